/** Turns a whole page by a few degrees, read between its pixels; the row is made by `turning.wat`, eight bytes at once. */
import { z } from 'zod';
import type { Homography, Raster, Size } from './homography.ts';
import { TURNING } from './turningCode.ts';

/** Places in the source are whole numbers of 1/65536 pixel. */
const ONE = 65_536;
/** What a block of eight pixels may reach past its row. */
const ROOM = 32;
const WHITE = 255;
const MEMORY_PAGE = 65_536;

type TurnRow = (
  source: number, stride: number, channels: number,
  x: number, y: number, dx: number, dy: number,
  to: number, count: number,
) => void; // prettier-ignore

const Exports = z.object({
  memory: z.instanceof(WebAssembly.Memory),
  turnRow: z.custom<TurnRow>((value) => typeof value === 'function'),
});
type Turning = z.infer<typeof Exports>;

let loaded: Turning | null = null;

/** Once a thread: what it has grown to stays with it until it ends, wiped after each page. */
function load(): Turning {
  const module = new WebAssembly.Module(Buffer.from(TURNING, 'base64'));
  return (loaded ??= Exports.parse(new WebAssembly.Instance(module).exports));
}

/**
 * The picture seen through `back`, a turn by at most 10° with pixels of the result as what it starts from. What lies
 * outside the source is white.
 */
export function turn(source: Raster, size: Size, back: Homography): Raster {
  const { memory, turnRow } = load();
  const { width, height, channels } = source;
  // A white pixel all around: the page's border runs into it softly, and every place read has four neighbours.
  const stride = (width + 2) * channels;
  const page = stride * (height + 2) + ROOM;
  const rowBytes = size.width * channels;
  const missing = page + rowBytes + ROOM - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / MEMORY_PAGE));
  const bytes = new Uint8Array(memory.buffer, 0, page + rowBytes + ROOM);
  bytes.fill(WHITE, 0, stride + channels);
  for (let y = 0; y < height; y++) {
    const at = (y + 1) * stride + channels;
    bytes.set(source.data.subarray(y * width * channels, (y + 1) * width * channels), at);
    bytes.fill(WHITE, at + width * channels, at + stride);
  }
  bytes.fill(WHITE, (height + 1) * stride, page);

  const row = bytes.subarray(page, page + rowBytes);
  const data = new Uint8Array(rowBytes * size.height);
  const [h0, h1, h2, h3, h4, h5] = back;
  const [dx, dy] = [Math.round(h0 * ONE), Math.round(h3 * ONE)];
  for (let k = 0; k < size.height; k++) {
    // In this order a line of the source is read forwards from row to row: memory is twice as quick that way.
    const y = dy > 0 ? size.height - 1 - k : k;
    const startX = Math.round((h0 * 0.5 + h1 * (y + 0.5) + h2 + 0.5) * ONE);
    const startY = Math.round((h3 * 0.5 + h4 * (y + 0.5) + h5 + 0.5) * ONE);
    const [first, end] = inside([startX, dx, width], [startY, dy, height], size.width);
    row.fill(WHITE, 0, first * channels);
    if (end > first)
      turnRow(0, stride, channels, startX + first * dx, startY + first * dy, dx, dy, page + first * channels, end - first); // prettier-ignore
    // What the last block wrote past the source's edge.
    row.fill(WHITE, end * channels);
    data.set(row, y * rowBytes);
  }
  bytes.fill(0);
  return { ...size, channels, data };
}

/** Start, step and length of the source along one of its sides, white border included. */
type Along = readonly [start: number, step: number, length: number];

/** The pixels of a row that have four neighbours in the bordered source: from the first to before `end`. */
function inside(x: Along, y: Along, count: number): [first: number, end: number] {
  let [first, end] = [0, count];
  for (const [start, step, length] of [x, y]) {
    const last = (length + 1) * ONE - 1;
    if (step === 0) {
      if (start < 0 || start > last) end = 0;
      continue;
    }
    const [enters, leaves] =
      step > 0 ? [-start / step, (last - start) / step] : [(last - start) / step, -start / step];
    first = Math.max(first, Math.ceil(enters));
    end = Math.min(end, Math.floor(leaves) + 1);
  }
  return [first, Math.max(first, end)];
}
