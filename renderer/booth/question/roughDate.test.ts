/** Rough dates: what can be picked, and how it is written. */
import { describe, expect, it } from 'vitest';
import {
  daysOf,
  lastYearPage,
  monthShape,
  monthsOf,
  pageOfYear,
  parseRoughDay,
  writeRoughDay,
  yearsOnPage,
} from './roughDate.ts';

describe('a rough date', () => {
  it('keeps exactly the precision the person gave', () => {
    for (const text of ['2025', '2025-03', '2025-03-08']) {
      const day = parseRoughDay(text);
      expect(day === null ? null : writeRoughDay(day)).toBe(text);
    }
  });

  it('is none when nothing or nonsense was given', () => {
    expect(parseRoughDay(null)).toBeNull();
    expect(parseRoughDay('去年')).toBeNull();
  });

  it('drops the day when there is no month', () => {
    expect(writeRoughDay({ year: 2025, month: null, day: 8 })).toBe('2025');
  });
});

describe('the picker', () => {
  it('ends with this year and goes back twelve years a page without a gap', () => {
    expect(yearsOnPage('2026-11-22', 0)).toEqual([
      2015, 2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026,
    ]);
    expect(yearsOnPage('2026-11-22', 1).at(-1)).toBe(2014);
  });

  it('opens on the page that holds the chosen year', () => {
    for (const year of [2026, 2015, 2014, 1999, 1900])
      expect(yearsOnPage('2026-11-22', pageOfYear('2026-11-22', year))).toContain(year);
  });

  it('has a last page, and it holds the first year', () => {
    expect(yearsOnPage('2026-11-22', lastYearPage('2026-11-22'))[0]).toBe(1900);
  });

  it('offers no month and no day after today', () => {
    expect(monthsOf(2026, '2026-11-22').at(-1)).toBe(11);
    expect(monthsOf(2025, '2026-11-22')).toHaveLength(12);
    expect(daysOf(2026, 11, '2026-11-22').at(-1)).toBe(22);
    expect(daysOf(2026, 10, '2026-11-22')).toHaveLength(31);
  });

  it('knows leap years and the weekday a month begins with', () => {
    expect(monthShape(2024, 2)).toEqual({ days: 29, firstWeekday: 3 });
    expect(monthShape(2100, 2).days).toBe(28);
    expect(monthShape(2026, 11).firstWeekday).toBe(6);
  });
});
