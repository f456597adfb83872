/** Whether writing runs over the border of a picture: then a part of the page was not taken. */
import { paperShade, type Corners, type Gray } from './gray.ts';

export type Side = 'top' | 'right' | 'bottom' | 'left';

/** A stroke must come from this far inside, else it is dust or the shadow of the lid. */
const DEPTH = 0.012;
/** Longer than this along the border it is the table or the glass's frame, not writing. */
const LONGEST = 0.05;
const SHORTEST_PX = 2;
/** How much of the border must be paper for it to be the border of a page at all. */
const PAPER_SHARE = 0.6;
/** How much darker than paper ink is. */
const INK = 60;

export interface CutSide {
  readonly side: Side;
  /** Strokes that go over it. */
  readonly strokes: number;
  /** A band along the side, from the first of them to the last. */
  readonly area: Corners;
}

/** Sides with the most strokes first; a side without any is left out. */
export function cutSides(gray: Gray): CutSide[] {
  const ink = paperShade(gray) - INK;
  return (['top', 'right', 'bottom', 'left'] as const)
    .flatMap((side) => cutAt(gray, side, ink) ?? [])
    .toSorted((a, b) => b.strokes - a.strokes);
}

function cutAt(gray: Gray, side: Side, ink: number): CutSide | null {
  const { width, height, data } = gray;
  const lying = side === 'top' || side === 'bottom';
  const length = lying ? width : height;
  const deep = Math.max(3, Math.round((lying ? height : width) * DEPTH));
  const at = (along: number, inward: number): boolean => {
    const x = side === 'left' ? inward : side === 'right' ? width - 1 - inward : along;
    const y = side === 'top' ? inward : side === 'bottom' ? height - 1 - inward : along;
    return (data[y * width + x] ?? 255) < ink;
  };
  const runs: { from: number; to: number }[] = [];
  let dark = 0;
  let from: number | null = null;
  for (let along = 0; along <= length; along++) {
    const inked = along < length && at(along, 0) && at(along, 1);
    if (inked) {
      dark += 1;
      from ??= along;
    } else if (from !== null) {
      runs.push({ from, to: along });
      from = null;
    }
  }
  if (dark > length * (1 - PAPER_SHARE)) return null;
  const strokes = runs.filter(
    ({ from: start, to }) =>
      to - start >= SHORTEST_PX && to - start <= length * LONGEST && reaches(at, start, to, deep),
  );
  const [first, last] = [strokes[0], strokes.at(-1)];
  if (first === undefined || last === undefined) return null;
  const band = 0.05;
  const [a, b] = [Math.max(0, first.from / length - 0.02), Math.min(1, last.to / length + 0.02)];
  return { side, strokes: strokes.length, area: bandAlong(side, a, b, band) };
}

/** Follows the ink inwards row by row; it may lean, but not break off. */
function reaches(
  at: (along: number, inward: number) => boolean,
  from: number,
  to: number,
  deep: number,
): boolean {
  let [low, high] = [from, to - 1];
  for (let inward = 2; inward < deep; inward++) {
    let [nextLow, nextHigh] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let along = Math.max(0, low - 1); along <= high + 1; along++)
      if (at(along, inward)) {
        nextLow = Math.min(nextLow, along);
        nextHigh = along;
      }
    if (nextHigh < nextLow) return false;
    [low, high] = [nextLow, nextHigh];
  }
  return true;
}

function bandAlong(side: Side, from: number, to: number, deep: number): Corners {
  const [left, right] = side === 'left' ? [0, deep] : side === 'right' ? [1 - deep, 1] : [from, to];
  const [top, bottom] = side === 'top' ? [0, deep] : side === 'bottom' ? [1 - deep, 1] : [from, to];
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ];
}
