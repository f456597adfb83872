/** Reads typed letters as places of pinyin: whole syllables, initials alone, an unfinished last one, fuzzy pairs. */
import type { Slot, SoundChoice } from './wordTable.ts';

export interface Place {
  readonly slot: Slot;
  /** Letters of the input used up to and including this place, separators included. */
  readonly end: number;
}

/** One way to read the letters; a lower cost is a likelier way. */
export interface Reading {
  readonly places: readonly Place[];
  readonly cost: number;
}

/** Longest input that is read: twelve long syllables; more letters are a child at the keys. */
export const MOST_LETTERS = 64;

const COST = { syllable: 1, unfinished: 1.2, initial: 2.5, fuzzy: 1 } as const;
const KEPT_READINGS = 5;
const LONGEST_SYLLABLE = 6;
const INITIALS = new Set('zh ch sh b p m f d t n l g k h j q x r z c s y w'.split(' '));

/** Sounds that many speakers do not tell apart, as pairs of initials and of finals. */
const FUZZY_INITIALS: readonly (readonly [string, string])[] = [
  ['zh', 'z'],
  ['ch', 'c'],
  ['sh', 's'],
  ['n', 'l'],
  ['f', 'h'],
];
const FUZZY_FINALS: readonly (readonly [string, string])[] = [
  ['ing', 'in'],
  ['eng', 'en'],
  ['ang', 'an'],
];

function swapped(
  syllable: string,
  pairs: readonly (readonly [string, string])[],
  side: 'start' | 'end',
): string | null {
  for (const [long, short] of pairs) {
    for (const [from, to] of [
      [long, short],
      [short, long],
    ] as const) {
      if (side === 'start' && syllable.startsWith(from)) return to + syllable.slice(from.length);
      if (side === 'end' && syllable.endsWith(from)) return syllable.slice(0, -from.length) + to;
    }
  }
  return null;
}

/** The syllable itself and the ones it may be confused with; forms that are not pinyin are sorted out by the caller. */
export function fuzzyForms(syllable: string): readonly string[] {
  const forms = new Set([syllable]);
  const start = swapped(syllable, FUZZY_INITIALS, 'start');
  if (start !== null) forms.add(start);
  for (const form of Array.from(forms)) {
    const end = swapped(form, FUZZY_FINALS, 'end');
    if (end !== null) forms.add(end);
  }
  return [...forms];
}

/** Keys have no ü: `v` stands for it, and so does `u` after n and l before e (nue, lue). */
const spelled = (letters: string): string => letters.replace(/^([nl])ue$/u, '$1ve');

export interface SyllableReader {
  read(letters: string, fuzzy: boolean): readonly Reading[];
}

/** @param syllables the word table's own list: an index is a sound */
export function createSyllableReader(syllables: readonly string[]): SyllableReader {
  const soundOf = new Map(syllables.map((syllable, sound) => [syllable, sound]));

  const choices = (forms: readonly string[]): Slot =>
    forms.flatMap((form, index): SoundChoice[] => {
      const sound = soundOf.get(form);
      return sound === undefined ? [] : [{ sound, cost: index === 0 ? 0 : COST.fuzzy }];
    });

  const whole = (letters: string, fuzzy: boolean): Slot => {
    const syllable = spelled(letters);
    return choices(fuzzy ? fuzzyForms(syllable) : [syllable]);
  };

  const begun = (letters: string, fuzzy: boolean): Slot => {
    const starts = fuzzy ? fuzzyForms(letters) : [letters];
    return syllables.flatMap((syllable, sound): SoundChoice[] => {
      const index = starts.findIndex((start) => syllable.startsWith(start));
      return index < 0 ? [] : [{ sound, cost: index === 0 ? 0 : COST.fuzzy }];
    });
  };

  /** Every slot that may begin at `at`, with its end and cost. */
  function* steps(
    letters: string,
    at: number,
    fuzzy: boolean,
  ): Generator<{ slot: Slot; end: number; cost: number }> {
    const longest = Math.min(letters.length, at + LONGEST_SYLLABLE);
    for (let end = at + 1; end <= longest; end++) {
      const piece = letters.slice(at, end);
      if (piece.includes("'")) return;
      const full = whole(piece, fuzzy);
      if (full.length > 0) yield { slot: full, end, cost: COST.syllable };
      else if (end === letters.length && piece.length > 1 && !INITIALS.has(piece)) {
        const slot = begun(piece, fuzzy);
        if (slot.length > 0) yield { slot, end, cost: COST.unfinished };
      }
      if (INITIALS.has(piece)) yield { slot: begun(piece, fuzzy), end, cost: COST.initial };
    }
  }

  return {
    read(typed, fuzzy) {
      const letters = typed.toLowerCase().slice(0, MOST_LETTERS);
      const best: Reading[][] = Array.from({ length: letters.length + 1 }, () => []);
      best[0] = [{ places: [], cost: 0 }];
      for (let at = 0; at < letters.length; at++) {
        const here = (best[at] ?? []).sort((a, b) => a.cost - b.cost).slice(0, KEPT_READINGS);
        if (here.length === 0) continue;
        if (letters[at] === "'") {
          best[at + 1]?.push(...here);
          continue;
        }
        for (const step of steps(letters, at, fuzzy)) {
          const place = { slot: step.slot, end: step.end };
          best[step.end]?.push(
            ...here.map((reading) => ({
              places: [...reading.places, place],
              cost: reading.cost + step.cost,
            })),
          );
        }
      }
      return (best[letters.length] ?? [])
        .filter((reading) => reading.places.length > 0)
        .sort((a, b) => a.cost - b.cost)
        .slice(0, KEPT_READINGS);
    },
  };
}
