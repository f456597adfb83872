/** Cuts a text into the sentences it is read in. */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A voice gets no more than this at once; a longer sentence is cut at its commas. */
const LONGEST = 120;
const ENDS = /[。！？；…\n]+[”’」』）)]*|[.!?;](?=\s|$)/gu;
const PAUSES = /[，、：,:]/gu;

function cutAt(text: string, from: number, to: number, mark: RegExp): Span[] {
  const spans: Span[] = [];
  let start = from;
  for (const match of text.slice(from, to).matchAll(mark)) {
    const end = from + match.index + match[0].length;
    spans.push({ start, end });
    start = end;
  }
  return start < to ? [...spans, { start, end: to }] : spans;
}

/** Pieces of a sentence that is too long, as few as its commas allow. */
function shortened({ start, end }: Span, text: string): Span[] {
  if (end - start <= LONGEST) return [{ start, end }];
  const pieces: Span[] = [];
  for (const piece of cutAt(text, start, end, PAUSES)) {
    const last = pieces.at(-1);
    if (last !== undefined && piece.end - last.start <= LONGEST)
      pieces[pieces.length - 1] = { start: last.start, end: piece.end };
    else
      for (let at = piece.start; at < piece.end; at += LONGEST)
        pieces.push({ start: at, end: Math.min(piece.end, at + LONGEST) });
  }
  return pieces;
}

/** Sentences with something to say in them, in order; their spans do not overlap. */
export function sentencesOf(text: string): readonly Span[] {
  return cutAt(text, 0, text.length, ENDS)
    .filter(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)))
    .flatMap((span) => shortened(span, text));
}
