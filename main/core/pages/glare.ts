/** Where a lamp shines back from the paper: a blot of pure white on paper that is not white itself. */
import { boxOf, paperShade, shrink, type Corners, type Gray } from './gray.ts';

const BLOCK = 8;
const BURNT = 250;
/** Paper this bright cannot be told from a reflection; a scanner makes it so, and has no lamp above the page. */
const PAPER_MAX = 236;

export interface Glare {
  /** Share of the page under its largest reflection. */
  readonly share: number;
  readonly area: Corners | null;
}

export function glareOf(gray: Gray): Glare {
  if (paperShade(gray) > PAPER_MAX) return { share: 0, area: null };
  const small = shrink(gray, BLOCK);
  const { width, height, data } = small;
  const seen = new Uint8Array(width * height);
  let best = { count: 0, left: 0, top: 0, right: 0, bottom: 0 };
  for (let start = 0; start < data.length; start++) {
    if (seen[start] === 1 || (data[start] ?? 0) < BURNT) continue;
    const blot = { count: 0, left: width, top: height, right: 0, bottom: 0 };
    const open = [start];
    seen[start] = 1;
    for (let i = open.pop(); i !== undefined; i = open.pop()) {
      const [x, y] = [i % width, Math.floor(i / width)];
      blot.count += 1;
      blot.left = Math.min(blot.left, x);
      blot.right = Math.max(blot.right, x);
      blot.top = Math.min(blot.top, y);
      blot.bottom = Math.max(blot.bottom, y);
      const next = [x > 0 ? i - 1 : i, x < width - 1 ? i + 1 : i, i - width, i + width];
      for (const n of next)
        if (n >= 0 && n < data.length && seen[n] === 0 && (data[n] ?? 0) >= BURNT) {
          seen[n] = 1;
          open.push(n);
        }
    }
    if (blot.count > best.count) best = blot;
  }
  if (best.count === 0) return { share: 0, area: null };
  return {
    share: best.count / data.length,
    area: boxOf(small, best.left, best.top, best.right + 1, best.bottom + 1),
  };
}
