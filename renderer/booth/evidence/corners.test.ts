/** Corners move by taps, and never turn the paper inside out. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CORNERS, STARTING, STEP, isPaper, moved, type Way } from './corners.ts';

describe('corners', () => {
  it('move one step the way that was tapped', () => {
    expect(moved(STARTING, 0, 'right', STEP.big)[0]).toEqual({ x: 0.11, y: 0.06 });
    expect(moved(STARTING, 2, 'up', STEP.small)[2]).toEqual({ x: 0.92, y: 0.935 });
  });

  it('stop at the edge of the picture', () => {
    let corners = STARTING;
    for (let i = 0; i < 20; i++) corners = moved(corners, 0, 'left', STEP.big);
    expect(corners[0].x).toBe(0);
  });

  it('stay a paper whatever is tapped', () => {
    const taps = fc.array(
      fc.record({
        corner: fc.constantFrom(...CORNERS),
        way: fc.constantFrom<Way[]>('up', 'down', 'left', 'right'),
        step: fc.constantFrom(STEP.big, STEP.small),
      }),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(taps, (all) => {
        const end = all.reduce((corners, tap) => moved(corners, tap.corner, tap.way, tap.step), STARTING);
        expect(isPaper(end) && end.every(({ x, y }) => x >= 0 && x <= 1 && y >= 0 && y <= 1)).toBe(true);
      }),
    );
  });
});
