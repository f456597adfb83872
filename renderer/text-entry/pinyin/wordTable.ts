/** The compact table of words and their readings: its file layout, written by the build and read by the page. */
import { err, ok, type Result } from '../../../main/contract/result.ts';

/**
 * Words sorted by their readings, column by column, so that a prefix of readings is one contiguous range and the whole
 * of 340,000 words costs about six megabytes of memory instead of the hundred of a Map.
 */
export interface WordTable {
  /** Toneless readings, sorted; a sound is an index into this list. */
  readonly syllables: readonly string[];
  /** Word `w` is units `starts[w]` to `starts[w + 1]`. */
  readonly starts: Uint32Array;
  readonly sounds: Uint16Array;
  /** One UTF-16 unit per character, or 0xD800 + index into `astral`. */
  readonly chars: Uint16Array;
  readonly astral: Uint32Array;
  /** `WEIGHT_STEP` × ln(1 + how often the word was counted). */
  readonly weights: Uint8Array;
  /** How common the word is as a surname and as (part of) a given name; 0 = not. Same scale as `weights`. */
  readonly surnames: Uint8Array;
  readonly givenNames: Uint8Array;
}

export const WEIGHT_STEP = 12;

export interface WordRow {
  readonly text: string;
  readonly readings: readonly string[];
  readonly weight: number;
  readonly surname: number;
  readonly givenName: number;
}

const MAGIC = 0x50_59_31_00;
const HEADER_WORDS = 6;
const ASTRAL_BASE = 0xd800;
/** Generous: ten times the product's table. A larger count means a damaged file. */
const MOST_WORDS = 4_000_000;

function bySound(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

export function encodeWordTable(rows: readonly WordRow[]): Uint8Array<ArrayBuffer> {
  const syllables = [...new Set(rows.flatMap((row) => row.readings))].sort();
  const soundOf = new Map(syllables.map((syllable, index) => [syllable, index]));
  const sorted = rows
    .map((row) => ({ row, sounds: row.readings.map((reading) => soundOf.get(reading) ?? 0) }))
    .sort((a, b) => bySound(a.sounds, b.sounds) || b.row.weight - a.row.weight);
  const astral: number[] = [];
  const unitOf = (char: string): number => {
    const code = char.codePointAt(0) ?? 0;
    if (code <= 0xffff) return code;
    const known = astral.indexOf(code);
    return ASTRAL_BASE + (known >= 0 ? known : astral.push(code) - 1);
  };
  const chars = sorted.flatMap(({ row }) => Array.from(row.text, unitOf));
  const sounds = sorted.flatMap((entry) => entry.sounds);
  const names = new TextEncoder().encode(syllables.join(' '));
  const padded = Math.ceil(names.length / 4) * 4;
  const size = HEADER_WORDS * 4 + astral.length * 4 + padded + chars.length * 4 + sorted.length * 4;
  const file = new Uint8Array(size);
  new Uint32Array(file.buffer, 0, HEADER_WORDS).set([
    MAGIC,
    names.length,
    sorted.length,
    chars.length,
    astral.length,
    size,
  ]);
  let at = HEADER_WORDS * 4;
  new Uint32Array(file.buffer, at, astral.length).set(astral);
  at += astral.length * 4;
  file.set(names, at);
  at += padded;
  for (const column of [sounds, chars]) {
    new Uint16Array(file.buffer, at, column.length).set(column);
    at += column.length * 2;
  }
  const columns = [
    sorted.map(({ sounds: own }) => own.length),
    sorted.map(({ row }) => row.weight),
    sorted.map(({ row }) => row.surname),
    sorted.map(({ row }) => row.givenName),
  ];
  for (const column of columns) {
    file.set(column, at);
    at += column.length;
  }
  return file;
}

/** Reads the file in place; anything inconsistent is `damaged`, never a wrong word. */
export function decodeWordTable(file: ArrayBuffer): Result<WordTable, { readonly kind: 'damaged' }> {
  const damaged = err({ kind: 'damaged' } as const);
  if (file.byteLength < HEADER_WORDS * 4) return damaged;
  const [magic = 0, nameBytes = 0, words = 0, units = 0, astralCount = 0, size = 0] = new Uint32Array(
    file,
    0,
    HEADER_WORDS,
  );
  const padded = Math.ceil(nameBytes / 4) * 4;
  const expected = HEADER_WORDS * 4 + astralCount * 4 + padded + units * 4 + words * 4;
  if (magic !== MAGIC || words > MOST_WORDS || size !== expected || file.byteLength !== expected)
    return damaged;
  let at = HEADER_WORDS * 4;
  const take = (bytes: number): number => {
    at += bytes;
    return at - bytes;
  };
  const astral = new Uint32Array(file, take(astralCount * 4), astralCount);
  const syllables = new TextDecoder().decode(new Uint8Array(file, take(padded), nameBytes)).split(' ');
  const sounds = new Uint16Array(file, take(units * 2), units);
  const chars = new Uint16Array(file, take(units * 2), units);
  const lengths = new Uint8Array(file, take(words), words);
  const weights = new Uint8Array(file, take(words), words);
  const surnames = new Uint8Array(file, take(words), words);
  const givenNames = new Uint8Array(file, take(words), words);
  const starts = new Uint32Array(words + 1);
  for (let word = 0; word < words; word++) starts[word + 1] = (starts[word] ?? 0) + (lengths[word] ?? 0);
  if (starts[words] !== units) return damaged;
  return ok({ syllables, starts, sounds, chars, astral, weights, surnames, givenNames });
}

export function textOf(table: WordTable, word: number): string {
  let text = '';
  for (let at = table.starts[word] ?? 0; at < (table.starts[word + 1] ?? 0); at++) {
    const unit = table.chars[at] ?? 0;
    const isAstral = unit >= ASTRAL_BASE && unit < ASTRAL_BASE + table.astral.length;
    text += String.fromCodePoint(isAstral ? (table.astral[unit - ASTRAL_BASE] ?? 0) : unit);
  }
  return text;
}

/** The sound at a position of a word, or -1 past its end, so that shorter words sort first. */
function soundAt(table: WordTable, word: number, depth: number): number {
  const at = (table.starts[word] ?? 0) + depth;
  return at < (table.starts[word + 1] ?? 0) ? (table.sounds[at] ?? -1) : -1;
}

function lowerBound(table: WordTable, from: number, to: number, depth: number, sound: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (soundAt(table, middle, depth) < sound) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A sound that may stand at one place of the input, and what it costs (0 = exactly as typed). */
export interface SoundChoice {
  readonly sound: number;
  readonly cost: number;
}
export type Slot = readonly SoundChoice[];

/** Words from `from` to `wholeEnd` have exactly the slots' length, those to `to` go on beyond it. */
export interface WordRange {
  readonly from: number;
  readonly wholeEnd: number;
  readonly to: number;
  readonly cost: number;
}

export function rangesOf(table: WordTable, slots: readonly Slot[]): readonly WordRange[] {
  let ranges: { from: number; to: number; cost: number }[] = [{ from: 0, to: table.weights.length, cost: 0 }];
  for (const [depth, slot] of slots.entries()) {
    const narrowed: typeof ranges = [];
    for (const range of ranges) {
      for (const { sound, cost } of slot) {
        const from = lowerBound(table, range.from, range.to, depth, sound);
        if (from >= range.to || soundAt(table, from, depth) !== sound) continue;
        const to = lowerBound(table, from, range.to, depth, sound + 1);
        narrowed.push({ from, to, cost: range.cost + cost });
      }
    }
    ranges = narrowed;
  }
  return ranges.map((range) => ({
    ...range,
    wholeEnd: lowerBound(table, range.from, range.to, slots.length, 0),
  }));
}
