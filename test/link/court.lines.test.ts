/** A long queue in lines: the same items, judged as strictly as in JSON, and never half. */
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  BATCH_MAX_BYTES, ITEM_BODY_MAX, OUTBOX_LINES, OutboxAnswer, itemLines, type SignedItem,
} from '../../main/contract/link.ts'; // prettier-ignore
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

test('what is stored is what was signed: an item inside a chain keeps its own signature beside its words', async () => {
  const dataDir = courtFolder();
  const booth = await boothOf(await courtHere({ dataDir }));
  const items = queue(booth, 20, '案 "quoted" \\ and\tmore');
  await send(booth, lines(items));
  const db = new Database(join(dataDir, 'court.db'), { readonly: true });
  const sql =
    'SELECT CAST(substr(bytes, at + 1, size + 1) AS TEXT) FROM item JOIN post ON n = post ORDER BY seq';
  expect(db.prepare(sql).pluck().all()).toEqual(items.map(itemLines));
  db.close();
});

test('lines are for the outbox alone, and need the booth’s signature', async () => {
  const booth = await boothOf(await courtHere());
  const body = lines(queue(booth, 1));
  expect((await send(booth, body, '/v1/query/matters')).status).toBe(415);
  const stranger = await fetch(`${booth.url}/v1/outbox`, { method: 'POST', body: new Uint8Array(body), headers: { 'content-type': OUTBOX_LINES } }); // prettier-ignore
  expect(stranger.status).toBe(401);
  const other = await booth.ask('/v1/outbox', { method: 'POST', body, signedBody: 'something else', headers: { 'content-type': OUTBOX_LINES } }); // prettier-ignore
  expect(other.status).toBe(401);
  expect(await booth.receipts()).toEqual([]);
});
