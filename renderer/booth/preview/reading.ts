/** Reading a page of paper through a window without scrolling: how large it is drawn and which part is shown. */

export interface Window {
  readonly width: number;
  readonly height: number;
}

/** What a page of paper is like: height against width, and the width of it against that of what is printed on it. */
export interface Sheet {
  readonly ratio: number;
  readonly trim: number;
}
/** A4 and its kin are √2 times as high as wide. The white margins of the booth's own papers (about 17 mm a side) need not be read. */
export const OWN_PAPER: Sheet = { ratio: Math.SQRT2, trim: 1.2 };
/** Share of the window that stays in sight from one part to the next, so that no line is lost in between. */
const OVERLAP = 0.08;

/** How far a window of this length looks along something longer, for each part. */
export function parts(windowPx: number, lengthPx: number): readonly number[] {
  const step = Math.max(1, windowPx * (1 - OVERLAP));
  const beyond = windowPx <= 0 ? 0 : Math.max(0, lengthPx - windowPx);
  const count = 1 + Math.ceil(beyond / step);
  // Even steps: the last part ends with the page, and no part is a sliver.
  return Array.from({ length: count }, (_, i) => (count === 1 ? 0 : Math.round((beyond * i) / (count - 1))));
}

export interface Look {
  readonly left: number;
  readonly top: number;
}

export interface Drawn {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Where the window looks, part by part in reading order; at least one. */
  readonly looks: readonly Look[];
}

/** At zoom 1 the printed part of a page fills the width of the window; wider it is read left to right, row by row. `whole`: all of it at once. */
export function drawn(window: Window, zoom: number | 'whole', { ratio, trim }: Sheet = OWN_PAPER): Drawn {
  const wide = zoom === 'whole' ? Math.min(window.width, window.height / ratio / trim) : window.width * zoom;
  const printed = Math.max(1, Math.floor(wide));
  const widthPx = Math.round(printed * trim);
  const heightPx = zoom === 'whole' ? Math.floor(widthPx * ratio) : Math.round(widthPx * ratio);
  const margin = Math.round((widthPx - Math.max(printed, Math.min(widthPx, window.width))) / 2);
  const lefts = parts(window.width, printed).map((left) => left + margin);
  const looks = parts(window.height, heightPx).flatMap((top) => lefts.map((left) => ({ left, top })));
  return { widthPx, heightPx, looks };
}

/** The first part that shows the beginning of a place given in fractions of the page's width. */
export function partWith(
  { looks, widthPx }: Drawn,
  window: Window,
  box: { readonly left: number; readonly top: number; readonly height: number },
): number {
  const [left, top, bottom] = [box.left, box.top, box.top + box.height].map((part) => part * widthPx);
  const found = looks.findIndex(
    (look) =>
      (left ?? 0) < look.left + window.width &&
      (top ?? 0) >= look.top &&
      (bottom ?? 0) <= look.top + window.height,
  );
  return Math.max(0, found);
}

/** Where one is: page from 1, part from 0. */
export interface Place {
  readonly page: number;
  readonly part: number;
}

/** The next part, or the first of the next page; null at the end of the paper. */
export function onward({ page, part }: Place, partCount: number, pages: number): Place | null {
  if (part + 1 < partCount) return { page, part: part + 1 };
  return page < pages ? { page: page + 1, part: 0 } : null;
}

/** The part before, or the last of the page before; null at the beginning. */
export function backward({ page, part }: Place, partCount: number): Place | null {
  if (part > 0) return { page, part: part - 1 };
  return page > 1 ? { page: page - 1, part: partCount - 1 } : null;
}

/** After a change of size one still looks at about the same lines. */
export function samePart(part: number, before: number, after: number): number {
  return before <= 1 ? 0 : Math.round((part / (before - 1)) * (after - 1));
}
