/** The loops over every pixel of a page that plain code is too slow for: `kernel.wat`, loaded. */
import { z } from 'zod';
import { KERNEL } from './kernelCode.ts';

type TurnRow = (
  source: number, stride: number, channels: number,
  x: number, y: number, dx: number, dy: number,
  to: number, count: number, spare: number,
) => void; // prettier-ignore
type MeanOfRows = (
  from: number, stride: number, rows: number, weights: number, to: number, bytes: number,
) => void; // prettier-ignore
type MeanOfColumns = (places: number, taps: number, channels: number, to: number, count: number) => void;
type Edges = (from: number, end: number, width: number, limit: number) => number;
type Tops = (from: number, end: number, width: number, ink: number, to: number) => number;
type Tile = (from: number, width: number, size: number, to: number) => void;

const isFunction = (value: unknown): boolean => typeof value === 'function';
const Exports = z.object({
  memory: z.instanceof(WebAssembly.Memory),
  turnRow: z.custom<TurnRow>(isFunction),
  meanOfRows: z.custom<MeanOfRows>(isFunction),
  meanOfColumns: z.custom<MeanOfColumns>(isFunction),
  edges: z.custom<Edges>(isFunction),
  tops: z.custom<Tops>(isFunction),
  tile: z.custom<Tile>(isFunction),
});
export type Kernel = z.infer<typeof Exports>;

/** What is read or written past the end of anything, at most. */
export const ROOM = 32;
const MEMORY_PAGE = 65_536;

const module = new WebAssembly.Module(Buffer.from(KERNEL, 'base64'));

export const newKernel = (): Kernel => Exports.parse(new WebAssembly.Instance(module).exports);

/** A kernel's memory up to a length. Whatever was got of it before may be gone. */
export function memoryOf({ memory }: Kernel, length: number): Uint8Array<ArrayBuffer> {
  const missing = length - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / MEMORY_PAGE));
  return new Uint8Array(memory.buffer, 0, length);
}

const idle = newKernel();

/** Lends a kernel with the bytes at the start of its memory and `more` room after them, and wipes both. */
export function holding<T>(data: Uint8Array, more: number, look: (kernel: Kernel, after: number) => T): T {
  const after = Math.ceil(data.length / ROOM) * ROOM + ROOM;
  const bytes = memoryOf(idle, after + more);
  bytes.set(data);
  const found = look(idle, after);
  bytes.fill(0);
  return found;
}
