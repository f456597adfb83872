/** Periods and working days by the court's calendar (民诉法 85): plain dates in, plain dates out, pure. */
import type { PolicyPack } from '../../contract/policy.ts';

export type Calendar = PolicyPack['calendar'];

/** `certain` is false when a year that matters has no official calendar yet: the screen then says "about". */
export interface DueDate {
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly certain: boolean;
}

const DAY_MS = 86_400_000;
const shift = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);

/** Weekends are free but for make-up days, weekdays are worked but for holidays. */
export function isWorkday(date: string, calendar: Calendar): boolean {
  const listed = calendar.find((day) => day.date === date);
  if (listed !== undefined) return listed.workday;
  const weekday = new Date(date).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

const knows = (date: string, calendar: Calendar): boolean =>
  calendar.some((day) => day.date.slice(0, 4) === date.slice(0, 4));

/** `days` after `start`; the first day is not counted, a last day that is a day off moves to the next workday. */
export function periodEnd(start: string, days: number, calendar: Calendar): DueDate {
  const last = shift(start, days);
  let date = last;
  while (!isWorkday(date, calendar)) date = shift(date, 1);
  return { date, certain: knows(last, calendar) && knows(date, calendar) };
}

/** The `count`-th working day after `start` (3 and 2 working days of 在线调解规则 12). */
export function workdaysAfter(start: string, count: number, calendar: Calendar): DueDate {
  let date = start;
  let certain = true;
  for (let left = count; left > 0;) {
    date = shift(date, 1);
    certain &&= knows(date, calendar);
    if (isWorkday(date, calendar)) left--;
  }
  return { date, certain };
}

/** Whole days from `today` to `date`; negative when it is over. */
export const daysLeft = (today: string, date: string): number =>
  Math.round((Date.parse(date) - Date.parse(today)) / DAY_MS);
