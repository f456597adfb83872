/** How fast the embedded court drains a queue of signed items, against a bare batched POST in the same run. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { verify } from 'node:crypto';
import { z } from 'zod';
import { BATCH_MAX_ITEMS, ReceiptsAnswer, type SignedItem } from '../../main/contract/link.ts';
import { ed25519PublicKey, sha256 } from '../../main/court/digest.ts';
import { TestBooth } from '../link/courtBooth.ts';

export type DrainFigures = {
  readonly items: number;
  /** Items a second. */
  readonly raw: number;
  /** Until the last item is durable at the court. */
  readonly committed: number;
  /** Until the last receipt was pulled and its signature verified. */
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
    const courtChild = start(['main/court/start.ts', '--data', join(folder, 'court'), '--provision', 'bench-1']);
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
  const warmUp = queued(booth, WARM_UP_ITEMS, bytes);
  const bodies = queued(booth, items, bytes);
  const toRaw = (body: string): Promise<Response> => fetch(rawPlace.url, { method: 'POST', body });
  const toCourt = (body: string): Promise<Response> => booth.ask('/v1/outbox', { method: 'POST', body });

  await send(warmUp, toRaw);
  const raw = await timed(() => send(bodies, toRaw));

  await send(warmUp, toCourt);
  await pullReceipts(booth, 0, WARM_UP_ITEMS);
  const begun = performance.now();
  await send(bodies, toCourt);
  const committed = performance.now() - begun;
  await pullReceipts(booth, WARM_UP_ITEMS, WARM_UP_ITEMS + items);
  const receipted = performance.now() - begun;

  const rate = (ms: number): number => Math.round((items / ms) * 1000);
  return {
    items,
    raw: rate(raw),
    committed: rate(committed),
    receipted: rate(receipted),
    committedRatio: Number((raw / committed).toFixed(3)),
    receiptedRatio: Number((raw / receipted).toFixed(3)),
  };
}

function queued(booth: TestBooth, count: number, bytes: number): readonly string[] {
  const items = Array.from({ length: count }, () => booth.item('test.load/1', 'x'.repeat(bytes)));
  const batches: SignedItem[][] = [];
  for (let at = 0; at < count; at += BATCH_MAX_ITEMS) batches.push(items.slice(at, at + BATCH_MAX_ITEMS));
  return batches.map((batch) => JSON.stringify({ items: batch }));
}

async function send(bodies: readonly string[], post: (body: string) => Promise<Response>): Promise<void> {
  const left = [...bodies];
  const lane = async (): Promise<void> => {
    for (let body = left.shift(); body !== undefined; body = left.shift()) {
      const answer = await post(body);
      if (answer.status !== 200) throw new Error(`answered ${answer.status}: ${await answer.text()}`);
      await answer.text();
    }
  };
  await Promise.all(Array.from({ length: WINDOW }, lane));
}

async function pullReceipts(booth: TestBooth, from: number, to: number): Promise<void> {
  const key = ed25519PublicKey(booth.identity.keys.receipts.publicKey);
  if (key === null) throw new Error('the court’s key is not a key');
  let after = from;
  while (after < to) {
    const page = ReceiptsAnswer.parse(await (await booth.ask(`/v1/receipts?after=${after}`)).json());
    const good = await Promise.all(
      page.receipts.map(
        (one) =>
          new Promise<boolean>((resolve) =>
            verify(null, sha256(one.receipt), key, Buffer.from(one.sig, 'base64url'), (_, fine) => resolve(fine)),
          ),
      ),
    );
    if (!good.every(Boolean)) throw new Error('a receipt is not signed by the court');
    after = page.receipts.at(-1)?.rseq ?? after;
  }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function start(args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [...(process.env['PROF']?['--cpu-prof','--cpu-prof-dir=/tmp/court-dev/prof']:[]), ...args], { cwd: root, stdio: ['ignore', 'pipe', 'ignore'] });
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
