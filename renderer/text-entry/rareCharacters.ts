/** The picker of rare characters behind the port: by radical, by number of strokes or by reading. */
import { z } from 'zod';
import { err, ok, type Result } from '../../main/contract/result.ts';
import type { LoadError, RareQuery, TextEntryProvider } from './provider.ts';

/** One row of `rare.json`: character, readings with spaces, total strokes, Kangxi radical. */
export const RareRow = z.tuple([z.string(), z.string(), z.number(), z.number()]);
export type RareRow = Readonly<z.infer<typeof RareRow>>;

/** The shape of a radical as people write it in simplified characters; the Unicode radical block has the full forms only. */
const WRITTEN_AS: Readonly<Record<number, string>> = {
  9: '亻',
  18: '刂',
  60: '彳',
  61: '忄',
  64: '扌',
  85: '氵',
  86: '火',
  94: '犭',
  96: '王',
  113: '礻',
  118: '竹',
  120: '纟',
  140: '艹',
  145: '衤',
  149: '讠',
  154: '贝',
  162: '辶',
  163: '右阝',
  167: '钅',
  169: '门',
  170: '左阝',
  178: '韦',
  181: '页',
  182: '风',
  184: '饣',
  187: '马',
  195: '鱼',
  196: '鸟',
  197: '卤',
  199: '麦',
  205: '黾',
  210: '齐',
  211: '齿',
  212: '龙',
  213: '龟',
};
const FIRST_RADICAL_SIGN = 0x2f00;

/** What to write on the key of a Kangxi radical 1–214. */
export function radicalSign(radical: number): string {
  // Compatibility signs decompose to the everyday character of the same shape, which every font has.
  return WRITTEN_AS[radical] ?? String.fromCodePoint(FIRST_RADICAL_SIGN + radical - 1).normalize('NFKC');
}

function fits(row: RareRow, query: RareQuery): boolean {
  const [, readings, strokes, radical] = row;
  switch (query.by) {
    case 'radical':
      return radical === query.radical;
    case 'strokes':
      return strokes === query.strokes;
    case 'reading':
      return query.reading !== '' && readings.split(' ').some((one) => one.startsWith(query.reading));
  }
}

/** Rows that answer the query, few strokes first. */
export function findRare(rows: readonly RareRow[], query: RareQuery): readonly RareRow[] {
  return rows.filter((row) => fits(row, query)).sort((a, b) => a[2] - b[2]);
}

/** Radicals that occur, those of most characters first, so that the first page serves most people. */
export function radicalsIn(rows: readonly RareRow[]): readonly number[] {
  const counts = new Map<number, number>();
  for (const [, , , radical] of rows) counts.set(radical, (counts.get(radical) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([radical]) => radical);
}

export function strokesIn(rows: readonly RareRow[]): readonly number[] {
  return [...new Set(rows.map((row) => row[2]))].sort((a, b) => a - b);
}

export interface RareCharacters extends TextEntryProvider<'rareCharacters'> {
  /** Empty before `load`. */
  rows(): readonly RareRow[];
}

/** @param hasGlyph false for characters no font here can draw: they are left out, never shown as an empty box */
export function createRareCharacters(base: string, hasGlyph: (char: string) => boolean): RareCharacters {
  let rows: readonly RareRow[] = [];
  let loading: Promise<Result<null, LoadError>> | null = null;

  async function fetchRows(): Promise<Result<null, LoadError>> {
    const response = await fetch(new URL('rare.json', base)).catch(() => null);
    if (response === null || !response.ok) return err({ kind: 'unreachable' });
    const list = z.array(RareRow).safeParse(await response.json().catch(() => null));
    if (!list.success) return err({ kind: 'damaged' });
    rows = list.data.filter(([char]) => hasGlyph(char));
    return ok(null);
  }

  return {
    way: 'rareCharacters',
    rows: () => rows,
    async load(onProgress) {
      loading ??= fetchRows();
      const result = await loading;
      if (result.ok) onProgress(1);
      else loading = null;
      return result;
    },
    candidates: (query) =>
      Promise.resolve(findRare(rows, query).map(([text]) => ({ text, consumes: 0, unlikely: false }))),
    taken: () => undefined,
    forget: () => undefined,
    close: () => undefined,
  };
}
