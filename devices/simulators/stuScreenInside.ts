/** The screen of a simulated STU: what was uploaded, decoded to grey as it looks. */
import { inflateSync } from 'node:zlib';
import type { GrayImage } from './png.ts';

export interface Uploaded {
  readonly encoding: number;
  readonly bytes: Uint8Array;
}

/** Null: bytes that make no picture of that size in that encoding. */
export function decodeUploaded(
  { encoding, bytes }: Uploaded,
  width: number,
  height: number,
): GrayImage | null {
  const pixels = new Uint8Array(width * height);
  if (encoding === 0 || encoding === 1) {
    const raw = encoding === 1 ? inflateSync(bytes, { maxOutputLength: 1 << 20 }) : bytes;
    const stride = Math.ceil(width / 8);
    if (raw.length !== stride * height) return null;
    for (let i = 0; i < pixels.length; i++) {
      const [x, y] = [i % width, Math.floor(i / width)];
      pixels[i] = ((raw[y * stride + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) === 0 ? 0 : 255;
    }
    return { width, height, pixels };
  }
  const deep = encoding === 2 ? 2 : 3;
  if (bytes.length !== pixels.length * deep) return null;
  for (let i = 0; i < pixels.length; i++) {
    // green stands for all three: only grey is ever sent
    pixels[i] = deep === 3 ? (bytes[i * 3 + 1] ?? 0) : Math.round(((((bytes[i * 2] ?? 0) & 7) << 3) | ((bytes[i * 2 + 1] ?? 0) >> 5)) * (255 / 63)); // prettier-ignore
  }
  return { width, height, pixels };
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Reads the corners of reports 23, 24 and 2A. */
export function areaOf(payload: Uint8Array): Area {
  const word = (i: number): number => (payload[i] ?? 0) + (payload[i + 1] ?? 0) * 256;
  return { x: word(0), y: word(2), width: word(4) - word(0) + 1, height: word(6) - word(2) + 1 };
}

export function paste(onto: GrayImage, part: GrayImage, { x, y }: Area): void {
  for (let row = 0; row < part.height && y + row < onto.height; row++) {
    onto.pixels.set(
      part.pixels.subarray(row * part.width, (row + 1) * part.width),
      (y + row) * onto.width + x,
    );
  }
}
