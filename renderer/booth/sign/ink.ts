/** Ink for the eye: strokes from pad samples, drawn in the pad's own proportions. The evidence is the samples, never this drawing. */
import { getStroke } from 'perfect-freehand';
import type { PadGeometry, PenSample } from '../../../main/contract/devices.ts';

const TIP = 1;

export interface InkPoint {
  readonly x: number;
  readonly y: number;
  /** 0–1 */
  readonly pressure: number;
}
export type InkStroke = readonly InkPoint[];

/** Strokes so far, and whether the pen is still down at the end. */
export interface Ink {
  readonly strokes: readonly InkStroke[];
  readonly down: boolean;
}
export const noInk: Ink = { strokes: [], down: false };

/** Adds a batch as it comes; a stroke may go on over several batches. Works in pad units. */
export function addSamples(ink: Ink, samples: readonly PenSample[], geometry: PadGeometry): Ink {
  const strokes = ink.strokes.map((stroke) => [...stroke]);
  let { down } = ink;
  for (const { x, y, p, flags } of samples) {
    const touching = (flags & TIP) !== 0;
    if (touching && !down) strokes.push([]);
    const pressure = geometry.maxPressure === 0 ? 0.5 : p / geometry.maxPressure;
    if (touching) strokes.at(-1)?.push({ x, y, pressure });
    down = touching;
  }
  return { strokes, down };
}

/** The outline of one stroke as an SVG path in pad units; `width` is the pen's width in the same units. */
export function strokePath(stroke: InkStroke, width: number, complete: boolean): string {
  const outline = getStroke(
    stroke.map(({ x, y, pressure }) => [x, y, pressure]),
    { size: width, thinning: 0.5, smoothing: 0.5, streamline: 0.3, simulatePressure: false, last: complete },
  );
  const [first, ...rest] = outline;
  if (first === undefined) return '';
  const curve = rest.map(([x, y], i) => {
    const [nextX, nextY] = rest[i + 1] ?? first;
    return `Q${round(x)} ${round(y)} ${round((x + nextX) / 2)} ${round((y + nextY) / 2)}`;
  });
  return `M${round(first[0])} ${round(first[1])}${curve.join('')}Z`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** How wide a pen of 0.9 mm is in pad units: what a signing pen writes. */
export const penWidth = (geometry: PadGeometry): number => 0.9 * geometry.unitsPerMm;

/** A finger or pen on the screen as the pad would report it: same origin, same units, nothing stretched. */
export function pointerSample(
  event: {
    readonly x: number;
    readonly y: number;
    readonly pressure: number;
    readonly t: number;
    readonly down: boolean;
  },
  box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
  geometry: PadGeometry,
): PenSample {
  const scale = geometry.maxX / box.width;
  return {
    t: event.t,
    x: Math.round((event.x - box.left) * scale),
    y: Math.round((event.y - box.top) * scale),
    p: Math.round(event.pressure * geometry.maxPressure),
    flags: event.down ? 3 : 0,
  };
}
