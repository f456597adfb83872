/** Clauses are cut where a reader would breathe, and nothing is lost. */
import { expect, it } from 'vitest';
import { segmentsOf } from './segments.ts';

it('cuts after sentences and their parts, and keeps every character', () => {
  const text = '被申请人付给申请人人民币30,000.00元，分2期付清：第1期在2026年12月25日以前付15,000.00元（大写：壹万伍仟元整）；第2期在2027年1月25日以前付15,000.00元。';
  const pieces = segmentsOf(text);
  expect(pieces.join('')).toBe(text);
  expect(pieces.length).toBeGreaterThan(2);
  expect(pieces.every((piece) => piece.length <= 70)).toBe(true);
}); // prettier-ignore

it('leaves a short clause whole', () => {
  expect(segmentsOf('双方今后和睦相处。')).toEqual(['双方今后和睦相处。']);
});
