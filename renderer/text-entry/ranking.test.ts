/** Tests of ranking.ts and ink.ts: from probabilities to choices, and the picture the recogniser reads. */
import { describe, expect, it } from 'vitest';
import { INK_HEIGHT, INK_WIDTH, inkTensor } from './ink.ts';
import { rankCharacters } from './ranking.ts';

const TABLE = { chars: ['调', '調', '凋', ','], simplified: { 調: '调' }, prior: [100, 10, 20, 100] };
const CLASSES = 6;
const ranked = (steps: number[][], kind: 'name' | 'sentence' = 'sentence') =>
  rankCharacters(Float32Array.from(steps.flat()), CLASSES, TABLE, { kind, before: '' });

describe('ranking', () => {
  it('takes the best step of each character and leaves out what is no Han character', () => {
    expect(ranked([[0.9, 0.02, 0, 0.01, 0.05, 0], [0.1, 0.6, 0, 0.3, 0, 0]]).map((one) => one.text)).toEqual(['调', '凋']); // prettier-ignore
  });

  it('folds traditional writing in a sentence, offers both forms in a name', () => {
    const steps = [[0, 0, 0.9, 0, 0, 0]];
    expect(ranked(steps).map((one) => one.text)).toEqual(['调']);
    expect(ranked(steps, 'name').map((one) => one.text)).toEqual(['調', '调']);
  });

  it('marks what is far below the best as unlikely and drops noise', () => {
    const found = ranked([[0, 0.9, 0, 0.001, 0, 0]]);
    expect(found).toEqual([
      { text: '调', consumes: 0, unlikely: false },
      { text: '凋', consumes: 0, unlikely: true },
    ]);
    expect(ranked([[1, 1e-9, 0, 0, 0, 0]])).toEqual([]);
  });
});

describe('the picture of the ink', () => {
  const line = (...points: [number, number][]) => points.map(([x, y]) => ({ x, y }));
  it('is white paper with ink in the middle, the same in three channels', () => {
    const ink = inkTensor([line([100, 100], [300, 300]), line([300, 100], [100, 300])], 400);
    expect(ink?.dims).toEqual([1, 3, INK_HEIGHT, INK_WIDTH]);
    const at = (x: number, y: number, channel = 0): number | undefined =>
      ink?.data[(channel * INK_HEIGHT + y) * INK_WIDTH + x];
    expect(at(2, 2)).toBe(1);
    expect(at(INK_WIDTH / 2, INK_HEIGHT / 2)).toBeLessThan(-0.5);
    expect(at(INK_WIDTH / 2, INK_HEIGHT / 2, 2)).toBe(at(INK_WIDTH / 2, INK_HEIGHT / 2));
  });

  it('keeps a dot a dot', () => {
    const inked = inkTensor([line([200, 200], [203, 204])], 400)?.data.filter((grey) => grey < 0).length ?? 0;
    expect(inked).toBeGreaterThan(0);
    expect(inked / 3).toBeLessThan(20);
  });

  it('is nothing without strokes', () => {
    expect(inkTensor([], 400)).toBeNull();
  });
});
