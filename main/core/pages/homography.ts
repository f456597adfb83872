/** A flat paper seen from somewhere: the projective map between its four corners and four places of a picture. */
import type { Corners, Gray, Spot } from './gray.ts';

/** Row-major 3 × 3; the last entry is 1 where `between` made it. */
export type Homography = readonly [
  number, number, number,
  number, number, number,
  number, number, number,
]; // prettier-ignore

export const IDENTITY: Homography = [1, 0, 0, 0, 1, 0, 0, 0, 1];

export function apply(h: Homography, { x, y }: Spot): Spot {
  const w = h[6] * x + h[7] * y + h[8];
  return { x: (h[0] * x + h[1] * y + h[2]) / w, y: (h[3] * x + h[4] * y + h[5]) / w };
}

/** `after` applied to what `first` gives. */
export function compose(after: Homography, first: Homography): Homography {
  const at = (row: number, column: number): number =>
    [0, 1, 2].reduce((sum, k) => sum + (after[row * 3 + k] ?? 0) * (first[k * 3 + column] ?? 0), 0);
  return [at(0, 0), at(0, 1), at(0, 2), at(1, 0), at(1, 1), at(1, 2), at(2, 0), at(2, 1), at(2, 2)];
}

/** Null where the map flattens the plane and cannot be undone. */
export function invert(h: Homography): Homography | null {
  const [a, b, c, d, e, f, g, i, j] = h;
  const determinant = a * (e * j - f * i) - b * (d * j - f * g) + c * (d * i - e * g);
  if (Math.abs(determinant) < 1e-12) return null;
  const k = 1 / determinant;
  return [
    (e * j - f * i) * k, (c * i - b * j) * k, (b * f - c * e) * k,
    (f * g - d * j) * k, (a * j - c * g) * k, (c * d - a * f) * k,
    (d * i - e * g) * k, (b * g - a * i) * k, (a * e - b * d) * k,
  ]; // prettier-ignore
}

/** The map from the unit square to four corners, in closed form (Heckbert 1989, 2.2.3). Null where three corners lie on one line. */
function fromSquare([p0, p1, p2, p3]: Corners): Homography | null {
  const sx = p0.x - p1.x + p2.x - p3.x;
  const sy = p0.y - p1.y + p2.y - p3.y;
  const [dx1, dy1] = [p1.x - p2.x, p1.y - p2.y];
  const [dx2, dy2] = [p3.x - p2.x, p3.y - p2.y];
  const bottom = dx1 * dy2 - dx2 * dy1;
  if (Math.abs(bottom) < 1e-12) return null;
  const g = (sx * dy2 - dx2 * sy) / bottom;
  const h = (dx1 * sy - sx * dy1) / bottom;
  return [
    p1.x - p0.x + g * p1.x, p3.x - p0.x + h * p3.x, p0.x,
    p1.y - p0.y + g * p1.y, p3.y - p0.y + h * p3.y, p0.y,
    g, h, 1,
  ]; // prettier-ignore
}

/** The map that takes each corner of `from` to the same corner of `to`. Null where either is no quadrilateral. */
export function between(from: Corners, to: Corners): Homography | null {
  const there = fromSquare(to);
  const here = fromSquare(from);
  const back = here === null ? null : invert(here);
  return there === null || back === null ? null : compose(there, back);
}

/** Turning by degrees, clockwise on the screen, about the middle of one picture onto the middle of another. */
export function turning(degrees: number, from: Size, to: Size): Homography {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [fx, fy, tx, ty] = [from.width / 2, from.height / 2, to.width / 2, to.height / 2];
  return [cos, -sin, tx - cos * fx + sin * fy, sin, cos, ty - sin * fx - cos * fy, 0, 0, 1];
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The smallest picture that holds all of another turned by degrees: nothing of a page is cut off by straightening it. */
export function turnedSize({ width, height }: Size, degrees: number): Size {
  const angle = Math.abs((degrees * Math.PI) / 180);
  return {
    width: Math.ceil(width * Math.cos(angle) + height * Math.sin(angle)),
    height: Math.ceil(width * Math.sin(angle) + height * Math.cos(angle)),
  };
}

/** Pixels of one, three or four interleaved channels. */
export interface Raster extends Size {
  readonly channels: number;
  readonly data: Uint8Array;
}

/**
 * The picture seen through `back`, a map from pixels of the result to pixels of the source, read between pixels.
 * What lies outside the source is white.
 */
export function warp(source: Raster, size: Size, back: Homography): Raster {
  const { width, height, channels, data } = source;
  const out = new Uint8Array(size.width * size.height * channels);
  const [h0, h1, h2, h3, h4, h5, h6, h7, h8] = back;
  const row = width * channels;
  const lastX = width - 1;
  const lastY = height - 1;
  let at = 0;
  for (let y = 0; y < size.height; y++) {
    const py = y + 0.5;
    let nx = h0 * 0.5 + h1 * py + h2;
    let ny = h3 * 0.5 + h4 * py + h5;
    let nw = h6 * 0.5 + h7 * py + h8;
    for (let x = 0; x < size.width; x++, at += channels) {
      const w = 1 / nw;
      const sx = nx * w - 0.5;
      const sy = ny * w - 0.5;
      nx += h0;
      ny += h3;
      nw += h6;
      if (!(sx > -0.5 && sy > -0.5 && sx < width - 0.5 && sy < height - 0.5)) {
        for (let c = 0; c < channels; c++) out[at + c] = 255;
        continue;
      }
      const x0 = sx < 0 ? 0 : sx | 0;
      const y0 = sy < 0 ? 0 : sy | 0;
      const fx = sx <= 0 ? 0 : ((sx - x0) * 256) | 0;
      const fy = sy <= 0 ? 0 : ((sy - y0) * 256) | 0;
      const a = y0 * row + x0 * channels;
      const b = x0 < lastX ? a + channels : a;
      const down = y0 < lastY ? row : 0;
      const ga = (256 - fx) * (256 - fy);
      const gb = fx * (256 - fy);
      const gc = (256 - fx) * fy;
      const gd = fx * fy;
      for (let c = 0; c < channels; c++) {
        const sum =
          (data[a + c] ?? 0) * ga +
          (data[b + c] ?? 0) * gb +
          (data[a + down + c] ?? 0) * gc +
          (data[b + down + c] ?? 0) * gd;
        out[at + c] = (sum + 32_768) >> 16;
      }
    }
  }
  return { width: size.width, height: size.height, channels, data: out };
}

export function warpGray(gray: Gray, size: Size, back: Homography): Gray {
  const { width, height, data } = warp({ ...gray, channels: 1 }, size, back);
  return { width, height, data };
}
