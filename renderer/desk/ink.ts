/** Ink from samples: strokes with pressure, to scale, as far as a moment of the writing. Pure. */
import type { PadGeometry, PenSample } from '../../main/contract/devices.ts';

export type Dot = { readonly x: number; readonly y: number; readonly width: number; readonly t: number };
export type Stroke = readonly Dot[];

const TIP = 1;
/** Pen widths on paper, in millimetres at no pressure and at full pressure. */
const WIDTH_MM = { light: 0.25, firm: 0.9 } as const;

/** Strokes in millimetres: nothing is smoothed, what is drawn is what was measured. */
export function strokesOf(samples: readonly PenSample[], geometry: PadGeometry): readonly Stroke[] {
  const strokes: Dot[][] = [];
  let down = false;
  for (const sample of samples) {
    const tip = (sample.flags & TIP) !== 0;
    if (tip) {
      if (!down) strokes.push([]);
      const pressure = geometry.maxPressure > 0 ? sample.p / geometry.maxPressure : 0.5;
      strokes.at(-1)?.push({
        x: sample.x / geometry.unitsPerMm,
        y: sample.y / geometry.unitsPerMm,
        width: WIDTH_MM.light + (WIDTH_MM.firm - WIDTH_MM.light) * Math.min(1, pressure),
        t: sample.t,
      });
    }
    down = tip;
  }
  return strokes;
}

/** What was on the pad `ms` after the beginning. */
export function until(strokes: readonly Stroke[], ms: number): readonly Stroke[] {
  return strokes.map((stroke) => stroke.filter((dot) => dot.t <= ms)).filter((stroke) => stroke.length > 0);
}

export const durationMs = (strokes: readonly Stroke[]): number => strokes.at(-1)?.at(-1)?.t ?? 0;

export type Frame = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};
const MARGIN_MM = 3;

/** The part of the pad that was written on, in proportion, with a margin. */
export function frameOf(strokes: readonly Stroke[]): Frame {
  const dots = strokes.flat();
  if (dots.length === 0) return { x: 0, y: 0, width: 1, height: 1 };
  const xs = dots.map((dot) => dot.x);
  const ys = dots.map((dot) => dot.y);
  const [left, top] = [Math.min(...xs) - MARGIN_MM, Math.min(...ys) - MARGIN_MM];
  return {
    x: left,
    y: top,
    width: Math.max(...xs) + MARGIN_MM - left,
    height: Math.max(...ys) + MARGIN_MM - top,
  };
}
