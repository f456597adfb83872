/** Which characters of an entered text go into a document: what cannot be seen is dropped, what cannot be text is named. */
import { nameCharacter } from './typstError.ts';

/**
 * Characters without a shape: controls (newline aside), zero-width and byte-order marks, and the direction overrides, with
 * which a signed page could show its words in another order than they are stored.
 */
const INVISIBLE = /\p{Cf}|(?!\n)\p{Cc}/gu;

/** The text as it is printed. Names keep their own code points: nothing is normalised (domain.md 9, trap 12). */
export function printable(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029\v\f]/g, '\n')
    .replaceAll('\t', '  ')
    .replace(INVISIBLE, '')
    .trim();
}

/** Halves of surrogate pairs in any text of `data`: they are no characters, and neither Typst nor RFC 8785 takes them. */
export function badText(data: unknown): string[] {
  if (typeof data === 'string') return loneSurrogates(data);
  if (data === null || typeof data !== 'object') return [];
  const found = Object.values(data).flatMap((value: unknown) => badText(value));
  return [...new Set(found)];
}

function loneSurrogates(text: string): string[] {
  if (text.isWellFormed()) return [];
  return [...text].filter((character) => !character.isWellFormed()).map(nameCharacter);
}
