/** The court's program killed, stopped, and started on databases of other times. */
import Database from 'better-sqlite3';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { OUTBOX_LINES, OutboxAnswer, itemLines } from '../../main/contract/link.ts';
import { startCourt } from '../../main/court/start.ts';
import { TestBooth } from './courtBooth.ts';
import { courtFolder, courtHere, courtProgram } from './courtHarness.ts';

test('killed between commit and answer: the same batch again is known, and each item has one receipt', async () => {
  const folder = courtFolder();
  const court = await courtProgram(folder, '--provision', 'hw-03');
  const booth = await TestBooth.provision(court.url, court.code ?? '');
  const items = Array.from({ length: 50 }, (_, index) => booth.item('test.load/1', `item ${index}`));
  // The event is written after the commit; the answer may or may not have left by then.
  const stored = court.event('itemsStored');
  const answer = booth.post(items).catch(() => null);
  await stored;
  await court.kill('SIGKILL');
  await answer;
  const again = booth.at((await courtProgram(folder)).url);
  expect(new Set(await again.post(items))).toEqual(new Set(['dup']));
  const receipts = await again.receipts();
  expect(receipts.map((one) => one.hash).toSorted()).toEqual(items.map((one) => one.hash).toSorted());
});

test('killed between commit and answer of a long queue in lines: each item is there once, with one receipt', async () => {
  const folder = courtFolder();
  const court = await courtProgram(folder, '--provision', 'hw-03');
  const booth = await TestBooth.provision(court.url, court.code ?? '');
  const items = Array.from({ length: 256 }, () => booth.item('test.load/1', 'x'.repeat(4096)));
  const body = Buffer.from(items.map(itemLines).join(''));
  const inLines = { method: 'POST', body, headers: { 'content-type': OUTBOX_LINES } };
  const stored = court.event('itemsStored');
  const answer = booth.ask('/v1/outbox', inLines).catch(() => null);
  await stored;
  await court.kill('SIGKILL');
  await answer;
  const again = booth.at((await courtProgram(folder)).url);
  const { items: states } = OutboxAnswer.parse(await (await again.ask('/v1/outbox', inLines)).json());
  expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['dup']));
  expect((await again.receipts()).map(({ hash }) => hash)).toEqual(items.map(({ hash }) => hash));
});

test('killed again and again while a queue drains: every item is there once, in an unbroken chain', async () => {
  const folder = courtFolder();
  let court = await courtProgram(folder, '--provision', 'hw-03');
  let booth = await TestBooth.provision(court.url, court.code ?? '');
  const items = Array.from({ length: 800 }, (_, index) => booth.item('test.load/1', `item ${index}`));
  for (let kills = 0; kills < 3; kills += 1) {
    const { process: program } = court;
    const gone = new Promise((resolve) => program.once('exit', resolve));
    const stored = court.event('itemsStored');
    void stored.then(() => program.kill('SIGKILL'));
    for (let at = 0; at < items.length; at += 40) {
      const sent = await booth.post(items.slice(at, at + 40)).catch(() => null);
      if (sent === null) break;
    }
    await gone;
    court = await courtProgram(folder);
    booth = booth.at(court.url);
  }
  for (let at = 0; at < items.length; at += 200) {
    const states = await booth.post(items.slice(at, at + 200));
    expect(states.every((state) => state === 'accepted' || state === 'dup')).toBe(true);
  }
  const receipts = await booth.receipts();
  expect(receipts.map((one) => one.rseq)).toEqual(Array.from({ length: 800 }, (_, index) => index + 1));
  expect(new Set(receipts.map((one) => one.hash)).size).toBe(800);
});

test('asked to end, it ends cleanly', async () => {
  const court = await courtProgram(courtFolder());
  expect(await court.kill('SIGTERM')).toBe(0);
});

test('private keys are made once, readable by nobody else', async () => {
  const folder = courtFolder();
  const first = await courtProgram(folder, '--provision', 'hw-03');
  const booth = await TestBooth.provision(first.url, first.code ?? '');
  await booth.post([booth.item('test.load/1', 'words')]);
  const before: unknown = await (await booth.ask('/v1/receipts?after=0')).json();
  await first.kill('SIGTERM');
  const second = await courtProgram(folder);
  expect(await (await booth.at(second.url).ask('/v1/receipts?after=0')).json()).toEqual(before);
  for (const name of ['sealing.pem', 'receipts.pem', 'person-index.key'])
    expect(statSync(join(folder, 'keys', name)).mode & 0o777).toBe(0o400);
});

test('a database of a newer version is refused in words and left alone', async () => {
  const dataDir = courtFolder();
  await (await courtHere({ dataDir })).close();
  const db = new Database(join(dataDir, 'court.db'));
  db.pragma('user_version = 99');
  db.close();
  const started = await startCourt({ dataDir, port: 0, log: () => undefined });
  expect(started).toMatchObject({ ok: false, error: { kind: 'newerDatabase' } });
  expect(started.ok ? '' : started.error.message).toMatch(/newer version.*schema 99/);
});

test('a file that is no court database is refused in words', async () => {
  const foreign = courtFolder();
  const db = new Database(join(foreign, 'court.db'));
  db.exec('CREATE TABLE recipes (name TEXT)');
  db.close();
  expect(await startCourt({ dataDir: foreign, port: 0, log: () => undefined })).toMatchObject({
    error: { kind: 'notACourtDatabase' },
  });
  const damaged = courtFolder();
  mkdirSync(damaged, { recursive: true });
  writeFileSync(join(damaged, 'court.db'), 'SQLite format 3\0 and then nothing that makes sense'.repeat(100));
  expect(await startCourt({ dataDir: damaged, port: 0, log: () => undefined })).toMatchObject({
    error: { kind: 'damagedDatabase' },
  });
});

test('a port in use is said in words', async () => {
  const court = await courtHere();
  const port = Number(new URL(court.url).port);
  expect(await startCourt({ dataDir: courtFolder(), port, log: () => undefined })).toMatchObject({
    error: { kind: 'portInUse' },
  });
});
