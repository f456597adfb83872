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

const module = new WebAssembly.Module(Buffer.from(TURNING, 'base64'));

/** Ready for a next page: memory that has grown is kept, since fetching it anew costs a third of a turn. */
const idle: Turning[] = [];

export interface Turned extends Raster {
  /** Wipes the picture and gives its place to a next one; nobody may read it any more. */
  release(): void;
}

/**
 * The picture seen through `back`, a turn by at most 10° with pixels of the result as what it starts from. What lies
 * outside the source is white.
 */
export function turn(source: Raster, size: Size, back: Homography): Turned {
  const turning = idle.pop() ?? Exports.parse(new WebAssembly.Instance(module).exports);
  const { memory, turnRow } = turning;
  const { width, height, channels } = source;
  const stride = (width + 2) * channels;
  const rowBytes = size.width * channels;
  const page = stride * (height + 2) + ROOM;
  const rest = page + rowBytes * size.height;
  const bytes = room(memory, rest + 2 * ROOM);
  layOut(source, bytes.subarray(0, page));

  const [h0, h1, h2, h3, h4, h5] = back;
  const [dx, dy] = [Math.round(h0 * ONE), Math.round(h3 * ONE)];
  for (let k = 0; k < size.height; k++) {
    // In this order a line of the source is read forwards from row to row: memory is twice as quick that way.
    const y = dy > 0 ? size.height - 1 - k : k;
    const startX = Math.round((h0 * 0.5 + h1 * (y + 0.5) + h2 + 0.5) * ONE);
    const startY = Math.round((h3 * 0.5 + h4 * (y + 0.5) + h5 + 0.5) * ONE);
    const [first, end] = inside([startX, dx, width], [startY, dy, height], size.width);
    const row = page + y * rowBytes;
    const after = row + rowBytes;
    bytes.fill(WHITE, row, row + first * channels);
    if (end > first) {
      // The last block may reach into the row below, which is there already when they are made upwards.
      bytes.copyWithin(rest + ROOM, after, after + ROOM);
      turnRow(0, stride, channels, startX + first * dx, startY + first * dy, dx, dy, row + first * channels, end - first); // prettier-ignore
      bytes.copyWithin(after, rest + ROOM, rest + 2 * ROOM);
    }
    bytes.fill(WHITE, row + end * channels, after);
  }
  const release = (): void => {
    bytes.fill(0);
    idle.push(turning);
  };
  return { ...size, channels, data: bytes.subarray(page, rest), release };
}

function room(memory: WebAssembly.Memory, length: number): Uint8Array {
  const missing = length - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / MEMORY_PAGE));
  return new Uint8Array(memory.buffer, 0, length);
}

/** With a white pixel all around: the page's border runs into it softly, and every place read has four neighbours. */
function layOut({ width, height, channels, data }: Raster, bytes: Uint8Array): void {
  const [row, stride] = [width * channels, (width + 2) * channels];
  bytes.fill(WHITE, 0, stride + channels);
  for (let y = 0; y < height; y++) {
    const at = (y + 1) * stride + channels;
    bytes.set(data.subarray(y * row, (y + 1) * row), at);
    bytes.fill(WHITE, at + row, at + stride);
  }
  bytes.fill(WHITE, (height + 1) * stride);
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
