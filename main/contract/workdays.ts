/** Periods in days and workdays by the State Council's calendar (民诉法 85; domain.md 8.5). Pure. */

export type CalendarDay = { readonly date: string; readonly workday: boolean };
export type Calendar = ReadonlyMap<string, boolean>;

export const calendarOf = (days: readonly CalendarDay[]): Calendar =>
  new Map(days.map((day) => [day.date, day.workday]));

/** Public holidays and make-up workdays come from the calendar; any other day by its weekday. */
export function isWorkday(date: string, calendar: Calendar): boolean {
  const named = calendar.get(date);
  if (named !== undefined) return named;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The day itself when it is a workday, else the first one after it. */
export function onWorkday(date: string, calendar: Calendar): string {
  let day = date;
  while (!isWorkday(day, calendar)) day = addDays(day, 1);
  return day;
}

/** The start day is not counted; a last day on a holiday moves to the next workday. */
export const periodEnd = (start: string, days: number, calendar: Calendar): string =>
  onWorkday(addDays(start, days), calendar);

/** The n-th workday after the start day. */
export function workdaysAfter(start: string, workdays: number, calendar: Calendar): string {
  let day = start;
  for (let left = workdays; left > 0; left -= 1) day = onWorkday(addDays(day, 1), calendar);
  return day;
}

/** Without the year's holidays a date is only "about" right and the screen says so. */
export function knowsYear(date: string, calendar: Calendar): boolean {
  const year = date.slice(0, 4);
  for (const day of calendar.keys()) if (day.startsWith(year)) return true;
  return false;
}
