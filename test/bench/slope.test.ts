/** Tests of slope.ts. */
import { expect, it } from 'vitest';
import { slopeOf } from './slope.ts';

it('is the growth of one visit, whatever lies around the line', () => {
  const samples = [10, 30, 50, 70].map((visits, index) => ({
    visits,
    kiB: 400_000 + 12 * visits + (index % 3 === 0 ? 50 : -50),
  }));
  expect(slopeOf(samples)).toBeCloseTo(12);
});

it('is nothing for memory that stays, and unknown for a single look', () => {
  expect(slopeOf([10, 30].map((visits) => ({ visits, kiB: 5 })))).toBe(0);
  expect(slopeOf([{ visits: 10, kiB: 5 }])).toBeNaN();
});
