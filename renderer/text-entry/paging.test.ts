/** Tests of paging.ts: every item on exactly one page, no page larger than its area. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GAP, packPages } from './paging.ts';

describe('pages of keys', () => {
  it('fill rows, then go on to the next page', () => {
    const keys = Array.from({ length: 5 }, () => ({ width: 88, height: 88 }));
    expect(packPages(keys, { width: 200, height: 200 })).toEqual([[0, 1, 2, 3], [4]]);
    expect(packPages([], { width: 200, height: 200 })).toEqual([[]]);
  });

  it('hold each key once and in order, none beyond the area', () => {
    const size = fc.record({
      width: fc.integer({ min: 72, max: 400 }),
      height: fc.constantFrom(72, 88, 140),
    });
    fc.assert(
      fc.property(fc.array(size), (items) => {
        const area = { width: 500, height: 400 };
        const pages = packPages(items, area);
        expect(pages.flat()).toEqual(items.map((_, index) => index));
        for (const page of pages) {
          let [x, y, row] = [0, 0, 0];
          for (const item of page.map((index) => items[index] ?? { width: 0, height: 0 })) {
            if (x > 0 && x + item.width > area.width) [x, y, row] = [0, y + row + GAP, 0];
            row = Math.max(row, item.height);
            x += item.width + GAP;
            expect(y + row).toBeLessThanOrEqual(area.height);
          }
        }
      }),
    );
  });
});
