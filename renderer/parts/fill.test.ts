/** How blocks are spread over pages. */
import { expect, test } from 'vitest';
import fc from 'fast-check';
import { fillPages } from './fill.ts';

const sized = (heights: readonly number[], gap: number) => heights.map((height) => ({ height, gap }));

test('blocks that fit stay on one page', () => {
  expect(fillPages(sized([100, 100, 100], 24), 348)).toEqual([[0, 1, 2]]);
});

test('one pixel too much starts another page', () => {
  expect(fillPages(sized([100, 100, 100], 24), 347)).toEqual([[0, 1], [2]]);
});

test('rows of one card have less between them than at its edges', () => {
  expect(fillPages(sized([100, 100, 100], -16), 268)).toEqual([[0, 1, 2]]);
  expect(fillPages(sized([100, 100, 100], -16), 267)).toEqual([[0, 1], [2]]);
});

test('a block taller than the page has a page of its own', () => {
  expect(fillPages(sized([50, 500, 50], 10), 200)).toEqual([[0], [1], [2]]);
});

test('nothing makes no page', () => {
  expect(fillPages([], 200)).toEqual([]);
});

test('every block appears once and in order, and only a lone block may be too tall', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 40, max: 900 })),
      fc.integer({ min: -16, max: 60 }),
      fc.integer({ min: 100, max: 1200 }),
      (heights, gap, available) => {
        const pages = fillPages(sized(heights, gap), available);
        expect(pages.flat()).toEqual(heights.map((_, index) => index));
        const height = (page: readonly number[]) =>
          page.reduce((total, index) => total + (heights[index] ?? 0), gap * (page.length - 1));
        expect(pages.filter((page) => page.length > 1 && height(page) > available)).toEqual([]);
      },
    ),
  );
});
