/** Reading a page of paper through a window without scrolling: how large it is drawn and which part is shown. */

export interface Window {
  readonly width: number;
  readonly height: number;
}

/** Share of the window's width a page takes, from smallest to largest. */
export const ZOOMS = [0.6, 0.8, 1] as const;
/** In portrait the window is narrow: the page always fills it. */
export const PORTRAIT_ZOOMS = [1] as const;
/** A4 and most papers are √2 times as high as wide. */
const RATIO = Math.SQRT2;
/** Lines that stay on the screen from one part to the next, so that nothing is lost in between. */
const OVERLAP = 0.08;

export interface Drawn {
  readonly widthPx: number;
  readonly heightPx: number;
  /** How many parts the page is shown in, at least one. */
  readonly parts: number;
  /** How far down the window looks, in pixels, for each part. */
  readonly tops: readonly number[];
}

export function drawn(window: Window, zoom: number): Drawn {
  const widthPx = Math.max(1, Math.floor(window.width * zoom));
  const heightPx = Math.round(widthPx * RATIO);
  const step = Math.max(1, window.height * (1 - OVERLAP));
  const beyond = Math.max(0, heightPx - window.height);
  const parts = 1 + Math.ceil(beyond / step);
  // Even steps: the last part ends with the page, and no part is a sliver.
  const tops = Array.from({ length: parts }, (_, i) => (parts === 1 ? 0 : Math.round((beyond * i) / (parts - 1))));
  return { widthPx, heightPx, parts, tops };
}

/** Where one is: page from 1, part from 0. */
export interface Place {
  readonly page: number;
  readonly part: number;
}

/** The next part, or the first of the next page; null at the end of the paper. */
export function onward({ page, part }: Place, parts: number, pages: number): Place | null {
  if (part + 1 < parts) return { page, part: part + 1 };
  return page < pages ? { page: page + 1, part: 0 } : null;
}

/** The part before, or the last of the page before; null at the beginning. */
export function backward({ page, part }: Place, parts: number): Place | null {
  if (part > 0) return { page, part: part - 1 };
  return page > 1 ? { page: page - 1, part: parts - 1 } : null;
}

/** After zooming one still looks at the same lines. */
export function samePart(part: number, before: number, after: number): number {
  return before <= 1 ? 0 : Math.round((part / (before - 1)) * (after - 1));
}
