/** Cuts the lines of a record into pieces that stand together, and pieces into papers beside the pad. Pure. */
import { segmentsOf } from '../session/segments.ts';

export interface Spoken {
  readonly number: number;
  readonly speaker: string;
  readonly words: string;
}
/** `first`: number and speaker stand before it. */
export interface Piece extends Spoken {
  readonly first: boolean;
}

/** Never more than so many letters in a piece, but where one part of a sentence is longer. */
export const piecesOf = (words: string, most: number): readonly string[] =>
  segmentsOf(words).reduce<readonly string[]>((pieces, segment) => {
    const last = pieces.at(-1);
    return last !== undefined && last.length + segment.length <= most
      ? [...pieces.slice(0, -1), last + segment]
      : [...pieces, segment];
  }, []);

export function papersOf(lines: readonly Spoken[], most: number): readonly (readonly Piece[])[] {
  const papers: Piece[][] = [];
  let letters = most;
  for (const line of lines)
    for (const [index, words] of piecesOf(line.words, most).entries()) {
      const long = words.length + (index === 0 ? line.speaker.length + HEAD : 0);
      if (letters + long > most) {
        papers.push([]);
        letters = 0;
      }
      papers.at(-1)?.push({ ...line, words, first: index === 0 });
      letters += long;
    }
  return papers;
}
/** Number, dot and the rest of a broken row: what a new line takes beside its words. */
const HEAD = 12;
