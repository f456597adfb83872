/** What a clerk pastes becomes numbered lines, and comes back as it was written. */
import { expect, test } from 'vitest';
import { linesOf, textOf } from './recordText.ts';

test('each line has who speaks and what is said, with or without a number before it', () => {
  expect(linesOf('审判员：现在开庭。\n\n2. 原告: 请求返还借款：五千元。\n3、被告：同意。')).toEqual([
    { speaker: '审判员', words: '现在开庭。' },
    { speaker: '原告', words: '请求返还借款：五千元。' },
    { speaker: '被告', words: '同意。' },
  ]);
});

test('a line that nobody begins goes on with the one before, and nothing may stand before the first', () => {
  expect(linesOf('原告：第一句。\n第二句，还有：细节。')).toEqual([
    { speaker: '原告', words: '第一句。第二句，还有：细节。' },
  ]);
  expect(linesOf('没有人说的话\n原告：在。')).toBeNull();
  expect(linesOf('')).toEqual([]);
});

test('written out and read again it is the same', () => {
  const lines = [
    { speaker: '审判员', words: '核对：到庭人员。' },
    { speaker: '证人', words: '到。' },
  ];
  expect(linesOf(textOf(lines))).toEqual(lines);
});
