/** Quality gates of a handwritten signature (domain.md 8.7): what is wrong with the ink, if anything. */
import type { PadGeometry, PenSample } from '../../contract/devices.ts';
import type { PolicyPack } from '../../contract/policy.ts';
import type { SignatureProblem } from '../../contract/signing.ts';

export type SignatureGates = PolicyPack['thresholds']['signature'];

/** Flag of a sample whose tip touches. */
export const TIP = 1;

/** Runs of samples with the tip down. */
export function strokesOf(samples: readonly PenSample[]): PenSample[][] {
  const strokes: PenSample[][] = [];
  let down = false;
  for (const sample of samples) {
    const touching = (sample.flags & TIP) !== 0;
    if (touching && !down) strokes.push([]);
    if (touching) strokes.at(-1)?.push(sample);
    down = touching;
  }
  return strokes;
}

/** Largest distance (mm) of the ink from the straight line through its two farthest ends of the box: 0 for a line. */
function bow(points: readonly PenSample[], unitsPerMm: number): number {
  const first = points[0];
  if (first === undefined) return 0;
  const far = points.reduce((best, p) => (distance(first, p) > distance(first, best) ? p : best), first);
  const length = distance(first, far);
  if (length === 0) return 0;
  const off = points.map(
    (p) => Math.abs((far.x - first.x) * (first.y - p.y) - (first.x - p.x) * (far.y - first.y)) / length,
  );
  return Math.max(...off) / unitsPerMm;
}

const distance = (a: PenSample, b: PenSample): number => Math.hypot(a.x - b.x, a.y - b.y);

/** Named problems, none when the signature may be confirmed. `gaps` = samples lost on the way, counted by the driver. */
export function signatureProblems(
  samples: readonly PenSample[],
  geometry: PadGeometry,
  gaps: number,
  gates: SignatureGates,
): SignatureProblem[] {
  const strokes = strokesOf(samples);
  const ink = strokes.flat();
  const first = ink[0];
  const last = ink.at(-1);
  if (first === undefined || last === undefined) return ['tooFewStrokes'];
  const problems: SignatureProblem[] = [];
  // one long connected stroke is a signature too: strokes or samples, either is enough
  if (strokes.length < gates.minStrokes && ink.length < gates.minSamples) problems.push('tooFewStrokes');
  if (last.t - first.t < gates.minDurationMs) problems.push('tooShort');
  const [xs, ys] = [ink.map((s) => s.x), ink.map((s) => s.y)];
  const size = (values: number[]): number =>
    (values.reduce((a, b) => Math.max(a, b), -Infinity) - values.reduce((a, b) => Math.min(a, b), Infinity)) /
    geometry.unitsPerMm;
  if (size(xs) < gates.minWidthMm || size(ys) < gates.minHeightMm) problems.push('tooSmall');
  else if (bow(ink, geometry.unitsPerMm) < 1) problems.push('straightLine');
  if (gaps / (ink.length + gaps) > gates.maxGapShare) problems.push('gaps');
  if (ink.some((s) => s.x < 0 || s.y < 0 || s.x > geometry.maxX || s.y > geometry.maxY))
    problems.push('outside');
  return problems;
}
