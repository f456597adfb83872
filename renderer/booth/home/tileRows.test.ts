/** Tiles in rows. */
import { expect, test } from 'vitest';
import { tileRows } from './tileRows.ts';

test('nine tiles make three full rows of three', () => {
  expect(tileRows([1, 2, 3, 4, 5, 6, 7, 8, 9], 3)).toEqual([
    [1, 2, 3],
    [4, 5, 6],
    [7, 8, 9],
  ]);
});

test('a last lone tile stands in a row of its own', () => {
  expect(tileRows([1, 2, 3], 2)).toEqual([[1, 2], [3]]);
});
