/** Tests of lines.ts: lines that fit, and the page where the caret stands. */
import { describe, expect, it } from 'vitest';
import { linesOf, pageAt, textEms } from './lines.ts';

const shown = (value: string, ems: number): string[] =>
  linesOf(value, ems).map((line) => line.parts.join(''));

describe('lines', () => {
  it('break after as many characters as fit', () => {
    expect(shown('邻居家漏水', 2)).toEqual(['邻居', '家漏', '水']);
    expect(shown('', 5)).toEqual(['']);
  });

  it('begin anew after each line break', () => {
    expect(shown('一\n二三', 5)).toEqual(['一\n', '二三']);
  });

  it('hold at least one character, however narrow the box', () => {
    expect(shown('漏水', 0.5)).toEqual(['漏', '水']);
  });

  it('count letters narrower than characters, and rare characters as wide', () => {
    expect(textEms('𠮷龘')).toBe(2);
    expect(textEms('123')).toBeLessThan(2.1);
  });
});

describe('the page of the caret', () => {
  const lines = linesOf('一二三四五六七八九十', 2);
  it('is the one its line belongs to', () => {
    expect(pageAt(lines, 0, 2)).toMatchObject({ page: 0, pages: 3 });
    expect(pageAt(lines, 9, 2)).toMatchObject({ page: 2, pages: 3 });
    expect(pageAt(lines, 4, 2).lines.map((line) => line.start)).toEqual([4, 6]);
  });

  it('exists for 4,000 characters too', () => {
    const long = linesOf('字'.repeat(4000), 20);
    expect(pageAt(long, 4000, 8)).toMatchObject({ page: 24, pages: 25 });
  });
});
