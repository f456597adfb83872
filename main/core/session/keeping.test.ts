/** Papers, issuer and scanned pages come back with the table, and what is sealed after a cut proves itself like anything else. */
import { generateKeyPairSync, sign as ed25519 } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import { pack } from '../../../build/policy/pack.ts';
import type { UnsealedPacket } from '../../contract/session/packet.ts';
import { fromBase64Url } from '../../proof/bytes.ts';
import { canonicalText } from '../../proof/proof.ts';
import { verifyAgreement } from '../../proof/verify.ts';
import { createAudit } from '../audit/audit.ts';
import { createDocumentPress } from '../documents/documentMaker.ts';
import { fontDir } from '../documents/fixtures.ts';
import { spaceIn } from '../store/space.ts';
import { openStore, type Store } from '../store/store.ts';
import { smallDisk } from '../../../test/smallDisk.ts';
import { createClock } from '../util/clock.ts';
import { sha256Hex } from '../util/digest.ts';
import type { SessionNews, SessionWish } from './wishes.ts';
import { createKeptSessions } from './keptSessions.ts';
import { acts, cards, enter, hearAll, nextNotices, scanPaper, staffCard, takeSeat, TestTable, toDrafted, toSeatA, writeClauses, writeName } from './sessionKit.ts'; // prettier-ignore
import { createSessionRunner, type PacketPart } from './sessionRunner.ts';

const MB = 1_048_576;
const Count = z.object({ n: z.number() });
const made = createDocumentPress({ fontDir: fontDir() });
if (!made.ok) throw new Error('fonts');
const press = made.value;
const { privateKey } = generateKeyPairSync('ed25519');
const WALL = '2026-11-23T10:00:00.000+08:00';
const wall = { wall: WALL, monotonicMs: 0, bootId: 'boot', lastSyncAt: null, trusted: false };
const scanOf = (id: string): Uint8Array => new TextEncoder().encode(`scan of ${id}`);

let ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.toReversed()) end();
  ends = [];
});

interface At {
  readonly dataDir: string;
  /** What the scanner gave in this visit; after a cut its key is gone. */
  readonly readPage: (id: string) => Uint8Array | null;
}

/** A booth's table over a store in this folder, as after a start. */
function boothIn({ dataDir, readPage }: At) {
  const clock = createClock();
  const limits = { visitBytes: MB, reserveBytes: MB };
  const opened = openStore({ dataDir, clock, log: () => undefined, space: spaceIn(dataDir, limits) });
  if (!opened.ok) throw new Error(opened.error.kind);
  const store: Store = opened.value;
  ends.push(() => store.close());
  const audit = createAudit({ store, clock, log: () => undefined });
  const kept = createKeptSessions({ store, audit, clock, log: () => undefined, boothKey: Buffer.alloc(32, 7), lifeMs: () => 3_600_000 }); // prettier-ignore
  const booth = new TestTable();
  const captured: { packet: UnsealedPacket; parts: { name: string; bytes: Uint8Array }[] }[] = [];
  let tell: (told: SessionNews) => void = () => undefined;
  const runner = createSessionRunner({
    clock: { now: () => Date.parse(WALL), quality: () => wall },
    newId: () => 'doc',
    log: (name, fields) => audit.record(name as never, fields as never),
    pack: () => pack,
    site: () => ({ site: '河湾派出所', booth: '3 号舱', court: '云溪区人民法院', hours: '', hotline: '' }),
    online: () => false,
    software: '0.1.0',
    opened: () => undefined,
    kept,
    demoFor: () => Promise.resolve({ kind: 'none' }),
    group: { itemOf: () => null, fetchRoster: () => Promise.resolve({ ok: true, value: null }) },
    deliveryOf: () => ({ kind: 'waiting' }),
    makePaper: (job) => Promise.resolve(press.make(job)),
    samplesDigest: (samples) => sha256Hex(canonicalText([...samples])),
    seal: (text) => ({ kid: 'booth-1', sig: ed25519(null, Buffer.from(text), privateKey).toString('base64url') }), // prettier-ignore
    captureInked: () => Promise.resolve({ ok: false, error: { kind: 'notAsked' } }),
    capturePacket: (packet, parts: readonly PacketPart[]) => {
      captured.push({ packet, parts: parts.map(({ name, read }) => ({ name, bytes: Uint8Array.from(read()) })) }); // prettier-ignore
      return Promise.resolve({ ok: true, value: { itemId: 'item-1' } });
    },
    readPage: (id) => Promise.resolve(readPage(id)),
    answerPage: () => undefined,
    visitId: () => 'visit-1',
    desk: () => booth.desk,
    tell: (told) => tell(told),
  });
  const wish = async (what: SessionWish['do']): Promise<SessionNews> => {
    const asked = booth.wish(what);
    if (asked === undefined) throw new Error(`${what} was not wished`);
    const told = new Promise<SessionNews>((resolve) => (tell = resolve));
    runner.perform(asked);
    const news = await told;
    booth.send({ kind: 'session', news });
    runner.follow();
    return news;
  };
  return { booth, runner, wish, captured, store };
}
type Booth = ReturnType<typeof boothIn>;

const folder = (): string => {
  const dataDir = mkdtempSync(join(tmpdir(), 'yuncang-keeping-'));
  ends.push(() => rmSync(dataDir, { recursive: true, force: true }));
  return dataDir;
};

async function toSigners(
  { booth, runner, wish }: Booth,
  drafted: (at: TestTable) => TestTable = toDrafted,
): Promise<void> {
  // prettier-ignore
  drafted(booth).tap({ do: 'read' }, { do: 'followUp', day: null });
  const opened = booth.wish('noteOpened');
  if (opened !== undefined) runner.perform(opened);
  await wish('makePaper');
  hearAll(booth).tap({ do: 'toSigning' });
}

async function signs(
  { booth, wish }: Booth,
  who: 'A' | 'B' | 'lead',
  card = cards[who],
): Promise<SessionNews> {
  // prettier-ignore
  writeName(booth, who, 0, card);
  return await wish('addSignature');
}

async function reopened(at: At): Promise<Booth> {
  const there = boothIn(at);
  there.booth.act({ do: 'startSession' }).card(cards.lead);
  await there.wish('checkStaff');
  return there;
}

function goOn({ booth, runner }: Booth): void {
  booth.tap({ do: 'goOn' });
  const resumed = booth.wish('resume');
  if (resumed !== undefined) runner.perform(resumed);
  runner.follow();
}

/** What anybody can check of what was sealed. */
async function proves({ captured }: Booth): Promise<readonly string[]> {
  const [only, ...more] = captured;
  if (only === undefined || more.length > 0) throw new Error(`${captured.length} packets`);
  const part = (name: string): Uint8Array => only.parts.find((one) => one.name === name)?.bytes ?? new Uint8Array(); // prettier-ignore
  const raw = Buffer.from(privateKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const anchors = { roots: [fromBase64Url(only.packet.issuer.certificate) ?? new Uint8Array()], keys: [{ by: 'booth', kid: 'booth-1', key: new Uint8Array(raw) }] } as const; // prettier-ignore
  const checked = await verifyAgreement(part('agreement.pdf'), part('agreement.proof.json'), anchors);
  if (!checked.ok) throw new Error(JSON.stringify(checked.error));
  return checked.value.acts.map(({ who }) => who).toSorted();
}

const withAgent = (at: TestTable): TestTable => {
  takeSeat(toSeatA(at), 'A');
  acts(at, { as: 'agent', name: cards.B.name, number: '', card: cards.agent });
  scanPaper(at, 2, (id) => sha256Hex(scanOf(id)));
  return writeClauses(nextNotices(at.tap({ do: 'papersDone' }, { do: 'authority', authority: 'special' })));
};

it('seals after two cuts one packet of three signatures by one issuer, with the pages of a power of attorney', async () => {
  const dataDir = folder();
  const first = boothIn({ dataDir, readPage: scanOf });
  await toSigners(first, withAgent);
  await signs(first, 'A');
  // a start later the scanner's pages are in no visit any more
  const second = await reopened({ dataDir, readPage: () => null });
  second.booth.tap({ do: 'comeBack', seat: 'B' }).card(cards.agent);
  goOn(second);
  await signs(second, 'B', cards.agent);
  const third = await reopened({ dataDir, readPage: () => null });
  goOn(third);
  await signs(third, 'lead');
  await third.wish('capture');
  expect(await proves(third)).toEqual(['A', 'B-agent', 'lead']);
  const pages = third.captured[0]?.parts.filter(({ name }) => name.startsWith('authority')) ?? [];
  expect(pages.map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual(['scan of page1', 'scan of page2']); // prettier-ignore
  third.runner.forget();
  expect(third.runner.holdsNothing()).toBe(true);
  expect((await reopened({ dataDir, readPage: () => null })).booth.step.at).toBe('regimes');
}, 120_000);

it('asks for a page again that cannot be had back, and seals the one that was scanned since', async () => {
  const dataDir = folder();
  const first = boothIn({ dataDir, readPage: scanOf });
  await toSigners(first, withAgent);
  await signs(first, 'A');
  first.store.command('spoil', `UPDATE kept_part SET sealed = x'00' WHERE name = 'page page2'`)();
  const second = await reopened({ dataDir, readPage: (id) => new TextEncoder().encode(`new ${id}`) });
  second.booth.tap({ do: 'comeBack', seat: 'B' }).card(cards.agent);
  const newDigest = (id: string): string => sha256Hex(new TextEncoder().encode(`new ${id}`));
  scanPaper(second.booth, 1, newDigest).tap({ do: 'papersDone' });
  goOn(second);
  await signs(second, 'B', cards.agent);
  await signs(second, 'lead');
  await second.wish('capture');
  expect(await proves(second)).toEqual(['A', 'B-agent', 'lead']);
  const pages = second.captured[0]?.parts.filter(({ name }) => name.startsWith('authority')) ?? [];
  expect(pages.map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual(['new page1']);
}, 120_000);

it('destroys what cannot be read whole instead of offering half of it', async () => {
  const dataDir = folder();
  const first = boothIn({ dataDir, readPage: () => null });
  await toSigners(first);
  await signs(first, 'A');
  first.store.command('spoil', `UPDATE kept_part SET sealed = x'00' WHERE name = 'agreement.pdf'`)();
  const second = await reopened({ dataDir, readPage: () => null });
  expect(second.booth.step.at).toBe('regimes');
  const told = second.store.query('told', `SELECT count(*) AS n FROM audit WHERE event = 'sessionEnded' AND fields LIKE '%"damaged"%'`, Count); // prettier-ignore
  expect(told.get()?.n).toBe(1);
  expect((await reopened({ dataDir, readPage: () => null })).booth.step.at).toBe('regimes');
}, 120_000);

it('keeps what is said between two signatures too', async () => {
  const dataDir = folder();
  const first = boothIn({ dataDir, readPage: () => null });
  await toSigners(first);
  await signs(first, 'A');
  first.booth.tap({ do: 'notSign', seat: 'B' }, { do: 'object' }, { do: 'objectionWords', text: '再想想。' }, { do: 'noteObjection' }); // prettier-ignore
  first.runner.follow();
  const second = await reopened({ dataDir, readPage: () => null });
  expect(second.booth.table.objections.map(({ words }) => words)).toEqual(['再想想。']);
}, 120_000);

it('is kept for whoever leads since the mediation was turned, not for whoever opened it', async () => {
  const dataDir = folder();
  const first = boothIn({ dataDir, readPage: () => null });
  const { booth, runner, wish } = first;
  enter('policeOfficer', booth).tap({ do: 'chooseKind', kind: 'loan' }, { do: 'privacyRead', shownMs: 1, readAloud: false }); // prettier-ignore
  runner.perform({ do: 'noteOpened' });
  writeClauses(nextNotices(takeSeat(takeSeat(booth, 'A'), 'B')).tap({ do: 'writer', seat: 'A' }));
  booth.tap({ do: 'offerSwitch' }, { do: 'switchTold' }, { do: 'switchAgree', seat: 'A' }, { do: 'switchAgree', seat: 'B' }); // prettier-ignore
  staffCard(booth, 'mediator');
  const aside = booth.wish('setAside');
  if (aside === undefined) throw new Error('nothing was set aside');
  runner.perform(aside);
  writeClauses(nextNotices(booth.card(cards.A).card(cards.B))).tap({ do: 'read' }, { do: 'followUp', day: null }); // prettier-ignore
  await wish('makePaper');
  hearAll(booth).tap({ do: 'toSigning' });
  await signs(first, 'A');

  const officer = boothIn({ dataDir, readPage: () => null });
  officer.booth.act({ do: 'startSession' }).card(cards.officer);
  await officer.wish('checkStaff');
  expect(officer.booth.step.at).toBe('kinds');
  const second = await reopened({ dataDir, readPage: () => null });
  expect(second.booth.step).toMatchObject({ at: 'kept', of: 'agreement' });
  expect(second.booth.table).toMatchObject({ regime: 'people', lead: { role: 'mediator' } });
  second.booth.tap({ do: 'comeBack', seat: 'B' }).card(cards.B);
  goOn(second);
  await signs(second, 'B');
  await signs(second, 'lead');
  await second.wish('capture');
  expect(await proves(second)).toEqual(['A', 'B', 'lead-2']);
}, 120_000);

it.each(['left', 'stopped'] as const)('keeps nothing of a mediation that was %s', async (how) => {
  const dataDir = folder();
  const first = boothIn({ dataDir, readPage: () => null });
  await toSigners(first);
  await signs(first, 'A');
  if (how === 'stopped') {
    first.booth.tap({ do: 'stop' });
    const noted = first.booth.wish('noteEnded');
    if (noted !== undefined) first.runner.perform(noted);
  } else first.runner.forget();
  expect((await reopened({ dataDir, readPage: () => null })).booth.step.at).toBe('regimes');
}, 120_000); // prettier-ignore

const keptRows = (store: Store): number | undefined =>
  store.query('rows', 'SELECT count(*) AS n FROM kept_session', Count).get()?.n;

const disk = smallDisk(24 * MB);

it.skipIf(disk === null)('on a full disk says that the signature was not kept, and takes it when there is room', async () => {
  const dataDir = join(disk?.folder ?? '', 'data');
  try {
    mkdirSync(dataDir);
    const there = boothIn({ dataDir, readPage: () => null });
    const { store, booth } = there;
    await toSigners(there);
    writeFileSync(join(dataDir, 'fill'), Buffer.alloc(store.space.freeBytes()));
    expect(await signs(there, 'A')).toEqual({ news: 'signatureFailed', why: 'noRoom' });
    expect(booth.step).toMatchObject({ at: 'signers', refused: 'noRoom', people: [{ signedAt: null }, {}, {}] }); // prettier-ignore
    expect(keptRows(store)).toBe(0);
    rmSync(join(dataDir, 'fill'));
    expect((await signs(there, 'A')).news).toBe('signatureAdded');
    await signs(there, 'B');
    await signs(there, 'lead');
    await there.wish('capture');
    expect(await proves(there)).toEqual(['A', 'B', 'lead']);
    there.runner.forget();
    store.close();
    ends = [];
  } finally {
    disk?.remove();
  }
}, 120_000); // prettier-ignore
