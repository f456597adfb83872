/** From a picture's pixels to what the two models take: the whole page for the detector, one line for the recogniser. Pure. */
import type { LineBox } from './boxes.ts';

/** Eight bits a channel, red green blue. */
export type Picture = { readonly data: Uint8Array; readonly width: number; readonly height: number };

export type Planes = { readonly data: Float32Array; readonly dims: readonly [1, 3, number, number] };

/** The recogniser reads lines of 48 pixels; wider than this no line of a page is. */
export const LINE = { height: 48, widest: 3200, narrowest: 32 } as const;
/** A box this much higher than wide holds a line written downwards. */
const UPRIGHT = 1.5;

/** The models were trained on blue, green, red. */
const CHANNELS = [2, 1, 0] as const;
const DETECTOR = { mean: [0.485, 0.456, 0.406], deviation: [0.229, 0.224, 0.225] } as const;

export function detectorPlanes({ data, width, height }: Picture): Planes {
  const size = width * height;
  const planes = new Float32Array(3 * size);
  for (const [plane, channel] of CHANNELS.entries()) {
    const mean = DETECTOR.mean[plane] ?? 0;
    const deviation = DETECTOR.deviation[plane] ?? 1;
    for (let i = 0; i < size; i += 1)
      planes[plane * size + i] = ((data[3 * i + channel] ?? 0) / 255 - mean) / deviation;
  }
  return { data: planes, dims: [1, 3, height, width] };
}

/** The line in `box`, laid level and scaled to the recogniser's height. */
export function linePlanes(picture: Picture, box: LineBox): Planes {
  const { cx, cy, width, height, angle } = upright(box);
  const wide = Math.round((LINE.height * width) / height);
  const columns = Math.min(LINE.widest, Math.max(LINE.narrowest, wide));
  const size = columns * LINE.height;
  const planes = new Float32Array(3 * size);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  // Large letters are looked at in several spots a pixel, or thin strokes fall between them.
  const spots = Math.max(1, Math.round(height / LINE.height));
  const share = 1 / (spots * spots);
  for (let row = 0; row < LINE.height; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const pixel = [0, 0, 0];
      for (let spot = 0; spot < spots * spots; spot += 1) {
        const u = ((column + ((spot % spots) + 0.5) / spots) / columns - 0.5) * width;
        const v = ((row + (Math.floor(spot / spots) + 0.5) / spots) / LINE.height - 0.5) * height;
        addPixel(pixel, picture, cx + u * cos - v * sin, cy + u * sin + v * cos, share);
      }
      for (const [plane, channel] of CHANNELS.entries())
        planes[plane * size + row * columns + column] = (pixel[channel] ?? 0) / 127.5 - 1;
    }
  return { data: planes, dims: [1, 3, LINE.height, columns] };
}

function upright(box: LineBox): LineBox {
  if (box.height < UPRIGHT * box.width) return box;
  return { ...box, width: box.height, height: box.width, angle: box.angle + Math.PI / 2 };
}

/** Adds `share` of what lies at a place between four pixels; beyond the edge the edge goes on. */
function addPixel(
  into: number[],
  { data, width, height }: Picture,
  px: number,
  py: number,
  share: number,
): void {
  const x = Math.min(width - 1, Math.max(0, px - 0.5));
  const y = Math.min(height - 1, Math.max(0, py - 0.5));
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, bottom] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
  const [fx, fy] = [x - left, y - top];
  for (let channel = 0; channel < 3; channel += 1) {
    const at = (column: number, row: number): number => data[3 * (row * width + column) + channel] ?? 0;
    const above = at(left, top) * (1 - fx) + at(right, top) * fx;
    const below = at(left, bottom) * (1 - fx) + at(right, bottom) * fx;
    into[channel] = (into[channel] ?? 0) + (above * (1 - fy) + below * fy) * share;
  }
}
