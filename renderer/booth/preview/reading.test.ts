/** Reading in parts: nothing is skipped, the end is reached. */
import { describe, expect, it } from 'vitest';
import { backward, drawn, onward, samePart, ZOOMS, type Place } from './reading.ts';

const windows = [
  { width: 1790, height: 560 },
  { width: 984, height: 1180 },
  { width: 1820, height: 400 },
];

describe('a page in parts', () => {
  it('shows every line in some part, and the last part ends with the page', () => {
    for (const window of windows)
      for (const zoom of ZOOMS) {
        const { tops, heightPx } = drawn(window, zoom);
        for (const [i, top] of tops.entries()) expect((tops[i + 1] ?? heightPx) - top).toBeLessThanOrEqual(window.height);
        expect(Math.max(heightPx - (tops.at(-1) ?? 0), window.height)).toBe(window.height);
      }
  });

  it('is one part when the whole page fits', () => {
    expect(drawn({ width: 400, height: 600 }, 1)).toMatchObject({ parts: 1, tops: [0] });
  });
});

describe('going on', () => {
  it('passes every part of every page once, and comes back the same way', () => {
    const way: Place[] = [{ page: 1, part: 0 }];
    for (let next = onward({ page: 1, part: 0 }, 3, 2); next !== null; next = onward(next, 3, 2)) way.push(next);
    expect(way).toHaveLength(6);
    const back: Place[] = [];
    for (let at: Place | null = { page: 2, part: 2 }; at !== null; at = backward(at, 3)) back.push(at);
    expect(back.toReversed()).toEqual(way);
  });

  it('stays near the same lines when the size changes', () => {
    expect(samePart(2, 5, 3)).toBe(1);
    expect(samePart(4, 5, 3)).toBe(2);
    expect(samePart(0, 1, 3)).toBe(0);
  });
});
