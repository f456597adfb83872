/** A booth that goes down in a mediation: what was signed is there again for whoever led it, for nobody else, and the court gets each paper once. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Agreements, OpenedAgreement } from '../../main/contract/agreements.ts';
import { cards } from '../../main/core/session/sessionKit.ts';
import { until, type Person } from './boothHands.ts';
import { tableSteps, type TableSteps } from './tableKit.ts';
import { openWholeRequest, type WholeRequest } from './wholeRequestKit.ts';

const person = (card: Person['card'], fact: string): Person => ({
  card, phone: () => '', residence: () => '', respondent: () => '', fact: () => fact, evidence: () => '双方再无其他争议。',
}); // prettier-ignore
const A = person(() => cards.A, '邻居之间借款三万元，到期没有还。');
const B = person(() => cards.B, '');
const lead = { card: () => cards.lead };
const masked = ['张*华', '李*国', '周*平'];

let kit: WholeRequest;
let table: TableSteps;
beforeEach(async () => {
  kit = await openWholeRequest();
  table = tableSteps(kit);
  await until('claimed', () => kit.view().frame.link === 'online');
});
afterEach(() => kit.close());

const file = (): string => join(kit.folder, 'booth/booth.db');
const audited = (): string =>
  readFileSync(file()).toString('latin1') + readFileSync(`${file()}-wal`).toString('latin1');

/** No leaving, no wiping: as at a power cut. */
async function cut(): Promise<void> {
  await kit.closeBooth();
  await kit.reopenBooth();
}

function inDatabase<T>(work: (sqlite: Sqlite.Database) => T): T {
  const sqlite = new Sqlite(file());
  try {
    return work(sqlite);
  } finally {
    sqlite.close();
  }
}
const keptRows = (): unknown =>
  inDatabase((sqlite) =>
    ['kept_session', 'kept_part'].map((name) => sqlite.prepare(`SELECT count(*) FROM ${name}`).pluck().get()),
  );

async function entrance() {
  await until('idle', () => kit.view().screen.kind === 'idle');
  await kit.act({ do: 'startSession' });
  await kit.at('session', 'staffCard');
  return kit.shown('session').step;
}

async function desk(path = ''): Promise<unknown> {
  const court = kit.court();
  return (await fetch(`${court.url}/desk/api/agreements${path}`, { headers: { authorization: `Bearer ${court.token}` } })).json(); // prettier-ignore
}
const rows = async () => Agreements.parse(await desk()).rows;

const signedAt = (): unknown => {
  const { step } = kit.shown('session');
  return step.at === 'signers' || step.at === 'kept' ? step.people.map((one) => one.signedAt !== null) : step.at; // prettier-ignore
};

test('cut between two signatures, it goes on with everybody known again, and is received once', async () => {
  await table.signing(A, B);
  await table.sign('A', A);
  await kit.at('session', '"at":"signers"');
  await cut();
  // whoever comes by learns that something waits, and of whom it is from nobody
  const told = await entrance();
  expect(told).toMatchObject({ at: 'staffCard', cut: 'kept' });
  expect(masked.filter((name) => JSON.stringify(kit.view()).includes(name))).toEqual([]);
  kit.tapCard(lead);
  await kit.at('session', '"at":"kept"');
  expect(kit.shown('session')).toMatchObject({
    mayStop: false,
    step: { of: 'agreement', mayGoOn: false, allSigned: false },
  });
  expect(signedAt()).toEqual([true, false, false]);
  // nobody does anything before their own card was read
  await table.tap({ do: 'goOn' }, { do: 'signNow', who: 'B' }, { do: 'notSign', seat: 'B' }, { do: 'stop' });
  await table.tap({ do: 'comeBack', seat: 'B' });
  kit.tapCard(A);
  await kit.at('session', 'differentPerson');
  kit.tapCard(B);
  await kit.at('session', '"at":"kept"');
  expect(kit.shown('session')).toMatchObject({ mayStop: true, step: { mayGoOn: true } });
  await table.tap({ do: 'goOn' });
  expect(signedAt()).toEqual([true, false, false]);
  await table.sign('B', B);
  await table.sign('lead', lead);
  await kit.at('session', '"at":"captured"');
  await expect.poll(async () => (await rows()).map(({ state }) => state), { timeout: 60_000 }).toEqual(['received']); // prettier-ignore
  const opened = OpenedAgreement.parse(await desk(`/${(await rows())[0]?.id ?? ''}`));
  expect(opened.flaw).toBeNull();
  expect(opened.people.map(({ id, act }) => `${id} ${act?.what ?? '-'}`)).toEqual(['A signed', 'B signed', 'lead signed']); // prettier-ignore
  // what was heard before the cut counts after it
  expect(opened.people.find((one) => one.id === 'A')?.heard.parts ?? 0).toBe(0);
  expect(opened.people.find((one) => one.id === 'A')?.seen.parts).toBe(2);
  expect(opened.people.find((one) => one.id === 'B')?.identity).toHaveLength(3);
  await kit.steps.leave();
  expect(keptRows()).toEqual([0, 0]);
  const log = audited();
  for (const event of ['sessionCut', 'sessionResumed', '"reason":"captured"']) expect(log).toContain(event);
  expect(log).not.toContain('"reason":"cut"');
}, 120_000); // prettier-ignore

test('what still comes after core stopped meets nothing, and what was signed waits as it was', async () => {
  await table.signing(A, B);
  await table.sign('A', A);
  await kit.at('session', '"at":"signers"');
  const page = kit.screen();
  const last = kit.view();
  await kit.closeBooth();
  // a card, a line that ends, a hand on the glass: all of it reaches a store that is closed
  kit.tapCard(B);
  for (const act of [
    { do: 'session', act: { do: 'stop' } },
    { do: 'leave' },
    { do: 'leaveForSure' },
  ] as const)
    expect(await page.ask('act', act)).toEqual({});
  expect(kit.view()).toBe(last);
  await kit.reopenBooth();
  expect(await entrance()).toMatchObject({ at: 'staffCard', cut: 'kept' });
});

test('cut again after everything was sealed, it is not called cut, and not sealed again', async () => {
  await table.signing(A, B);
  for (const [who, by] of [['A', A], ['B', B], ['lead', lead]] as const) await table.sign(who, by);
  await kit.at('session', '"at":"captured"');
  await cut();
  expect(await entrance()).toMatchObject({ cut: 'none' });
  expect(keptRows()).toEqual([0, 0]);
  await expect.poll(async () => (await rows()).map(({ state }) => state), { timeout: 60_000 }).toEqual(['received']); // prettier-ignore
}, 120_000); // prettier-ignore

test('before anybody signed nothing was kept, and that is said until the next one is opened', async () => {
  await table.signing(A, B);
  expect(keptRows()).toEqual([0, 0]);
  await cut();
  expect(await entrance()).toMatchObject({ cut: 'lost' });
  expect(audited()).toContain('"reason":"cut"');
  await kit.steps.leave();
  await table.drafted(A, B);
  await kit.steps.leave();
  expect(await entrance()).toMatchObject({ cut: 'none' });
}, 120_000); // prettier-ignore

test('looked at and left, it still waits and says until when; ended with a reason, nothing of it is left', async () => {
  await table.signing(A, B);
  await table.sign('A', A);
  await kit.at('session', '"at":"signers"');
  await cut();
  await table.reopen(lead);
  await table.back('B', B);
  await kit.act({ do: 'leave' });
  await kit.at('leaving', 'done');
  expect(kit.shown('leaving').keptUntil).toBeDefined();
  expect(keptRows()).toEqual([1, 4]);
  await table.reopen(lead);
  // who was back before is asked again
  expect(kit.shown('session').step).toMatchObject({ mayGoOn: false });
  await table.tap({ do: 'endKept' });
  const why = kit.shown('session').step;
  await table.tap({ do: 'endReason', id: why.at === 'endReason' ? (why.reasons[0]?.id ?? '') : '' });
  expect(kit.shown('session').step).toMatchObject({ at: 'ended', reason: 'dropped', mayNote: false });
  expect(keptRows()).toEqual([0, 0]);
  await kit.steps.leave();
  expect(kit.shown('leaving').keptUntil).toBeUndefined();
  expect(await entrance()).toMatchObject({ cut: 'none' });
  expect(audited()).toContain('"reason":"dropped"');
  expect(await rows()).toEqual([]);
}, 120_000); // prettier-ignore

test('nobody came back in time: it is destroyed, and the next one at the entrance is told', async () => {
  await table.signing(A, B);
  await table.sign('lead', lead);
  await kit.at('session', '"at":"signers"');
  await kit.closeBooth();
  inDatabase((sqlite) => sqlite.prepare('UPDATE kept_session SET expires_at = ?').run(Date.now() - 1));
  await kit.reopenBooth();
  expect(await entrance()).toMatchObject({ cut: 'expired' });
  expect(keptRows()).toEqual([0, 0]);
  expect(audited()).toContain('"reason":"expired"');
  kit.tapCard(lead);
  await kit.at('session', '"at":"regimes"');
}, 120_000); // prettier-ignore

/** The agreement is sealed, B has signed the application, the power goes, and whoever led is back. */
async function cutAfterOneApplied(): Promise<void> {
  await table.signing(A, B);
  for (const [who, by] of [
    ['A', A],
    ['B', B],
    ['lead', lead],
  ] as const)
    await table.sign(who, by);
  await table.applicants();
  await table.apply('B', B);
  await kit.at('session', '"at":"applicants"');
  await cut();
  await table.reopen(lead);
}

test('cut between the two signatures of an application, the agreement is sealed all the same and the application goes on', async () => {
  await cutAfterOneApplied();
  expect(kit.shown('session').step).toMatchObject({ of: 'application', mayGoOn: false });
  await table.back('A', A);
  await table.tap({ do: 'goOn' });
  await table.apply('A', A);
  await kit.at('session', '"at":"captured"');
  await expect
    .poll(async () => {
      const [only, ...more] = await rows();
      if (only?.state !== 'received' || more.length > 0) return only?.state;
      return OpenedAgreement.parse(await desk(`/${only.id}`)).application?.state;
    }, { timeout: 60_000 })
    .toBe('received');
  expect(keptRows()).toEqual([0, 0]);
}, 120_000); // prettier-ignore

test('or it is dropped in words, and the agreement is as it was', async () => {
  await cutAfterOneApplied();
  await table.tap({ do: 'notApply' });
  expect(kit.shown('session').step).toMatchObject({ at: 'captured', confirmation: { kind: 'open', left: true } });
  expect(keptRows()).toEqual([0, 0]);
  await kit.steps.leave();
  expect(kit.shown('leaving').keptUntil).toBeUndefined();
  await expect.poll(async () => (await rows()).map(({ state }) => state), { timeout: 60_000 }).toEqual(['received']); // prettier-ignore
}, 120_000); // prettier-ignore
