/** Synthetic pages for the tests of this folder: drawn by numbers, the same every time. */
import { IDENTITY, compose, turnedSize, turning, warpGray } from './homography.ts';
import { between } from './homography.ts';
import { WHOLE, type Corners, type Gray } from './gray.ts';

/** Numbers between 0 and 1 that look random and are the same for the same seed. */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A4 at 1000 px width. */
export const PAGE = { width: 1000, height: 1414 };
const PAPER = 248;
const INK = 30;

export function paper(shade = PAPER, size = PAGE): Gray {
  return { ...size, data: new Uint8Array(size.width * size.height).fill(shade) };
}

export function fill(
  page: Gray,
  left: number,
  top: number,
  right: number,
  bottom: number,
  shade: number,
): Gray {
  const data = page.data.slice();
  for (let y = Math.max(0, Math.round(top)); y < Math.min(page.height, Math.round(bottom)); y++)
    data.fill(
      shade,
      y * page.width + Math.max(0, Math.round(left)),
      y * page.width + Math.min(page.width, Math.round(right)),
    );
  return { ...page, data };
}

export interface Writing {
  readonly seed: number;
  /** Where the lines begin and end across the page, in pixels. */
  readonly left: number;
  readonly right: number;
  readonly paper: number;
  readonly lines: number;
}

/** Lines of signs made of strokes, as dense as printed Chinese. */
export function written({
  seed = 1,
  left = 110,
  right = 890,
  paper: shade = PAPER,
  lines = 26,
}: Partial<Writing> = {}): Gray {
  const next = numbers(seed);
  const page = paper(shade);
  const ink = (x: number, y: number, width: number, height: number): void => {
    for (let row = Math.round(y); row < y + height; row++)
      for (let column = Math.round(x); column < x + width; column++)
        if (column >= 0 && column < page.width && row >= 0 && row < page.height)
          page.data[row * page.width + column] = INK;
  };
  for (let line = 0; line < lines; line++) {
    const top = 120 + line * 45;
    const end = next() < 0.25 ? left + (right - left) * (0.3 + next() * 0.5) : right;
    for (let x = left; x < end; x += 26) {
      if (next() < 0.06) continue;
      for (let stroke = 0; stroke < 5; stroke++) {
        const across = next() < 0.55;
        const [sx, sy] = [x + next() * 12, top + next() * 14];
        if (across) ink(sx, sy, 6 + next() * (16 - (sx - x)), 2);
        else ink(sx, sy, 2, 6 + next() * (18 - (sy - top)));
      }
    }
  }
  return page;
}

/** Turned clockwise about its middle; the picture grows, white around it. */
export function turned(page: Gray, degrees: number): Gray {
  const size = turnedSize(page, degrees);
  return warpGray(page, size, compose(IDENTITY, turning(-degrees, size, page)));
}

/** The page as a camera sees it: between these corners of a picture, on a table of this shade. */
export function onTable(
  page: Gray,
  corners: Corners,
  table: number,
  size = { width: 1000, height: 1200 },
): Gray {
  const pixels = (of: Corners, { width, height }: { width: number; height: number }): Corners => {
    const at = (i: 0 | 1 | 2 | 3) => ({ x: of[i].x * width, y: of[i].y * height });
    return [at(0), at(1), at(2), at(3)];
  };
  const back = between(pixels(corners, size), pixels(WHOLE, page));
  if (back === null) throw new Error('no quadrilateral');
  const seen = warpGray(page, size, back);
  const inside = warpGray(paper(0, page), size, back); // outside is white
  const data = seen.data.map((shade, i) => ((inside.data[i] ?? 255) > 127 ? table : shade));
  return { ...size, data };
}

export function noisy(page: Gray, sigma: number, seed = 7): Gray {
  const next = numbers(seed);
  // The sum of four even numbers is near enough to Gauss; its variance is a third.
  const bell = (): number => (next() + next() + next() + next() - 2) * Math.sqrt(3) * sigma;
  return { ...page, data: page.data.map((shade) => Math.min(255, Math.max(0, Math.round(shade + bell())))) };
}

/** Three box blurs are a Gaussian of about this spread. */
export function blurred(page: Gray, sigma: number): Gray {
  const radius = Math.max(1, Math.round((Math.sqrt(4 * sigma * sigma + 1) - 1) / 2));
  let data = page.data;
  for (let pass = 0; pass < 3; pass++)
    data = box(box(data, page.width, page.height, radius, true), page.width, page.height, radius, false);
  return { ...page, data };
}

function box(data: Uint8Array, width: number, height: number, radius: number, across: boolean): Uint8Array {
  const out = new Uint8Array(data.length);
  const [lines, length, step, jump] = across ? [height, width, 1, width] : [width, height, width, 1];
  for (let line = 0; line < lines; line++) {
    const at = (k: number): number => data[line * jump + Math.min(length - 1, Math.max(0, k)) * step] ?? 0;
    let sum = 0;
    for (let k = -radius; k <= radius; k++) sum += at(k);
    for (let k = 0; k < length; k++) {
      out[line * jump + k * step] = Math.round(sum / (2 * radius + 1));
      sum += at(k + radius + 1) - at(k - radius);
    }
  }
  return out;
}
