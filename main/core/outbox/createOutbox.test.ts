import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  BATCH_MAX_BYTES,
  BATCH_MAX_ITEMS,
  Envelope,
  OutboxPost,
  type ReceiptBody,
} from '../../contract/link.ts';
import { createAudit } from '../audit/audit.ts';
import { openIdentity } from '../store/identity.ts';
import { spaceIn } from '../store/space.ts';
import { type Store, openStore } from '../store/store.ts';
import { createClock } from '../util/clock.ts';
import { sha256 } from '../util/digest.ts';
import { type SimulatedTime, simulatedTime } from '../util/simulatedClock.ts';
import { type Outbox, createOutbox } from './createOutbox.ts';
import type { Captured } from './sealRequest.ts';
import { CHECKPOINT_MS, startHousekeeping } from './housekeeping.ts';

const Jwk = z.object({ x: z.string() });
const court = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519');
const raw = (key: typeof court.publicKey): string => Jwk.parse(key.export({ format: 'jwk' })).x;

let dataDir: string;
let time: SimulatedTime;
let store: Store;
let outbox: Outbox;
let audit: ReturnType<typeof createAudit>;
let clock: ReturnType<typeof createClock>;
let events: { name: string; fields: object }[];

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'yuncang-outbox-'));
  time = simulatedTime();
  await reopen();
});
afterEach(() => {
  store.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function reopen(): Promise<void> {
  events = [];
  clock = createClock(time);
  const log = (name: string, fields: object): void => void events.push({ name, fields });
  const space = spaceIn(dataDir, { visitBytes: 1, reserveBytes: 1_000 });
  const opened = openStore({ dataDir, clock, log, space });
  if (!opened.ok) throw new Error(opened.error.kind);
  store = opened.value;
  const identity = openIdentity(store, Buffer.alloc(32, 1));
  if (!identity.ok) throw new Error(identity.error.kind);
  identity.value.keepClaim({
    boothId: 'booth-1', courtId: 'court-1', kid: 'k1',
    keys: {
      sealing: { kty: 'OKP', crv: 'X25519', x: raw(generateKeyPairSync('ed25519').publicKey), kid: 's1' },
      receipts: { kid: 'r1', publicKey: raw(court.publicKey) },
    },
    site: { site: 'S', booth: 'B', court: 'C', hours: '9', hotline: '1' },
  }); // prettier-ignore
  audit = createAudit({ store, clock, log });
  outbox = await createOutbox({ store, identity: identity.value, audit, clock, log, random: () => 0.5 });
}

function enqueue(ref: string, body = 'x') {
  const result = outbox.enqueue({ schema: 'test.load/1', ref, body });
  if (!result.ok) throw new Error(result.error.kind);
  return result.value;
}

function receipt(
  of: { itemId: string; hash: string },
  rseq: number,
  change: Partial<ReceiptBody> = {},
): string {
  const body: ReceiptBody = { v: 1, id: of.itemId, hash: of.hash, booth: 'booth-1', rseq, at: '2026-03-04T10:00:00+08:00', result: 'complete', number: 'S1', reason: null, ...change }; // prettier-ignore
  return canonicalize(body) ?? '';
}
function block(receipts: readonly string[], key = court) {
  const digest = sha256(Buffer.concat(receipts.map((text) => sha256(text))));
  return {
    receipts: [...receipts],
    sig: sign(null, digest, key.privateKey).toString('base64url'),
    kid: 'r1',
  };
}
function send(id: string, state: 'accepted' | 'dup' | 'conflict' | 'bad'): void {
  const batch = outbox.takeBatch(0);
  if (batch === null) throw new Error('nothing due');
  outbox.posted(batch, [{ id, state }]);
}
function post(id: string, state: 'accepted' | 'dup' | 'conflict' | 'bad'): void {
  send(id, state);
  outbox.noteTaken();
}
/** The items of a body in lines. */
function items(body = new Uint8Array()) {
  const lines = Buffer.from(body).toString().split('\n');
  expect(lines.pop()).toBe('');
  return OutboxPost.parse({
    items: lines.flatMap((env, at) => {
      const [hash, sig, kid, alg] = (lines[at + 1] ?? '').split(' ');
      return at % 2 === 0 ? [{ env, hash, sig, kid, alg }] : [];
    }),
  }).items;
}

describe('a batch', () => {
  test('holds what is due in order of seq, chained without a gap', () => {
    const all = ['a', 'b', 'c'].map((ref) => enqueue(ref));
    const batch = outbox.takeBatch(0);
    expect(batch?.items.map(({ id }) => id)).toEqual(all.map(({ itemId }) => itemId));
    const sent = items(batch?.body).map((item) => ({
      hash: item.hash,
      env: Envelope.parse(JSON.parse(item.env)),
    }));
    expect(sent.map(({ env }) => env.seq)).toEqual([1, 2, 3]);
    expect(sent.map(({ env }) => env.prev)).toEqual(['0'.repeat(64), sent[0]?.hash, sent[1]?.hash]);
  });
  test('never passes the limits of the contract, and the rest follows', () => {
    store.transaction(() => {
      for (let n = 0; n < BATCH_MAX_ITEMS + 10; n++) enqueue(`small-${n}`);
      for (let n = 0; n < 10; n++) enqueue(`large-${n}`, 'y'.repeat(262_144));
    });
    const sizes: number[] = [];
    let count = 0;
    for (let batch = outbox.takeBatch(0); batch !== null; batch = outbox.takeBatch(batch.lastSeq)) {
      sizes.push(batch.body.length);
      count += batch.items.length;
      expect(batch.items.length).toBeLessThanOrEqual(BATCH_MAX_ITEMS);
    }
    expect(Math.max(...sizes)).toBeLessThanOrEqual(BATCH_MAX_BYTES);
    expect(count).toBe(BATCH_MAX_ITEMS + 20);
  });
  test('is byte for byte the same on every try', () => {
    enqueue('a');
    const first = outbox.takeBatch(0)?.body;
    expect(first?.length).toBeGreaterThan(400);
    expect(outbox.takeBatch(0)?.body).toEqual(first);
  });
});

describe('an accepted item', () => {
  test('is quiet until its receipt is overdue, then goes out again, also after a restart', async () => {
    const { itemId } = enqueue('a');
    post(itemId, 'accepted');
    expect(outbox.takeBatch(0)).toBeNull();
    store.close();
    await reopen();
    expect(outbox.takeBatch(0)).toBeNull();
    time.advance(60_000);
    expect(outbox.takeBatch(0)?.items).toHaveLength(1);
    expect(events.map(({ name }) => name)).toContain('itemReturnedToQueue');
  });
  test('goes out once more when the power went off before that was written down', async () => {
    const { itemId } = enqueue('a');
    send(itemId, 'accepted');
    expect(outbox.summary()).toMatchObject({ queued: 1, unreceipted: 1 });
    store.close();
    await reopen();
    expect(outbox.takeBatch(0)?.items.map(({ id }) => id)).toEqual([itemId]);
  });
  test('that its receipt ended is not written down again', async () => {
    const [ended, waits] = [enqueue('a'), enqueue('b')];
    const batch = outbox.takeBatch(0);
    if (batch === null) throw new Error('nothing due');
    outbox.posted(
      batch,
      batch.items.map(({ id }) => ({ id, state: 'accepted' })),
    );
    await outbox.applyReceipts(block([receipt(ended, 1)]));
    expect(outbox.summary()).toMatchObject({ queued: 1, unreceipted: 1 });
    outbox.noteTaken();
    expect(outbox.takeBatch(0)).toBeNull();
    expect(outbox.status(ended.itemId)).toMatchObject({ kind: 'received' });
    time.advance(60_000);
    expect(outbox.takeBatch(0)?.items.map(({ id }) => id)).toEqual([waits.itemId]);
  });
  test('is not held for years by a clock that was wrong when it was sent', () => {
    const right = time.wallMs();
    time.setWall(right + 5 * 365 * 86_400_000);
    const { itemId } = enqueue('a');
    post(itemId, 'accepted');
    time.setWall(right);
    expect(outbox.takeBatch(0)?.items).toHaveLength(1);
  });
});

describe('a receipt', () => {
  test('that is complete ends the item and leaves a tombstone that says so', async () => {
    const item = enqueue('a');
    await outbox.applyReceipts(block([receipt(item, 1)]));
    expect(outbox.status(item.itemId)).toMatchObject({ kind: 'received', number: 'S1', hash: item.hash });
    expect(outbox.summary()).toEqual({ queued: 0, oldestQueuedAt: null, unreceipted: 0, needsPerson: 0 });
    expect(outbox.receiptsAfter()).toBe(1);
    expect(enqueue('a')).toEqual(item); // the same request is known for as long as the tombstone stays
  });
  test.each([
    ['another key', (item: Captured) => block([receipt(item, 1)], other), 'badSignature'],
    ['another key id', (item: Captured) => ({ ...block([receipt(item, 1)]), kid: 'r2' }), 'wrongKey'],
    ['another booth', (item: Captured) => block([receipt(item, 1, { booth: 'booth-2' })]), 'otherBooth'],
    ['another hash', (item: Captured) => block([receipt({ ...item, hash: 'f'.repeat(64) }, 1)]), 'otherHash'],
    ['altered words', (item: Captured) => ({ ...block([receipt(item, 1, { result: 'rejected' })]), receipts: [receipt(item, 1)] }), 'badSignature'],
    ['no JSON at all', () => block(['{']), 'malformed'],
  ] as const)('with %s changes nothing and is counted', async (_, make, kind) => {
    const item = enqueue('a');
    await outbox.applyReceipts(make(item));
    await outbox.applyReceipts(make(item));
    expect(outbox.status(item.itemId)?.kind).toBe('waiting');
    expect(events.filter(({ name }) => name === 'receiptIgnored').map(({ fields }) => fields)).toEqual([{ kind, total: 1 }, { kind, total: 2 }]); // prettier-ignore
  }); // prettier-ignore
  test('put into a signed block, or left out of one, spoils the whole block', async () => {
    const [first, second] = [enqueue('a'), enqueue('b')];
    const signed = block([receipt(first, 1), receipt(second, 2)]);
    await outbox.applyReceipts({ ...signed, receipts: [receipt(first, 1)] });
    await outbox.applyReceipts({ ...signed, receipts: signed.receipts.toReversed() });
    expect(outbox.summary().queued).toBe(2);
    expect(outbox.receiptsAfter()).toBe(0);
    await outbox.applyReceipts(signed);
    expect(outbox.summary().queued).toBe(0);
  });
  test('that this version cannot read is passed over and hides none behind it', async () => {
    const item = enqueue('a');
    const unknown = receipt(item, 1).replace('"complete"', '"archived"');
    await outbox.applyReceipts(block([unknown]));
    expect(outbox.receiptsAfter()).toBe(1);
    await outbox.applyReceipts(block([receipt(item, 2)]));
    expect(outbox.status(item.itemId)?.kind).toBe('received');
  });
  test('stays provable by the block it came in, for as long as its tombstone stays', async () => {
    const done = ['a', 'b', 'c'].map((ref) => enqueue(ref));
    await outbox.applyReceipts(block(done.map((item, index) => receipt(item, index + 1))));
    const Kept = z.object({ receipt: z.string(), digests: z.instanceof(Uint8Array), sig: z.string() });
    const sql = 'SELECT receipt, digests, sig FROM tombstone JOIN receipt_block ON n = block';
    const kept = store.query('test', sql, Kept).all();
    expect(kept).toHaveLength(3);
    for (const { receipt: text, digests, sig } of kept) {
      expect(Buffer.from(digests).indexOf(sha256(text)) % 32).toBe(0);
      expect(verify(null, sha256(digests), court.publicKey, Buffer.from(sig, 'base64url'))).toBe(true);
    }
    time.advance(91 * 86_400_000);
    outbox.tidy();
    expect(store.query('test', 'SELECT count(*) AS n FROM receipt_block', z.object({ n: z.number() })).get()).toEqual({ n: 0 }); // prettier-ignore
  });
  test('leaves the body to be deleted in short rounds, those of waiting items stay, and a restart goes on with it', async () => {
    const items = Array.from({ length: 100 }, (_, n) => enqueue(`a${n}`));
    const waiting = enqueue('b');
    const bodies = () => store.query('bodies', 'SELECT count(*) AS n FROM outbox_payload', z.object({ n: z.number() })).get()?.n; // prettier-ignore
    await outbox.applyReceipts(block(items.map((item, n) => receipt(item, n + 1))));
    expect(bodies()).toBe(101);
    expect(outbox.sweep()).toBe(true);
    expect(bodies()).toBe(37);
    store.close();
    await reopen();
    expect(outbox.sweep()).toBe(false);
    expect(bodies()).toBe(1);
    expect(outbox.takeBatch(0)?.items.map(({ id }) => id)).toEqual([waiting.itemId]);
  });
  test('said twice in one block is applied once, and the later word counts', async () => {
    const item = enqueue('a');
    const rejected = receipt(item, 1, { result: 'rejected', reason: 'conflict', number: null });
    await outbox.applyReceipts(block([rejected, receipt(item, 2), receipt(item, 3, { number: 'S9' })]));
    expect(outbox.status(item.itemId)).toMatchObject({ kind: 'received', number: 'S1' });
  });
  test('that is forged with a huge number hides no later receipt for good', async () => {
    const item = enqueue('a');
    await outbox.applyReceipts(block([receipt(item, 1_000_000)], other));
    expect(outbox.receiptsAfter()).toBe(0);
    store.close();
    await reopen();
    expect(outbox.receiptsAfter()).toBe(0);
  });
  test('is asked for again from the first when none comes for long', async () => {
    const first = enqueue('a');
    await outbox.applyReceipts(block([receipt(first, 50)]));
    const { itemId } = enqueue('b');
    for (let tries = 0; tries < 3; tries++) {
      post(itemId, 'accepted');
      time.advance(15 * 60_000);
    }
    outbox.takeBatch(0);
    expect(outbox.receiptsAfter()).toBe(0);
  });
  test('of rejection asks for a person, is sent no more, and can be mended by the court', async () => {
    const item = enqueue('a');
    await outbox.applyReceipts(
      block([receipt(item, 1, { result: 'rejected', reason: 'conflict', number: null })]),
    );
    expect(outbox.status(item.itemId)).toMatchObject({ kind: 'needsPerson', reason: 'conflict' });
    time.advance(86_400_000);
    expect(outbox.takeBatch(0)).toBeNull();
    expect(outbox.nextDueAt()).toBeNull();
    await outbox.applyReceipts(block([receipt(item, 2)]));
    expect(outbox.status(item.itemId)?.kind).toBe('received');
  });
});

describe('housekeeping', () => {
  test('removes sealed files that no row knows at start', async () => {
    writeFileSync(join(dataDir, 'outbox', 'orphan'), 'x');
    writeFileSync(join(dataDir, 'outbox', 'half.part'), 'x');
    store.close();
    await reopen();
    expect(readdirSync(join(dataDir, 'outbox'))).toEqual([]);
    expect(events).toContainEqual({ name: 'orphanFilesRemoved', fields: { files: 2 } });
  });
  test('tells an item that waits over a day, and drops tombstones after 90 days', async () => {
    const done = enqueue('done');
    await outbox.applyReceipts(block([receipt(done, 1)]));
    enqueue('waits');
    time.advance(25 * 3_600_000);
    outbox.tidy();
    expect(events.find(({ name }) => name === 'outboxOld')?.fields).toMatchObject({ hours: 25 });
    expect(outbox.status(done.itemId)?.kind).toBe('received');
    time.advance(91 * 86_400_000);
    outbox.tidy();
    expect(outbox.status(done.itemId)).toBeNull();
  });
  test('tells the court the audit head hourly and at a visit’s end, once each', async () => {
    const log = (): void => undefined;
    const keeping = startHousekeeping({ store, outbox, audit, clock, log, busy: () => false });
    store.transaction(() => audit.record('visitBegan', { visitId: 'v1' }));
    keeping.visitEnded();
    keeping.visitEnded();
    expect(outbox.summary().queued).toBe(1);
    const [item] = items(outbox.takeBatch(0)?.body);
    expect(JSON.parse(Envelope.parse(JSON.parse(item?.env ?? '')).body)).toEqual(audit.head());
    store.transaction(() => audit.record('visitBegan', { visitId: 'v2' }));
    time.advance(CHECKPOINT_MS + 600_000);
    expect(outbox.summary().queued).toBe(2);
    await keeping.stop();
    time.advance(10 * CHECKPOINT_MS);
    expect(outbox.summary().queued).toBe(2);
  });
});
