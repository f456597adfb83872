/** The four corners of a paper on its picture, moved by taps: one corner and one step at a time, never across each other. */
import type { PageView } from '../../../main/contract/screen.ts';

export type Corners = NonNullable<PageView['corners']>;
export type CornerIndex = 0 | 1 | 2 | 3;
export type Way = 'up' | 'down' | 'left' | 'right';

export const CORNERS: readonly CornerIndex[] = [0, 1, 2, 3];
/** In fractions of the picture; a big step finds the place, a small one meets it. */
export const STEP = { big: 0.03, small: 0.005 } as const;
/** A paper is at least this wide and high on the picture. */
const LEAST = 0.08;
/** Where the corners begin when nothing was found: well inside, so that they are seen. */
export const STARTING: Corners = [
  { x: 0.08, y: 0.06 },
  { x: 0.92, y: 0.06 },
  { x: 0.92, y: 0.94 },
  { x: 0.08, y: 0.94 },
];

const inside = (share: number): number => Math.min(1, Math.max(0, Math.round(share * 10_000) / 10_000));

/** The corners after one step; unchanged where the step would turn the paper inside out. */
export function moved(corners: Corners, index: CornerIndex, way: Way, step: number): Corners {
  const { x, y } = corners[index];
  const to = {
    x: inside(way === 'left' ? x - step : way === 'right' ? x + step : x),
    y: inside(way === 'up' ? y - step : way === 'down' ? y + step : y),
  };
  const [a, b, c, d] = corners;
  const next: Corners = [
    index === 0 ? to : a,
    index === 1 ? to : b,
    index === 2 ? to : c,
    index === 3 ? to : d,
  ];
  return isPaper(next) ? next : corners;
}

/** In their order, with room between them, and bulging nowhere inwards. */
export function isPaper([a, b, c, d]: Corners): boolean {
  const apart = b.x - a.x >= LEAST && c.x - d.x >= LEAST && d.y - a.y >= LEAST && c.y - b.y >= LEAST;
  const ring = [a, b, c, d];
  const convex = ring.every((p, i) => {
    const [q, r] = [ring[(i + 1) % 4] ?? p, ring[(i + 2) % 4] ?? p];
    return (q.x - p.x) * (r.y - q.y) - (q.y - p.y) * (r.x - q.x) > 0;
  });
  return apart && convex;
}
