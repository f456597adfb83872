/** `/desk/api/inked`: papers that were signed by hand, as a clerk sees them: the paper that was read, and each page as it came back. */
import { INKED_PAPER, inkedPageName, InkedRows } from '../../contract/session/inked.ts';
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

/** What was refused stays closed; each opening is written down under the clerk's name. */
async function fileOf(parts: AgreementDeskParts, id: string, name: string): Promise<Answer> {
  const { store, settings, now } = parts;
  const none = problem(404, 'notFound', 'No such page of a paper that was received.');
  const item = store.inked.isReceived(id) ? store.items.find(id) : null;
  const packet = item === null ? null : await openInkedBody(parts, item);
  if (packet?.ok !== true) return none;
  const wanted = packet.value.files.filter((one) => one.name === name);
  const files = await openFiles(parts, { files: wanted });
  const [one] = wanted;
  const bytes = files.ok ? files.value.get(name) : undefined;
  if (one === undefined || bytes === undefined) return none;
  store.transaction(() => store.audit.write({ at: new Date(now()).toISOString(), who: settings.clerk, event: 'agreementOpened', subject: id })); // prettier-ignore
  // never anything a browser would run
  const type =
    one.role === 'paper' ? 'application/pdf' : one.mime === 'image/png' ? 'image/png' : 'image/jpeg';
  return { kind: 'bytes', status: 200, type, bytes, headers: { ...PRIVATE, 'x-content-type-options': 'nosniff' } }; // prettier-ignore
}
