import { describe, expect, it } from 'vitest';
import type { PadGeometry, PenSample } from '../../contract/devices.ts';
import { signatureProblems, strokesOf, type SignatureGates } from './signature.ts';

const pad: PadGeometry = {
  maxX: 10_800,
  maxY: 6_480,
  maxPressure: 1023,
  unitsPerMm: 100,
  samplesPerSecond: 200,
};
const gates: SignatureGates = {
  minStrokes: 2,
  minSamples: 60,
  minDurationMs: 300,
  minWidthMm: 15,
  minHeightMm: 5,
  maxGapShare: 0.02,
};

/** One stroke along `path`, 5 ms a sample, then the pen lifts. */
function stroke(from: number, path: [number, number][]): PenSample[] {
  const down = path.map(([x, y], i) => ({ t: from + i * 5, x, y, p: 500, flags: 3 }));
  const last = down.at(-1);
  return last === undefined ? [] : [...down, { ...last, t: last.t + 5, p: 0, flags: 2 }];
}
const wave = (from: number, x0: number): PenSample[] =>
  stroke(
    from,
    Array.from({ length: 60 }, (_, i) => [x0 + i * 40, 3000 + Math.round(Math.sin(i / 5) * 900)]),
  );

describe('a signature', () => {
  it('passes when it is written like one', () => {
    expect(signatureProblems([...wave(0, 1000), ...wave(400, 4000)], pad, 0, gates)).toEqual([]);
  });
  it('passes as one long connected stroke', () =>
    expect(signatureProblems(wave(0, 1000), pad, 0, { ...gates, minDurationMs: 200 })).toEqual([]));
  it('is missing when there is no ink', () =>
    expect(signatureProblems([], pad, 0, gates)).toEqual(['tooFewStrokes']));
  it('is not a dot', () => {
    expect(
      signatureProblems(
        stroke(0, [
          [100, 100],
          [101, 101],
        ]),
        pad,
        0,
        gates,
      ),
    ).toEqual(['tooFewStrokes', 'tooShort', 'tooSmall']);
  });
  it('is not a straight line', () => {
    const line = stroke(
      0,
      Array.from({ length: 100 }, (_, i) => [1000 + i * 30, 1000 + i * 20]),
    );
    expect(signatureProblems(line, pad, 0, gates)).toEqual(['straightLine']);
  });
  it('with too many lost samples is asked for again', () => {
    expect(signatureProblems([...wave(0, 1000), ...wave(400, 4000)], pad, 10, gates)).toEqual(['gaps']);
  });
  it('splits into strokes at every lift', () =>
    expect(strokesOf([...wave(0, 0), ...wave(400, 0)]).map((s) => s.length)).toEqual([60, 60]));
});
