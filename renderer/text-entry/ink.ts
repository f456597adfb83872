/** Draws pen strokes as the small grey picture the recogniser reads: a 30-pixel glyph in the middle of 96 × 48. */
import type { Stroke } from './provider.ts';

export const INK_WIDTH = 96;
export const INK_HEIGHT = 48;
/** Of 24–40 px, 28–32 had the most first places over 125 jittered characters, the few-stroke ones (二 工 入) above all. */
const GLYPH = 30;
const PEN_RADIUS = 0.9;
/** A dot or a flat line keeps its natural size instead of being blown up to the glyph box. */
const SMALLEST_SHARE = 0.35;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

function boxOf(strokes: readonly Stroke[], areaSide: number): Box | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const stroke of strokes) {
    for (const point of stroke) {
      left = Math.min(left, point.x);
      right = Math.max(right, point.x);
      top = Math.min(top, point.y);
      bottom = Math.max(bottom, point.y);
    }
  }
  if (left > right) return null;
  const side = Math.max(right - left, bottom - top, areaSide * SMALLEST_SHARE, 1);
  return { x: (left + right - side) / 2, y: (top + bottom - side) / 2, side };
}

function distanceToSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
  return Math.hypot(x - ax - along * dx, y - ay - along * dy);
}

/**
 * @param areaSide shorter side of the writing area, in the strokes' unit
 * @returns the model's input, 3 × 48 × 96, white = 1, ink = -1; null without ink
 */
export function inkTensor(
  strokes: readonly Stroke[],
  areaSide: number,
): { readonly data: Float32Array<ArrayBuffer>; readonly dims: readonly number[] } | null {
  const box = boxOf(strokes, areaSide);
  if (box === null) return null;
  const scale = GLYPH / box.side;
  const toX = (x: number): number => (x - box.x) * scale + (INK_WIDTH - GLYPH) / 2;
  const toY = (y: number): number => (y - box.y) * scale + (INK_HEIGHT - GLYPH) / 2;
  const plane = new Float32Array(INK_WIDTH * INK_HEIGHT);
  const segment = (ax: number, ay: number, bx: number, by: number): void => {
    const reach = PEN_RADIUS + 1;
    const [x0, x1] = [
      Math.max(0, Math.floor(Math.min(ax, bx) - reach)),
      Math.min(INK_WIDTH - 1, Math.ceil(Math.max(ax, bx) + reach)),
    ];
    const [y0, y1] = [
      Math.max(0, Math.floor(Math.min(ay, by) - reach)),
      Math.min(INK_HEIGHT - 1, Math.ceil(Math.max(ay, by) + reach)),
    ];
    for (let y = y0; y <= y1; y++) {
      for (let x = x0; x <= x1; x++) {
        const cover = Math.min(
          1,
          Math.max(0, PEN_RADIUS + 0.5 - distanceToSegment(x + 0.5, y + 0.5, ax, ay, bx, by)),
        );
        const at = y * INK_WIDTH + x;
        plane[at] = Math.max(plane[at] ?? 0, cover);
      }
    }
  };
  for (const stroke of strokes) {
    let from = stroke[0];
    for (const to of stroke) {
      if (from !== undefined) segment(toX(from.x), toY(from.y), toX(to.x), toY(to.y));
      from = to;
    }
  }
  const tensor = new Float32Array(3 * plane.length);
  for (let at = 0; at < plane.length; at++) {
    const grey = 1 - 2 * (plane[at] ?? 0);
    for (let channel = 0; channel < 3; channel++) tensor[channel * plane.length + at] = grey;
  }
  return { data: tensor, dims: [1, 3, INK_HEIGHT, INK_WIDTH] };
}
