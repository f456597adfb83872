/** `/desk/api/inked`: papers that were signed by hand, as a clerk sees them: the paper that was read, and each page as it came back. */
import {
  INKED_PAPER,
  inkedPageName,
  InkedRows,
  OpenedInked,
  type InkedPacket,
} from '../../contract/session/inked.ts';
import { json, problem, route, type Answer, type Route } from '../gateway/route.ts';
import { idOf, NOT_FOUND, PRIVATE, type AgreementDeskParts } from './deskAnswers.ts';
import { openInkedBody } from './inkedReceiving.ts';
import { openFiles } from './openPacket.ts';

const ID = '/desk/api/inked/{id}';

export function inkedRoutes(parts: AgreementDeskParts): readonly Route[] {
  const { store } = parts;
  const words = 'Papers signed by hand, newest first, names masked';
  return [
    route({
      method: 'GET',
      path: '/desk/api/inked',
      access: 'clerk',
      summary: words,
      answers: [{ status: 200, words: 'At most the last 1,000', schema: InkedRows }],
      handle: () => Promise.resolve(json({ rows: [...store.inked.all()] }, PRIVATE)),
    }),
    route({
      method: 'GET',
      path: ID,
      access: 'clerk',
      summary:
        'One of them opened, names masked: who was there, and who compared the pages with the original',
      answers: [{ status: 200, words: 'Opened', schema: OpenedInked }, NOT_FOUND],
      handle: async ({ params }) => await opened(parts, idOf(params)),
    }),
    file(parts, `${ID}/${INKED_PAPER}`, 'The paper as it was read, without a signature', 'application/pdf', () => INKED_PAPER), // prettier-ignore
    file(parts, `${ID}/pages/{page}`, 'A page with its signatures, as it was scanned', 'image/*', (params) => inkedPageName(Number(params['page'] ?? 0))), // prettier-ignore
  ];
}

function file(
  parts: AgreementDeskParts,
  path: string,
  words: string,
  type: string,
  nameOf: (params: Readonly<Record<string, string>>) => string,
): Route {
  return route({
    method: 'GET',
    path,
    access: 'clerk',
    summary: words,
    answers: [{ status: 200, words, schema: null, type }, NOT_FOUND],
    handle: async ({ params }) => await fileOf(parts, idOf(params), nameOf(params)),
  });
}

const NONE = problem(404, 'notFound', 'No such page of a paper that was received.');

/** Null: there is none, or it was refused, and what was refused stays closed. */
async function packetOf(parts: AgreementDeskParts, id: string): Promise<InkedPacket | null> {
  const item = parts.store.inked.isReceived(id) ? parts.store.items.find(id) : null;
  const packet = item === null ? null : await openInkedBody(parts, item);
  return packet?.ok === true ? packet.value : null;
}

/** Each opening is written down under the clerk's name. */
const noteOpened = ({ store, settings, now }: AgreementDeskParts, id: string): void =>
  store.transaction(() => store.audit.write({ at: new Date(now()).toISOString(), who: settings.clerk, event: 'agreementOpened', subject: id })); // prettier-ignore

async function opened(parts: AgreementDeskParts, id: string): Promise<Answer> {
  const packet = await packetOf(parts, id);
  if (packet === null) return NONE;
  noteOpened(parts, id);
  const { document, files, people, comparedBy } = packet;
  const { id: who, role, at } = comparedBy;
  const answer: OpenedInked = {
    title: document.title, sha256: document.sha256, pages: files.length - 1,
    comparedBy: { role, masked: people.find((one) => one.id === who)?.masked ?? '', at },
    people: people.map(({ id: one, role: as, masked }) => ({ id: one, role: as, masked })),
  }; // prettier-ignore
  return json(answer, PRIVATE);
}

async function fileOf(parts: AgreementDeskParts, id: string, name: string): Promise<Answer> {
  const packet = await packetOf(parts, id);
  if (packet === null) return NONE;
  const wanted = packet.files.filter((one) => one.name === name);
  const files = await openFiles(parts, { files: wanted });
  const [one] = wanted;
  const bytes = files.ok ? files.value.get(name) : undefined;
  if (one === undefined || bytes === undefined) return NONE;
  noteOpened(parts, id);
  // never anything a browser would run
  const type =
    one.role === 'paper' ? 'application/pdf' : one.mime === 'image/png' ? 'image/png' : 'image/jpeg';
  return { kind: 'bytes', status: 200, type, bytes, headers: { ...PRIVATE, 'x-content-type-options': 'nosniff' } }; // prettier-ignore
}
