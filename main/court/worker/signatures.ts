/**
 * Proves who wrote the items of a batch, on every core, with as few signature checks as the chain allows.
 *
 * Each envelope carries the hash of the one before it, so the signature of the last item of an unbroken run speaks for
 * the whole run: a booth that signed item n has signed the hash of item n-1 with it, and so on back. What people signed
 * must stand alone as evidence, therefore its own signature is always checked as well. When the last signature
 * of a run does not stand, each of the run is judged by its own.
 */
import type { KeyObject } from 'node:crypto';
import { isEvidence } from '../../contract/link.ts';
import { verifyDigestAsync } from '../digest.ts';
import type { EnvelopeHead, ReceivedItem } from '../store/store.ts';

export type Readable = {
  readonly head: Pick<EnvelopeHead, 'seq' | 'prev' | 'schema'>;
  readonly item: Pick<ReceivedItem, 'hash' | 'sig'>;
};

/** The items whose signature does not stand. */
export async function unproven<R extends Readable>(
  batch: readonly R[],
  key: KeyObject,
): Promise<ReadonlySet<R>> {
  const flaws = await Promise.all(runsOf(batch).map((run) => unprovenOfRun(run, key)));
  return new Set(flaws.flat());
}

/** Longest stretches in which each item names the one before it. */
export function runsOf<R extends Readable>(batch: readonly R[]): readonly (readonly R[])[] {
  const runs: R[][] = [];
  let before: R | null = null;
  for (const one of batch) {
    const run = runs.at(-1);
    const follows =
      before !== null && one.head.seq === before.head.seq + 1 && one.head.prev === before.item.hash;
    if (run !== undefined && follows) run.push(one);
    else runs.push([one]);
    before = one;
  }
  return runs;
}

async function unprovenOfRun<R extends Readable>(run: readonly R[], key: KeyObject): Promise<readonly R[]> {
  const last = run.at(-1);
  if (last === undefined) return [];
  const spoken = await stands(last, key);
  const alone = spoken ? run.filter((one) => one !== last && isEvidence(one.head.schema)) : run.slice(0, -1);
  const good = await Promise.all(alone.map((one) => stands(one, key)));
  return [...alone.filter((_, index) => good[index] !== true), ...(spoken ? [] : [last])];
}

const stands = ({ item }: Readable, key: KeyObject): Promise<boolean> =>
  verifyDigestAsync(Buffer.from(item.hash, 'hex'), item.sig, key);
