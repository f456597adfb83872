/** How bright the colours of a picture are: luminance in linear light (IEC 61966-2-1, ITU-R BT.709), back in sRGB shades. */
import type { Gray } from './gray.ts';
import type { Raster } from './homography.ts';

/** Fine enough for the darkest shades, where the curve is steepest. */
const STEPS = 8192;

const linear = (shade: number): number => {
  const share = shade / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};
const shadeOf = (light: number): number =>
  Math.round(255 * (light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055));

/** Parts of a step, so that whole numbers are exact enough; they are twice as quick as fractions. */
const PART_BITS = 16;
const partOf = (weight: number): Int32Array =>
  Int32Array.from({ length: 256 }, (_, shade) => weight * linear(shade) * (STEPS << PART_BITS));
const HALF = 1 << (PART_BITS - 1);
const [RED, GREEN, BLUE] = [partOf(0.2126), partOf(0.7152), partOf(0.0722)];
const SHADES = Uint8Array.from({ length: STEPS + 1 }, (_, light) => shadeOf(light / STEPS));

export function grayOf({ width, height, channels, data }: Raster): Gray {
  if (channels === 1) return { width, height, data };
  const shades = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) shadeRow(shades, y * width, (y + 1) * width, data, channels);
  return { width, height, data: shades };
}

function shadeRow(shades: Uint8Array, from: number, end: number, data: Uint8Array, channels: number): void {
  for (let i = from, at = from * channels; i < end; i++, at += channels) {
    const light =
      (RED[data[at] ?? 0] ?? 0) + (GREEN[data[at + 1] ?? 0] ?? 0) + (BLUE[data[at + 2] ?? 0] ?? 0);
    shades[i] = SHADES[(light + HALF) >> PART_BITS] ?? 255;
  }
}
