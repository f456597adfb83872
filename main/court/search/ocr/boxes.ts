/** Where lines of writing stand on a page: connected parts of the detector's map, each as the smallest rectangle around it. Pure. */

type Point = { readonly x: number; readonly y: number };

/** A rectangle leaning by `angle` (radians, within ±45°): `width` along the line, `height` across. */
export type LineBox = {
  readonly cx: number;
  readonly cy: number;
  readonly width: number;
  readonly height: number;
  readonly angle: number;
};

export type DetectorMap = {
  readonly data: Float32Array;
  readonly width: number;
  readonly height: number;
};

/** The values PP-OCR was made with; the map shows lines shrunk, `unclip` gives back what was taken. */
const DETECTION = { pixel: 0.3, box: 0.5, unclip: 1.5, leastSide: 3, most: 1000 } as const;

/** In pixels of the map, in no order. */
export function lineBoxes({ data, width, height }: DetectorMap): readonly LineBox[] {
  const seen = new Uint8Array(width * height);
  const boxes: LineBox[] = [];
  for (let start = 0; start < seen.length && boxes.length < DETECTION.most; start += 1) {
    if (seen[start] === 1 || (data[start] ?? 0) <= DETECTION.pixel) continue;
    const part = partFrom(start, data, width, height, seen);
    const box = smallestBox(hullOf(part.edge));
    if (part.score < DETECTION.box || Math.min(box.width, box.height) < DETECTION.leastSide) continue;
    boxes.push(unclipped(box));
  }
  return boxes;
}

type Part = { readonly edge: readonly Point[]; readonly score: number };

/** All pixels connected with `start`, marked as seen; of each row only its ends matter for what lies around them. */
function partFrom(start: number, data: Float32Array, width: number, height: number, seen: Uint8Array): Part {
  const ends = new Map<number, [number, number]>();
  const open = [start];
  let [sum, count] = [0, 0];
  seen[start] = 1;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const [x, y] = [at % width, Math.floor(at / width)];
    sum += data[at] ?? 0;
    count += 1;
    const row = ends.get(y);
    if (row === undefined) ends.set(y, [x, x]);
    else {
      row[0] = Math.min(row[0], x);
      row[1] = Math.max(row[1], x);
    }
    for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny += 1)
      for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx += 1) {
        const next = ny * width + nx;
        if (seen[next] === 1 || (data[next] ?? 0) <= DETECTION.pixel) continue;
        seen[next] = 1;
        open.push(next);
      }
  }
  const edge = [...ends].flatMap(([y, [left, right]]) => [
    { x: left, y },
    { x: left, y: y + 1 },
    { x: right + 1, y },
    { x: right + 1, y: y + 1 },
  ]);
  return { edge, score: sum / count };
}

const turn = (o: Point, a: Point, b: Point): number => (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);

/** The corners of the convex hull, in order (monotone chain). */
export function hullOf(points: readonly Point[]): readonly Point[] {
  const sorted = points.toSorted((a, b) => a.x - b.x || a.y - b.y);
  const half = (ordered: readonly Point[]): Point[] => {
    const chain: Point[] = [];
    for (const point of ordered) {
      for (;;) {
        const [o, a] = chain.slice(-2);
        if (o === undefined || a === undefined || turn(o, a, point) > 0) break;
        chain.pop();
      }
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

/** One side of the smallest rectangle around a hull lies on one of its edges. */
export function smallestBox(hull: readonly Point[]): LineBox {
  let best: LineBox = { cx: 0, cy: 0, width: Infinity, height: Infinity, angle: 0 };
  for (const [i, from] of hull.entries()) {
    const to = hull[(i + 1) % hull.length] ?? from;
    const box = boxAlong(hull, Math.atan2(to.y - from.y, to.x - from.x));
    if (box.width * box.height < best.width * best.height) best = box;
  }
  return best;
}

function boxAlong(hull: readonly Point[], direction: number): LineBox {
  // To within ±45°: the side nearer to level is the line's.
  const angle = direction - Math.round(direction / (Math.PI / 2)) * (Math.PI / 2);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const along = hull.map(({ x, y }) => x * cos + y * sin);
  const across = hull.map(({ x, y }) => y * cos - x * sin);
  const [left, right] = [Math.min(...along), Math.max(...along)];
  const [top, bottom] = [Math.min(...across), Math.max(...across)];
  const [u, v] = [(left + right) / 2, (top + bottom) / 2];
  return {
    cx: u * cos - v * sin,
    cy: u * sin + v * cos,
    width: right - left,
    height: bottom - top,
    angle,
  };
}

function unclipped(box: LineBox): LineBox {
  const by = (box.width * box.height * DETECTION.unclip) / (2 * (box.width + box.height));
  return { ...box, width: box.width + 2 * by, height: box.height + 2 * by };
}

export const scaledBox = (box: LineBox, by: number): LineBox => ({
  cx: box.cx * by,
  cy: box.cy * by,
  width: box.width * by,
  height: box.height * by,
  angle: box.angle,
});

/** Top left, top right, bottom right, bottom left. */
export function cornersOf({ cx, cy, width, height, angle }: LineBox): readonly [Point, Point, Point, Point] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const corner = (right: number, down: number): Point => ({
    x: cx + (right * width * cos - down * height * sin) / 2,
    y: cy + (right * width * sin + down * height * cos) / 2,
  });
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}

/** As one reads: rows from the top, each from the left. A page lying askew is read along its own rows. */
export function inReadingOrder<T extends { readonly box: LineBox }>(lines: readonly T[]): readonly T[] {
  const lean = lines.map(({ box }) => box.angle).toSorted((a, b) => a - b)[Math.floor(lines.length / 2)] ?? 0;
  const [cos, sin] = [Math.cos(lean), Math.sin(lean)];
  const placed = lines
    .map((line) => ({
      line,
      along: line.box.cx * cos + line.box.cy * sin,
      across: line.box.cy * cos - line.box.cx * sin,
    }))
    .toSorted((a, b) => a.across - b.across);
  const rows: (typeof placed)[] = [];
  for (const one of placed) {
    const row = rows.at(-1);
    const first = row?.[0];
    const same =
      first !== undefined &&
      one.across - first.across < Math.min(one.line.box.height, first.line.box.height) / 2;
    if (row !== undefined && same) row.push(one);
    else rows.push([one]);
  }
  return rows.flatMap((row) => row.toSorted((a, b) => a.along - b.along).map(({ line }) => line));
}
