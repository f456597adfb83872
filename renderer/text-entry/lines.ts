/** Breaks text into lines and pages from estimated widths, so that nothing scrolls and the caret's page is known. */
import { graphemesOf } from './text.ts';

const WIDE =
  /[\p{Script=Han}\u3000-\u303f\uff00-\uff60\u2e80-\u2fdf\u{20000}-\u{3ffff}\u2014\u2026\u201c\u201d\u2018\u2019\ue000-\uf8ff]/u;

/** Width of one grapheme in em, on the safe side: a line may end early, never run out of its box. */
export function emWidth(grapheme: string): number {
  if (WIDE.test(grapheme)) return 1;
  if (/^[mwMW@%]/u.test(grapheme)) return 1;
  if (/^[A-Z&]/u.test(grapheme)) return 0.8;
  if (/^[\p{Ll}\p{Nd}]/u.test(grapheme)) return 0.66;
  if (/^[ .,:;'|!()ijl]/u.test(grapheme)) return 0.42;
  return 1.1;
}

export const textEms = (text: string): number =>
  graphemesOf(text).reduce((sum, part) => sum + emWidth(part), 0);

export interface Line {
  /** Index of the first grapheme in the whole text. */
  readonly start: number;
  readonly parts: readonly string[];
}

export function linesOf(value: string, ems: number): readonly Line[] {
  const lines: { start: number; parts: string[] }[] = [{ start: 0, parts: [] }];
  let used = 0;
  for (const [index, part] of graphemesOf(value).entries()) {
    const width = part === '\n' ? 0 : emWidth(part);
    const line = lines.at(-1);
    if (line !== undefined && (used + width <= ems || line.parts.length === 0)) {
      line.parts.push(part);
      used += width;
    } else {
      lines.push({ start: index, parts: [part] });
      used = width;
    }
    if (part === '\n') {
      lines.push({ start: index + 1, parts: [] });
      used = 0;
    }
  }
  return lines;
}

/** The lines of the page that holds the caret, with the page's number and how many there are. */
export function pageAt(
  lines: readonly Line[],
  caret: number,
  rows: number,
): { readonly lines: readonly Line[]; readonly page: number; readonly pages: number } {
  const perPage = Math.max(1, rows);
  const at = Math.max(
    0,
    lines.findLastIndex((line) => line.start <= caret),
  );
  const page = Math.floor(at / perPage);
  return {
    lines: lines.slice(page * perPage, (page + 1) * perPage),
    page,
    pages: Math.ceil(lines.length / perPage),
  };
}
