/** Reading in parts: nothing is skipped, the end is reached. */
import { describe, expect, it } from 'vitest';
import { backward, drawn, onward, parts, samePart, type Place } from './reading.ts';

const windows = [
  { width: 1040, height: 620 },
  { width: 984, height: 1180 },
  { width: 1820, height: 400 },
];

describe('a page in parts', () => {
  it('shows every line in some part, and the last part ends with the page', () => {
    for (const window of windows)
      for (const zoom of [0.7, 1, 1.6]) {
        const { heightPx } = drawn(window, zoom);
        const tops = parts(window.height, heightPx);
        for (const [i, top] of tops.entries())
          expect((tops[i + 1] ?? heightPx) - top).toBeLessThanOrEqual(window.height);
        expect(Math.max(heightPx - (tops.at(-1) ?? 0), window.height)).toBe(window.height);
      }
  });

  it('is read left to right before down when it is wider than the window', () => {
    const { looks } = drawn({ width: 1000, height: 1000 }, 1.6);
    expect(looks[0]).toEqual({ left: 160, top: 0 });
    expect(looks[1]).toEqual({ left: 760, top: 0 });
    expect(looks[2]?.left).toBe(160);
    expect(looks[2]?.top).toBeGreaterThan(0);
  });

  it('leaves the white margins outside on both sides alike, and shows them when there is room', () => {
    const { looks, widthPx } = drawn({ width: 1000, height: 700 }, 1);
    expect(widthPx).toBe(1200);
    expect(looks[0]?.left).toBe(100);
    expect(drawn({ width: 1000, height: 700 }, 0.7).looks[0]?.left).toBe(0);
  });

  it('is seen at once when all of it is wanted, whatever its shape', () => {
    for (const window of windows)
      for (const ratio of [0.7, Math.SQRT2, 4]) {
        const { looks, widthPx, heightPx } = drawn(window, 'whole', { ratio, trim: 1 });
        expect(looks).toEqual([{ left: 0, top: 0 }]);
        expect([widthPx <= window.width, heightPx <= window.height]).toEqual([true, true]);
      }
  });

  it('keeps the margins of another’s paper in sight, and its whole length', () => {
    const { looks, widthPx, heightPx } = drawn({ width: 1000, height: 1000 }, 1, { ratio: 2, trim: 1 });
    expect([widthPx, heightPx, looks.at(-1)]).toEqual([1000, 2000, { left: 0, top: 1000 }]);
  });

  it('is one part when the whole page fits', () => {
    expect(drawn({ width: 400, height: 700 }, 1).looks).toHaveLength(1);
  });

  it('is one part while the window is not measured yet', () => {
    expect(drawn({ width: 0, height: 0 }, 1).looks).toHaveLength(1);
  });
});

describe('going on', () => {
  it('passes every part of every page once, and comes back the same way', () => {
    const way: Place[] = [{ page: 1, part: 0 }];
    for (let next = onward({ page: 1, part: 0 }, 3, 2); next !== null; next = onward(next, 3, 2))
      way.push(next);
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
