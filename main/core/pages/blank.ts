/** Whether anything is on a page: the share of edges inside it, and traces too faint or too blurred to have edges. */
import { shrink, type Gray } from './gray.ts';
import { ROOM, holding } from './kernel.ts';

/** Sum of both Sobel sides; noise of a scanner (σ 5) stays far below, pencil reaches it. */
const EDGE = 100;
/** Scanners draw shadows along the borders of the glass. */
const MARGIN = 0.05;
const BLOCK = 8;
/** Shades by which a block differs from its surroundings when something is there. */
const TRACE = 5;

/** `edgeShare`: of the interior's pixels. `traceShare`: of its blocks, what stands out though it has no edge. */
export interface Emptiness {
  readonly edgeShare: number;
  readonly traceShare: number;
}

export function emptinessOf(gray: Gray): Emptiness {
  return { edgeShare: edgeShare(gray), traceShare: traceShare(shrink(gray, BLOCK)) };
}

/** Every other row is enough: an edge is taller than one. */
function edgeShare({ width, height, data }: Gray): number {
  const [left, top] = [Math.max(1, Math.round(width * MARGIN)), Math.max(1, Math.round(height * MARGIN))];
  return holding(data, ROOM, (kernel) => {
    let edges = 0;
    let pixels = 0;
    for (let y = top; y < height - top; y += 2) {
      edges += kernel.edges(y * width + left, (y + 1) * width - left, width, EDGE);
      pixels += Math.max(0, width - 2 * left);
    }
    return pixels === 0 ? 0 : edges / pixels;
  });
}

/** Blocks against the mean of those around them: uneven light over a page goes, writing stays. */
function traceShare({ width, height, data }: Gray): number {
  const [left, top] = [Math.ceil(width * MARGIN) + 3, Math.ceil(height * MARGIN) + 3];
  let traces = 0;
  let blocks = 0;
  for (let y = top; y < height - top; y++) {
    for (let i = y * width + left, end = (y + 1) * width - left; i < end; i++) {
      if (Math.abs((data[i] ?? 0) - around(data, width, i)) > TRACE) traces += 1;
      blocks += 1;
    }
  }
  return blocks === 0 ? 0 : traces / blocks;
}

/** The mean of seven by seven. */
function around(data: Uint8Array, width: number, middle: number): number {
  let sum = 0;
  for (let row = middle - 3 * width - 3, k = 0; k < 7; k++, row += width)
    for (let i = row; i < row + 7; i++) sum += data[i] ?? 0;
  return sum / 49;
}
