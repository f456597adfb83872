import { describe, expect, it } from 'vitest';
import { readImage } from '../../main/contract/pageImage.ts';
import { decodeGrayPng } from '../simulators/png.ts';
import { pngOf, readPnm } from './pnm.ts';

const file = (head: string, ...pixels: number[]): Uint8Array =>
  Buffer.concat([Buffer.from(head, 'latin1'), Uint8Array.from(pixels)]);

describe("SANE's raw picture", () => {
  it('becomes a PNG with the same pixels', () => {
    const raw = readPnm(file('P5\n# SANE data follows\n3 2\n255\n', 0, 10, 20, 30, 40, 50));
    if (!raw.ok) throw new Error(raw.error);
    const png = pngOf(raw.value);
    expect(readImage(png)).toMatchObject({ ok: true, value: { mime: 'image/png', widthPx: 3, heightPx: 2 } });
    expect([...decodeGrayPng(png).pixels]).toEqual([0, 10, 20, 30, 40, 50]);
    expect([...raw.value.pixels]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it.each([
    ['colour', file('P6 1 1 255\n', 1, 2, 3), { kind: 'color', bits: 8 }],
    ['sixteen bits', file('P5 1 1 65535\n', 1, 2), { kind: 'gray', bits: 16 }],
    ['black and white', file('P4 9 1\n', 0xff, 0x80), { kind: 'bilevel', bits: 1, width: 9 }],
  ])('comes in %s', (_, bytes, picture) => {
    const raw = readPnm(bytes);
    expect(raw).toMatchObject({ ok: true, value: picture });
    expect(raw.ok && readImage(pngOf(raw.value)).ok).toBe(true);
  });

  it('is refused where it is torn, absurdly large or something else', () => {
    expect(readPnm(file('P5\n3 2\n255\n', 1, 2))).toEqual({ ok: false, error: 'truncated' });
    expect(readPnm(file('P5\n60000 60000\n255\n', 1))).toEqual({ ok: false, error: 'unknownFormat' });
    expect(readPnm(file('P3\n1 1\n255\n', 1))).toEqual({ ok: false, error: 'unknownFormat' });
    expect(readPnm(new Uint8Array())).toEqual({ ok: false, error: 'unknownFormat' });
  });
});
