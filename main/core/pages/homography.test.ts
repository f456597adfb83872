/** Maps between quadrilaterals: there and back is where one began. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numbers } from './fixtures.ts';
import { WHOLE, type Corners } from './gray.ts';
import { apply, between, compose, invert, turnedSize, turning, warp } from './homography.ts';

/** Convex: each corner stays in its own quarter, well away from the others. */
const quad = fc
  .array(
    fc.tuple(fc.double({ min: 0, max: 0.3, noNaN: true }), fc.double({ min: 0, max: 0.3, noNaN: true })),
    {
      minLength: 4,
      maxLength: 4,
    },
  )
  .map((offsets): Corners => {
    const at = (i: number, x: number, y: number) => {
      const [dx, dy] = offsets[i] ?? [0, 0];
      return { x: x + (x === 0 ? dx : -dx), y: y + (y === 0 ? dy : -dy) };
    };
    return [at(0, 0, 0), at(1, 1, 0), at(2, 1, 1), at(3, 0, 1)];
  });
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('a homography', () => {
  it('takes each corner to its own', () => {
    fc.assert(
      fc.property(quad, quad, (from, to) => {
        const map = between(from, to);
        if (map === null) throw new Error('no map');
        for (const [i, corner] of from.entries()) {
          const there = apply(map, corner);
          expect(there.x).toBeCloseTo(to[i]?.x ?? Number.NaN, 6);
          expect(there.y).toBeCloseTo(to[i]?.y ?? Number.NaN, 6);
        }
      }),
    );
  });

  it('undone leads back to every spot', () => {
    fc.assert(
      fc.property(quad, share, share, (to, x, y) => {
        const map = between(WHOLE, to);
        const back = map === null ? null : invert(map);
        if (map === null || back === null) throw new Error('no map');
        const again = apply(back, apply(map, { x, y }));
        const same = apply(compose(back, map), { x, y });
        for (const spot of [again, same]) {
          expect(spot.x).toBeCloseTo(x, 6);
          expect(spot.y).toBeCloseTo(y, 6);
        }
      }),
    );
  });

  it('is none between corners on one line', () => {
    const line: Corners = [{ x: 0, y: 0 }, { x: 1, y: 1 }, { x: 2, y: 2 }, { x: 3, y: 3 }]; // prettier-ignore
    expect(between(line, WHOLE)).toBeNull();
  });
});

describe('a warped picture', () => {
  const next = numbers(3);
  const size = { width: 40, height: 30 };
  const data = Uint8Array.from({ length: 40 * 30 * 3 }, () => Math.floor(next() * 256));

  it('is itself where nothing is moved', () => {
    expect(warp({ ...size, channels: 3, data }, size, [1, 0, 0, 0, 1, 0, 0, 0, 1]).data).toEqual(data);
  });

  it('holds all of a page that is turned', () => {
    for (const degrees of [0, 1.3, -7, 10]) {
      const large = turnedSize(size, degrees);
      const map = turning(degrees, size, large);
      for (const corner of [
        { x: 0, y: 0 },
        { x: 40, y: 0 },
        { x: 40, y: 30 },
        { x: 0, y: 30 },
      ]) {
        const { x, y } = apply(map, corner);
        expect(x).toBeGreaterThan(-0.01);
        expect(x).toBeLessThan(large.width + 0.01);
        expect(y).toBeGreaterThan(-0.01);
        expect(y).toBeLessThan(large.height + 0.01);
      }
    }
  });
});
