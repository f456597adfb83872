/** One captured signature, the same whatever pad it was written on: samples in millimetres, gaps, the pad, and a digest over all of it. */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { PadGeometry, PadIdentity, type PenSample } from '../../main/contract/devices.ts';
import { TOUCHING } from './capture.ts';

/** `t` in milliseconds from the first sample; `x`, `y` in millimetres from the top left; `pressure` 0…1 of what the pad can tell. */
const CapturedSample = z.object({
  t: z.number().nonnegative(),
  x: z.number(),
  y: z.number(),
  pressure: z.number().min(0).max(1),
  /** Bit 0: the tip touches. Bit 1: the pen is in proximity. */
  flags: z.number().int().min(0).max(3),
});
export type CapturedSample = z.infer<typeof CapturedSample>;

const SignatureBody = z.object({
  schema: z.literal('signatureCapture/1'),
  pad: PadIdentity,
  geometry: PadGeometry,
  /** Of the whole pad, in millimetres. */
  widthMm: z.number().positive(),
  heightMm: z.number().positive(),
  samples: z.array(CapturedSample).max(200_000),
  /** Samples that were lost on the way. */
  gaps: z.number().int().nonnegative(),
  /** False: the pad went away meanwhile, so this is no signature. */
  complete: z.boolean(),
});
export const SignatureCapture = SignatureBody.extend({
  /** SHA-256 of the canonical JSON (RFC 8785) of everything else. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type SignatureCapture = z.infer<typeof SignatureCapture>;

export interface Captured {
  readonly pad: PadIdentity;
  readonly geometry: PadGeometry;
  /** As they came: in units of the pad, nothing smoothed. */
  readonly samples: readonly PenSample[];
  readonly gaps: number;
  readonly complete: boolean;
}

/** Thousandths of a millimetre: finer than any pad, and the same text for the same ink. */
const micron = (mm: number): number => Math.round(mm * 1000) / 1000;

export function captureOf({ pad, geometry, samples, gaps, complete }: Captured): SignatureCapture {
  const { unitsPerMm, maxPressure, maxX, maxY } = geometry;
  const began = samples[0]?.t ?? 0;
  const body: z.infer<typeof SignatureBody> = {
    schema: 'signatureCapture/1',
    pad,
    geometry,
    widthMm: micron(maxX / unitsPerMm),
    heightMm: micron(maxY / unitsPerMm),
    samples: samples.map(({ t, x, y, p, flags }) => ({
      t: t - began,
      x: micron(x / unitsPerMm),
      y: micron(y / unitsPerMm),
      pressure:
        maxPressure === 0 ? 0 : Math.round((Math.min(p, maxPressure) / maxPressure) * 10_000) / 10_000,
      flags: flags & 3,
    })),
    gaps,
    complete,
  };
  return { ...body, sha256: digestOf(body) };
}

function digestOf(body: z.infer<typeof SignatureBody>): string {
  const text = canonicalize(body);
  if (text === undefined) throw new TypeError('a capture is plain JSON');
  return createHash('sha256').update(text).digest('hex');
}

/** Nothing of it was changed since. */
export function isUntouched(capture: SignatureCapture): boolean {
  const { sha256, ...body } = capture;
  return digestOf(body) === sha256;
}

/** Runs of samples with the tip down. */
export function strokesOf({ samples }: Pick<SignatureCapture, 'samples'>): CapturedSample[][] {
  const strokes: CapturedSample[][] = [];
  let down = false;
  for (const sample of samples) {
    const touching = (sample.flags & TOUCHING) !== 0;
    if (touching && !down) strokes.push([]);
    if (touching) strokes.at(-1)?.push(sample);
    down = touching;
  }
  return strokes;
}
