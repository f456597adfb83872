/** Cuts a clause into pieces that fit a page of large text: after a sentence or a part of it, never inside. Pure. */

/** Longer than this a piece is cut at its commas too. */
const LONG = 48;

const after = (text: string, marks: RegExp): string[] => text.split(marks).filter((piece) => piece !== '');

/** Together the pieces are the text, to the last character. */
export function segmentsOf(text: string): readonly string[] {
  const sentences = after(text, /(?<=[。；！？\n])/u);
  return sentences.flatMap((sentence) => (sentence.length <= LONG ? [sentence] : joined(after(sentence, /(?<=[，、：])/u)))); // prettier-ignore
}

function joined(parts: readonly string[]): string[] {
  const pieces: string[] = [];
  for (const part of parts) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + part.length <= LONG) pieces.splice(-1, 1, last + part);
    else pieces.push(part);
  }
  return pieces;
}
