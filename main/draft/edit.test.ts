/** An edit leads from one text to the next, is as small as it can be, and never cuts a character in two. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editOf } from './edit.ts';

const applied = (text: string, edit: ReturnType<typeof editOf>): string =>
  edit === null ? text : text.slice(0, edit.at) + edit.put + text.slice(edit.at + edit.take);
const isWhole = (text: string): boolean => !/[\p{Cs}]/u.test(text);
/** Few characters, so that they repeat; one of them beyond the first plane. */
const words = fc.string({ unit: fc.constantFrom('甲', '乙', '𠮷', '𠮶', 'a'), maxLength: 12 });

test('an edit leads from one text to the next', () => {
  fc.assert(
    fc.property(words, words, fc.nat(30), (before, after, caret) => {
      const edit = editOf(before, after, caret);
      expect(applied(before, edit)).toBe(after);
      if (edit === null) return;
      expect(isWhole(edit.put)).toBe(true);
      expect(isWhole(before.slice(edit.at, edit.at + edit.take))).toBe(true);
    }),
  );
});

test('what was typed among equal characters is put where the caret is', () => {
  expect(editOf('元元元', '元元元元', 2)).toEqual({ at: 1, take: 0, put: '元' });
  expect(editOf('元元元', '元元', 0)).toEqual({ at: 0, take: 1, put: '' });
});

test('one of a pair of halves is exchanged as a whole', () => {
  expect(editOf('𠮷', '𠮶')).toEqual({ at: 0, take: 2, put: '𠮶' });
});
