/** Words for the index and for asking it: text folded to one form, and cut into overlapping pairs of characters. Pure. */

/** A letter, mark or digit of any script; everything else parts words. */
const WORD = /[\p{L}\p{M}\p{N}]/u;
const HAN = /\p{Script=Han}/u;
const RUN = /[\p{L}\p{M}\p{N}]+/gu;

/** Longer runs and queries are looked up by their beginning; the rest is compared with the page's own text. */
const MOST = { runs: 16, characters: 64 } as const;

/** A text in the one form in which it is kept (half characters would not come back from the database); `fold` works on this form. */
export const composed = (text: string): string => text.toWellFormed().normalize('NFC');

/**
 * Full-width and half-width, upper and lower case are one, and a space beside a Chinese character or a sign is none: readers of
 * pictures put them in and leave them out. Character by character, so that places can be found again.
 */
export function fold(text: string): string {
  let whole = '';
  eachFolded(text, (folded) => {
    whole += folded;
  });
  return whole;
}

/** Of each character what it folds to, and its own length. */
function eachFolded(text: string, told: (folded: string, length: number) => void): void {
  let [at, spaced] = [0, false];
  for (const character of text) {
    at += character.length;
    if (isCommonHan(character)) {
      spaced = false;
      told(character, 1);
    } else if (/\s/u.test(character)) {
      told(spaced && isSpaced(characterAt(text, at)) ? ' ' : '', character.length);
    } else {
      spaced = isSpaced(character);
      told(character.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, ''), character.length);
    }
  }
}

const characterAt = (text: string, at: number): string => {
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
};

/** Nearly everything on a page, and the same in every form: most of the work is not to ask further. */
const isCommonHan = (character: string): boolean =>
  character.length === 1 && character >= '\u4e00' && character <= '\u9fff';

/** Of a script that parts its words by spaces, or a digit. */
const isSpaced = (character: string): boolean => WORD.test(character) && !HAN.test(character);

/** Tells where `[start, end)` of `fold(text)` lies in `text`; characters that fold to several are taken whole. */
export function unfolding(text: string): (start: number, end: number) => readonly [number, number] {
  const [starts, ends]: [number[], number[]] = [[], []];
  let at = 0;
  eachFolded(text, (folded, length) => {
    for (let i = 0; i < folded.length; i += 1) {
      starts.push(at);
      ends.push(at + length);
    }
    at += length;
  });
  return (start, end) => [starts[start] ?? at, ends[end - 1] ?? at];
}

/**
 * What the index holds of a folded text: of each run of word characters every pair, and its last character alone. So the pairs
 * of whatever part of a run is asked for stand there one after the other, in the middle of a number too.
 */
export function gramsOf(folded: string): string {
  return (folded.match(RUN) ?? []).flatMap((run) => gramsOfRun(Array.from(run))).join(' ');
}

const gramsOfRun = (run: readonly string[]): readonly string[] =>
  run.map((character, i) => character + (run[i + 1] ?? ''));

/** The parts of a query, folded; a page is found when it holds every one of them. */
export const termsOf = (query: string): readonly string[] => [
  ...new Set(
    composed(query)
      .split(/\s+/u)
      .map(fold)
      .filter((term) => term !== ''),
  ),
];

/**
 * A MATCH expression that every page with all terms fulfils, made of word characters and quotes alone; null when the terms hold
 * no word character and every page has to be looked at.
 */
export function expressionOf(terms: readonly string[]): string | null {
  const runs = [...new Set(terms.flatMap((term) => term.match(RUN) ?? []))].slice(0, MOST.runs);
  return runs.length === 0 ? null : runs.map(phraseOf).join(' AND ');
}

function phraseOf(run: string): string {
  const characters = Array.from(run).slice(0, MOST.characters);
  return characters.length === 1
    ? `"${characters.join('')}" *`
    : `"${gramsOfRun(characters).slice(0, -1).join(' ')}"`;
}
