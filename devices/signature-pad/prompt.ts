/** Draws what is being signed onto the pad's own screen and codes it as the pad can take it (devices.md B.5). */
import type { PadPrompt } from '../../main/contract/devices.ts';
import { dotOf, GLYPH } from './glyphs.ts';

/** One byte a pixel, rows from the top; 0 is black, 255 white. */
export interface Bitmap {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

const WHITE = 255;

function drawText(bitmap: Bitmap, text: string, left: number, top: number, scale: number): void {
  const { width, height, pixels } = bitmap;
  for (const [i, char] of [...text].entries()) {
    const at = left + i * (GLYPH.width + 1) * scale;
    for (let y = 0; y < GLYPH.height * scale; y++) {
      for (let x = 0; x < GLYPH.width * scale; x++) {
        const [px, py] = [at + x, top + y];
        if (px >= width || py >= height) continue;
        if (dotOf(char, Math.floor(x / scale), Math.floor(y / scale))) pixels[py * width + px] = 0;
      }
    }
  }
}

const textWidth = (text: string, scale: number): number => [...text].length * (GLYPH.width + 1) * scale;

/** Only lines this font can show: title and signer appear where they are Latin, pages and digest groups always. */
function linesOf(prompt: PadPrompt): string[] {
  const showable = [prompt.title, prompt.signer].filter((text) => /^[\x20-\x7e]+$/.test(text));
  return [...showable, `PAGES ${prompt.pages}`, prompt.digestGroups];
}

/** The prompt's text at the top and a line to sign on near the bottom. */
export function drawPrompt(prompt: PadPrompt, width: number, height: number): Bitmap {
  const bitmap: Bitmap = { width, height, pixels: new Uint8Array(width * height).fill(WHITE) };
  const base = Math.max(1, Math.floor(width / 270));
  let top = base * 4;
  for (const line of linesOf(prompt)) {
    const fits = textWidth(line, base) <= width - 8 * base ? base : Math.max(1, Math.floor((width - 8) / textWidth(line, 1))); // prettier-ignore
    drawText(bitmap, line, base * 4, top, fits);
    top += (GLYPH.height + 3) * base;
  }
  const lineAt = Math.floor(height * 0.82);
  for (let y = lineAt; y < lineAt + base; y++) {
    bitmap.pixels.fill(0, y * width + base * 8, (y + 1) * width - base * 8);
  }
  return bitmap;
}

/** Encodings of report 25. */
export const ENCODING = { mono: 0x00, rgb565: 0x02, bgr24: 0x04 } as const;

const CAN_MONO = 0x02;
const CAN_24 = 0x08;

function mono(bitmap: Bitmap): Uint8Array {
  const stride = Math.ceil(bitmap.width / 8);
  const bytes = new Uint8Array(stride * bitmap.height);
  for (let y = 0; y < bitmap.height; y++) {
    for (let x = 0; x < bitmap.width; x++) {
      const white = (bitmap.pixels[y * bitmap.width + x] ?? 0) >= 128;
      const at = y * stride + (x >> 3);
      if (white) bytes[at] = (bytes[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return bytes;
}

function bgr24(bitmap: Bitmap): Uint8Array {
  const bytes = new Uint8Array(bitmap.pixels.length * 3);
  for (const [i, pixel] of bitmap.pixels.entries()) bytes.fill(pixel, i * 3, i * 3 + 3);
  return bytes;
}

/** One bit a pixel wherever the pad takes it: 24 times fewer bytes over slow control transfers (devices.md B.5). */
export function encodeBitmap(bitmap: Bitmap, encodings: number): { encoding: number; bytes: Uint8Array } {
  const colourOnly = (encodings & CAN_MONO) === 0 && (encodings & CAN_24) !== 0;
  return colourOnly
    ? { encoding: ENCODING.bgr24, bytes: bgr24(bitmap) }
    : { encoding: ENCODING.mono, bytes: mono(bitmap) };
}
