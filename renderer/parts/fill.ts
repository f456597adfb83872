/** Distributes whole blocks over pages: as many as fit, in order, at least one a page. */

export interface Sized {
  readonly height: number;
  /** Room to the block before it on the same page; less than none where two rows of one card need no edge between them. */
  readonly gap: number;
}

/** All in px. Returns the indexes of each page's blocks. */
export function fillPages(blocks: readonly Sized[], available: number): number[][] {
  const pages: number[][] = [];
  let page: number[] = [];
  let used = 0;
  for (const [index, { height, gap }] of blocks.entries()) {
    const needed = page.length === 0 ? height : used + gap + height;
    if (page.length > 0 && needed > available) {
      pages.push(page);
      page = [index];
      used = height;
    } else {
      page.push(index);
      used = needed;
    }
  }
  if (page.length > 0) pages.push(page);
  return pages;
}
