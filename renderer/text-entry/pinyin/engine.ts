/** Turns typed pinyin into ranked words: whole words, the likeliest sentence, names, longer words begun, shorter ones. */
import type { EntryContext } from '../provider.ts';
import { createSyllableReader, type Place, type Reading } from './syllables.ts';
import { rangesOf, textOf, WEIGHT_STEP, type Slot, type WordTable } from './wordTable.ts';

export interface PinyinCandidate {
  readonly text: string;
  /** Letters used up. */
  readonly consumes: number;
}

export interface PinyinEngine {
  suggest(letters: string, fuzzy: boolean, context: EntryContext): readonly PinyinCandidate[];
  /** Ranks the text higher from now on, in memory only. */
  learn(text: string): void;
  forget(): void;
}

interface Scored {
  readonly text: string;
  readonly score: number;
}

/** ln of all counted words: turns a weight into a log probability. */
const LN_TOTAL = 17.9;
const LONGEST_WORD = 8;
const MOST = 64;
/** A longer word is what was meant when it fits as well as several short ones. */
const LONGER_WORD = 2.5;
/** Ways to cut the letters weigh against each other in the same unit as log probabilities. */
const CUT = 2;
/** A sentence is made only from cuts nearly as good as the best: the others give nonsense. */
const UNLIKELY_CUT = 0.6;
const LEARNED = 2.5;
const COMPLETIONS = 4;
const MOST_SCANNED = 3000;
const NAME_BONUS = 6;

export function createPinyinEngine(table: WordTable): PinyinEngine {
  const reader = createSyllableReader(table.syllables);
  const learned = new Map<string, number>();
  const bonus = (text: string): number => LEARNED * Math.log(1 + (learned.get(text) ?? 0));
  const weightOf = (column: Uint8Array, word: number): number => (column[word] ?? 0) / WEIGHT_STEP;

  /** Words of exactly these slots, best first. `column` says by which frequency; words without one are left out. */
  function whole(slots: readonly Slot[], column: Uint8Array, most = MOST): Scored[] {
    const found: { word: number; score: number }[] = [];
    for (const range of rangesOf(table, slots)) {
      for (let word = range.from; word < range.wholeEnd; word++) {
        const weight = weightOf(column, word);
        if (weight > 0) found.push({ word, score: weight - LN_TOTAL - range.cost });
      }
    }
    found.sort((a, b) => b.score - a.score);
    return found
      .slice(0, most)
      .map(({ word, score }) => {
        const text = textOf(table, word);
        return { text, score: score + bonus(text) };
      })
      .sort((a, b) => b.score - a.score);
  }

  /** Longer words that begin with these slots. */
  function begunWith(slots: readonly Slot[]): Scored[] {
    const found: { word: number; score: number }[] = [];
    for (const range of rangesOf(table, slots)) {
      const to = Math.min(range.to, range.wholeEnd + MOST_SCANNED);
      for (let word = range.wholeEnd; word < to; word++) {
        found.push({ word, score: weightOf(table.weights, word) - LN_TOTAL - range.cost });
      }
    }
    return found
      .sort((a, b) => b.score - a.score)
      .slice(0, COMPLETIONS)
      .map(({ word, score }) => ({ text: textOf(table, word), score }));
  }

  const slotsOf = (places: readonly Place[]): Slot[] => places.map((place) => place.slot);

  /** The likeliest row of words over all places (Viterbi over word probabilities). */
  function sentence(places: readonly Place[]): Scored | null {
    const slots = slotsOf(places);
    const best: (Scored | null)[] = [{ text: '', score: 0 }, ...slots.map(() => null)];
    for (let end = 1; end <= slots.length; end++) {
      for (let start = Math.max(0, end - LONGEST_WORD); start < end; start++) {
        const before = best[start];
        const word = before ? whole(slots.slice(start, end), table.weights, 1)[0] : undefined;
        if (!before || word === undefined) continue;
        const score = before.score + word.score;
        if (score > (best[end]?.score ?? Number.NEGATIVE_INFINITY))
          best[end] = { text: before.text + word.text, score };
      }
    }
    return best[slots.length] ?? null;
  }

  function givenNames(slots: readonly Slot[]): Scored[] {
    if (slots.length === 0) return [];
    const known = whole(slots, table.givenNames, 6).map((name) => ({
      ...name,
      score: name.score + LN_TOTAL,
    }));
    const [first, second] = slots;
    if (slots.length !== 2 || first === undefined || second === undefined) return known;
    const pairs = whole([first], table.givenNames, 5).flatMap((a) =>
      whole([second], table.givenNames, 5).map((b) => ({
        text: a.text + b.text,
        score: (a.score + b.score) / 2 + LN_TOTAL - 1,
      })),
    );
    return [...known, ...pairs].sort((a, b) => b.score - a.score);
  }

  /** Surname and given name together, or the given name alone once the surname stands. */
  function names(places: readonly Place[], before: string): Scored[] {
    const slots = slotsOf(places);
    if (slots.length > 4) return [];
    if (before !== '') return givenNames(slots).slice(0, 12);
    const alone = whole(slots, table.surnames, 6).map((name) => ({ ...name, score: name.score + LN_TOTAL }));
    const both = [1, 2].flatMap((cut) =>
      cut >= slots.length || slots.length - cut > 2
        ? []
        : whole(slots.slice(0, cut), table.surnames, 4).flatMap((surname) =>
            givenNames(slots.slice(cut))
              .slice(0, 6)
              .map((given) => ({
                text: surname.text + given.text,
                score: (surname.score + LN_TOTAL + given.score) / 2,
              })),
          ),
    );
    return [...alone, ...both].sort((a, b) => b.score - a.score).slice(0, 16);
  }

  function fullOf(reading: Reading, likely: boolean, context: EntryContext): Scored[] {
    const { places } = reading;
    const cut = CUT * (reading.cost - 1);
    const longer = LONGER_WORD * (places.length - 1);
    const words = places.length <= LONGEST_WORD ? whole(slotsOf(places), table.weights) : [];
    const list = words.map((word) => ({ text: word.text, score: word.score + 2 * longer - cut }));
    const row = places.length > 1 && likely ? sentence(places) : null;
    if (row !== null) list.push({ text: row.text, score: row.score - cut });
    if (context.kind !== 'name') return list;
    const people = names(places, context.before).map((name) => ({
      text: name.text,
      score: name.score - LN_TOTAL + NAME_BONUS + 2 * longer - cut,
    }));
    return [...people, ...list];
  }

  return {
    suggest(letters, fuzzy, context) {
      const readings = reader.read(letters, fuzzy);
      const found = new Map<string, number>();
      const add = (list: readonly Scored[], consumes: number): void => {
        for (const { text } of list) if (!found.has(text)) found.set(text, consumes);
      };
      const likeliest = readings[0];
      if (likeliest === undefined) return [];
      const all = readings
        .flatMap((reading) => fullOf(reading, reading.cost <= likeliest.cost + UNLIKELY_CUT, context))
        .sort((a, b) => b.score - a.score);
      add(all, letters.length);
      if (likeliest.places.length > 1) add(begunWith(slotsOf(likeliest.places)), letters.length);
      for (let count = Math.min(likeliest.places.length - 1, LONGEST_WORD); count > 0; count--) {
        const places = likeliest.places.slice(0, count);
        add(whole(slotsOf(places), table.weights), places.at(-1)?.end ?? letters.length);
      }
      return [...found].map(([text, consumes]) => ({ text, consumes }));
    },
    learn: (text) => void learned.set(text, (learned.get(text) ?? 0) + 1),
    forget: () => learned.clear(),
  };
}
