/** The forms of the court's numbers. */
import { expect, test } from 'vitest';
import { caseNumber, caseSequence, courtDay, receiptNumber, receiptSequence } from './numbers.ts';

test('the court’s day begins at midnight in China', () => {
  expect(courtDay(Date.parse('2026-11-22T15:59:59Z'))).toBe('2026-11-22');
  expect(courtDay(Date.parse('2026-11-22T16:00:00Z'))).toBe('2026-11-23');
});

test('receipts are numbered by day, cases by year, each in words of its own', () => {
  expect(receiptNumber('2026-11-23', 12)).toBe('收20261123-000012');
  expect(caseNumber('2026-11-23', '渝0103', 12)).toBe('（2026）渝0103诉前调12号');
  expect([receiptSequence('2026-11-23'), caseSequence('2026-11-23')]).toEqual([
    'receipt:2026-11-23',
    'case:2026',
  ]);
});
