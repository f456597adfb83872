/** A party elsewhere one event at a time, for tests: its page says things, whoever leads compares, in short words. */
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { RemoteAsk, RemoteRefusal, RemoteView, TypedCard } from '../../../contract/remote/page.ts'; // prettier-ignore
import type { CardRecord } from '../../../contract/devices.ts';
import { inkText, statementText } from '../../../contract/remote/signature.ts';
import type { Seat } from '../../../contract/session/parties.ts';
import { toBase64Url } from '../../../proof/bytes.ts';
import { sha256Hex } from '../../util/digest.ts';
import { NAME_STROKES } from '../../visit/visitKit.ts';
import { cards, nextNotices, takeSeat, TestTable, toSeatA, writeClauses, paperMade } from '../sessionKit.ts';
import type { RemotePage } from './elsewhere.ts';
import { remoteView } from './remoteView.ts';

export const HOME: RemotePage = { guest: 2, line: 'b'.repeat(64) };
export const STRANGER: RemotePage = { guest: 3, line: 'c'.repeat(64) };

/** What a person types off their own resident card. */
export function typed(card: CardRecord): TypedCard {
  if (card.type !== 'resident') throw new Error('another kind of card');
  const { name, number, address, authority } = card;
  return { name, number, nation: '汉', address, authority, validFrom: '20190315', validTo: '20390315' };
}

type Sign = Extract<RemoteAsk, { want: 'sign' }>;

/** Two strokes as a mouse draws them in the page's own box. */
export const INK: Sign['samples'] = NAME_STROKES.flat().map(({ t, x, y, p, flags }) => ({ t: Math.round(t), x, y, p, flags })); // prettier-ignore

/** A key of the page's own, made for one signature. */
export const newPageKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

export function keyText(key: KeyObject): string {
  const { x, y } = key.export({ format: 'jwk' });
  const raw = Buffer.concat([Buffer.from([4]), Buffer.from(x ?? '', 'base64url'), Buffer.from(y ?? '', 'base64url')]); // prettier-ignore
  return toBase64Url(raw);
}

type Signing = Extract<RemoteView, { at: 'table' }>;

/** What an honest page sends for what it was shown. */
export function signAsk(
  view: Signing,
  { key = newPageKey(), samples = INK, alone = true, at = '2026-11-23T10:00:00.000+08:00' } = {},
): Sign {
  if (view.place.on !== 'signing') throw new Error(`nothing to sign at ${view.place.on}`);
  const { title, pages, sha256 } = view.place.document;
  const times = { began: at, done: at };
  const said = statementText({
    session: view.session, party: view.party, document: { title: title['zh-CN'], pages, sha256 }, samples: sha256Hex(inkText(samples)), ...times,
  }); // prettier-ignore
  const sig = sign('sha256', Buffer.from(said), { key, dsaEncoding: 'ieee-p1363' });
  const signature = { method: 'cardOnCamera', key: keyText(key), sig: toBase64Url(sig), ...times } as const;
  return { want: 'sign', document: sha256, signature, samples, alone };
}

let asked = 0;
/** Says it and tells how it was answered. */
export function says(at: TestTable, page: RemotePage, ask: RemoteAsk): RemoteRefusal | null {
  const n = (asked += 1);
  at.send({ kind: 'remoteAsked', page, number: '123456', n, ask });
  const told = at.effects.flatMap((one) => (one.kind === 'session' && one.wish.do === 'answerPage' && one.wish.n === n ? [one.wish] : [])); // prettier-ignore
  const [answer] = told;
  if (answer === undefined || told.length > 1) throw new Error(`${told.length} answers`);
  return answer.refused;
}

export const viewOf = (at: TestTable, page: RemotePage): RemoteView => remoteView(at.state, page, at.moment()); // prettier-ignore
export function tableOf(at: TestTable, page: RemotePage): Signing {
  const view = viewOf(at, page);
  if (view.at !== 'table') throw new Error(`not at the table but ${view.at}`);
  return view;
}

/** A page offers itself with this seat's card and is compared. */
export function ties(at: TestTable, seat: Seat, page: RemotePage): TestTable {
  says(at, page, { want: 'takePart', card: typed(cards[seat]), shownMs: 3000 });
  return at.tap({ do: 'takeOffer', guest: page.guest }, { do: 'itIsThem' });
}

/** A sits at the booth, B is elsewhere. */
export function toRemoteNotices(booth: TestTable = new TestTable()): TestTable {
  booth.online = true;
  const at = takeSeat(toSeatA(booth), 'A').tap({ do: 'partyElsewhere' });
  return ties(at, 'B', HOME);
}

export function toRemoteDraft(booth?: TestTable): TestTable {
  const at = nextAll(toRemoteNotices(booth));
  return at;
}

function nextAll(at: TestTable): TestTable {
  for (let i = 0; i < 40 && at.step.at === 'notice'; i += 1) {
    const { seat, notice } = at.step;
    if (seat === 'B') says(at, HOME, { want: 'acknowledge', notice, shownMs: 2000 });
    else nextNotices(at);
  }
  return at;
}

export const toRemoteReading = (booth?: TestTable): TestTable =>
  paperMade(writeClauses(toRemoteDraft(booth)));

export function hearsAll(at: TestTable, page: RemotePage = HOME): TestTable {
  const { place } = tableOf(at, page);
  for (const { id } of place.on === 'reading' ? place.clauses : [])
    says(at, page, { want: 'heard', clause: id, shownMs: 1500 });
  return at;
}

export function toRemoteSigning(booth?: TestTable): TestTable {
  const at = hearsAll(toRemoteReading(booth));
  for (let i = 0; i < 60 && at.step.at === 'reading' && !at.step.allHeard; i += 1)
    at.later(1000).tap({ do: 'heard', clause: at.step.clause.id, seat: 'A', aloud: false });
  return at.tap({ do: 'toSigning' });
}

export const letSign = (at: TestTable, seat: Seat = 'B'): TestTable =>
  at.tap({ do: 'letSign', seat }, { do: 'itIsThem' });
