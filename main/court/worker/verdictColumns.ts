/** Verdicts on their way from thread to thread: a copy of a few columns costs a quarter of one of many small objects. Pure. */
import type { EnvelopeHead, ReceivedItem } from '../store/store.ts';
import type { Judged } from './judging.ts';

type Columns<R> = { readonly [K in keyof R]: readonly R[K][] };
type Flaw = Pick<Extract<Judged, { kind: 'bad' }>, 'id' | 'reason' | 'env'>;

/** All items; the heads of the good ones, in the same order; what is wrong with the others, by their place. */
export type VerdictColumns = {
  readonly items: Columns<ReceivedItem>;
  readonly heads: Columns<EnvelopeHead>;
  readonly flaws: ReadonlyMap<number, Flaw>;
};

export function toColumns(judged: readonly Judged[]): VerdictColumns {
  const items = judged.map(({ item }) => item);
  const heads = judged.flatMap((one) => (one.kind === 'good' ? [one.head] : []));
  return {
    items: {
      start: items.map(({ start }) => start),
      envEnd: items.map(({ envEnd }) => envEnd),
      end: items.map(({ end }) => end),
      hash: items.map(({ hash }) => hash),
      sig: items.map(({ sig }) => sig),
      kid: items.map(({ kid }) => kid),
    },
    heads: {
      id: heads.map(({ id }) => id),
      seq: heads.map(({ seq }) => seq),
      prev: heads.map(({ prev }) => prev),
      schema: heads.map(({ schema }) => schema),
      files: heads.map(({ files }) => files),
    },
    flaws: new Map(
      judged.flatMap((one, n) =>
        one.kind === 'bad' ? [[n, { id: one.id, reason: one.reason, env: one.env }]] : [],
      ),
    ),
  };
}

export function fromColumns({ items, heads, flaws }: VerdictColumns): readonly Judged[] {
  let good = 0;
  return items.start.map((start, n): Judged => {
    const item = {
      start,
      envEnd: at(items.envEnd, n),
      end: at(items.end, n),
      hash: at(items.hash, n),
      sig: at(items.sig, n),
      kid: at(items.kid, n),
    };
    const flaw = flaws.get(n);
    if (flaw !== undefined) return { kind: 'bad', item, ...flaw };
    const head = {
      id: at(heads.id, good),
      seq: at(heads.seq, good),
      prev: at(heads.prev, good),
      schema: at(heads.schema, good),
      files: at(heads.files, good),
    };
    good += 1;
    return { kind: 'good', item, head };
  });
}

function at<T>(column: readonly T[], n: number): T {
  const value = column[n];
  if (value === undefined) throw new Error('columns of verdicts have one length');
  return value;
}
