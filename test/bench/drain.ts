/**
 * How fast a queue of signed items drains to the embedded court, against a bare batched POST in the same run: once with a
 * bare client, so that the court alone is measured, and once with the booth's real core.
 */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { BATCH_MAX_ITEMS, type SignedItem, itemLines } from '../../main/contract/link.ts';
import { TestBooth } from '../link/courtBooth.ts';
import type { BoothOrder } from './drainBooth.ts';
import { Drained, type Order, type Target } from './drainClient.ts';
import { median } from './table.ts';

/** Items a second; the ratios are medians over rounds in which yardstick and court took turns. */
export type DrainFigures = {
  readonly items: number;
  readonly raw: number;
  /** Until the last item is durable at the court. */
  readonly committed: number;
  /** Until the last receipt was pulled and proven (by the booth: has ended its item, durably). */
  readonly receipted: number;
  readonly committedRatio: number;
  readonly receiptedRatio: number;
};
export type BothDrains = { readonly court: DrainFigures; readonly whole: DrainFigures };

const root = join(import.meta.dirname, '../..');
const Listening = z.object({ url: z.string(), code: z.string().default('') });
/** Both servers and both clients warm up on as much work of the same kind: start-up and compilation are not measured. */
const WARM_UP_ITEMS = 10_240;
const ROUNDS = 3;

/** All `items` are drained in each of the rounds, first by the bare client, then by the booth. */
export async function measureDrain(items = 10_000, bytes = 4096): Promise<BothDrains> {
  const folder = mkdtempSync(join(tmpdir(), 'yuncang-drain-'));
  const children: ChildProcess[] = [];
  try {
    const raw = await listening(started(children, 'test/bench/drainRaw.ts', join(folder, 'raw.db')));
    const rawClient = await client(children, { url: raw.url, booth: null });
    const court = await listening(started(children, ...courtIn(join(folder, 'court'), 'bench-1')));
    const booth = await TestBooth.provision(court.url, court.code);
    const courtClient = await client(children, targetOf(booth));
    const yardstick = (batches: Batches) =>
      drained(folder, batches, rawClient, (batch) => JSON.stringify({ items: batch }));

    const atCourt = await rounds(ROUNDS, items, async (count) => {
      const batches = batched(booth, count, bytes);
      const { committed: raw } = await yardstick(batches);
      const inLines = (batch: readonly SignedItem[]) => batch.map(itemLines).join('');
      return { raw, ...(await drained(folder, batches, courtClient, inLines)) };
    });

    const other = await listening(started(children, ...courtIn(join(folder, 'court-2'), 'bench-2')));
    const core = await partner(children, 'drainBooth.ts', join(folder, 'booth'), other.url, other.code);
    const whole = await rounds(ROUNDS, items, async (count) => {
      const { committed: raw } = await yardstick(batched(booth, count, bytes));
      await core({ do: 'fill', items: count, bytes } satisfies BoothOrder);
      return { raw, ...Drained.parse(await core({ do: 'drain', items: count } satisfies BoothOrder)) };
    });
    return { court: atCourt, whole };
  } finally {
    await Promise.all(children.map(ended));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds of one round. */
type Round = { readonly raw: number; readonly committed: number; readonly receipted: number };

/** Yardstick and court take turns, so that whatever else the machine does meets both. */
async function rounds(
  count: number,
  items: number,
  round: (items: number) => Promise<Round>,
): Promise<DrainFigures> {
  await round(WARM_UP_ITEMS);
  const all: Round[] = [];
  for (let n = 0; n < count; n += 1) all.push(await round(items));
  const rate = (of: keyof Round): number => Math.round((items / median(all.map((one) => one[of]))) * 1000);
  const ratio = (of: keyof Round): number => Number(median(all.map((one) => one.raw / one[of])).toFixed(3));
  return {
    items,
    raw: rate('raw'),
    committed: rate('committed'),
    receipted: rate('receipted'),
    committedRatio: ratio('committed'),
    receiptedRatio: ratio('receipted'),
  };
}

type Batches = readonly (readonly SignedItem[])[];

function batched(booth: TestBooth, count: number, bytes: number): Batches {
  const items = Array.from({ length: count }, () => booth.item('test.load/1', 'x'.repeat(bytes)));
  return Array.from({ length: Math.ceil(count / BATCH_MAX_ITEMS) }, (_, n) =>
    items.slice(n * BATCH_MAX_ITEMS, (n + 1) * BATCH_MAX_ITEMS),
  );
}

/** The bodies are written before and read by the client while it is measured. */
async function drained(
  folder: string,
  batches: Batches,
  ask: Partner,
  bodyOf: (batch: readonly SignedItem[]) => string,
): Promise<Drained> {
  const bodies = mkdtempSync(join(folder, 'bodies-'));
  batches.forEach((batch, n) => writeFileSync(join(bodies, String(n).padStart(6, '0')), bodyOf(batch)));
  const items = batches.reduce((sum, batch) => sum + batch.length, 0);
  const answer = Drained.parse(await ask({ folder: bodies, items } satisfies Order));
  rmSync(bodies, { recursive: true });
  return answer;
}

const targetOf = (booth: TestBooth): Target => ({
  url: booth.url,
  booth: {
    id: booth.identity.boothId,
    privateKey: booth.keys.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    courtKey: booth.identity.keys.receipts.publicKey,
  },
});

/** Asks a process of ours and waits for its answer. */
type Partner = (order: object) => Promise<unknown>;

const client = (children: ChildProcess[], target: Target): Promise<Partner> =>
  partner(children, 'drainClient.ts', JSON.stringify(target));

async function partner(children: ChildProcess[], file: string, ...args: readonly string[]): Promise<Partner> {
  // Of a bare client: helpers of its garbage collector would take the cores from those that are measured.
  const execArgv = file === 'drainClient.ts' ? ['--single-threaded-gc'] : [];
  const child = fork(join(import.meta.dirname, file), args, { execArgv });
  children.push(child);
  await answerOf(child);
  return async (order) => {
    child.send(order);
    return await answerOf(child);
  };
}

function answerOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const died = (code: number | null): void =>
      reject(new Error(`a process of the bench ended with ${code}`));
    child.once('exit', died);
    child.once('message', (message) => {
      child.off('exit', died);
      resolve(message);
    });
  });
}

const courtIn = (folder: string, booth: string): [string, ...string[]] => [
  'main/court/start.ts',
  '--data',
  folder,
  '--provision',
  booth,
];

function started(children: ChildProcess[], ...args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(child);
  return child;
}

async function listening(child: ChildProcess): Promise<z.infer<typeof Listening>> {
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
