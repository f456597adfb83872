/** A group of workers (fifty-nine with YUNCANG_LONG=1) over three days at one booth: roster, election, the agreement of three representatives, each consent for itself, a power cut in the line; through a whole core and a whole court. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Agreements, ApplicationAnswered, OpenedAgreement } from '../../main/contract/agreements.ts';
import { RosterPosted } from '../../main/contract/rosters.ts';
import { MattersAnswer } from '../../main/contract/link.ts';
import { cards } from '../../main/core/session/sessionKit.ts';
import { verifyAgreement } from '../../main/proof/verify.ts';
import { anchorsOf } from './anchors.ts';
import { until } from './boothHands.ts';
import { boothOf } from './courtHarness.ts';
import { groupSteps, rosterFile, worker } from './groupKit.ts';
import { tableSteps, type TableSteps } from './tableKit.ts';
import { openWholeRequest, type WholeRequest } from './wholeRequestKit.ts';
import { scansOf } from './scans.ts';

const DAY_MS = 86_400_000;
/** Places on the roster: who is elected, who never comes, who comes later and on which day, who does not want to; how many consent on the first two days. */
const PLAN =
  process.env['YUNCANG_LONG'] === '1'
    ? { size: 59, representatives: [3, 8, 21], absent: [5, 12, 19, 33, 41, 50, 58], late: [2, 44, 59], notNow: [10, 30], first: 12, second: 18 }
    : { size: 16, representatives: [3, 8, 11], absent: [5, 12], late: [2, 15, 16], notNow: [10, 13], first: 3, second: 3 }; // prettier-ignore
const WORKERS = Array.from({ length: PLAN.size }, (_, index) => worker(index + 1));
const TOTAL = WORKERS.reduce((sum, { fen }) => sum + fen, 0);
const { representatives: REPRESENTATIVES, absent: ABSENT, late: LATE, notNow: NOT_NOW } = PLAN;
const HERE = PLAN.size - ABSENT.length - LATE.length;

let kit: WholeRequest;
let table: TableSteps;
let group: ReturnType<typeof groupSteps>;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  kit = await openWholeRequest();
  table = tableSteps(kit);
  group = groupSteps(kit);
  await until('claimed', () => kit.view().frame.link === 'online');
});
afterEach(async () => {
  await kit.close();
  vi.useRealTimers();
});

const desk = (path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${kit.court().url}/desk/api${path}`, {
    ...init,
    headers: { authorization: `Bearer ${kit.court().token}`, 'content-type': 'application/json' },
  });
const rows = async () => Agreements.parse(await (await desk('/agreements')).json()).rows;
const opened = async (id: string) => OpenedAgreement.parse(await (await desk(`/agreements/${id}`)).json());
const bytesOf = async (path: string) => new Uint8Array(await (await desk(path)).arrayBuffer());
const sendRoster = async (text: string) =>
  RosterPosted.parse(await (await desk('/rosters', { method: 'POST', body: JSON.stringify({ booth: 'booth-1', file: Buffer.from(text).toString('base64') }) })).json()); // prettier-ignore
const one = (no: number) => WORKERS[no - 1] ?? worker(no);
const nos = (...without: readonly (readonly number[])[]): readonly number[] =>
  WORKERS.map((_, index) => index + 1).filter((no) => !without.some((list) => list.includes(no)));

/** As the office sent it at first: one is missing, one has a wrong name, one another sum. */
const FIRST = WORKERS.slice(0, -1).map((worker, index) =>
  index + 1 === LATE[0]
    ? { ...worker, name: '错名' }
    : index + 1 === 4
      ? { ...worker, fen: worker.fen + 100 }
      : worker,
);
const APPLIES = 7;
/** Of one applicant the power goes between the two signatures. */
const HALF = 6;

/** From the mediator's card to a roster that came from the desk. */
async function rosterTaken(): Promise<void> {
  await until('idle', () => kit.view().screen.kind === 'idle');
  await kit.act({ do: 'startSession' });
  kit.tapCard({ card: () => cards.lead });
  await kit.at('session', 'regimes');
  await table.tap({ do: 'chooseRegime', regime: 'people' }, { do: 'chooseKind', kind: 'wages' }, { do: 'moreParties' });
  await group.tap({ do: 'begin' });
  await group.at('wage');
  await group.tap({ do: 'iou', iou: false });
  expect((await group.at('wageTold')).statement.version).toBe('groupArbitration-1');
  await group.tap({ do: 'wageRead' }, { do: 'fetch' });
  expect(await until('no roster', () => (group.view()?.at === 'roster' ? JSON.stringify(group.view()) : null))).toContain('noOffer');
  const wrong = await sendRoster(`${rosterFile(WORKERS)}\r\n王五,500199198801010011,1`);
  expect(wrong).toMatchObject({ taken: false, problems: [{ line: PLAN.size + 2, what: 'checkDigit' }] });
  expect(await sendRoster(rosterFile(FIRST))).toMatchObject({ taken: true, members: PLAN.size - 1 });
  await group.tap({ do: 'fetch' });
  await until('the roster', () => group.view()?.at === 'roster' && JSON.stringify(group.view()).includes('"totalFen":'));
  await until('its rows', () => !JSON.stringify(group.view()).includes('"totalFen":0'));
  await group.tap({ do: 'rosterDone' });
  await group.at('home');
} // prettier-ignore

async function elected(): Promise<void> {
  await group.arrive(nos(ABSENT, LATE).map(one));
  expect(await group.at('home')).toMatchObject({ members: PLAN.size - 1, here: HERE });
  await changed();
  expect(await group.at('home')).toMatchObject({ members: PLAN.size, here: HERE, totalFen: TOTAL, changes: 5 });
  // a stranger is not on the list, and nobody comes twice
  await group.tap({ do: 'toCards', of: 'arrive' });
  await group.card(cards.C);
  expect(await group.at('card')).toMatchObject({ problem: 'notListed', last: null });
  await group.card(one(1));
  expect(await group.at('card')).toMatchObject({ problem: 'alreadyHere', last: { no: 1 }, done: HERE });
  await group.tap({ do: 'home' }, { do: 'toStand' });
  for (const no of [...REPRESENTATIVES, 1, 4]) await group.tap({ do: 'stand', no, on: true });
  await group.tap({ do: 'toWanted' }, { do: 'wanted', count: 3 }, { do: 'toCards', of: 'vote' });
  for (const no of nos(ABSENT, LATE).slice(0, 40)) await group.vote(one(no), no % 5 === 0 ? [1, 4] : REPRESENTATIVES);
  await group.card(one(1));
  expect(await group.at('card')).toMatchObject({ problem: 'alreadyVoted' });
  await group.tap({ do: 'home' }, { do: 'toVotes' }, { do: 'count' }, { do: 'home' });
  expect((await group.at('home')).representatives.map(({ no }) => no)).toEqual(REPRESENTATIVES);
  await group.tap({ do: 'toTable' });
  expect(await group.at('home')).toMatchObject({ problem: 'effectMissing' });
  await group.tap({ do: 'toEffect' }, { do: 'effect', effect: 'each' });
} // prettier-ignore

/** The desk sends the next version, and one is added and taken off here: nobody who came is lost, and all of it is noted. */
async function changed(): Promise<void> {
  // somebody whose name is wrong on the roster is not taken for another
  await group.tap({ do: 'toCards', of: 'arrive' });
  await group.card(one(LATE[0] ?? 0));
  expect(await group.at('card')).toMatchObject({ problem: 'nameDiffers' });
  await group.tap({ do: 'home' });
  expect(await sendRoster(rosterFile(WORKERS))).toMatchObject({ taken: true, members: PLAN.size });
  await group.tap({ do: 'toRoster' }, { do: 'fetch' });
  await until('the next version', () => JSON.stringify(group.view()).includes('"came":{'));
  expect(await group.at('roster')).toMatchObject({ totalFen: TOTAL, came: { added: 1, renamed: 1, paid: 1, removed: 0, stay: 0 } });
  const more = worker(90);
  await group.tap({ do: 'addRow' }, { do: 'rowName', name: more.name }, { do: 'rowNumber', number: more.number }, { do: 'rowSum', fen: 5 });
  await group.tap({ do: 'toRow', no: PLAN.size + 1 }, { do: 'remove' }, { do: 'rosterDone' });
} // prettier-ignore

/** The representatives and whoever pays agree on three parts. */
async function agreed(): Promise<void> {
  const [first = 0, second = 0, third = 0] = REPRESENTATIVES;
  await group.tap({ do: 'toTable' });
  await kit.at('session', '"privacy"');
  await table.tap({ do: 'privacyRead', shownMs: 3000, readAloud: false });
  // at the seat of a representative sits that member and nobody else
  kit.tapCard({ card: () => one(1) });
  await kit.at('session', 'notTheRepresentative');
  for (const [seat, card] of [['A', one(first)], ['C', one(second)], ['D', one(third)], ['B', cards.B]] as const) await table.sits(seat, { card: () => card });
  await table.listened();
  await table.tap({ do: 'editFacts' }, { do: 'words', text: '被申请人停业，拖欠名册上的人工资。' }, { do: 'removeClause', id: 'group' }, { do: 'editClause', id: 'group' }, { do: 'count', count: 3 });
  const { step } = kit.shown('session');
  await table.tap({ do: 'first', day: step.at === 'first' ? (step.days[0] ?? '') : '' }, { do: 'takePlan' });
  const drafted = kit.shown('session').step;
  expect(drafted).toMatchObject({ at: 'draft', totalFen: TOTAL, mayRead: true });
  // somebody who was late comes while it is drafted
  await group.tap({ do: 'toGroup' });
  await group.arrive([one(2)]);
  await group.tap({ do: 'toTable' });
  await table.readOut();
  await table.sign('A', { card: () => one(first) });
  await kit.at('session', '"at":"signers"');
  // the power goes between two signatures: table and group are both there again
  await kit.closeBooth();
  await kit.reopenBooth();
  await table.reopen({ card: () => cards.lead });
  for (const [seat, card] of [['B', cards.B], ['C', one(second)], ['D', one(third)]] as const) await table.back(seat, { card: () => card }); // prettier-ignore
  await table.tap({ do: 'goOn' });
  for (const [who, card] of [['B', cards.B], ['C', one(second)], ['D', one(third)], ['lead', cards.lead]] as const) await table.sign(who, { card: () => card }); // prettier-ignore
  await kit.at('session', '"captured"');
  await group.tap({ do: 'toGroup' });
  expect(await group.at('home')).toMatchObject({ phase: 'line', table: 'sealed', confirmation: { version: 'groupConfirmation-1' } });
} // prettier-ignore

async function line(list: readonly number[]): Promise<void> {
  await group.tap({ do: 'toCards', of: 'consent' });
  for (const no of list) await group.consent(one(no));
  await group.tap({ do: 'home' });
}

const nextDay = (): void => void vi.setSystemTime(Date.now() + DAY_MS);

/** One applies right after the consent; one comes back for it, and the power goes when only that one has signed. */
async function applied(): Promise<void> {
  const payer = { card: () => cards.B };
  await group.tap({ do: 'toCards', of: 'consent' });
  await group.consented(one(APPLIES));
  expect(await group.at('done')).toMatchObject({ person: { no: APPLIES }, application: 'open' });
  await group.tap({ do: 'apply' });
  await group.applicants();
  const shown = JSON.stringify(kit.view());
  expect(WORKERS.filter(({ name }) => shown.includes(name))).toEqual([]);
  await table.apply('A', { card: () => one(APPLIES) });
  await table.apply('B', payer);
  expect(await group.at('done')).toMatchObject({ application: 'sealed' });
  await group.tap({ do: 'next' });
  // once: the same card is told that everything is done
  await group.card(one(APPLIES));
  expect(await group.at('card')).toMatchObject({ problem: 'alreadyConsented' });
  // not now is neutral, and nothing of it is kept
  await group.consented(one(HALF));
  await group.tap({ do: 'apply' });
  await kit.at('session', '"at":"offer"');
  await table.tap({ do: 'notApply' });
  expect(await group.at('card')).toMatchObject({ of: 'consent', problem: null });
  // and they may come back
  await group.comeToApply(one(HALF));
  await group.applicants();
  await table.apply('A', { card: () => one(HALF) });
  await kit.at('session', '"waiting":"B"');
  await kit.closeBooth();
  await kit.reopenBooth();
  await until('idle', () => kit.view().screen.kind === 'idle');
  await kit.act({ do: 'startSession' });
  await kit.at('session', 'staffCard');
  kit.tapCard({ card: () => cards.lead });
  await kit.at('session', '"waiting":"B"');
  await table.apply('B', payer);
  expect(await group.at('done')).toMatchObject({ person: { no: HALF }, application: 'sealed' });
  await group.tap({ do: 'next' }, { do: 'home' });
  expect(await group.at('home')).toMatchObject({ applied: 2 });
} // prettier-ignore

/** At the desk: beside each consent, with the days from the day of the seal on; taken once, and the agreement itself is untouched by it. */
async function applicationsAtDesk(id: string): Promise<void> {
  const member = async (no: number) => (await opened(id)).group?.members.find((row) => row.no === no);
  await expect.poll(async () => (await opened(id)).group?.members.filter(({ application }) => application?.state === 'received').map(({ no }) => no), { timeout: 120_000, interval: 500 }).toEqual([HALF, APPLIES]);
  expect(await member(APPLIES)).toMatchObject({ period: null, application: { flaw: null, answer: null } });
  const at = `/agreements/${id}/consents/${APPLIES}/application`;
  const post = (path: string, body: unknown): Promise<Response> => desk(path, { method: 'POST', body: JSON.stringify(body) });
  expect((await post(`${at}/take`, {})).status).toBe(409);
  const day = new Date(Date.now()).toISOString().slice(0, 10);
  const { sha256, pages } = (await opened(id)).document;
  const copy = { document: sha256, date: day, proof: '见到盖章原件', pages: scansOf(id, pages) };
  expect((await post(`/agreements/${id}/sealed-copy`, copy)).status).toBe(200);
  expect((await member(APPLIES))?.period?.daysLeft).toBeGreaterThan(25);
  expect((await member(ABSENT[0] ?? 0))?.period).toBeNull();
  const taken = ApplicationAnswered.parse(await (await post(`${at}/take`, {})).json());
  expect(taken.answer).toMatchObject({ kind: 'taken' });
  expect((await post(`/agreements/${id}/consents/${HALF}/application/return`, { reason: '缺材料' })).status).toBe(200);
  expect((await member(HALF))?.application).toMatchObject({ state: 'returned' });
  expect((await opened(id)).confirmation?.appliedAt ?? null).toBeNull();
  expect(Buffer.from(await bytesOf(`${at}.pdf`)).subarray(0, 5).toString()).toBe('%PDF-');
  expect((await desk(`/agreements/${id}/consents/${ABSENT[0] ?? 0}/application.pdf`)).status).toBe(404);
} // prettier-ignore

/** At any booth, by the member's own card: their receipt, sum, effect, days and application, whoever pays, and of the others nothing. */
async function toldToMembers(id: string): Promise<void> {
  const booth = await boothOf(kit.court(), 'hw-04');
  const toldTo = async (no: number) => {
    const { name, number } = one(no);
    const person = await booth.seal({ type: 'resident', number, name });
    const answer = await booth.ask('/v1/query/matters', { method: 'POST', body: JSON.stringify({ person }) });
    return MattersAnswer.parse(await answer.json()).agreements;
  };
  const told = await toldTo(APPLIES);
  expect(told).toMatchObject([{
    parties: [{ mine: true, masked: `${one(APPLIES).name.slice(0, 1)}*${one(APPLIES).name.slice(-1)}` }, { mine: false }],
    member: { fen: one(APPLIES).fen, everybody: null }, application: { answer: { kind: 'taken' } }, statement: null,
  }]);
  expect(told[0]?.effectiveAt).not.toBeNull();
  expect(told[0]?.confirmation?.daysLeft).toBeGreaterThan(25);
  expect(told[0]?.parties.map(({ signedAt }) => signedAt)).not.toContain(null);
  const others = WORKERS.filter(({ number, name }) => number !== one(APPLIES).number && name !== one(APPLIES).name);
  expect(others.filter(({ name, number }) => JSON.stringify(told).includes(name) || JSON.stringify(told).includes(number))).toEqual([]);
  // Who stands for the group has one line, and it is their own; what they were served as a party is on it.
  const served = { party: 'A', way: 'handedOver', consent: null, proof: '本人签收' };
  expect((await desk(`/agreements/${id}/serve`, { method: 'POST', body: JSON.stringify(served) })).status).toBe(200);
  expect(await toldTo(REPRESENTATIVES[0] ?? 0)).toMatchObject([{
    member: { fen: one(REPRESENTATIVES[0] ?? 0).fen }, application: null, parties: [{ mine: true, service: { way: 'handedOver' } }, { mine: false }],
  }]);
  expect((await toldTo(HALF))[0]?.application?.answer).toMatchObject({ kind: 'returned' });
  expect(await toldTo(ABSENT[0] ?? 0)).toEqual([]);
  expect(await toldTo(NOT_NOW[0] ?? 0)).toEqual([]);
} // prettier-ignore

test(`${PLAN.size} workers, three representatives, ${ABSENT.length} absent, two not now, three days and a power cut`, async () => {
  const willing = nos(ABSENT, NOT_NOW);
  await rosterTaken();
  await elected();
  await agreed();
  const first = [APPLIES, HALF, ...willing.filter((no) => ![...LATE, APPLIES, HALF].includes(no)).slice(0, PLAN.first - 2)];
  await applied();
  await line(first.slice(2));
  // one looks and goes: nothing of it is kept, and the next one is called
  await group.tap({ do: 'toCards', of: 'consent' });
  await group.toPaper(one(NOT_NOW[0] ?? 0));
  expect(JSON.stringify(kit.view())).not.toContain(one(11).name);
  await group.tap({ do: 'notNow' });
  // somebody who is not on the roster of the sealed agreement is told so
  await group.card(cards.C);
  expect(await group.at('card')).toMatchObject({ problem: 'notInAgreement', last: null });
  await group.card(one(first[0] ?? 1));
  expect(await group.at('card')).toMatchObject({ problem: 'alreadyConsented', done: PLAN.first });
  await group.tap({ do: 'home' });
  await kit.steps.leave();
  // it waits on the disk, and names nobody there
  const disk = readFileSync(join(kit.folder, 'booth/booth.db')).toString() + readFileSync(join(kit.folder, 'booth/booth.db-wal')).toString();
  expect(disk).toContain('group-');
  expect(WORKERS.filter(({ name, number }) => disk.includes(name) || disk.includes(number))).toEqual([]);

  nextDay();
  await group.reopen();
  expect(await group.at('home')).toMatchObject({ phase: 'line', here: HERE + 1, consented: PLAN.first, table: 'none' });
  const second = willing.filter((no) => !first.includes(no) && no !== LATE.at(-1)).slice(0, PLAN.second);
  await line(second);
  // somebody has their paper before them when the power goes
  await group.tap({ do: 'toCards', of: 'consent' });
  await group.toPaper(one(NOT_NOW.at(-1) ?? 0));
  await kit.closeBooth();

  nextDay();
  await kit.reopenBooth();
  await group.reopen();
  expect(await group.at('home')).toMatchObject({ consented: PLAN.first + PLAN.second });
  await line(willing.filter((no) => ![...first, ...second].includes(no)));
  await group.tap({ do: 'missing' });
  const missing = await group.at('missing');
  expect([missing.absent.map(({ no }) => no), missing.waiting.map(({ no }) => no)]).toEqual([ABSENT, NOT_NOW]);

  await expect.poll(async () => (await rows()).map(({ state }) => state), { timeout: 60_000 }).toEqual(['received']); // prettier-ignore
  const id = (await rows())[0]?.id ?? '';
  await expect.poll(async () => (await opened(id)).group?.consented, { timeout: 120_000, interval: 500 }).toBe(willing.length); // prettier-ignore
  const at = await opened(id);
  expect(at.flaw).toBeNull();
  expect(at.group).toMatchObject({ totalFen: TOTAL, effect: 'each', binds: true, changes: 5 });
  const got = at.group?.members.filter(({ consent }) => consent !== null) ?? [];
  expect(got.map(({ no }) => no)).toEqual(willing);
  expect(new Set(got.map(({ consent }) => consent?.number)).size).toBe(willing.length);
  expect(at.group?.members.filter(({ represents }) => represents).map(({ no }) => no)).toEqual(REPRESENTATIVES);

  await applicationsAtDesk(id);
  await toldToMembers(id);

  // each paper proves itself, and no changed byte is believed
  const anchors = await anchorsOf(kit.court());
  const [pdf, proof] = [await bytesOf(`/agreements/${id}/consents/7/consent.pdf`), await bytesOf(`/agreements/${id}/consents/7/agreement.proof.json`)]; // prettier-ignore
  const checked = await verifyAgreement(pdf, proof, anchors);
  expect(checked.ok && checked.value.acts.map(({ name }) => name)).toEqual([one(7).name]);
  for (const place of [700, Math.floor(pdf.length / 2), pdf.length - 40]) {
    const changed = pdf.slice();
    changed[place] = (changed[place] ?? 0) ^ 1;
    expect((await verifyAgreement(changed, proof, anchors)).ok).toBe(false);
  }
  expect((await desk(`/agreements/${id}/consents/5/consent.pdf`)).status).toBe(404);

  await group.tap({ do: 'home' }, { do: 'toClosing' }, { do: 'close' });
  await kit.steps.leave();
  await until('idle', () => kit.view().screen.kind === 'idle');
  await kit.act({ do: 'startSession' });
  kit.tapCard({ card: () => cards.lead });
  await kit.at('session', 'regimes');
}, 600_000); // prettier-ignore
