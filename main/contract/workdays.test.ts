/** The periods of domain.md 8.5, and workdays around holidays. */
import { expect, test } from 'vitest';
import { calendar as published } from '../../build/policy/calendar.ts';
import { calendarOf, isWorkday, knowsYear, onWorkday, periodEnd, workdaysAfter } from './workdays.ts';

const rest = (...dates: readonly string[]) => dates.map((date) => ({ date, workday: false }));
const calendar = calendarOf([
  ...rest('2024-10-01', '2024-10-02', '2024-10-03', '2024-10-04', '2024-10-07'),
  ...rest('2025-01-28', '2025-01-29', '2025-01-30', '2025-01-31', '2025-02-03', '2025-02-04'),
  { date: '2025-02-08', workday: true },
]);

test.each([
  ['2024-03-01', '2024-04-01', 'a Sunday moves to Monday'],
  ['2024-09-01', '2024-10-08', 'National Day moves behind the holiday'],
  ['2025-01-02', '2025-02-05', 'Spring Festival moves behind the holiday'],
])('30 days from %s end on %s: %s', (start, end) => {
  expect(periodEnd(start, 30, calendar)).toBe(end);
});

test.each([
  ['2026-01-16', '2026-02-24', 'the last day is the first of nine days off'],
  ['2026-03-02', '2026-04-01', 'the last day is a workday'],
  ['2026-01-15', '2026-02-14', 'the last day is a Saturday that is worked'],
])('by the calendar of the pack 30 days from %s end on %s: %s', (start, end) => {
  expect(periodEnd(start, 30, calendarOf(published))).toBe(end);
});

test('by the calendar of the pack a Sunday may be worked and a Thursday free', () => {
  const ours = calendarOf(published);
  expect([isWorkday('2026-01-04', ours), isWorkday('2026-01-01', ours)]).toEqual([true, false]);
  expect(workdaysAfter('2026-02-12', 3, ours)).toBe('2026-02-24');
  expect(workdaysAfter('2026-05-08', 1, ours)).toBe('2026-05-09');
  expect(workdaysAfter('2026-11-20', 2, ours)).toBe('2026-11-24');
});

test('a make-up Saturday is a workday, an ordinary one is not', () => {
  expect(isWorkday('2025-02-08', calendar)).toBe(true);
  expect(isWorkday('2025-02-15', calendar)).toBe(false);
});

test('workdays are counted from the day after and skip holidays', () => {
  expect(workdaysAfter('2024-09-30', 3, calendar)).toBe('2024-10-10');
  expect(workdaysAfter('2025-02-07', 1, calendar)).toBe('2025-02-08');
});

test('a workday stays itself', () => {
  expect(onWorkday('2025-02-05', calendar)).toBe('2025-02-05');
});

test('a year without holidays in the calendar is not known', () => {
  expect(knowsYear('2025-06-01', calendar)).toBe(true);
  expect(knowsYear('2026-06-01', calendar)).toBe(false);
});
