/** What a virtual screen shows, read from the file Xvfb keeps it in: the only eyes on a booth whose doors are all closed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Frame {
  readonly width: number;
  readonly height: number;
  /** Share of the pixels with this colour, `#rrggbb`. */
  share(colour: string): number;
  /** Number of different colours. */
  colours(): number;
}

/** Fields of an XWD header (X11's `XWDFile.h`), as numbers of 32-bit words. */
const FIELD = { headerBytes: 0, width: 4, height: 5, bitsPerPixel: 11, bytesPerLine: 12, colourEntries: 19 };
const COLOUR_ENTRY_BYTES = 12;

export function frameIn(folder: string): Frame {
  const file = readFileSync(join(folder, 'Xvfb_screen0'));
  const field = (name: keyof typeof FIELD): number => file.readUInt32BE(4 * FIELD[name]);
  if (field('bitsPerPixel') !== 32) throw new Error('the virtual screen has not 32 bits a pixel');
  const [width, height, line] = [field('width'), field('height'), field('bytesPerLine')];
  const start = field('headerBytes') + COLOUR_ENTRY_BYTES * field('colourEntries');
  const counts = new Map<number, number>();
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const pixel = file.readUInt32LE(start + y * line + 4 * x) & 0xffffff;
      counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    }
  return {
    width,
    height,
    share: (colour) => (counts.get(Number.parseInt(colour.slice(1), 16)) ?? 0) / (width * height),
    colours: () => counts.size,
  };
}
