/** What a field may hold and how typing changes it: control characters and lone surrogates out, length in code points, never normalised. */

/** The longest text any field takes, in code points. */
export const MOST_CHARACTERS = 4000;

export type EntryKind = 'name' | 'sentence' | 'address';

export interface EditedText {
  readonly value: string;
  /** In graphemes: a character with its variation selector is one place. */
  readonly caret: number;
  /** Something was left out because the field is full. */
  readonly full: boolean;
}

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** What the caret moves over: user-perceived characters. */
export function graphemesOf(value: string): string[] {
  return Array.from(graphemes.segment(value), (part) => part.segment);
}

/** Control characters, line and paragraph separators, bidirectional overrides, non-characters, lone surrogates, the object and replacement signs. */
const UNWANTED =
  /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff\ufff9-\ufffd]|[\u{fdd0}-\u{fdef}]|[\ufffe\uffff\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{10fffe}\u{10ffff}]/gu;

/**
 * The text as a field keeps it. Nothing is normalised: NFC folds some compatibility ideographs of names into other
 * characters. Private-use characters stay, because cards write names with them; new lines stay in sentences alone.
 */
export function cleanText(text: string, kind: EntryKind, maxLength: number = MOST_CHARACTERS): string {
  const lines = text.replace(/\r\n?/gu, '\n');
  const clean = lines
    .split('\n')
    .map((line) => line.replace(/\t/gu, ' ').replace(UNWANTED, ''))
    .join(kind === 'sentence' ? '\n' : '');
  return firstCodePoints(clean, Math.min(maxLength, MOST_CHARACTERS));
}

/** Length in code points, as limits count. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

/** The first code points of a text, never half of a grapheme. */
function firstCodePoints(text: string, most: number): string {
  if (lengthOf(text) <= most) return text;
  let kept = '';
  let length = 0;
  for (const part of graphemesOf(text)) {
    length += lengthOf(part);
    if (length > most) break;
    kept += part;
  }
  return kept;
}

export function insertText(
  value: string,
  caret: number,
  text: string,
  kind: EntryKind,
  maxLength: number,
): EditedText {
  const parts = graphemesOf(value);
  const room = Math.min(maxLength, MOST_CHARACTERS) - lengthOf(value);
  const wanted = cleanText(text, kind);
  const taken = cleanText(text, kind, Math.max(0, room));
  const before = parts.slice(0, caret).join('') + taken;
  const edited = before + parts.slice(caret).join('');
  return { value: edited, caret: graphemesOf(before).length, full: taken !== wanted };
}

export function deleteBefore(value: string, caret: number): EditedText {
  const parts = graphemesOf(value);
  if (caret <= 0) return { value, caret: 0, full: false };
  parts.splice(caret - 1, 1);
  return { value: parts.join(''), caret: caret - 1, full: false };
}

/** The caret moved by some places, kept inside the text. */
export function movedCaret(value: string, caret: number, by: number): number {
  return Math.min(graphemesOf(value).length, Math.max(0, caret + by));
}
