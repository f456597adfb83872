/** A decoded page laid out whole, to be looked at small and turned by a few degrees; the bytes are moved by `kernel.wat`, eight or more at once. */
import type { Gray } from './gray.ts';
import { turnedSize, type Homography, type Raster, type Size } from './homography.ts';
import { ROOM, memoryOf, newKernel, type Kernel } from './kernel.ts';
import { grayOf } from './luminance.ts';

/** Places in the source are whole numbers of 1/65536 pixel. */
const ONE = 65_536;
const WHITE = 255;
/** Nothing is turned further. */
const MOST_DEGREES = 10;
/** The weights of all that one pixel is made of. */
const WHOLE_WEIGHT = 256;

/** Ready for a next page: memory that has grown is kept, since fetching it anew costs a third of a turn. */
const idle: Kernel[] = [];

/** A picture whose rows are made when they are needed. */
export interface Drawn extends Raster {
  /** Makes the rows from `from` to before `end`; those that are there may be read meanwhile. */
  draw(from: number, end: number): void;
}

export interface Sheet {
  /** The page in shades of gray; each pixel is the mean of what it covers. Never wider than the page itself. */
  look(width: number): Gray;
  /**
   * The page seen through `back`, a turn by at most 10° with pixels of the result as what it starts from. What lies
   * outside the page is white.
   */
  turned(size: Size, back: Homography): Drawn;
  /** Wipes everything and gives its place to a next page; nobody may read any of it any more. */
  release(): void;
}

/** The page is copied; what is made of it lies behind it in the same memory, a look only until it is given back. */
export function layOut(page: Raster): Sheet {
  const kernel = idle.pop() ?? newKernel();
  const rest = aligned((page.width + 2) * page.channels * (page.height + 2) + ROOM);
  let used = 0;
  const room = (length: number): Uint8Array<ArrayBuffer> => {
    used = Math.max(used, length);
    return memoryOf(kernel, length);
  };
  // As much as it can need, at once: memory that grows between later pages has the garbage collector run for each.
  const largest = turnedSize(page, MOST_DEGREES);
  memoryOf(kernel, rest + ROOM + largest.width * largest.height * page.channels);
  withBorder(page, room(rest));
  const laid: Laid = { kernel, page, rest, room };
  return {
    look: (width) => look(laid, Math.min(width, page.width)),
    turned: (size, back) => turned(laid, size, back),
    release() {
      room(used).fill(0);
      idle.push(kernel);
    },
  };
}

interface Laid {
  readonly kernel: Kernel;
  readonly page: Size & { readonly channels: number };
  /** Where the memory behind the page begins. */
  readonly rest: number;
  /** The memory up to a length. */
  room(length: number): Uint8Array<ArrayBuffer>;
}

const aligned = (length: number): number => Math.ceil(length / ROOM) * ROOM;

/** With a white pixel all around: the page's border runs into it softly, and every place read has four neighbours. */
function withBorder({ width, height, channels, data }: Raster, bytes: Uint8Array): void {
  const [row, stride] = [width * channels, (width + 2) * channels];
  bytes.fill(WHITE, 0, stride + channels);
  for (let y = 0; y < height; y++) {
    const at = (y + 1) * stride + channels;
    bytes.set(data.subarray(y * row, (y + 1) * row), at);
    bytes.fill(WHITE, at + row, at + stride);
  }
  bytes.fill(WHITE, (height + 1) * stride);
}

function look({ kernel, page, rest, room }: Laid, wide: number): Gray {
  const { width, height, channels } = page;
  const size = { width: wide, height: Math.max(1, Math.round((height * wide) / width)) };
  const [down, across] = [covered(height, size.height), covered(width, size.width)];
  const stride = (width + 2) * channels;
  const sums = rest + aligned(down.taps * size.height * 2);
  const places = sums + aligned((width + across.taps) * channels * 2 + 2 * ROOM);
  const result = places + aligned((across.taps + 1) * size.width * 4);
  const bytes = room(result + size.width * size.height * channels + ROOM);
  new Uint16Array(bytes.buffer, rest).set(down.weights);
  const table = new Int32Array(bytes.buffer, places);
  for (const [x, first] of across.first.entries()) {
    const place = x * (across.taps + 1);
    table[place] = sums + first * channels * 2;
    table.set(across.weights.subarray(x * across.taps, (x + 1) * across.taps), place + 1);
  }
  for (const [y, first] of down.first.entries()) {
    const row = (first + 1) * stride + channels;
    kernel.meanOfRows(row, stride, down.taps, rest + y * down.taps * 2, sums, width * channels);
    kernel.meanOfColumns(places, across.taps, channels, result + y * size.width * channels, size.width);
  }
  const data = bytes.subarray(result, result + size.width * size.height * channels);
  return grayOf({ ...size, channels, data: channels === 1 ? data.slice() : data });
}

/** For each of `count` equal parts of a length: its first pixel, and how much of it each of the next `taps` pixels is. */
function covered(length: number, count: number) {
  const taps = length % count === 0 ? length / count : Math.ceil(length / count) + 1;
  const first = new Int32Array(count);
  const weights = new Int32Array(count * taps);
  for (let i = 0; i < count; i++) {
    const [start, end] = [(i * length) / count, ((i + 1) * length) / count];
    const until = (pixel: number): number =>
      Math.round((WHOLE_WEIGHT * (Math.min(end, Math.max(start, pixel)) - start)) / (end - start));
    // The last parts must not reach past the end; what they take in too much at their start weighs nothing.
    const from = Math.min(Math.floor(start), length - taps);
    first[i] = from;
    for (let k = 0; k < taps; k++) weights[i * taps + k] = until(from + k + 1) - until(from + k);
  }
  return { taps, first, weights };
}

function turned({ kernel, page, rest, room }: Laid, size: Size, back: Homography): Drawn {
  const { width, height, channels } = page;
  const rowBytes = size.width * channels;
  const picture = rest + ROOM;
  const bytes = room(picture + rowBytes * size.height);
  const [h0, h1, h2, h3, h4, h5] = back;
  const [dx, dy] = [Math.round(h0 * ONE), Math.round(h3 * ONE)];
  const row = (y: number): void => {
    const x0 = Math.round((h0 * 0.5 + h1 * (y + 0.5) + h2 + 0.5) * ONE);
    const y0 = Math.round((h3 * 0.5 + h4 * (y + 0.5) + h5 + 0.5) * ONE);
    const [first, end] = inside([x0, dx, width], [y0, dy, height], size.width);
    const at = picture + y * rowBytes;
    bytes.fill(WHITE, at, at + first * channels);
    if (end > first)
      kernel.turnRow(0, (width + 2) * channels, channels, x0 + first * dx, y0 + first * dy, dx, dy, at + first * channels, end - first, rest); // prettier-ignore
    bytes.fill(WHITE, at + end * channels, at + rowBytes);
  };
  return {
    ...size,
    channels,
    data: bytes.subarray(picture),
    draw(from, end) {
      // In this order a line of the page is read forwards from row to row: memory is twice as quick that way.
      if (dy > 0) for (let y = end - 1; y >= from; y--) row(y);
      else for (let y = from; y < end; y++) row(y);
    },
  };
}

/** Start, step and length of the page along one of its sides, white border included. */
type Along = readonly [start: number, step: number, length: number];

/** The pixels of a row that have four neighbours on the bordered page: from the first to before `end`. */
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
