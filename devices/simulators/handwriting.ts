/** A plausible handwritten name as pen strokes, for those who do not want to draw one. */

export interface InkPoint {
  /** 0…1 of the pad's width, height and pressure. */
  readonly x: number;
  readonly y: number;
  readonly p: number;
}

/** Corner points of the strokes of three invented, hurried characters, in a box of 100 by 40. */
const SKELETON: readonly (readonly (readonly [number, number])[])[] = [
  [[6, 9], [17, 8], [16, 15], [7, 16], [6, 23], [16, 22], [14, 33], [9, 31]],
  [[22, 7], [20, 17], [21, 31], [26, 27]],
  [[27, 10], [21, 17]],
  [[19, 19], [31, 17]],
  [[23, 19], [27, 26], [33, 31]],
  [[39, 9], [38, 27], [39, 30]],
  [[39, 10], [47, 9], [46, 28]],
  [[39, 18], [46, 17]],
  [[39, 26], [46, 25]],
  [[52, 7], [51, 22], [48, 33]],
  [[52, 8], [62, 7], [61, 30], [57, 33], [55, 30]],
  [[52, 15], [60, 14]],
  [[70, 6], [66, 14]],
  [[68, 11], [68, 19]],
  [[78, 5], [72, 13], [75, 17], [84, 12]],
  [[66, 24], [87, 22]],
  [[77, 17], [77, 36], [76, 38]],
]; // prettier-ignore

const POINTS_PER_UNIT = 1.1;

/** Points along a rounded path through the corners, with the pressure of a real pen: light at both ends. */
function along(corners: readonly (readonly [number, number])[]): InkPoint[] {
  const lengths = corners.slice(1).map(([x, y], i) => {
    const [px, py] = corners[i] ?? [x, y];
    return Math.hypot(x - px, y - py);
  });
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const count = Math.max(6, Math.round(total * POINTS_PER_UNIT));
  return Array.from({ length: count }, (_, i) => {
    const share = i / (count - 1);
    let rest = share * total;
    let segment = 0;
    while (segment < lengths.length - 1 && rest > (lengths[segment] ?? 0)) rest -= lengths[segment++] ?? 0;
    const [x0, y0] = corners[segment] ?? [0, 0];
    const [x1, y1] = corners[segment + 1] ?? [x0, y0];
    const f = rest / (lengths[segment] || 1);
    const sway = 0.35 * Math.sin(share * 9 + x0);
    return {
      x: 0.14 + (x0 + (x1 - x0) * f + sway) * 0.0078,
      y: 0.28 + (y0 + (y1 - y0) * f + sway * 0.6) * 0.0112,
      p: 0.25 + 0.55 * Math.sin(Math.PI * Math.min(1, share * 1.15)),
    };
  });
}

export const handwrittenName = (): InkPoint[][] => SKELETON.map(along);
