/** Dates, money and digests read as people expect them. */
import { expect, test } from 'vitest';
import { cardDate, clockTime, dateAndTime, digestGroups, longDate, shortDate, yuan } from './format.ts';

test('a date names its weekday in Chinese and English', () => {
  expect(longDate('2026-11-22', 'zh-CN')).toBe('2026年11月22日 星期日');
  expect(longDate('2026-11-22', 'en')).toBe('Sunday, 22 November 2026');
});

test('an instant is shown in the time of China, whatever its offset', () => {
  expect(clockTime('2026-11-22T02:42:10Z')).toBe('10:42');
  expect(shortDate('2026-11-21T17:00:00Z', 'zh-CN')).toBe('2026年11月22日');
  expect(dateAndTime('2026-11-22T10:42:10+08:00', 'zh-CN')).toBe('2026年11月22日 10:42');
});

test.each([
  [0, '0'],
  [100, '1'],
  [105, '1.05'],
  [3_560_000, '35,600'],
  [123_456_789, '1,234,567.89'],
])('%i fen are %s yuan', (fen, words) => expect(yuan(fen)).toBe(words));

test('a digest is cut into groups of four', () => {
  expect(digestGroups('0123456789abcdef'.repeat(4))).toBe('0123 4567 89ab cdef');
});

test('a card without end has no date', () => {
  expect(cardDate('20360229')).toBe('2036-02-29');
  expect(cardDate('长期')).toBeNull();
});
