/** A picture in shades of gray, one byte a pixel, and the few ways detectors look at it. */

export interface Gray {
  readonly width: number;
  readonly height: number;
  /** Row by row from the top left; 0 black, 255 white. */
  readonly data: Uint8Array;
}

/** A place in fractions of a picture's width and height, so that it means the same at every size. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Corners in the order top left, top right, bottom right, bottom left. */
export type Corners = readonly [Spot, Spot, Spot, Spot];

export const WHOLE: Corners = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 1, y: 1 },
  { x: 0, y: 1 },
];

/** The upright rectangle between two pixels of a picture, as corners in fractions. */
export function boxOf(gray: Gray, left: number, top: number, right: number, bottom: number): Corners {
  const x = (pixel: number): number => Math.min(1, Math.max(0, pixel / gray.width));
  const y = (pixel: number): number => Math.min(1, Math.max(0, pixel / gray.height));
  return [
    { x: x(left), y: y(top) },
    { x: x(right), y: y(top) },
    { x: x(right), y: y(bottom) },
    { x: x(left), y: y(bottom) },
  ];
}

/** Smaller by whole steps: each new pixel is the mean of `step` × `step` old ones; an incomplete last row or column is left out. */
export function shrink(gray: Gray, step: number): Gray {
  if (step <= 1) return gray;
  const width = Math.max(1, Math.floor(gray.width / step));
  const height = Math.max(1, Math.floor(gray.height / step));
  const data = new Uint8Array(width * height);
  const across = Math.min(step, gray.width);
  const down = Math.min(step, gray.height);
  const sums = new Float64Array(width);
  for (let y = 0; y < height; y++) {
    sums.fill(0);
    for (let dy = 0; dy < down; dy++) addRow(sums, gray.data, (y * step + dy) * gray.width, across);
    for (let x = 0; x < width; x++) data[y * width + x] = Math.round((sums[x] ?? 0) / (across * down));
  }
  return { width, height, data };
}

/** A row of a picture onto sums of `across` of its pixels each. */
function addRow(sums: Float64Array, data: Uint8Array, from: number, across: number): void {
  let i = from;
  for (let x = 0; x < sums.length; x++) {
    let sum = 0;
    for (const end = i + across; i < end; i++) sum += data[i] ?? 0;
    sums[x] = (sums[x] ?? 0) + sum;
  }
}

/** A prime, so that no column of a page is looked at alone. */
const SAMPLE = 7;

/** How many pixels have each shade; of a large picture a sample. */
export function histogram({ data }: Gray): Uint32Array {
  const counts = new Uint32Array(256);
  const step = data.length > 100_000 ? SAMPLE : 1;
  for (let i = 0; i < data.length; i += step) {
    const shade = data[i] ?? 0;
    counts[shade] = (counts[shade] ?? 0) + 1;
  }
  return counts;
}

/** The shade below which a share of all pixels lies. */
export function percentile(counts: Uint32Array, share: number): number {
  const total = counts.reduce((sum, count) => sum + count, 0);
  let seen = 0;
  for (let shade = 0; shade < 256; shade++) {
    seen += counts[shade] ?? 0;
    if (seen > total * share) return shade;
  }
  return 255;
}

/** Otsu's threshold: the shade that parts dark from bright with the least spread within both. */
export function darkFromBright(counts: Uint32Array): number {
  let total = 0;
  let sum = 0;
  for (let shade = 0; shade < 256; shade++) {
    total += counts[shade] ?? 0;
    sum += shade * (counts[shade] ?? 0);
  }
  let best = 127;
  let bestBetween = -1;
  let dark = 0;
  let darkSum = 0;
  for (let shade = 0; shade < 255; shade++) {
    dark += counts[shade] ?? 0;
    darkSum += shade * (counts[shade] ?? 0);
    const bright = total - dark;
    if (dark === 0 || bright === 0) continue;
    const apart = darkSum / dark - (sum - darkSum) / bright;
    const between = dark * bright * apart * apart;
    if (between > bestBetween) {
      bestBetween = between;
      best = shade;
    }
  }
  return best;
}

/** The shade of the paper: most of a page is paper, so it is bright and common. */
export const paperShade = (gray: Gray): number => percentile(histogram(gray), 0.7);
