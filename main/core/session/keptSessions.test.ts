/** What a cut would lose lies on the disk sealed: for the card of whoever led at this booth, for nothing and nobody else, and not for ever. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createAudit } from '../audit/audit.ts';
import { DATABASE_FILE, openStore, type Store } from '../store/store.ts';
import { createClock } from '../util/clock.ts';
import { simulatedTime } from '../util/simulatedClock.ts';
import { createKeptSessions, type KeptSessions } from './keptSessions.ts';
import { cards } from './sessionKit.ts';

const Part = z.object({ sealed: z.instanceof(Uint8Array) });
const HOUR_MS = 3_600_000;
const boothKey = Buffer.alloc(32, 7);
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const NAME = '张明华和李建国';

let dataDir: string;
let stores: Store[] = [];
let time = simulatedTime();
const logged: string[] = [];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'yuncang-kept-'));
  time = simulatedTime();
  logged.splice(0);
});
afterEach(() => {
  for (const store of stores) store.close();
  stores = [];
  rmSync(dataDir, { recursive: true, force: true });
});

/** As after a start: nothing in memory but the booth's key. */
function booth(key: Uint8Array = boothKey): KeptSessions {
  const clock = createClock(time);
  const opened = openStore({ dataDir, clock, log: () => undefined });
  if (!opened.ok) throw new Error(opened.error.kind);
  stores.push(opened.value);
  const log = (name: string): void => void logged.push(name);
  const audit = createAudit({ store: opened.value, clock, log });
  return createKeptSessions({ store: opened.value, audit, clock, log, boothKey: key, lifeMs: (kind) => (kind === 'group' ? 100 * HOUR_MS : HOUR_MS) }); // prettier-ignore
}
async function keep(kept: KeptSessions, sessionId = 'session-1', text = NAME) {
  const vault = await kept.vaultFor(sessionId, cards.lead);
  const done = vault.keep(sessionId, new Map([['table', encode(text)], ['page 1', encode('scan')]]), () => undefined); // prettier-ignore
  expect(done.ok).toBe(true);
  return vault;
}
const onDisk = (): Buffer =>
  Buffer.concat([DATABASE_FILE, `${DATABASE_FILE}-wal`].map((name) => readFileSync(join(dataDir, name))));

describe('what was kept', () => {
  it('is opened after a start by the card of whoever led, part by part as it was last', async () => {
    const vault = await keep(booth());
    vault.keep('session-1', new Map([['table', encode('second')]]), () => undefined);
    const opened = await booth().open(cards.lead);
    expect(opened?.sessionId).toBe('session-1');
    expect([...(opened?.parts ?? [])].map(([name, bytes]) => `${name}: ${bytes?.toString()}`).toSorted()).toEqual(['page 1: scan', 'table: second']); // prettier-ignore
  });

  it('is opened by no other card, not by the same number on another card, and not with another booth’s key', async () => {
    await keep(booth());
    expect(await booth().open(cards.A)).toBeNull();
    expect(await booth().open({ ...cards.lead, validTo: '20450315' })).toBeNull();
    expect(await booth(Buffer.alloc(32, 8)).open(cards.lead)).toBeNull();
    expect(booth().waits()).toBe(true);
    expect(booth().waitsUntil()).not.toBeNull();
  });

  it('says on the disk neither who nor what, and nothing of it is left there once it is destroyed', async () => {
    const vault = await keep(booth(), 'session-1', `${NAME} ${'x'.repeat(9000)}`);
    expect(onDisk().includes('session-1')).toBe(true);
    for (const word of [NAME, cards.lead.name, cards.lead.number, 'xxxx']) expect(onDisk().includes(word)).toBe(false); // prettier-ignore
    const [part] = stores.flatMap((store) => [...(sealedParts(store))]); // prettier-ignore
    if (part === undefined) throw new Error('nothing was kept');
    const middle = Buffer.from(part).subarray(100, 140);
    expect(onDisk().includes(middle)).toBe(true);
    vault.destroy();
    expect(onDisk().includes(middle)).toBe(false);
    expect(booth().waits()).toBe(false);
    expect(booth().waitsUntil()).toBeNull();
  });

  it('with a byte of it changed is not taken for what was kept', async () => {
    await keep(booth());
    const store = stores.at(-1);
    store?.command('spoil', `UPDATE kept_part SET sealed = CAST(substr(sealed, 1, length(sealed) - 2) || x'0000' AS BLOB) WHERE name = 'table'`)(); // prettier-ignore
    const opened = await booth().open(cards.lead);
    expect([opened?.parts.get('table'), opened?.parts.get('page 1')?.toString()]).toEqual([null, 'scan']);
  });

  it('is gone when its packet is in the outbox, whichever of the two papers it was kept for', async () => {
    await keep(booth());
    const after = booth();
    after.dropCaptured((ref) => ref === 'another');
    expect(after.has('session-1')).toBe(true);
    after.dropCaptured((ref) => ref === 'session-1');
    expect(after.has('session-1')).toBe(false);
    expect(await after.open(cards.lead)).toBeNull();
  });
});

describe('its life', () => {
  it('ends by itself and is told, but not while its table stands', async () => {
    const live = booth();
    const vault = await keep(live);
    time.advance(HOUR_MS - 1);
    expect(booth().expire()).toEqual([]);
    time.advance(1);
    expect(live.expire()).toEqual([]);
    expect(await booth().open(cards.lead)).toBeNull();
    const after = booth();
    expect(after.expire()).toEqual(['session-1']);
    expect(logged).toContain('sessionEnded');
    vault.forget();
  });

  it('begins anew with each signature', async () => {
    const vault = await keep(booth());
    time.advance(HOUR_MS - 1);
    vault.keep('session-1', new Map(), () => undefined);
    time.advance(HOUR_MS - 1);
    expect(booth().expire()).toEqual([]);
  });
});

it('a group beside a table is found for itself, and waits for its own time', async () => {
  const kept = booth();
  await keep(kept);
  const group = await kept.vaultFor('group-1', cards.lead, 'group');
  group.keep('group-1', new Map([['group', encode(NAME)]]), () => undefined);
  const later = booth();
  expect((await later.open(cards.lead))?.sessionId).toBe('session-1');
  expect((await later.open(cards.lead, 'group'))?.sessionId).toBe('group-1');
  expect(await booth().open(cards.A, 'group')).toBeNull();
  time.advance(99 * HOUR_MS);
  expect(booth().expire()).toEqual(['session-1']);
  const last = booth();
  expect([last.waits(), last.waits('group')]).toEqual([false, true]);
  expect((await last.open(cards.lead, 'group'))?.parts.get('group')?.toString()).toBe(NAME);
  time.advance(HOUR_MS);
  expect(booth().expire()).toEqual(['group-1']);
});

it('whoever led two that were cut gets the later one first, and the other one still waits', async () => {
  const first = booth();
  await keep(first, 'session-1');
  time.advance(1000);
  await keep(first, 'session-2');
  const after = booth();
  const opened = await after.open(cards.lead);
  expect(opened?.sessionId).toBe('session-2');
  opened?.vault.destroy();
  opened?.vault.forget();
  expect((await after.open(cards.lead))?.sessionId).toBe('session-1');
});

it('is kept together with what is recorded of it, or neither is', async () => {
  const kept = booth();
  const vault = await kept.vaultFor('session-1', cards.lead);
  expect(() => vault.keep('session-1', new Map([['table', encode('x')]]), () => { throw new Error('bug'); })).toThrow('bug'); // prettier-ignore
  expect(kept.waits()).toBe(false);
  expect(booth().has('session-1')).toBe(false);
});

function* sealedParts(store: Store): Generator<Uint8Array> {
  const rows = store.query('sealed', `SELECT sealed FROM kept_part WHERE name = 'table'`, Part);
  for (const { sealed } of rows.all()) yield sealed;
}
