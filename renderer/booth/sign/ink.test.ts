/** Ink on the screen: strokes over batches, and pointer samples in pad units. */
import { describe, expect, it } from 'vitest';
import { addSamples, noInk, penWidth, pointerSample, strokePath } from './ink.ts';

const geometry = { maxX: 9600, maxY: 6000, maxPressure: 1023, unitsPerMm: 100, samplesPerSecond: 200 };
const at = (t: number, x: number, down: boolean) => ({ t, x, y: 10, p: 512, flags: down ? 3 : 2 });

describe('ink', () => {
  it('goes on with a stroke that began in an earlier batch', () => {
    const first = addSamples(noInk, [at(0, 1, true), at(5, 2, true)], geometry);
    const second = addSamples(first, [at(10, 3, true), at(15, 4, false)], geometry);
    expect(second.strokes.map((stroke) => stroke.map((p) => p.x))).toEqual([[1, 2, 3]]);
    expect(second.down).toBe(false);
  });

  it('begins a new stroke after the pen was lifted', () => {
    const ink = addSamples(noInk, [at(0, 1, true), at(5, 2, false), at(10, 3, true)], geometry);
    expect(ink.strokes).toHaveLength(2);
  });

  it('draws nothing for a pen that only hovers', () => {
    expect(addSamples(noInk, [at(0, 1, false), at(5, 2, false)], geometry).strokes).toEqual([]);
  });

  it('draws a closed outline about as wide as the pen', () => {
    const stroke = Array.from({ length: 20 }, (_, i) => ({ x: 1000 + i * 50, y: 3000, pressure: 0.5 }));
    const path = strokePath(stroke, penWidth(geometry), true);
    const ys = [...path.matchAll(/[MQ ]-?[\d.]+ (-?[\d.]+)/g)].map((m) => Number(m[1]));
    expect(path).toMatch(/^M.*Z$/);
    expect(Math.max(...ys) - Math.min(...ys)).toBeLessThan(2 * penWidth(geometry));
  });
});

describe('a finger on the screen', () => {
  const box = { left: 100, top: 200, width: 960, height: 600 };

  it('is reported in pad units with one scale for both directions', () => {
    const sample = pointerSample({ x: 580, y: 500, pressure: 0.5, t: 12, down: true }, box, geometry);
    expect(sample).toEqual({ t: 12, x: 4800, y: 3000, p: 512, flags: 3 });
  });

  it('keeps strokes outside the box outside, so that the gate can see them', () => {
    expect(pointerSample({ x: 90, y: 100, pressure: 0, t: 0, down: false }, box, geometry)).toMatchObject({
      x: -100,
      y: -1000,
      flags: 0,
    });
  });
});
