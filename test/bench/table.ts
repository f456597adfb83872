/** What a bench found, and the table of all of them. */

export interface Row {
  readonly what: string;
  readonly measured: string;
  /** What it is compared with, measured or computed in the same run; empty for a plain figure. */
  readonly against: string;
  readonly ratio: number | null;
  /** As the issue names it, `≤ 1.25` or `≥ 0.8`; null: a figure without a limit. */
  readonly limit: Limit | null;
}

export type Limit = { readonly kind: 'atMost' | 'atLeast'; readonly ratio: number };

const sign = { atMost: '≤', atLeast: '≥' } as const;

function verdict({ ratio, limit }: Row): string {
  if (ratio === null || limit === null) return '';
  const within = limit.kind === 'atMost' ? ratio <= limit.ratio : ratio >= limit.ratio;
  return within ? 'within' : 'BEYOND';
}

const cells = (row: Row): readonly string[] => [
  row.what,
  row.measured,
  row.against,
  row.ratio === null ? '' : row.ratio.toFixed(2),
  row.limit === null ? '' : `${sign[row.limit.kind]} ${row.limit.ratio}`,
  verdict(row),
];

/** Aligned columns; the clock decides nothing here, a person reads it. */
export function table(rows: readonly Row[]): string {
  const lines = [['what', 'measured', 'against', 'ratio', 'limit', ''], ...rows.map(cells)];
  const widths =
    lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** `min 812 · median 840 ms`. */
export const minAndMedian = (values: readonly number[]): string =>
  `min ${Math.min(...values).toFixed(0)} · median ${median(values).toFixed(0)} ms`;
