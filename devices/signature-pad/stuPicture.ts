/** Codes a picture as a Wacom STU takes it, and cuts it into the blocks of its reports (devices.md B.5). */
import { deflateSync } from 'node:zlib';
import type { PadArea, PadPicture } from '../../main/contract/devices.ts';

/** Encodings of reports 24 and 25. */
export const ENCODING = { mono: 0x00, monoZlib: 0x01, rgb565: 0x02, bgr24: 0x04 } as const;

/** Capability flags: bit 0 zlib, bit 1 one bit a pixel, bit 2 sixteen, bit 3 twenty-four. */
export const CAN = { zlib: 0x01, mono: 0x02, rgb565: 0x04, bgr24: 0x08 } as const;

export interface CodedPicture {
  readonly encoding: number;
  readonly bytes: Uint8Array;
}

/** Pads that tell no flags are the old black and white ones. */
export const hasColour = (flags: number): boolean => (flags & (CAN.rgb565 | CAN.bgr24)) !== 0;

const rgbAt = ({ format, pixels }: PadPicture, pixel: number): readonly [number, number, number] => {
  if (format === 'gray8') {
    const grey = pixels[pixel] ?? 0;
    return [grey, grey, grey];
  }
  return [pixels[pixel * 3] ?? 0, pixels[pixel * 3 + 1] ?? 0, pixels[pixel * 3 + 2] ?? 0];
};

/** Rec. 601 in integers. */
const greyAt = (picture: PadPicture, pixel: number): number => {
  const [r, g, b] = rgbAt(picture, pixel);
  return (r * 77 + g * 150 + b * 29) >> 8;
};

/** Most significant bit first, 1 is white, each row filled up to a whole byte with white. */
export function mono(picture: PadPicture): Uint8Array {
  const { width, height } = picture;
  const stride = Math.ceil(width / 8);
  const bytes = new Uint8Array(stride * height).fill(0xff);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (greyAt(picture, y * width + x) >= 128) continue;
      const at = y * stride + (x >> 3);
      bytes[at] = (bytes[at] ?? 0) & ~(0x80 >> (x & 7));
    }
  }
  return bytes;
}

/** Big-endian words. */
export function rgb565(picture: PadPicture): Uint8Array {
  const count = picture.width * picture.height;
  const bytes = new Uint8Array(count * 2);
  for (let i = 0; i < count; i++) {
    const [r, g, b] = rgbAt(picture, i);
    const word = ((r >> 3) << 11) | ((g >> 2) << 5) | (b >> 3);
    bytes[i * 2] = word >> 8;
    bytes[i * 2 + 1] = word & 0xff;
  }
  return bytes;
}

export function bgr24(picture: PadPicture): Uint8Array {
  const count = picture.width * picture.height;
  const bytes = new Uint8Array(count * 3);
  for (let i = 0; i < count; i++) {
    const [r, g, b] = rgbAt(picture, i);
    bytes.set([b, g, r], i * 3);
  }
  return bytes;
}

/** Black or white alone: nothing is lost with one bit a pixel. */
const isTwoLevel = ({ format, pixels }: PadPicture): boolean =>
  format === 'gray8' && pixels.every((pixel) => pixel === 0 || pixel === 255);

/**
 * Two-level pictures go with one bit a pixel wherever the pad takes that, since control transfers are slow (one block of
 * 253 bytes takes about a millisecond); anything else in the deepest colour that costs least.
 */
export function encodePicture(picture: PadPicture, flags: number): CodedPicture {
  const deep =
    (flags & CAN.rgb565) !== 0 ? ENCODING.rgb565 : (flags & CAN.bgr24) !== 0 ? ENCODING.bgr24 : null;
  const canMono = (flags & CAN.mono) !== 0 || deep === null;
  if (canMono && (deep === null || isTwoLevel(picture))) {
    const bytes = mono(picture);
    const packed = (flags & CAN.zlib) === 0 ? null : deflateSync(bytes);
    return packed !== null && packed.length < bytes.length
      ? { encoding: ENCODING.monoZlib, bytes: packed }
      : { encoding: ENCODING.mono, bytes };
  }
  return deep === ENCODING.rgb565
    ? { encoding: ENCODING.rgb565, bytes: rgb565(picture) }
    : { encoding: ENCODING.bgr24, bytes: bgr24(picture) };
}

/** The part of a picture inside an area; buttons do not go along. */
export function crop(picture: PadPicture, area: PadArea): PadPicture {
  const deep = picture.format === 'gray8' ? 1 : 3;
  const pixels = new Uint8Array(area.width * area.height * deep);
  for (let row = 0; row < area.height; row++) {
    const from = ((area.y + row) * picture.width + area.x) * deep;
    pixels.set(picture.pixels.subarray(from, from + area.width * deep), row * area.width * deep);
  }
  return { width: area.width, height: area.height, format: picture.format, pixels, buttons: [], writing: { x: 0, y: 0, width: area.width, height: area.height } }; // prettier-ignore
}

/** Rectangle of reports 23, 24 and 2A: upper left and lower right corner, little-endian. */
export function rectangle({ x, y, width, height }: PadArea): Uint8Array {
  const bytes = Buffer.alloc(8);
  for (const [i, value] of [x, y, x + width - 1, y + height - 1].entries()) bytes.writeUInt16LE(value, i * 2);
  return bytes;
}

/** Data bytes in one block (report 26), after the little-endian count. */
export const IMAGE_BLOCK = 253;

export function imageBlocks(image: Uint8Array, data = IMAGE_BLOCK): Uint8Array[] {
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < image.length; at += data) {
    const part = image.subarray(at, at + data);
    const block = new Uint8Array(part.length + 2);
    block[0] = part.length & 0xff;
    block[1] = part.length >> 8;
    block.set(part, 2);
    blocks.push(block);
  }
  return blocks;
}
