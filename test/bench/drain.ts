/** How fast the embedded court drains a queue of signed items, against a bare batched POST in the same run. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { verify, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import {
  BATCH_MAX_ITEMS, OUTBOX_LINES, ReceiptBlock, ReceiptBody, itemLines, type SignedItem,
} from '../../main/contract/link.ts'; // prettier-ignore
import { ed25519PublicKey, sha256 } from '../../main/court/digest.ts';
import { TestBooth } from '../link/courtBooth.ts';

export type DrainFigures = {
  readonly items: number;
  /** Items a second. */
  readonly raw: number;
  /** Until the last item is durable at the court. */
  readonly committed: number;
  /** Until the last receipt was pulled and its signature, one for each block, was verified. */
  readonly receipted: number;
  readonly committedRatio: number;
  readonly receiptedRatio: number;
};

const root = join(import.meta.dirname, '../..');
const Listening = z.object({ url: z.string(), code: z.string().default('') });
/** Batches under way at once, for both: a booth prepares the next while the court works. */
const WINDOW = 2;
/** Both servers warm up on as much work of the same kind, so that start-up and compilation are not measured. */
const WARM_UP_ITEMS = 2560;

export async function measureDrain(items = 10_000, bytes = 4096): Promise<DrainFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'yuncang-drain-'));
  try {
    const courtChild = start([
      'main/court/start.ts',
      '--data',
      join(folder, 'court'),
      '--provision',
      'bench-1',
    ]);
    const rawChild = start(['test/bench/drainRaw.ts', join(folder, 'raw.db')]);
    try {
      return await compare(await listening(courtChild), await listening(rawChild), items, bytes);
    } finally {
      await Promise.all([ended(courtChild), ended(rawChild)]);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Place = z.infer<typeof Listening>;

async function compare(court: Place, rawPlace: Place, items: number, bytes: number): Promise<DrainFigures> {
  const booth = await TestBooth.provision(court.url, court.code);
  const toRaw = (body: Bytes): Promise<Response> => fetch(rawPlace.url, { method: 'POST', body });
  const toCourt = (body: Bytes): Promise<Response> =>
    booth.ask('/v1/outbox', { method: 'POST', body, headers: { 'content-type': OUTBOX_LINES } });
  const pull = pullerOf(booth);
  let drained = 0;

  const round = async (count: number): Promise<Round> => {
    const batches = queued(booth, count, bytes);
    const inJson = batches.map((items) => Buffer.from(JSON.stringify({ items })));
    const inLines = batches.map((items) => Buffer.from(items.map(itemLines).join('')));
    const raw = await timed(() => send(inJson, toRaw));
    drained += count;
    const begun = performance.now();
    await send(inLines, toCourt, () => void pull());
    const committed = performance.now() - begun;
    while ((await pull()) < drained);
    return { raw, committed, receipted: performance.now() - begun };
  };

  await round(WARM_UP_ITEMS);
  const rounds: Round[] = [];
  for (let n = 0; n < ROUNDS; n += 1) rounds.push(await round(items / ROUNDS));

  const rate = (of: keyof Round): number =>
    Math.round((items / rounds.reduce((sum, one) => sum + one[of], 0)) * 1000);
  const ratio = (of: keyof Round): number =>
    Number(median(rounds.map((one) => one.raw / one[of])).toFixed(3));
  return {
    items,
    raw: rate('raw'),
    committed: rate('committed'),
    receipted: rate('receipted'),
    committedRatio: ratio('committed'),
    receiptedRatio: ratio('receipted'),
  };
}

/** Milliseconds of one round. */
type Round = { readonly raw: number; readonly committed: number; readonly receipted: number };
/** Yardstick and court take turns, so that whatever else the machine does meets both. */
const ROUNDS = 5;

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

type Bytes = Uint8Array<ArrayBuffer>;

function queued(booth: TestBooth, count: number, bytes: number): readonly (readonly SignedItem[])[] {
  const items = Array.from({ length: count }, () => booth.item('test.load/1', 'x'.repeat(bytes)));
  const batches: SignedItem[][] = [];
  for (let at = 0; at < count; at += BATCH_MAX_ITEMS) batches.push(items.slice(at, at + BATCH_MAX_ITEMS));
  return batches;
}

async function send(
  bodies: readonly Bytes[],
  post: (body: Bytes) => Promise<Response>,
  posted: () => void = () => undefined,
): Promise<void> {
  const left = [...bodies];
  const lane = async (): Promise<void> => {
    for (let body = left.shift(); body !== undefined; body = left.shift()) {
      const answer = await post(body);
      if (answer.status !== 200) throw new Error(`answered ${answer.status}: ${await answer.text()}`);
      await answer.text();
      posted();
    }
  };
  await Promise.all(Array.from({ length: WINDOW }, lane));
}

/** Pulls blocks of receipts while the queue drains, one at a time; tells how far it came. */
function pullerOf(booth: TestBooth): () => Promise<number> {
  const key = courtKey(booth);
  let after = 0;
  let under: Promise<number> | null = null;
  const once = async (): Promise<number> => {
    const block = ReceiptBlock.parse(await (await booth.ask(`/v1/receipt-blocks?after=${after}`)).json());
    const digest = sha256(Buffer.concat(block.receipts.map(sha256)));
    if (!verify(null, digest, key, Buffer.from(block.sig, 'base64url')))
      throw new Error('not signed by the court');
    for (const text of block.receipts) after = ReceiptBody.parse(JSON.parse(text)).rseq;
    return after;
  };
  return () => (under ??= once().finally(() => (under = null)));
}

function courtKey(booth: TestBooth): KeyObject {
  const key = ed25519PublicKey(booth.identity.keys.receipts.publicKey);
  if (key === null) throw new Error('the court’s key is not a key');
  return key;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [...args], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });
}

async function listening(child: ChildProcess): Promise<Place> {
  if (child.stdout === null) throw new Error('no stdout');
  for await (const line of createInterface({ input: child.stdout })) return Listening.parse(JSON.parse(line));
  throw new Error('ended before it listened');
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(await measureDrain())}\n`);
