/** `/desk/api/agreements/{id}/sealed-copy` and `/statement`: what the desk adds on paper, and the pages as they lie here. */
import {
  DESK_FILES_MAX,
  LightsAnswer,
  SealedCopyPost,
  StatementAnswer,
  StatementPost,
} from '../../contract/agreements.ts';
import { problem, route, type Answer, type Route } from '../gateway/route.ts';
import {
  answered,
  idOf,
  NOT_FOUND,
  NOT_NOW,
  PRIVATE,
  UNREADABLE,
  withText,
  type AgreementDeskParts,
} from './deskAnswers.ts';
import { readAgreement } from './opened.ts';
import { pictureType, registerSealedCopy } from './sealedCopy.ts';
import { issueStatement } from './statement.ts';

const ID = '/desk/api/agreements/{id}';
/** As base64, and the rest of the body. */
const BODY_MAX = Math.ceil(DESK_FILES_MAX * (4 / 3)) + 65_536;

export function paperRoutes(parts: AgreementDeskParts): readonly Route[] {
  const { settings } = parts;
  const by = { ...parts, caseCode: settings.caseCode, clerk: settings.clerk };
  const pictures = 'A page of the copy that bears the organisation’s seal, as it was scanned';
  const statement = 'The court’s own mediation statement as it was issued';
  return [
    route({
      method: 'POST',
      path: `${ID}/sealed-copy`,
      access: 'clerk',
      bodyMax: BODY_MAX,
      summary:
        'Register the copy that bears the organisation’s seal: scanned pages, the day it was sealed, what was seen',
      body: SealedCopyPost,
      answers: [
        { status: 200, words: 'All lights noted at the court', schema: LightsAnswer },
        NOT_FOUND,
        NOT_NOW,
        UNREADABLE,
      ],
      handle: async ({ params, body }) => {
        const id = idOf(params);
        return await withText(readAgreement(parts, id), async ({ packet }) =>
          answered(parts, id, await registerSealedCopy(by, id, packet, body), (noted) => ({ noted })),
        );
      },
    }),
    bytes(
      parts,
      `${ID}/sealed-copy/{page}`,
      pictures,
      'image/*',
      (id, params) => parts.store.deskPapers.sealedPages(id)[Number(params['page']) - 1],
    ),
    route({
      method: 'POST',
      path: `${ID}/statement`,
      access: 'clerk',
      bodyMax: BODY_MAX,
      summary:
        'Issue the court’s own mediation statement: number of the case, day, and the PDF of the case system',
      body: StatementPost,
      answers: [{ status: 200, words: 'Issued', schema: StatementAnswer }, NOT_FOUND, NOT_NOW, UNREADABLE],
      handle: async ({ params, body }) => {
        const id = idOf(params);
        return await withText(readAgreement(parts, id), async ({ packet }) =>
          answered(parts, id, await issueStatement(by, id, packet, body), (issued) => ({
            statement: issued,
          })),
        );
      },
    }),
    bytes(
      parts,
      `${ID}/statement.pdf`,
      statement,
      'application/pdf',
      (id) => parts.store.deskPapers.statementOf(id)?.file,
    ),
  ];
}

function bytes(
  parts: AgreementDeskParts,
  path: string,
  words: string,
  type: string,
  digestOf: (id: string, params: Readonly<Record<string, string>>) => string | undefined,
): Route {
  return route({
    method: 'GET',
    path,
    access: 'clerk',
    summary: words,
    answers: [{ status: 200, words, schema: null, type }, NOT_FOUND, UNREADABLE],
    handle: async ({ params }) => await fileOf(parts, type, digestOf(idOf(params), params)),
  });
}

async function fileOf(parts: AgreementDeskParts, type: string, sha256: string | undefined): Promise<Answer> {
  if (sha256 === undefined) return problem(404, 'notFound', 'No such page or paper.');
  const bytes = await parts.papers.read(sha256);
  if (bytes === null) return problem(422, 'unreadable', 'It cannot be opened any more.');
  // never anything a browser would run
  const told = type === 'application/pdf' ? type : (pictureType(bytes) ?? 'image/jpeg');
  return { kind: 'bytes', status: 200, type: told, bytes, headers: { ...PRIVATE, 'x-content-type-options': 'nosniff' } }; // prettier-ignore
}
