/** The first bytes of a picture: what they promise is read, what they lie about is refused, and nothing throws. */
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { AMOUNT, feed } from '../../../test/fuzz/feed.ts';
import { PIXELS_MAX, readHeader, SIDE_MAX } from './imageHeader.ts';

const drawn = (width: number, height: number, channels: 1 | 3 = 3) =>
  sharp(Buffer.alloc(width * height * channels, 200), { raw: { width, height, channels } });
const png = await drawn(31, 17).png().toBuffer();
const jpeg = await drawn(31, 17).jpeg().toBuffer();
const turned = await drawn(31, 17).withMetadata({ orientation: 6 }).jpeg().toBuffer();

describe('a header', () => {
  it('tells kind, size, depth and channels', async () => {
    const gray = await drawn(31, 17, 1).toColourspace('b-w').jpeg().toBuffer();
    const cmyk = await drawn(31, 17).toColourspace('cmyk').jpeg().toBuffer();
    const deep = await drawn(31, 17).toColourspace('rgb16').png().toBuffer();
    const size = { widthPx: 31, heightPx: 17 };
    expect(readHeader(png)).toMatchObject({ ok: true, value: { mime: 'image/png', channels: 3, ...size } });
    expect(readHeader(jpeg)).toMatchObject({ ok: true, value: { mime: 'image/jpeg', channels: 3, ...size } });
    expect(readHeader(gray)).toMatchObject({ ok: true, value: { channels: 1, ...size } });
    expect(readHeader(cmyk)).toMatchObject({ ok: true, value: { channels: 4, ...size } });
    expect(readHeader(deep)).toMatchObject({ ok: true, value: { bitsPerSample: 16, ...size } });
  });

  it('tells which way up the camera was held', () => {
    expect(readHeader(turned)).toMatchObject({ ok: true, value: { orientation: 6 } });
    expect(readHeader(jpeg)).toMatchObject({ ok: true, value: { orientation: 1 } });
  });

  it('refuses a picture larger than any page by its promise alone', () => {
    const bomb = Buffer.from(png);
    for (const [width, height] of [
      [50_000, 50_000],
      [SIDE_MAX + 1, 1],
      [20_000, 20_000],
    ] as const) {
      bomb.writeUInt32BE(width, 16);
      bomb.writeUInt32BE(height, 20);
      expect(readHeader(bomb)).toEqual({ ok: false, error: { kind: 'tooLarge' } });
    }
    bomb.writeUInt32BE(4960, 16);
    bomb.writeUInt32BE(7016, 20);
    expect(4960 * 7016).toBeLessThan(PIXELS_MAX);
    expect(readHeader(bomb).ok).toBe(true);
  });

  it('refuses what is no picture, or none any more', () => {
    const kind = (bytes: Uint8Array) => {
      const read = readHeader(bytes);
      return read.ok ? 'ok' : read.error.kind;
    };
    expect(kind(new Uint8Array())).toBe('notAnImage');
    expect(kind(Buffer.from('%PDF-1.7 and more text than a header has'))).toBe('notAnImage');
    expect(kind(png.subarray(0, 20))).toBe('truncated');
    expect(kind(jpeg.subarray(0, 30))).toBe('truncated');
    expect(kind(Buffer.from([0xff, 0xd8, 0xff, 0xd9]))).toBe('damaged');
    const flat = Buffer.from(png);
    flat.writeUInt32BE(0, 16);
    expect(kind(flat)).toBe('notAnImage');
  });
});

/** An EXIF segment after the start, and a JPEG of nothing but markers that stand alone. */
const strange = ['ffd8ffe1001045786966000049492a0008000000', 'ffd8ff01ffd0ffd7ffffffff'].map((hex) => Buffer.from(hex, 'hex')); // prettier-ignore

it('never throws and never promises more than the bounds, whatever the bytes are', () => {
  const headed = fc
    .tuple(fc.constantFrom([0xff, 0xd8], [0x89, 0x50]), fc.uint8Array({ maxLength: 200 }))
    .map(([head, tail]) => Uint8Array.from([...head, ...tail]));
  const { inputs } = feed({
    name: 'image header',
    corpus: [png, jpeg, turned, ...strange],
    tokens: [
      Buffer.from('Exif\0\0II*\0'),
      Buffer.from('Exif\0\0MM\0*'),
      Buffer.from('IHDR'),
      Buffer.from([0xff, 0xc0]),
    ],
    structured: headed,
    start: () => (bytes) => {
      const read = readHeader(bytes);
      const pixels = read.ok ? read.value.widthPx * read.value.heightPx : 1;
      if (!(pixels > 0 && pixels <= PIXELS_MAX)) throw new Error(`${pixels} pixels`);
      return read.ok;
    },
    bound: () => 8 << 10,
    longest: 1024,
  });
  expect(inputs).toBeGreaterThanOrEqual(AMOUNT.inputs);
}, 1_800_000);
