/** Tests of calendar.ts with the vectors of domain.md 8.5 and the State Council's own dates. */
import { describe, expect, it } from 'vitest';
import { calendar } from '../../../build/policy/calendar.ts';
import { daysLeft, isWorkday, periodEnd, workdaysAfter } from './calendar.ts';

describe('thirty days from effect', () => {
  it.each([
    ['2024-03-01', '2024-04-01', 'the last day is a Sunday'],
    ['2024-09-01', '2024-10-08', 'the last day is National Day'],
    ['2025-01-02', '2025-02-05', 'the last day lies in the Spring Festival'],
    ['2026-01-16', '2026-02-24', 'the last day is the first of nine days off'],
    ['2026-03-02', '2026-04-01', 'the last day is a workday'],
    ['2026-01-15', '2026-02-14', 'the last day is a Saturday that is worked'],
  ])('from %s end on %s: %s', (start, end) => {
    expect(periodEnd(start, 30, calendar)).toEqual({ date: end, certain: true });
  });

  it('are only about right in a year whose calendar is not out yet', () => {
    expect(periodEnd('2026-12-20', 30, calendar)).toEqual({ date: '2027-01-19', certain: false });
  });
});

describe('working days', () => {
  it('skip days off and count make-up Saturdays', () => {
    expect(workdaysAfter('2026-02-12', 3, calendar)).toEqual({ date: '2026-02-24', certain: true });
    expect(workdaysAfter('2026-05-08', 1, calendar)).toEqual({ date: '2026-05-09', certain: true });
    expect(workdaysAfter('2026-11-20', 2, calendar)).toEqual({ date: '2026-11-24', certain: true });
  });
  it('are uncertain once they pass into an unknown year', () => {
    expect(workdaysAfter('2026-12-31', 1, calendar)).toEqual({ date: '2027-01-01', certain: false });
  });
  it('know a worked Sunday from a free Thursday', () => {
    expect(isWorkday('2026-01-04', calendar)).toBe(true);
    expect(isWorkday('2026-01-01', calendar)).toBe(false);
  });
});

it('days left can be negative', () => {
  expect([daysLeft('2026-03-01', '2026-03-31'), daysLeft('2026-04-01', '2026-03-31')]).toEqual([30, -1]);
});
