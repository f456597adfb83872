/** Just enough PNG for the simulated scanner: 8-bit gray in, gray or RGB out. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

export interface GrayImage {
  readonly width: number;
  readonly height: number;
  /** One byte a pixel, rows from the top, 255 = white. */
  readonly pixels: Uint8Array;
}

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/** `level` is zlib's; `color` writes three equal channels. */
export function encodePng(
  image: GrayImage,
  options: { color: boolean; level: number; dpi: number },
): Uint8Array {
  const { width, height, pixels } = image;
  const channels = options.color ? 3 : 1;
  const stride = width * channels + 1;
  const raw = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const row = pixels.subarray(y * width, (y + 1) * width);
    const at = y * stride + 1;
    if (channels === 1) raw.set(row, at);
    else for (let x = 0; x < width * 3; x++) raw[at + x] = row[Math.trunc(x / 3)] ?? 255;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, options.color ? 2 : 0, 0, 0, 0], 8);
  const density = Buffer.alloc(9);
  const perMetre = Math.round(options.dpi / 0.0254);
  density.writeUInt32BE(perMetre, 0);
  density.writeUInt32BE(perMetre, 4);
  density[8] = 1;
  const data = deflateSync(raw, { level: options.level });
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('pHYs', density), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]); // prettier-ignore
}

function paeth(a: number, b: number, c: number): number {
  const p = a + b - c;
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
  return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
}

/** Reads the prepared pages: 8-bit gray, not interlaced. Throws on anything else: they are our own files. */
export function decodeGrayPng(file: Uint8Array): GrayImage {
  const bytes = Buffer.from(file);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (bytes[24] !== 8 || bytes[25] !== 0 || bytes[28] !== 0) throw new Error('not an 8-bit gray PNG');
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(bytes.subarray(at + 8, at + 8 + length));
  }
  const raw = inflateSync(Buffer.concat(parts));
  const pixels = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (width + 1)] ?? 0;
    const row = y * width;
    for (let x = 0; x < width; x++) {
      const left = x > 0 ? (pixels[row + x - 1] ?? 0) : 0;
      const up = y > 0 ? (pixels[row - width + x] ?? 0) : 0;
      const corner = x > 0 && y > 0 ? (pixels[row - width + x - 1] ?? 0) : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      pixels[row + x] = (raw[y * (width + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return { width, height, pixels };
}

/** Bilinear scaling to the size a scan at another resolution would have; weights in 1/256 keep it fast. */
export function resize(image: GrayImage, width: number, height: number): GrayImage {
  if (width === image.width && height === image.height) return image;
  const from = image.pixels;
  const out = new Uint8Array(width * height);
  const lefts = new Uint32Array(width);
  const weights = new Uint32Array(width);
  for (let x = 0; x < width; x++) {
    const at = Math.min(image.width - 1.004, (x * (image.width - 1)) / Math.max(1, width - 1));
    lefts[x] = at;
    weights[x] = (at % 1) * 256;
  }
  for (let y = 0; y < height; y++) {
    const at = Math.min(image.height - 1.004, (y * (image.height - 1)) / Math.max(1, height - 1));
    const top = Math.floor(at) * image.width;
    const wy = Math.floor((at % 1) * 256);
    for (let x = 0; x < width; x++) {
      const i = top + (lefts[x] ?? 0);
      const wx = weights[x] ?? 0;
      const above = (from[i] ?? 0) * (256 - wx) + (from[i + 1] ?? 0) * wx;
      const below = (from[i + image.width] ?? 0) * (256 - wx) + (from[i + image.width + 1] ?? 0) * wx;
      out[y * width + x] = (above * (256 - wy) + below * wy) >> 16;
    }
  }
  return { width, height, pixels: out };
}
