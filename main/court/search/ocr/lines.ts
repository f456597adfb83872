/** A read page: its lines with their places, and its text as one piece in which a match is found again in them. Pure. */
import type { PageCorners } from '../../../contract/request.ts';
import { composed } from '../grams.ts';

export type ReadLine = {
  readonly text: string;
  /** In fractions of the page. */
  readonly corners: PageCorners;
  /** 1 where the text is known exactly. */
  readonly confidence: number;
};

export type JoinedLines = {
  readonly text: string;
  /** Where each line stands in `text`, in the order of the lines. */
  readonly ends: readonly (readonly [start: number, end: number])[];
};

/** A sentence goes on over the edge of the paper; the index looks over spaces between Chinese characters. */
export function joined(lines: readonly ReadLine[]): JoinedLines {
  let text = '';
  const ends = lines.map((line) => {
    const words = composed(line.text.trim());
    text += text === '' ? '' : ' ';
    const start = text.length;
    text += words;
    return [start, text.length] as const;
  });
  return { text, ends };
}

/** The lines in which any of `[start, end)` stands. */
export const linesWithin = (
  lines: readonly ReadLine[],
  { ends }: JoinedLines,
  start: number,
  end: number,
): readonly ReadLine[] =>
  lines.filter((_, i) => {
    const [from, to] = ends[i] ?? [0, 0];
    return from < end && start < to;
  });
