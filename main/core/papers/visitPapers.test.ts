import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Audit, createAudit } from '../audit/audit.ts';
import { type Store, openStore } from '../store/store.ts';
import { createClock } from '../util/clock.ts';
import { simulatedTime } from '../util/simulatedClock.ts';
import { openVisitPapers, removeOrphanPapers } from './visitPapers.ts';

let dataDir: string;
let store: Store;
let audit: Audit;
const clock = createClock(simulatedTime());
const log = (): void => undefined;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'yuncang-papers-'));
  const opened = openStore({ dataDir, clock, log });
  if (!opened.ok) throw new Error(opened.error.kind);
  store = opened.value;
  audit = createAudit({ store, clock, log });
});
afterEach(() => {
  store.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const spoolFiles = (): string[] =>
  readdirSync(join(dataDir, 'spool'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
const page = (text: string): Uint8Array => new TextEncoder().encode(text.repeat(100));
const papers = () => openVisitPapers({ store, audit, clock, visitId: 'visit-1' });
async function put(of: Awaited<ReturnType<typeof papers>>, text: string) {
  const kept = await of.putPage(page(text));
  if (!kept.ok) throw new Error(kept.error.kind);
  return kept.value;
}

test('a page comes back whole, is never readable on disk, and what was handed over is zeroed', async () => {
  const visit = await papers();
  const bytes = page('秘密');
  const kept = await visit.putPage(bytes);
  expect(bytes.every((byte) => byte === 0)).toBe(true);
  if (!kept.ok) throw new Error(kept.error.kind);
  expect((await visit.readPage(kept.value.id))?.toString()).toBe('秘密'.repeat(100));
  expect(spoolFiles()).toHaveLength(1);
  expect(spoolFiles().some((file) => readFileSync(file).includes('秘密'))).toBe(false);
  expect(audit.entries(0, 10).map((entry) => entry.event)).toEqual(['pageKept']);
});

test('a changed file reads as nothing, never as something else', async () => {
  const visit = await papers();
  const one = await put(visit, 'one');
  const two = await put(visit, 'two');
  const [first, second] = [one, two].map(({ id }) => spoolFiles().find((file) => file.endsWith(id)) ?? '');
  writeFileSync(second ?? '', readFileSync(first ?? ''));
  expect(await visit.readPage(two.id)).toBeNull();
  expect(await visit.readPage('unknown')).toBeNull();
});

test('a dropped page is gone, the others stay', async () => {
  const visit = await papers();
  const one = await put(visit, 'one');
  const two = await put(visit, 'two');
  await visit.dropPage(one.id);
  expect(await visit.readPage(one.id)).toBeNull();
  expect((await visit.readPage(two.id))?.length).toBe(300);
  expect(spoolFiles()).toHaveLength(1);
});

test('the end of the visit leaves no file and no key, and says so once', async () => {
  const visit = await papers();
  const kept = await put(visit, 'one');
  const late = visit.putPage(page('late'));
  const report = await visit.destroy();
  expect(report).toEqual({ pages: 1, filesLeft: 0, keyZeroed: true });
  expect(await visit.destroy()).toBe(report);
  expect(await late).toEqual({ ok: false, error: { kind: 'ended' } });
  expect(await visit.readPage(kept.id)).toBeNull();
  expect(await visit.putPage(page('after'))).toEqual({ ok: false, error: { kind: 'ended' } });
  expect(readdirSync(join(dataDir, 'spool'))).toEqual([]);
});

test('after a crash the orphans are removed and audited', async () => {
  const visit = await papers();
  await put(visit, 'one');
  await put(visit, 'two');
  mkdirSync(join(dataDir, 'spool', 'empty'));
  expect(await removeOrphanPapers(store, audit)).toBe(2);
  expect(readdirSync(join(dataDir, 'spool'))).toEqual([]);
  expect(audit.entries(0, 10).at(-1)).toMatchObject({ event: 'spoolOrphansRemoved', fields: '{"pages":2}' });
  expect(await removeOrphanPapers(store, audit)).toBe(0);
});
