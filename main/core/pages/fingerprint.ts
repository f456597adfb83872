/** A perceptual hash: where a page is dark, in a coarse grid, so that the same page scanned twice is known again. */
import { paperShade, type Gray } from './gray.ts';

const COLUMNS = 32;
const ROWS = 44;
/** Shades below paper that are ink. */
const INK = 48;
const INK_PIXELS_MIN = 40;
/** Share of the ink at each side that may be dust. */
const SPECKS = 0.003;
/** Shades of darkness a cell is told in: one hexadecimal digit. */
const LEVELS = 15;

/** One digit a cell, row by row; only its likeness to another means anything. */
export function fingerprintOf(gray: Gray): string {
  const { width, data } = gray;
  const paper = paperShade(gray);
  const { left, top, right, bottom } = written(gray, paper - INK);
  const sums = new Float64Array(COLUMNS * ROWS);
  const counts = new Uint32Array(COLUMNS * ROWS);
  for (let y = top; y < bottom; y++) {
    const row = Math.floor(((y - top) * ROWS) / (bottom - top)) * COLUMNS;
    for (let x = left; x < right; x++) {
      const cell = row + Math.floor(((x - left) * COLUMNS) / (right - left));
      sums[cell] = (sums[cell] ?? 0) + Math.max(0, paper - (data[y * width + x] ?? 0));
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  }
  const means = [...sums].map((sum, i) => sum / Math.max(1, counts[i] ?? 1));
  const darkest = means.toSorted((a, b) => b - a)[Math.floor(means.length * 0.02)] ?? 0;
  const range = Math.max(24, darkest);
  return means.map((mean) => Math.round(Math.min(1, mean / range) * LEVELS).toString(16)).join('');
}

/** Where the writing is, so that paper laid in a little otherwise gives the same grid. A few lone specks are left out. */
function written({ width, height, data }: Gray, ink: number) {
  const columns = new Uint32Array(width);
  const rows = new Uint32Array(height);
  let total = 0;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if ((data[y * width + x] ?? 255) < ink) {
        columns[x] = (columns[x] ?? 0) + 1;
        rows[y] = (rows[y] ?? 0) + 1;
        total += 1;
      }
  if (total < INK_PIXELS_MIN) return { left: 0, top: 0, right: width, bottom: height };
  const [left, right] = span(columns, total);
  const [top, bottom] = span(rows, total);
  return { left, top, right, bottom };
}

/** From where to where all but the outermost ink lies. */
function span(counts: Uint32Array, total: number): [number, number] {
  let [first, last, before] = [0, counts.length, 0];
  while (first < counts.length - 1 && before + (counts[first] ?? 0) < total * SPECKS) {
    before += counts[first] ?? 0;
    first += 1;
  }
  let after = 0;
  while (last > first + 1 && after + (counts[last - 1] ?? 0) < total * SPECKS) {
    after += counts[last - 1] ?? 0;
    last -= 1;
  }
  return [first, last];
}

/** 1 for the same picture, about 0 for pages that have nothing to do with each other. */
export function likeness(a: string, b: string): number {
  if (a.length !== COLUMNS * ROWS || b.length !== a.length) return 0;
  const [one, other] = [cellsOf(a), cellsOf(b)];
  return correlation(one, other);
}

const cellsOf = (print: string): Float64Array =>
  Float64Array.from(print, (digit) => Number.parseInt(digit, 16));

function correlation(a: Float64Array, b: Float64Array): number {
  const mean = (cells: Float64Array): number => cells.reduce((sum, cell) => sum + cell, 0) / cells.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [both, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [da, db] = [(a[i] ?? 0) - ma, (b[i] ?? 0) - mb];
    both += da * db;
    aa += da * da;
    bb += db * db;
  }
  // Two empty pages are alike, but that is not worth telling: each is told to be blank.
  return aa === 0 || bb === 0 ? 0 : both / Math.sqrt(aa * bb);
}
