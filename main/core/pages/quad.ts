/** Finds a bright paper on a darker table: its four corners, or nothing; corners are never guessed. */
import { darkFromBright, histogram, shrink, type Corners, type Gray, type Spot } from './gray.ts';
import type { Side } from './cutEdge.ts';

/** Width at which the paper is told from the table. */
const COARSE_PX = 320;
/** Shades between the means of table and paper. */
const CONTRAST_MIN = 40;
/** Share of the picture the paper may take: less is some label, more is no table. */
const AREA = { least: 0.12, most: 0.985 } as const;
/** Share of a side of the picture that may be paper before the paper is taken to run over it. */
const OVER = 0.25;
/** How much of the quadrilateral must be the paper, and the paper of it. */
const FILLED = 0.955;
const ANGLE = { least: 55, most: 125 } as const;
const OPPOSITE_SIDES_MAX = 2;
/** How far from a straight line a paper's edge may be, in pixels of the fine picture (root mean square). */
const STRAIGHT_PX = 2.5;
const SEARCH_PX = 9;
/** A step in shade that is an edge. */
const STEP_MIN = 24;

export type Paper =
  | { readonly kind: 'none' }
  | { readonly kind: 'found'; readonly corners: Corners }
  /** Paper on a table, but not all of it is on the picture. */
  | { readonly kind: 'runsOver'; readonly sides: readonly Side[] };

const NONE: Paper = { kind: 'none' };

/** `gray`: about 1000 px wide. */
export function paperOn(gray: Gray): Paper {
  const small = shrink(gray, Math.max(1, Math.round(gray.width / COARSE_PX)));
  const mask = paperMask(small);
  if (mask === null) return NONE;
  const sides = sidesOver(mask, small);
  if (sides.length === 4) return NONE;
  const rough = quadAround(mask, small);
  if (rough === null || !solid(mask, small, rough)) return NONE;
  if (sides.length > 0) return { kind: 'runsOver', sides };
  const scale = gray.width / small.width;
  const corners = refined(
    gray,
    rough.map(({ x, y }) => ({ x: (x + 0.5) * scale, y: (y + 0.5) * scale })),
  );
  return corners === null || !plausible(corners, gray)
    ? NONE
    : { kind: 'found', corners: fractions(corners, gray) };
}

/** 1 where the table does not reach from the border: paper with everything printed on it. Null where nothing is bright on dark. */
function paperMask(small: Gray): Uint8Array | null {
  const { width, height, data } = small;
  const counts = histogram(small);
  const threshold = darkFromBright(counts);
  let [dark, darkSum, sum] = [0, 0, 0];
  for (let shade = 0; shade < 256; shade++) {
    const count = counts[shade] ?? 0;
    sum += count * shade;
    if (shade <= threshold) {
      dark += count;
      darkSum += count * shade;
    }
  }
  const all = counts.reduce((total, count) => total + count, 0);
  if (dark === 0 || dark === all) return null;
  if ((sum - darkSum) / (all - dark) - darkSum / dark < CONTRAST_MIN) return null;
  const table = new Uint8Array(data.length);
  const open: number[] = [];
  const visit = (i: number): void => {
    if (table[i] === 1 || (data[i] ?? 255) > threshold) return;
    table[i] = 1;
    open.push(i);
  };
  for (let x = 0; x < width; x++) {
    visit(x);
    visit((height - 1) * width + x);
  }
  for (let y = 0; y < height; y++) {
    visit(y * width);
    visit(y * width + width - 1);
  }
  for (let i = open.pop(); i !== undefined; i = open.pop()) {
    const x = i % width;
    if (x > 0) visit(i - 1);
    if (x < width - 1) visit(i + 1);
    if (i >= width) visit(i - width);
    if (i < data.length - width) visit(i + width);
  }
  return largest(
    table.map((t) => 1 - t),
    width,
  );
}

/** Only the largest connected piece stays. */
function largest(mask: Uint8Array, width: number): Uint8Array {
  const label = new Uint32Array(mask.length);
  let [best, bestCount, next] = [0, 0, 0];
  for (let start = 0; start < mask.length; start++) {
    if (mask[start] === 0 || label[start] !== 0) continue;
    next += 1;
    let count = 0;
    const open = [start];
    label[start] = next;
    for (let i = open.pop(); i !== undefined; i = open.pop()) {
      count += 1;
      const x = i % width;
      for (const n of [x > 0 ? i - 1 : -1, x < width - 1 ? i + 1 : -1, i - width, i + width]) {
        if (n < 0 || n >= mask.length || mask[n] === 0 || label[n] !== 0) continue;
        label[n] = next;
        open.push(n);
      }
    }
    if (count > bestCount) [best, bestCount] = [next, count];
  }
  return mask.map((_, i) => (label[i] === best && best !== 0 ? 1 : 0));
}

function sidesOver(mask: Uint8Array, { width, height }: Gray): Side[] {
  const share = (length: number, at: (k: number) => number): number => {
    let on = 0;
    for (let k = 0; k < length; k++) on += mask[at(k)] ?? 0;
    return on / length;
  };
  const shares: readonly (readonly [Side, number])[] = [
    ['top', share(width, (k) => k)],
    ['right', share(height, (k) => k * width + width - 1)],
    ['bottom', share(width, (k) => (height - 1) * width + k)],
    ['left', share(height, (k) => k * width)],
  ];
  return shares.filter(([, on]) => on > OVER).map(([side]) => side);
}

/** The largest quadrilateral between points of the paper's hull, from its top left corner on. */
function quadAround(mask: Uint8Array, { width, height }: Gray): Spot[] | null {
  const hull = hullOf(mask, width, height);
  if (hull.length < 4) return null;
  let best: { area: number; at: readonly number[] } | null = null;
  for (let i = 0; i < hull.length; i++)
    for (let k = i + 2; k < hull.length; k++) {
      const one = farthest(hull, i, k, i + 1, k);
      const other = farthest(hull, i, k, k + 1, hull.length + i);
      if (one === null || other === null) continue;
      const area = one.area + other.area;
      if (best === null || area > best.area) best = { area, at: [i, one.at, k, other.at] };
    }
  if (best === null) return null;
  const quad = best.at.map((at) => hull[at % hull.length] ?? { x: 0, y: 0 });
  const first = quad.reduce((a, spot, i) => (spot.x + spot.y < sumOf(quad[a]) ? i : a), 0);
  return [0, 1, 2, 3].map((k) => quad[(first + k) % 4] ?? { x: 0, y: 0 });
}

const sumOf = (spot: Spot | undefined): number => (spot === undefined ? 0 : spot.x + spot.y);

function farthest(hull: readonly Spot[], i: number, k: number, from: number, to: number) {
  const [a, b] = [hull[i], hull[k]];
  let best: { at: number; area: number } | null = null;
  for (let at = from; at < to; at++) {
    const c = hull[at % hull.length];
    if (a === undefined || b === undefined || c === undefined) continue;
    const area = Math.abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / 2;
    if (best === null || area > best.area) best = { at, area };
  }
  return best;
}

const HULL_MAX = 90;

/** Andrew's monotone chain, clockwise on the screen, thinned. */
function hullOf(mask: Uint8Array, width: number, height: number): Spot[] {
  const points: Spot[] = [];
  for (let y = 0; y < height; y++) {
    const row = mask.subarray(y * width, (y + 1) * width);
    const first = row.indexOf(1);
    if (first >= 0) points.push({ x: first, y }, { x: row.lastIndexOf(1), y });
  }
  points.sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (sorted: readonly Spot[]): Spot[] => {
    const chain: Spot[] = [];
    for (const p of sorted) {
      for (;;) {
        const [a, b] = [chain.at(-2), chain.at(-1)];
        if (a === undefined || b === undefined) break;
        if ((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) > 0) break;
        chain.pop();
      }
      chain.push(p);
    }
    return chain.slice(0, -1);
  };
  const hull = [...half(points), ...half(points.toReversed())];
  const step = Math.ceil(hull.length / HULL_MAX);
  return hull.filter((_, i) => i % step === 0);
}

/** Whether the paper fills its quadrilateral and hardly anything of it lies outside. */
function solid(mask: Uint8Array, { width }: Gray, quad: readonly Spot[]): boolean {
  let [inside, filled, all] = [0, 0, 0];
  mask.forEach((on, i) => {
    all += on;
    if (!holds(quad, { x: i % width, y: Math.floor(i / width) })) return;
    inside += 1;
    filled += on;
  });
  const share = inside / mask.length;
  return (
    share >= AREA.least &&
    share <= AREA.most &&
    filled / inside >= FILLED &&
    filled / Math.max(1, all) >= FILLED
  );
}

const holds = (quad: readonly Spot[], { x, y }: Spot): boolean =>
  quad.every((a, i) => {
    const b = quad[(i + 1) % 4] ?? a;
    return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) >= -1;
  });

interface Line {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
}

/** Each side as a straight line through the steepest steps of shade near the rough one; the corners are where lines meet. */
function refined(gray: Gray, rough: readonly Spot[]): Spot[] | null {
  const lines = rough.map((from, i) => sideOf(gray, from, rough[(i + 1) % 4] ?? from));
  const corners = lines.map((line, i) => meet(lines[(i + 3) % 4] ?? null, line));
  const known = corners.filter((corner) => corner !== null);
  return known.length === 4 ? known : null;
}

function sideOf(gray: Gray, from: Spot, to: Spot): Line | null {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (length < 40) return null;
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const steps: Spot[] = [];
  const samples = Math.min(120, Math.round(length / 4));
  for (let k = 0; k < samples; k++) {
    const t = (0.06 + (0.88 * k) / (samples - 1)) * length;
    const spot = steepest(gray, { x: from.x + dx * t, y: from.y + dy * t }, { x: dy, y: -dx });
    if (spot !== null) steps.push(spot);
  }
  if (steps.length < samples * 0.6) return null;
  const first = fit(steps);
  const kept = steps.filter((spot) => Math.abs(off(first, spot)) <= STRAIGHT_PX * 2);
  if (kept.length < samples * 0.55) return null;
  const line = fit(kept);
  const rms = Math.sqrt(kept.reduce((sum, spot) => sum + off(line, spot) ** 2, 0) / kept.length);
  return rms > STRAIGHT_PX ? null : line;
}

/** Where it gets darker fastest on the way out; `out` points from the paper to the table. */
function steepest(gray: Gray, at: Spot, out: Spot): Spot | null {
  let [best, where] = [STEP_MIN, Number.NaN];
  for (let k = -SEARCH_PX; k <= SEARCH_PX; k += 0.5) {
    const inner = shade(gray, at.x + out.x * (k - 1.5), at.y + out.y * (k - 1.5));
    const outer = shade(gray, at.x + out.x * (k + 1.5), at.y + out.y * (k + 1.5));
    if (inner - outer > best) [best, where] = [inner - outer, k];
  }
  return Number.isNaN(where) ? null : { x: at.x + out.x * where, y: at.y + out.y * where };
}

function shade({ width, height, data }: Gray, x: number, y: number): number {
  const px = Math.min(width - 1, Math.max(0, Math.floor(x)));
  const py = Math.min(height - 1, Math.max(0, Math.floor(y)));
  return data[py * width + px] ?? 0;
}

/** Total least squares. */
function fit(spots: readonly Spot[]): Line {
  const n = spots.length;
  const x = spots.reduce((sum, spot) => sum + spot.x, 0) / n;
  const y = spots.reduce((sum, spot) => sum + spot.y, 0) / n;
  let [xx, xy, yy] = [0, 0, 0];
  for (const spot of spots) {
    xx += (spot.x - x) ** 2;
    xy += (spot.x - x) * (spot.y - y);
    yy += (spot.y - y) ** 2;
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  return { x, y, dx: Math.cos(angle), dy: Math.sin(angle) };
}

const off = (line: Line, { x, y }: Spot): number => (x - line.x) * line.dy - (y - line.y) * line.dx;

function meet(a: Line | null, b: Line | null): Spot | null {
  if (a === null || b === null) return null;
  const cross = a.dx * b.dy - a.dy * b.dx;
  if (Math.abs(cross) < 0.05) return null;
  const t = ((b.x - a.x) * b.dy - (b.y - a.y) * b.dx) / cross;
  return { x: a.x + a.dx * t, y: a.y + a.dy * t };
}

function plausible(corners: readonly Spot[], { width, height }: Gray): boolean {
  const side = (i: number): Spot => {
    const [a, b] = [corners[i % 4], corners[(i + 1) % 4]];
    return a === undefined || b === undefined ? { x: 0, y: 0 } : { x: b.x - a.x, y: b.y - a.y };
  };
  const long = [0, 1, 2, 3].map((i) => Math.hypot(side(i).x, side(i).y));
  const ratio = (i: number): number => (long[i] ?? 1) / (long[i + 2] ?? 1);
  const square = [0, 1, 2, 3].every((i) => {
    const [one, next] = [side(i), side(i + 1)];
    const turn = Math.atan2(one.x * next.y - one.y * next.x, one.x * next.x + one.y * next.y);
    const inner = 180 - (turn * 180) / Math.PI;
    return inner >= ANGLE.least && inner <= ANGLE.most;
  });
  const within = corners.every(
    ({ x, y }) => x >= -0.02 * width && x <= 1.02 * width && y >= -0.02 * height && y <= 1.02 * height,
  );
  const even = [0, 1].every((i) => Math.max(ratio(i), 1 / ratio(i)) <= OPPOSITE_SIDES_MAX);
  return square && within && even;
}

function fractions(corners: readonly Spot[], { width, height }: Gray): Corners {
  const at = (i: number): Spot => {
    const { x, y } = corners[i] ?? { x: 0, y: 0 };
    return { x: Math.min(1, Math.max(0, x / width)), y: Math.min(1, Math.max(0, y / height)) };
  };
  return [at(0), at(1), at(2), at(3)];
}
