/** A day as precisely as a person knows it, picked by buttons: year, then perhaps month, then perhaps day. */

export interface RoughDay {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
}

/** Years on one page of the picker. */
export const YEARS_A_PAGE = 12;
/** As far back as a dispute of a living person goes; core refuses years before it. */
export const FIRST_YEAR = 1900;

const two = (value: number): string => String(value).padStart(2, '0');

/** `2025`, `2025-03` or `2025-03-08`; anything else is no date. */
export function parseRoughDay(text: string | null): RoughDay | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text ?? '');
  if (match === null) return null;
  const [, year, month, day] = match;
  return {
    year: Number(year),
    month: month === undefined ? null : Number(month),
    day: day === undefined ? null : Number(day),
  };
}

export function writeRoughDay({ year, month, day }: RoughDay): string {
  const known = [
    String(year),
    ...(month === null ? [] : [two(month)]),
    ...(month === null || day === null ? [] : [two(day)]),
  ];
  return known.join('-');
}

/** How many days the month has; the first weekday counts from Monday = 0. */
export function monthShape(
  year: number,
  month: number,
): { readonly days: number; readonly firstWeekday: number } {
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const firstWeekday = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7;
  return { days, firstWeekday };
}

/** Page 0 ends with this year; later pages lie further back. */
export function yearsOnPage(today: string, page: number): readonly number[] {
  const last = Number(today.slice(0, 4)) - page * YEARS_A_PAGE;
  const years = Array.from({ length: YEARS_A_PAGE }, (_, i) => last - YEARS_A_PAGE + 1 + i);
  return years.filter((year) => year >= FIRST_YEAR);
}

export function pageOfYear(today: string, year: number): number {
  return Math.max(0, Math.floor((Number(today.slice(0, 4)) - year) / YEARS_A_PAGE));
}

export const lastYearPage = (today: string): number => pageOfYear(today, FIRST_YEAR);

/** Nothing after today can be picked. */
export const monthsOf = (year: number, today: string): readonly number[] =>
  range(12).filter((month) => `${year}-${two(month)}` <= today.slice(0, 7));

export const daysOf = (year: number, month: number, today: string): readonly number[] =>
  range(monthShape(year, month).days).filter((day) => `${year}-${two(month)}-${two(day)}` <= today);

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i + 1);
