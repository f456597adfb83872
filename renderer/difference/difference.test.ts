/** Differences lead from one version to the next and back, and say of each clause what became of it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesBetween, piecesOf } from './difference.ts';

const words = fc.string({ unit: fc.constantFrom('甲', '乙', '付', '款', '𠮷', '。'), maxLength: 30 });

test('what stays and what is added is the newer text, what stays and what is removed the older one', () => {
  fc.assert(
    fc.property(words, words, (before, after) => {
      const pieces = piecesOf(before, after);
      const without = (kind: string): string =>
        pieces.flatMap((one) => (one.kind === kind ? [] : [one.text])).join('');
      expect(without('removed')).toBe(after);
      expect(without('added')).toBe(before);
      for (const { text } of pieces) expect(text).not.toMatch(/\p{Cs}/u);
    }),
  );
});

test('a clause is added, changed, unchanged, or gone, which stands where it stood', () => {
  const before = [
    { id: 'facts', number: 0, text: '事实。' },
    { id: 'a', number: 1, text: '五月付清。' },
    { id: 'b', number: 2, text: '互不追究。' },
  ];
  const after = [
    { id: 'facts', number: 0, text: '事实。' },
    { id: 'b', number: 1, text: '双方互不追究。' },
    { id: 'c', number: 2, text: '当面道歉。' },
  ];
  expect(changesBetween(before, after).map(({ id, number, state }) => [id, number, state])).toEqual([
    ['facts', 0, 'same'],
    ['a', 1, 'removed'],
    ['b', 1, 'changed'],
    ['c', 2, 'added'],
  ]);
  expect(piecesOf('互不追究。', '双方互不追究。')).toEqual([
    { kind: 'added', text: '双方' },
    { kind: 'same', text: '互不追究。' },
  ]);
});
