/** A picture written in stripes is the same, pixel by pixel, as one written in one piece, and any decoder reads it. */
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { numbers } from './fixtures.ts';
import type { Raster } from './homography.ts';
import { jpegOf } from './jpegStripes.ts';
import { readHeader } from './imageHeader.ts';

/** Soft shades with grain on them. */
function picture(width: number, height: number, channels: 1 | 3): Raster {
  const next = numbers(width);
  const data = Uint8Array.from({ length: width * height * channels }, (_, i) =>
    Math.floor(128 + 90 * Math.sin(i / 500) + next() * 30),
  );
  return { width, height, channels, data };
}

const writing = { quality: 85, dpi: 300, seconds: 30 };
const still = (raster: Raster) => ({ ...raster, draw: () => {} });
const inOnePiece = ({ data, width, height, channels }: Raster) =>
  sharp(data, { raw: { width, height, channels: channels === 1 ? 1 : 3 } })
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .jpeg({ quality: 85, optimiseCoding: false })
    .toBuffer();
const pixelsOf = (jpeg: Uint8Array) =>
  sharp(jpeg, { failOn: 'warning', limitInputPixels: 80_000_000 }).raw().toBuffer();

it.each([
  [211, 149, 3],
  [211, 149, 1],
  [640, 1024, 3],
  [33, 17, 3],
  [16, 16, 3],
  [1, 1, 1],
  [1, 900, 3],
] as const)('%d × %d pixels in %d channels', async (width, height, channels) => {
  const page = picture(width, height, channels);
  const whole = await inOnePiece(page);
  const jpeg = await jpegOf(still(page), writing);
  expect(Buffer.compare(await pixelsOf(jpeg), await pixelsOf(whole))).toBe(0);
});

it('is written in more stripes where a restart interval cannot hold a fourth of it', async () => {
  const page = picture(9000, 8200, 1); // 1125 × 1025 units of eight pixels, 288,000 a fourth
  const jpeg = await jpegOf(still(page), writing);
  expect(
    jpeg.filter((byte, i) => byte >= 0xd0 && byte <= 0xd7 && jpeg[i - 1] === 0xff).length,
  ).toBeGreaterThan(15);
  const { width, height } = await sharp(jpeg).metadata();
  expect([width, height]).toEqual([9000, 8200]);
  expect(Buffer.compare(await pixelsOf(jpeg), await pixelsOf(await inOnePiece(page)))).toBe(0);
}, 120_000);

it('tells size and density, and nothing else of where it came from', async () => {
  const jpeg = await jpegOf(still(picture(211, 149, 3)), writing);
  expect(readHeader(jpeg)).toMatchObject({ ok: true, value: { widthPx: 211, heightPx: 149, channels: 3 } });
  const { density, exif, icc, xmp } = await sharp(jpeg).metadata();
  expect([density, exif, icc, xmp]).toEqual([300, undefined, undefined, undefined]);
});

it('draws each row once, before it is written, from top to bottom', async () => {
  const page = picture(64, 500, 3);
  const drawn: [number, number][] = [];
  const blank = { ...page, data: new Uint8Array(page.data.length) };
  const row = page.width * page.channels;
  const jpeg = await jpegOf(
    {
      ...blank,
      draw(from, end) {
        drawn.push([from, end]);
        blank.data.set(page.data.subarray(from * row, end * row), from * row);
      },
    },
    writing,
  );
  expect(drawn.map(([from]) => from)).toEqual([0, ...drawn.map(([, end]) => end).slice(0, -1)]);
  expect(drawn.at(-1)?.[1]).toBe(500);
  expect(Buffer.compare(await pixelsOf(jpeg), await pixelsOf(await jpegOf(still(page), writing)))).toBe(0);
});
