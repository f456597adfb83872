/** Packs keys of given sizes into rows and pages of an area, the way wrapping rows will lay them out. */

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Smallest gap between two touch targets, in px (ux rule 3). */
export const GAP = 16;

/**
 * @returns indexes of each page, at least one page; an item larger than the area gets a page of its own
 */
export function packPages(
  items: readonly Size[],
  area: Size,
  gap: number = GAP,
): readonly (readonly number[])[] {
  const pages: number[][] = [[]];
  let [x, y, rowHeight] = [0, 0, 0];
  for (const [index, item] of items.entries()) {
    if (x > 0 && x + item.width > area.width) {
      y += rowHeight + gap;
      x = 0;
      rowHeight = 0;
    }
    if (y > 0 && y + Math.max(rowHeight, item.height) > area.height) {
      pages.push([]);
      x = 0;
      y = 0;
      rowHeight = 0;
    }
    pages.at(-1)?.push(index);
    x += item.width + gap;
    rowHeight = Math.max(rowHeight, item.height);
  }
  return pages;
}
