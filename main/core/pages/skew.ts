/** How far the lines of a page lean: the angle at which its ink falls into the sharpest rows (projection profile). */
import { paperShade, type Gray } from './gray.ts';
import { holding } from './kernel.ts';

/** Paper laid in by hand leans a few degrees; more is no lean but another way up. */
const MOST_DEGREES = 10;
const COARSE = 0.5;
const FINE = 0.05;
/** Writing must reach this far across its lines (standard deviation, pixels): a line or two alone say little about a lean. */
const SPREAD_MIN = 25;
/** More points find nothing more. */
const POINTS_MAX = 12_000;
const POINTS_MIN = 300;
/** Sharpest against middling profile: below this there are no lines to go by, and the page is left as it lies. */
const SURE = 2.5;
/** Rows of the profile are this high: glyphs of one line do not all begin on the same pixel. */
const ROW_PX = 2;

interface Points {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly reach: number;
}

/** Degrees clockwise on the screen by which the page must be turned to lie straight; 0 where nothing says so surely. */
export function skewOf(gray: Gray): number {
  const points = upperEdges(gray);
  if (points === null) return 0;
  // Lines of writing may run down the picture: a page laid in sideways has its profile in the columns.
  const found = [false, true].map((sideways) => sharpest(points, sideways));
  const best = found.reduce((a, b) => (b.sure > a.sure ? b : a));
  return best.sure < SURE ? 0 : -best.degrees;
}

/** Where ink begins below paper: one point for each stroke's upper edge, thinned to a bounded number. */
function upperEdges(gray: Gray): Points | null {
  const { width, height, data } = gray;
  const ink = Math.max(0, paperShade(gray) - 48);
  const margin = Math.round(width * 0.02);
  // Every other pixel of a column may be one.
  return holding(data, 4 * data.length, (kernel, after) => {
    let to = after;
    for (let y = margin + 1; y < height - margin; y++)
      to = kernel.tops(y * width + margin, (y + 1) * width - margin, width, ink, to);
    const count = (to - after) / 4;
    if (count < POINTS_MIN) return null;
    const edges = new Int32Array(kernel.memory.buffer, after, count);
    const step = Math.max(1, Math.ceil(count / POINTS_MAX));
    const x = new Float32Array(Math.ceil(count / step));
    const y = new Float32Array(x.length);
    for (let n = 0; n < x.length; n++) {
      const i = edges[n * step] ?? 0;
      x[n] = (i % width) - width / 2;
      y[n] = Math.floor(i / width) - height / 2;
    }
    return { x, y, reach: Math.ceil(Math.hypot(width, height) / 2) + 2 };
  });
}

function sharpest(points: Points, sideways: boolean): { readonly degrees: number; readonly sure: number } {
  const scores: { degrees: number; score: number }[] = [];
  const score = (degrees: number): number => profile(points, degrees, sideways);
  for (let degrees = -MOST_DEGREES; degrees <= MOST_DEGREES; degrees += COARSE)
    scores.push({ degrees, score: score(degrees) });
  const coarse = scores.reduce((a, b) => (b.score > a.score ? b : a));
  const middling = scores.map((s) => s.score).toSorted((a, b) => a - b)[scores.length >> 1] ?? 1;
  let best = coarse;
  for (let k = -10; k <= 10; k++) {
    const degrees = coarse.degrees + k * FINE;
    const here = score(degrees);
    if (here > best.score) best = { degrees, score: here };
  }
  // The top of the parabola through the best and its neighbours.
  const [before, after] = [score(best.degrees - FINE), score(best.degrees + FINE)];
  const bend = before - 2 * best.score + after;
  const shift = bend < 0 ? ((before - after) / (2 * bend)) * FINE : 0;
  const degrees = best.degrees + Math.max(-FINE, Math.min(FINE, shift));
  // A peak at the very end of the range is a slope, not a lean.
  const lost =
    Math.abs(degrees) > MOST_DEGREES - COARSE || spread(sideways ? points.x : points.y) < SPREAD_MIN;
  const sure = lost ? 0 : best.score / Math.max(1, middling);
  return { degrees, sure };
}

function spread(values: Float32Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

/** Sum of squared steps between neighbouring rows of the profile, along lines that lean by `degrees`. */
function profile(points: Points, degrees: number, sideways: boolean): number {
  const lean = Math.tan((degrees * Math.PI) / 180);
  const rows = new Float32Array(Math.ceil((2 * points.reach) / ROW_PX) + 4);
  const [along, across] = sideways ? [points.y, points.x] : [points.x, points.y];
  const sign = sideways ? 1 : -1;
  for (let i = 0; i < along.length; i++) {
    const row = ((across[i] ?? 0) + sign * lean * (along[i] ?? 0) + points.reach) / ROW_PX;
    const whole = Math.floor(row);
    const part = row - whole;
    // Shared between both rows: whole rows alone would favour angles at which points fall on the grid.
    rows[whole] = (rows[whole] ?? 0) + 1 - part;
    rows[whole + 1] = (rows[whole + 1] ?? 0) + part;
  }
  let sum = 0;
  for (let i = 1; i < rows.length; i++) {
    const step = (rows[i] ?? 0) - (rows[i - 1] ?? 0);
    sum += step * step;
  }
  return sum;
}
