/** Gathers the words of the pinyin table: a general dictionary, the lexicon reviewed by hand, names and rare characters. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Converter } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';
import { WEIGHT_STEP, type WordRow } from '../../renderer/text-entry/pinyin/wordTable.ts';

const require = createRequire(import.meta.url);
const here = import.meta.dirname;

export const DICTIONARY = require.resolve('@node-rs/jieba/dict.txt');
export const LEXICON = join(here, 'lexicon.tsv');
export const NAMES = join(here, 'names.tsv');
export const RARE = join(here, 'rareNames.tsv');
/** The recogniser's characters: 6,623 that are in everyday use. */
export const KEYS = join(
  here,
  '..',
  '..',
  'node_modules',
  '@gutenye',
  'ocr-models',
  'assets',
  'ppocr_keys_v1.txt',
);

const HAN_WORD = /^\p{Script=Han}{1,8}$/u;
/** A syllable has a vowel: the grunts n, ng and hng would let every word be cut in pieces. Unreadable characters come back as themselves. */
const SYLLABLE = /^(?=.*[aeiouv])[a-z]{1,6}$/u;
/** A rare character must be reachable without pushing common ones down. */
const RARE_COUNT = 1;
const SECOND_READING_COUNT = 5;
/** The dictionary counts a few unheard-of characters (剅) as if they were common. */
const UNCOMMON_COUNT = 20;

export interface RareRow {
  readonly char: string;
  readonly readings: readonly string[];
  readonly strokes: number;
  readonly radical: number;
}

export function rareRows(): RareRow[] {
  return tableLines(RARE)
    .slice(1)
    .map((line) => {
      const [char = '', readings = '', strokes = '', radical = ''] = line.split('\t');
      return {
        char,
        readings: readings.split(',').filter((one) => one !== ''),
        strokes: Number(strokes),
        radical: Number(radical),
      };
    });
}

function tableLines(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}

interface Count {
  readonly text: string;
  readonly readings: readonly string[];
  count: number;
  surname: number;
  given: number;
}

const readingsOf = (text: string): string[] => pinyin(text, { toneType: 'none', type: 'array', v: true });
const isReadable = (text: string, readings: readonly string[]): boolean =>
  readings.length === Array.from(text).length && readings.every((reading) => SYLLABLE.test(reading));

/** `长江(chang jiang)` → the text and the reading in brackets, if any. */
function named(entry: string): { text: string; readings: string[] } {
  const match = /^(.+?)\((.+)\)$/u.exec(entry);
  const text = match?.[1] ?? entry;
  return { text, readings: match?.[2]?.split(' ') ?? readingsOf(text) };
}

export const simplified = Converter({ from: 't', to: 'cn' });
export const recognisedCharacters = (): string[] =>
  readFileSync(KEYS, 'utf8')
    .split('\n')
    .filter((line) => line !== '');

export function dictionaryWords(): { text: string; count: number }[] {
  const common = new Set(recognisedCharacters().filter((char) => simplified(char) === char));
  return readFileSync(DICTIONARY, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const [text = '', count = '0'] = line.split(' ');
      if (!HAN_WORD.test(text)) return [];
      const uncommon = Array.from(text).length === 1 && !common.has(text);
      return [{ text, count: uncommon ? Math.min(UNCOMMON_COUNT, Number(count)) : Number(count) }];
    });
}

/** How often each character is met, alone and inside words: the prior of handwriting. */
export function characterCounts(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text, count } of dictionaryWords()) {
    for (const char of text) counts.set(char, (counts.get(char) ?? 0) + count);
  }
  return counts;
}

export function wordRows(): WordRow[] {
  const words = new Map<string, Count>();
  const entry = (text: string, readings: readonly string[]): Count | null => {
    if (!isReadable(text, readings)) return null;
    const key = `${text} ${readings.join(' ')}`;
    const known = words.get(key) ?? { text, readings, count: 0, surname: 0, given: 0 };
    words.set(key, known);
    return known;
  };
  const reviewed = new Set<string>();
  let setTo = 0;
  const lexicon = tableLines(LEXICON).flatMap((line) => {
    if (line.startsWith('@')) {
      setTo = Number(line.slice(1));
      return [];
    }
    const [text = '', reading = ''] = line.split('\t');
    if (setTo > 0) reviewed.add(text);
    return [{ text, readings: reading.split(' '), count: setTo }];
  });

  for (const { text, count } of dictionaryWords()) {
    const readings = reviewed.has(text) ? undefined : readingsOf(text);
    const word = readings && entry(text, readings);
    if (word) word.count += count;
    if (Array.from(text).length !== 1) continue;
    // A character alone is also typed by its other readings (行 hang, 长 zhang).
    for (const other of pinyin(text, { toneType: 'none', type: 'array', v: true, multiple: true })) {
      const second = entry(text, [other]);
      if (second && second.count === 0) second.count = Math.max(SECOND_READING_COUNT, count / 20);
    }
  }
  addCharacterShares(words, entry);
  const counts = new Map(dictionaryWords().map(({ text, count }) => [text, count]));
  for (const { text, readings, count } of lexicon) {
    const word = entry(text, readings);
    if (word === null) throw new Error(`the lexicon's reading of ${text} does not fit its characters`);
    // A second reading is as common as a tenth of the word; a reviewed word at least as common as its block says.
    word.count = Math.max(
      word.count,
      count > 0 ? Math.max(count, counts.get(text) ?? 0) : (counts.get(text) ?? 0) / 10,
      1,
    );
  }
  for (const { char, readings } of rareRows()) {
    for (const reading of readings) {
      const word = entry(char, [reading]);
      if (word) word.count = Math.max(word.count, RARE_COUNT);
    }
  }
  addNames(entry);
  return [...words.values()].map(({ text, readings, count, surname, given }) => ({
    text,
    readings,
    weight: weight(count),
    surname: weight(surname),
    givenName: weight(given),
  }));
}

const weight = (count: number): number => Math.min(255, Math.round(Math.log(1 + count) * WEIGHT_STEP));

/** Characters are picked one by one too, so those that stand in many words count for more than their own line says. */
function addCharacterShares(
  words: Map<string, Count>,
  entry: (text: string, readings: string[]) => Count | null,
): void {
  const shares = new Map<string, number>();
  for (const word of words.values()) {
    const chars = Array.from(word.text);
    if (chars.length < 2) continue;
    chars.forEach((char, at) => {
      const key = `${char} ${word.readings[at] ?? ''}`;
      shares.set(key, (shares.get(key) ?? 0) + word.count / 20);
    });
  }
  for (const [key, share] of shares) {
    const [char = '', reading = ''] = key.split(' ');
    const single = entry(char, [reading]);
    if (single) single.count += share;
  }
}

function addNames(entry: (text: string, readings: string[]) => Count | null): void {
  for (const line of tableLines(NAMES)) {
    const [kind, list = ''] = line.split('\t');
    // `长江(chang jiang)` holds a space of its own, so split only at spaces outside brackets.
    for (const [rank, one] of (list.match(/[^\s(]+(?:\([^)]*\))?/gu) ?? []).entries()) {
      const { text, readings } = named(one);
      const word = entry(text, readings);
      if (word === null) continue;
      const count = 20_000 / (rank + 10);
      if (kind === 'surname') word.surname = Math.max(word.surname, count);
      else word.given = Math.max(word.given, kind === 'given' ? count * 2 : count);
      word.count = Math.max(word.count, 3);
    }
  }
}
