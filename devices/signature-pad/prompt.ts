/** Writes what is being signed in a dot font of Latin letters and digits: for a pad that core has drawn no picture for. */
import type { PadPicture, PadPrompt, PadScreen } from '../../main/contract/devices.ts';
import { dotOf, GLYPH, hasGlyph } from './glyphs.ts';

const WHITE = 255;

function drawText(bitmap: PadPicture, text: string, left: number, top: number, scale: number): void {
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

/** Characters this font lacks, Chinese above all. */
export const undrawable = (text: string): string[] => [
  ...new Set([...text].filter((char) => char !== ' ' && !hasGlyph(char))),
];

const textWidth = (text: string, scale: number): number => [...text].length * (GLYPH.width + 1) * scale;

/** Only lines this font can show: title and signer appear where they are Latin, pages and digest groups always. */
function linesOf(prompt: PadPrompt): string[] {
  const showable = [prompt.title, prompt.signer].filter((text) => /^[\x20-\x7e]+$/.test(text));
  return [...showable, `PAGES ${prompt.pages}`, prompt.amount ?? '', prompt.digestGroups].filter(
    (line) => line !== '',
  );
}

/** The prompt's text at the top and a line to sign on near the bottom. */
export const drawPrompt = (prompt: PadPrompt, screen: PadScreen): PadPicture =>
  drawLines(linesOf(prompt), screen);

export function drawLines(lines: readonly string[], { width, height }: PadScreen): PadPicture {
  const bitmap: PadPicture = {
    width,
    height,
    format: 'gray8',
    pixels: new Uint8Array(width * height).fill(WHITE),
    buttons: [],
    writing: { x: 0, y: 0, width, height },
  };
  const base = Math.max(1, Math.floor(width / 270));
  let top = base * 4;
  for (const line of lines) {
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
