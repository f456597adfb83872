/** What stands under the words of somebody elsewhere: that a signature is by the key it names, over this very act, and that a booth's word is by a booth of this court. */
import { cardText, wordProblem, type BoothWord } from '../../../contract/remote/boothWord.ts';
import type { RemoteAsk, RemoteRefusal } from '../../../contract/remote/page.ts';
import { inkText, statementText } from '../../../contract/remote/signature.ts';
import type { Result } from '../../../contract/result.ts';
import type { BoothKeyWord } from '../../../contract/trust.ts';
import { fromBase64Url, sha256Hex } from '../../../proof/bytes.ts';
import { isSignedBy, isWordOf } from '../../../proof/remoteActs.ts';
import type { Moment } from '../../visit/visit.ts';
import type { Table } from '../desk.ts';
import type { RemotePage } from './elsewhere.ts';
import { idOf, seatOfPage } from '../seats.ts';
import { whenOf } from './tying.ts';

type Sign = Extract<RemoteAsk, { want: 'sign' }>;
type ShowCard = Extract<RemoteAsk, { want: 'showCard' }>;

/** `booth`: whose word came with it, as the court calls it; null where none did. */
export interface Checked {
  readonly refused: RemoteRefusal | null;
  readonly booth: string | null;
}
const GOOD: Checked = { refused: null, booth: null };
const no = (refused: RemoteRefusal): Checked => ({ refused, booth: null });

/** The court's own word on a key (`link/boothKey.ts`). */
export type AskBoothKey = (kid: string) => Promise<Result<BoothKeyWord, 'unknown' | 'offline'>>;

/** Of somebody who is nobody's, or speaks of another paper, the table says what is wrong: no key is asked about. */
export async function checkAsk(
  table: Table | null,
  page: RemotePage,
  ask: RemoteAsk,
  boothKey: AskBoothKey,
  moment: Pick<Moment, 'at' | 'pack'>,
): Promise<Checked> {
  if (table === null || table.session === null) return GOOD;
  if (ask.want === 'showCard') return shown(table, page, ask, boothKey, moment);
  if (ask.want !== 'sign') return GOOD;
  const seat = seatOfPage(table, page);
  if (seat === null || table.document === null || ask.document !== table.document.sha256) return GOOD;
  if (!(await isSignedByPage(table, page, ask))) return no('badSignature');
  const { signature, document, atBooth } = ask;
  if (signature.booth === undefined || atBooth === undefined) return GOOD;
  const meant = { session: table.session.id, party: idOf(table, seat), line: page.line, document, key: signature.key }; // prettier-ignore
  const problem = wordProblem(signature.booth, meant, whenOf(moment));
  return problem === null ? vouched(signature.booth, atBooth, boothKey) : no(problem);
}

async function shown(
  table: Table,
  page: RemotePage,
  ask: ShowCard,
  boothKey: AskBoothKey,
  moment: Pick<Moment, 'at' | 'pack'>,
): Promise<Checked> {
  const { step, session } = table;
  if (step.at !== 'elsewhere' || session === null) return GOOD;
  const meant = { session: session.id, party: idOf(table, step.seat), line: page.line, document: null, key: null }; // prettier-ignore
  const problem = wordProblem(ask.word, meant, whenOf(moment));
  return problem === null ? vouched(ask.word, ask, boothKey) : no(problem);
}

/** By the key of a booth of this court, on the very card that came with it. What costs nothing is asked first, the court last. */
async function vouched(
  word: BoothWord,
  { card, salt }: Pick<ShowCard, 'card' | 'salt'>,
  boothKey: AskBoothKey,
): Promise<Checked> {
  if (word.card !== (await sha256Hex(cardText(salt, card)))) return no('badStatement');
  const known = await boothKey(word.kid);
  if (!known.ok) return no(known.error === 'unknown' ? 'unknownBooth' : 'needsLink');
  const key = fromBase64Url(known.value.key);
  if (key === null || !(await isWordOf(word, key))) return no('badStatement');
  return { refused: null, booth: known.value.name };
}

async function isSignedByPage(
  table: Table,
  page: RemotePage,
  { signature, samples }: Sign,
): Promise<boolean> {
  const seat = seatOfPage(table, page);
  if (seat === null || table.document === null || table.session === null) return false;
  const { title, pages, sha256 } = table.document;
  const said = statementText({
    session: table.session.id,
    party: idOf(table, seat),
    document: { title: title['zh-CN'], pages, sha256 },
    samples: await sha256Hex(inkText(samples)),
    began: signature.began,
    done: signature.done,
  });
  return isSignedBy(said, signature);
}
