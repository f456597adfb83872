/** A long queue in lines: the same items, judged as strictly as in JSON, and never half. */
import Database from 'better-sqlite3';
import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { IncomingMessage, request } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import {
  BATCH_MAX_BYTES, ITEM_BODY_MAX, OUTBOX_LINES, OutboxAnswer, itemLines, type SignedItem,
} from '../../main/contract/link.ts'; // prettier-ignore
import { openStore } from '../../main/court/store/sqlite/store.ts';
import type { CourtStore } from '../../main/court/store/store.ts';
import { type TestBooth, hex } from './courtBooth.ts';
import { boothOf, courtFolder, courtHere } from './courtHarness.ts';

const lines = (items: readonly SignedItem[]): Buffer => Buffer.from(items.map(itemLines).join(''));
const send = (booth: TestBooth, body: Uint8Array, path = '/v1/outbox'): Promise<Response> =>
  booth.ask(path, { method: 'POST', body, headers: { 'content-type': OUTBOX_LINES } });
const states = async (answer: Response): Promise<readonly string[]> => {
  expect(answer.status).toBe(200);
  return OutboxAnswer.parse(await answer.json()).items.map(({ state }) => state);
};
const queue = (booth: TestBooth, count: number, body = 'words'): readonly SignedItem[] =>
  Array.from({ length: count }, (_, n) => booth.item('test.load/1', `${body} ${n}`));
const results = async (booth: TestBooth): Promise<readonly string[]> =>
  (await booth.receipts()).map(({ result, reason }) => reason ?? result);

/** Small posts are judged at once, large ones on their thread. */
const SIZES = [
  ['small', 'words'],
  ['large', 'x'.repeat(20_000)],
] as const;

test.each(SIZES)('a %s queue is stored once, in whichever form it comes', async (_, body) => {
  const booth = await boothOf(await courtHere());
  const items = queue(booth, 8, body);
  expect(await states(await send(booth, lines(items.slice(0, 5))))).toEqual(Array(5).fill('accepted'));
  // Half known, half new: only the new half is kept.
  expect(await states(await send(booth, lines(items.slice(3))))).toEqual([
    'dup', 'dup', 'accepted', 'accepted', 'accepted',
  ]); // prettier-ignore
  expect(new Set(await booth.post(items))).toEqual(new Set(['dup']));
  const receipts = await booth.receipts();
  expect(receipts.map(({ hash }) => hash)).toEqual(items.map(({ hash }) => hash));
  expect(receipts.map(({ rseq }) => rseq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test.each(SIZES)(
  'in a %s queue the forged and the altered are rejected, the rest is stored',
  async (_, body) => {
    const booth = await boothOf(await courtHere());
    const [one, two, three, four] = queue(booth, 4, body);
    if (!one || !two || !three || !four) throw new Error('four items');
    const altered = { ...two, env: two.env.replace('test.load', 'audit.head') };
    const forged = { ...four, sig: (await boothOf(await courtHere())).signed(four.env).sig };
    expect(await states(await send(booth, lines([one, altered, three, forged])))).toEqual([
    'accepted', 'bad', 'accepted', 'bad',
  ]); // prettier-ignore
    expect(await states(await send(booth, lines([two, four])))).toEqual(['accepted', 'accepted']);
    expect(await results(booth)).toEqual([
    'complete', 'badEnvelope', 'complete', 'badSignature', 'complete', 'complete',
  ]); // prettier-ignore
  },
);

test.each(SIZES)(
  'a %s queue that was cut short is refused whole and nothing of it is kept',
  async (_, body) => {
    const booth = await boothOf(await courtHere());
    const items = queue(booth, 4, body);
    const whole = lines(items);
    for (const cut of [
      whole.subarray(0, -1),
      whole.subarray(0, -120),
      whole.subarray(0, 10),
      whole.subarray(1, 1),
    ]) {
      const answer = await send(booth, cut);
      expect([answer.status, await answer.json()]).toMatchObject([400, { error: 'badLines' }]);
    }
    expect(await booth.receipts()).toEqual([]);
    expect(await states(await send(booth, whole))).toEqual(Array(4).fill('accepted'));
  },
);

test('an envelope past its limit is rejected and holds up nothing; a body past its limit is told', async () => {
  const booth = await boothOf(await courtHere());
  const large = booth.item('test.load/1', 'x'.repeat(ITEM_BODY_MAX + 1));
  const next = booth.item('test.load/1', 'next');
  expect(await states(await send(booth, lines([large, next])))).toEqual(['bad', 'accepted']);
  expect((await send(booth, Buffer.alloc(BATCH_MAX_BYTES + 1, 120))).status).toBe(413);
});

test('bytes that are no text are kept aside as they came', async () => {
  const dataDir = courtFolder();
  const court = await courtHere({ dataDir });
  const booth = await boothOf(court);
  const body = lines([booth.item('test.load/1', 'words')]);
  body[body.indexOf('words')] = 0xff;
  expect(await states(await send(booth, body))).toEqual(['bad']);
  const db = new Database(join(dataDir, 'court.db'), { readonly: true });
  const kept = z
    .instanceof(Uint8Array)
    .parse(db.prepare('SELECT CAST(env AS BLOB) FROM reject').pluck().get());
  db.close();
  expect(hex(kept)).toBe(hex(body.subarray(0, body.indexOf('\n'))));
});

test.each(SIZES)(
  'a %s queue is kept as it was signed: an item inside a chain has its own signature beside its words',
  async (_, body) => {
    const dataDir = courtFolder();
    const court = await courtHere({ dataDir });
    const booth = await boothOf(court);
    const items = queue(booth, 20, `${body} 案 "quoted" \\ and\tmore`);
    await send(booth, lines(items));
    // Known already: of a large queue that came again no second file is kept.
    await send(booth, lines(items));
    await court.close();
    expect(readdirSync(join(dataDir, 'posts'))).toHaveLength(body.length > 100 ? 1 : 0);
    const store = storeIn(dataDir);
    for (const { env, sig, hash } of items) {
      const { id } = z.object({ id: z.string() }).parse(JSON.parse(env));
      expect(store.items.find(id)).toMatchObject({ env, sig, hash });
    }
  },
);

test('in a large queue what is in another’s place is kept aside as it came', async () => {
  const dataDir = courtFolder();
  const booth = await boothOf(await courtHere({ dataDir }));
  const [first, ...rest] = queue(booth, 5, 'x'.repeat(20_000));
  if (!first) throw new Error('a first item');
  const restored = booth.item('test.load/1', 'of an old backup', [], { seq: 1 });
  expect(await states(await send(booth, lines([first, ...rest, restored])))).toEqual([
    ...Array<string>(5).fill('accepted'),
    'conflict',
  ]);
  const db = new Database(join(dataDir, 'court.db'), { readonly: true });
  expect(db.prepare('SELECT env FROM reject').pluck().all()).toEqual([restored.env]);
  db.close();
});

test('what a crash left between a file and its row is dropped at the next start, the rest stays', async () => {
  const dataDir = courtFolder();
  const court = await courtHere({ dataDir });
  const booth = await boothOf(court);
  await send(booth, lines(queue(booth, 5, 'x'.repeat(20_000))));
  await court.close();
  const named = readdirSync(join(dataDir, 'posts'));
  writeFileSync(join(dataDir, 'posts', 'left.lines'), 'half a que');
  await (await courtHere({ dataDir })).close();
  expect(readdirSync(join(dataDir, 'posts'))).toEqual(named);
});

test('a disk that takes no long queue is told, harms nothing, and takes it later', async () => {
  const dataDir = courtFolder();
  const booth = await boothOf(await courtHere({ dataDir }));
  const long = queue(booth, 5, 'x'.repeat(20_000));
  expect(await states(await send(booth, lines(long.slice(0, 4))))).toEqual(Array(4).fill('accepted'));
  rmSync(join(dataDir, 'posts'), { recursive: true });
  const more = queue(booth, 5, 'y'.repeat(20_000));
  expect((await send(booth, lines([...long.slice(4), ...more]))).status).toBe(500);
  expect(await booth.receipts()).toHaveLength(4);
  mkdirSync(join(dataDir, 'posts'));
  expect(await states(await send(booth, lines([...long.slice(4), ...more])))).toEqual(
    Array(6).fill('accepted'),
  );
});

test('a database that takes no long queue leaves no file behind at each try', async () => {
  const dataDir = courtFolder();
  const booth = await boothOf(await courtHere({ dataDir }));
  const queued = lines(queue(booth, 5, 'x'.repeat(20_000)));
  const other = new Database(join(dataDir, 'court.db'));
  onTestFinished(() => void other.close());
  other.exec('BEGIN IMMEDIATE');
  expect((await send(booth, queued)).status).toBe(503);
  expect(readdirSync(join(dataDir, 'posts'))).toEqual([]);
  other.exec('ROLLBACK');
  expect(await states(await send(booth, queued))).toEqual(Array(5).fill('accepted'));
});

function storeIn(dataDir: string): CourtStore {
  const opened = openStore(join(dataDir, 'court.db'));
  if (!opened.ok) throw new Error(opened.error.message);
  onTestFinished(() => opened.value.close());
  return opened.value;
}

test.each(SIZES)('a %s queue may come in chunks of any length', async (_, body) => {
  const booth = await boothOf(await courtHere());
  const queued = lines(queue(booth, 6, body));
  const sent = request(`${booth.url}/v1/outbox`, {
    method: 'POST',
    headers: { ...booth.signedHeaders('POST', '/v1/outbox', queued), 'content-type': OUTBOX_LINES },
  });
  for (let at = 0, length = 1; at < queued.length; at += length, length = (length * 3) % 9_973)
    sent.write(queued.subarray(at, at + length));
  sent.end();
  const [answer] = z.tuple([z.instanceof(IncomingMessage)]).parse(await once(sent, 'response'));
  expect(answer.statusCode).toBe(200);
  answer.resume();
  expect(await results(booth)).toEqual(Array(6).fill('complete'));
});

test.each(SIZES)('a %s queue in lines needs the booth’s signature over all of it', async (_, body) => {
  const court = await courtHere();
  const booth = await boothOf(court);
  const queued = lines(queue(booth, 5, body));
  expect((await send(booth, queued, '/v1/query/matters')).status).toBe(415);
  const stranger = await fetch(`${booth.url}/v1/outbox`, { method: 'POST', body: new Uint8Array(queued), headers: { 'content-type': OUTBOX_LINES } }); // prettier-ignore
  expect(stranger.status).toBe(401);
  const other = await booth.ask('/v1/outbox', { method: 'POST', body: queued, signedBody: 'something else', headers: { 'content-type': OUTBOX_LINES } }); // prettier-ignore
  expect([other.status, await other.json()]).toMatchObject([401, { error: 'badSignature' }]);
  expect(court.logged).toContainEqual({ event: 'requestRefused', fields: { error: 'badSignature' } });
  expect(await booth.receipts()).toEqual([]);
});
