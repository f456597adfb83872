/** The words of a printed page as sentences, each with the places it covers: for reading aloud with a mark on the paper. */
import { sentencesOf } from '../../reading/sentences.ts';
import type { TextRun } from '../../parts/pdf.ts';

/** In fractions of the page's width, from its top left. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface PrintedSentence {
  readonly text: string;
  readonly boxes: readonly Box[];
}

/** A line that reaches this far goes on in the next. */
const FULL_LINE = 0.8;
/** Lines further apart than this many line heights are not one paragraph. */
const LINE_GAP = 2.2;
/** A blank this wide parts two columns of a row. */
const COLUMN_GAP = 0.03;

/** Runs of one paragraph; a column gap in it is heard as a pause. */
type Paragraph = { readonly run: TextRun; readonly text: string }[];

const isBlank = (run: TextRun): boolean => run.text.trim() === '';

function goesOn(last: TextRun, next: TextRun): boolean {
  const below = next.top - last.top;
  return (
    last.left + last.width > FULL_LINE &&
    below > 0 &&
    below < LINE_GAP * Math.max(last.height, next.height) &&
    !/[。！？；]$/u.test(last.text.trimEnd())
  );
}

function paragraphsOf(runs: readonly TextRun[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let newLine = true;
  let last: TextRun | null = null;
  for (const run of runs) {
    if (isBlank(run)) {
      const paragraph = paragraphs.at(-1);
      if (run.width > COLUMN_GAP && !newLine && paragraph !== undefined) paragraph.push({ run, text: '，' });
      newLine ||= run.endsLine;
      continue;
    }
    const paragraph = paragraphs.at(-1);
    if (paragraph === undefined || (newLine && !(last !== null && goesOn(last, run))))
      paragraphs.push([{ run, text: run.text }]);
    else paragraph.push({ run, text: run.text });
    last = run;
    newLine = run.endsLine;
  }
  return paragraphs;
}

/** The part of each run that a stretch of the paragraph's text covers; characters are as wide as each other. */
function boxesOf(paragraph: Paragraph, start: number, end: number): Box[] {
  const boxes: Box[] = [];
  let at = 0;
  for (const { run, text } of paragraph) {
    const from = Math.max(start, at) - at;
    const to = Math.min(end, at + text.length) - at;
    if (to > from && !isBlank(run)) {
      const step = run.width / text.length;
      boxes.push({
        left: run.left + from * step,
        top: run.top,
        width: (to - from) * step,
        height: run.height,
      });
    }
    at += text.length;
  }
  return boxes;
}

/** All sentences of a page, in the order they are printed. */
export function printedSentences(runs: readonly TextRun[]): readonly PrintedSentence[] {
  return paragraphsOf(runs).flatMap((paragraph) => {
    const text = paragraph.map((part) => part.text).join('');
    return sentencesOf(text).map(({ start, end }) => ({
      text: text.slice(start, end),
      boxes: boxesOf(paragraph, start, end),
    }));
  });
}

/** The topmost and lowest edge of a sentence on the page. */
export function extentOf({ boxes }: PrintedSentence): { readonly top: number; readonly bottom: number } {
  return {
    top: Math.min(...boxes.map(({ top }) => top)),
    bottom: Math.max(...boxes.map(({ top, height }) => top + height)),
  };
}
