/**
 * Proves who wrote the items of a batch, on every core, with as few signature checks as the chain allows.
 *
 * Each envelope carries the hash of the one before it, so the signature of the last item of an unbroken run speaks for
 * the whole run: a booth that signed item n has signed the hash of item n-1 with it, and so on back. A request of a
 * person must stand alone as evidence, therefore its own signature is always checked as well. When the last signature
 * of a run does not stand, each of the run is judged by its own.
 */
import type { KeyObject } from 'node:crypto';
import type { Envelope } from '../../contract/link.ts';
import { verifyDigestAsync } from '../digest.ts';
import type { ReceivedItem } from '../store/store.ts';

export type Readable = { readonly envelope: Envelope; readonly item: ReceivedItem };

/** The items whose signature does not stand. */
export async function unproven(batch: readonly Readable[], key: KeyObject): Promise<ReadonlySet<Readable>> {
  const flaws = await Promise.all(runsOf(batch).map((run) => unprovenOfRun(run, key)));
  return new Set(flaws.flat());
}

/** Longest stretches in which each item names the one before it. */
export function runsOf(batch: readonly Readable[]): readonly (readonly Readable[])[] {
  const runs: Readable[][] = [];
  let before: Readable | null = null;
  for (const one of batch) {
    const run = runs.at(-1);
    const follows =
      before !== null &&
      one.envelope.seq === before.envelope.seq + 1 &&
      one.envelope.prev === before.item.hash;
    if (run !== undefined && follows) run.push(one);
    else runs.push([one]);
    before = one;
  }
  return runs;
}

async function unprovenOfRun(run: readonly Readable[], key: KeyObject): Promise<readonly Readable[]> {
  const last = run.at(-1);
  if (last === undefined) return [];
  const spoken = await stands(last, key);
  const alone = spoken
    ? run.filter((one) => one !== last && one.envelope.schema === 'filing.submit/1')
    : run.slice(0, -1);
  const good = await Promise.all(alone.map((one) => stands(one, key)));
  return [...alone.filter((_, index) => good[index] !== true), ...(spoken ? [] : [last])];
}

const stands = ({ item }: Readable, key: KeyObject): Promise<boolean> =>
  verifyDigestAsync(Buffer.from(item.hash, 'hex'), item.sig, key);
