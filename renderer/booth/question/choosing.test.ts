/** Choosing among tiles. */
import { describe, expect, it } from 'vitest';
import { CLERK_DECIDES, rowsOf, toggle } from './choosing.ts';

describe('choosing tiles', () => {
  it('lets the second tap of a single choice replace the first', () => {
    expect(toggle(['mediate'], 'court', 1)).toEqual(['court']);
  });

  it('keeps the one choice when its tile is tapped again', () => {
    expect(toggle(['court'], 'court', 1)).toEqual(['court']);
  });

  it('takes one of several choices back when its tile is tapped again', () => {
    expect(toggle(['a', 'b'], 'a', 3)).toEqual(['b']);
  });

  it('takes no fourth of three', () => {
    expect(toggle(['a', 'b', 'c'], 'd', 3)).toEqual(['a', 'b', 'c']);
  });

  it('never keeps a cause beside "leave it to the clerk"', () => {
    expect(toggle(['a', 'b'], CLERK_DECIDES, 3)).toEqual([CLERK_DECIDES]);
    expect(toggle([CLERK_DECIDES], 'a', 3)).toEqual(['a']);
  });
});

describe('rows of tiles', () => {
  it('never leave one tile alone that could stand in a pair', () => {
    expect(rowsOf([1, 2, 3, 4], 3)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(rowsOf([1, 2, 3, 4, 5, 6], 3)).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });

  it('hold every tile once, in order', () => {
    const twelve = Array.from({ length: 12 }, (_, i) => i);
    for (const most of [1, 2, 3]) expect(rowsOf(twelve, most).flat()).toEqual(twelve);
  });
});
