/** A party elsewhere one event at a time, for tests: its page or booth says things, whoever leads compares, in short words. */
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { boothWordText, cardText, type BoothWord } from '../../../contract/remote/boothWord.ts';
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

/** Another booth of the court: its key, and its name as the court calls it. */
const { privateKey: boothPrivate, publicKey: boothPublic } = generateKeyPairSync('ed25519');
export const SECOND = {
  kid: 'second-booth-kid',
  name: '石桥司法所 1 号舱',
  publicKey: boothPublic.export({ format: 'jwk' }).x ?? '',
} as const;
export const SALT = '0f'.repeat(16);

/** What that booth says of this card; `more` is what it says otherwise. */
export function wordOf(card: CardRecord, about: Pick<BoothWord, 'session' | 'party' | 'line'>, more: Partial<BoothWord> = {}, key: KeyObject = boothPrivate): BoothWord {
  const said = {
    kid: SECOND.kid, ...about, card: sha256Hex(cardText(SALT, card)), reader: '05.01-20100720-0001036050-0288634305', readAt: '2026-11-23T10:00:00.000+08:00',
    document: null, key: null, ...more,
  };
  return { ...said, sig: more.sig ?? sign(null, Buffer.from(boothWordText(said)), key).toString('base64url') };
} // prettier-ignore

type ShowCard = Extract<RemoteAsk, { want: 'showCard' }>;
/** A card laid down at the other booth, for what the table asks of this page. */
export function showAsk(at: TestTable, page: RemotePage, card: CardRecord, more: Partial<BoothWord> = {}): ShowCard {
  const view = viewOf(at, page);
  const meant = view.at === 'asked' ? view.meant : null;
  const about = { session: meant?.session ?? '', party: meant?.party ?? '', line: page.line };
  return { want: 'showCard', card, warnings: [], salt: SALT, word: wordOf(card, about, more), shownMs: 2500 };
} // prettier-ignore

/** What that booth sends for what it was shown, after a fresh card and the pad there. */
export function padAsk(view: Signing, page: RemotePage, card: CardRecord, more: Partial<BoothWord> = {}): Sign {
  const ask = signAsk(view);
  if (view.place.on !== 'signing') throw new Error('nothing to sign');
  const word = wordOf(
    card,
    { session: view.session, party: view.party, line: page.line },
    { document: view.place.document.sha256, key: ask.signature.key, ...more },
  );
  return {
    ...ask,
    signature: { ...ask.signature, method: 'chipAtBooth', booth: word },
    atBooth: {
      card, warnings: [], salt: SALT, gaps: 0,
      pad: { model: 'STU-540', serial: 's2', firmware: '1.8', driver: 'stu' },
      geometry: { maxX: 10_800, maxY: 6480, maxPressure: 1023, unitsPerMm: 100, samplesPerSecond: 200 },
    },
  };
} // prettier-ignore

let asked = 0;
/** Says it and tells how it was answered. `booth`: whose word with it was checked. */
export function says(at: TestTable, page: RemotePage, ask: RemoteAsk, booth?: string): RemoteRefusal | null {
  const n = (asked += 1);
  at.send({ kind: 'remoteAsked', page, number: '123456', n, ask, ...(booth === undefined ? {} : { booth }) });
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

/** A sits at the booth, B lays its card down at another one. */
export function toChipNotices(booth: TestTable = new TestTable()): TestTable {
  booth.online = true;
  const at = takeSeat(toSeatA(booth), 'A').tap({ do: 'partyElsewhere' });
  says(at, HOME, showAsk(at, HOME, cards.B), SECOND.name);
  return at.tap({ do: 'takeOffer', guest: HOME.guest }, { do: 'itIsThem' });
}

/** A sits at the booth, B is elsewhere. */
export function toRemoteNotices(booth: TestTable = new TestTable()): TestTable {
  booth.online = true;
  const at = takeSeat(toSeatA(booth), 'A').tap({ do: 'partyElsewhere' });
  return ties(at, 'B', HOME);
}

export const toRemoteDraft = (booth?: TestTable): TestTable => nextAll(toRemoteNotices(booth));
export const toChipDraft = (booth?: TestTable): TestTable => nextAll(toChipNotices(booth));

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

export const toRemoteSigning = (booth?: TestTable): TestTable => readThrough(toRemoteReading(booth));
export const toChipSigning = (booth?: TestTable): TestTable =>
  readThrough(paperMade(writeClauses(toChipDraft(booth))));

function readThrough(reading: TestTable): TestTable {
  const at = hearsAll(reading);
  for (let i = 0; i < 60 && at.step.at === 'reading' && !at.step.allHeard; i += 1)
    at.later(1000).tap({ do: 'heard', clause: at.step.clause.id, seat: 'A', aloud: false });
  return at.tap({ do: 'toSigning' });
}

export const letSign = (at: TestTable, seat: Seat = 'B'): TestTable =>
  at.tap({ do: 'letSign', seat }, { do: 'itIsThem' });
