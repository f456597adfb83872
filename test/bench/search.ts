/** Search in an opened file's pages: its time at the median and the 99th percentile over 200, 2,000 and 20,000 pages, against looking at every page. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openPageIndex } from '../../main/court/store/sqlite/pageIndex.ts';
import type { Row } from './table.ts';

const SIZES = [200, 2_000, 20_000] as const;
/** Of each length from one to four characters; looking at every page is slow, so fewer are asked that way. */
const QUERIES = 50;
const LOOKED = 12;
const CHARACTERS = 600;
const LIMIT_MS = 50;
/** As many as the desk asks for. */
const FOUND = 51;

const LEXICON = join(import.meta.dirname, '../../build/text-entry/lexicon.tsv');

/** The same numbers in every run (a linear congruential generator). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const firstColumn = (file: string): readonly string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t')[0] ?? '');

/** Words of mediation and numbers in random order. */
function pageMaker(): () => string {
  const roll = dice(7);
  const words = firstColumn(LEXICON);
  return () => {
    let text = '';
    while (text.length < CHARACTERS) {
      const kind = roll(12);
      text += kind === 0 ? '，' : kind === 1 ? String(roll(1_000_000)) : (words[roll(words.length)] ?? '');
    }
    return text;
  };
}

const share = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ??
  Number.NaN;

function timesOf(queries: readonly string[], ask: (query: string) => unknown): readonly number[] {
  return queries.map((query) => {
    const started = performance.now();
    ask(query);
    return performance.now() - started;
  });
}

function measure(size: number, page: () => string) {
  const pages = Array.from({ length: size }, (_, number) => ({ page: number, text: page() }));
  const index = openPageIndex();
  const started = performance.now();
  index.add(pages);
  const perSecond = size / ((performance.now() - started) / 1000);

  const roll = dice(size);
  const queries = Array.from({ length: 4 * QUERIES }, (_, i) => {
    const { text } = pages[roll(size)] ?? { text: '' };
    const at = roll(CHARACTERS - 4);
    return text.slice(at, at + 1 + (i % 4));
  });
  const plain = new Database(':memory:');
  plain.exec('CREATE TABLE page (id INTEGER PRIMARY KEY, text TEXT NOT NULL)');
  const put = plain.prepare<[number, string]>('INSERT INTO page VALUES (?, ?)');
  for (const { page: id, text } of pages) put.run(id, text);
  const within = plain.prepare<[string]>(`SELECT id FROM page WHERE instr(text, ?) > 0 ORDER BY id`);
  const like = plain.prepare<[string]>(`SELECT id FROM page WHERE text LIKE '%' || ? || '%' ORDER BY id`);

  timesOf(queries, (query) => index.find(query, FOUND));
  const found = timesOf(queries, (query) => index.find(query, FOUND));
  const scanned = timesOf(queries.slice(0, LOOKED), (query) => like.all(query));
  const missed = queries
    .slice(0, LOOKED)
    .filter((query) => index.find(query, size + 1).length !== within.all(query).length).length;
  index.close();
  plain.close();
  return { perSecond, p50: share(found, 0.5), p99: share(found, 0.99), scan: share(scanned, 0.5), missed };
}

export function benchSearch(): Promise<readonly Row[]> {
  const page = pageMaker();
  const measured = SIZES.map((size) => ({ size, ...measure(size, page) }));
  const smallest = measured[0]?.p99 ?? Number.NaN;
  const rows = measured.flatMap(({ size, perSecond, p50, p99, scan }): readonly Row[] => [
    {
      what: `search over ${size} pages, p99`,
      measured: `p50 ${p50.toFixed(2)} · p99 ${p99.toFixed(2)} ms`,
      against: size === 2_000 ? `${LIMIT_MS} ms` : `200 pages ${smallest.toFixed(2)} ms (growth)`,
      ratio: size === 2_000 ? p99 / LIMIT_MS : p99 / smallest,
      limit: size === 2_000 ? { kind: 'atMost', ratio: 1 } : null,
    },
    {
      what: `search over ${size} pages against looking at each`,
      measured: `p50 ${p50.toFixed(2)} ms; indexed ${perSecond.toFixed(0)} pages/s`,
      against: `LIKE p50 ${scan.toFixed(2)} ms`,
      ratio: p50 / scan,
      limit: null,
    },
  ]);
  const missed = measured.reduce((sum, one) => sum + one.missed, 0);
  return Promise.resolve([
    ...rows,
    {
      what: 'queries answered otherwise than by looking at each page',
      measured: String(missed),
      against: `${SIZES.length * LOOKED} queries`,
      ratio: missed,
      limit: { kind: 'atMost', ratio: 0 },
    },
  ]);
}
