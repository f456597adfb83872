/** Dates as a Chinese paper writes them. Instants carry Beijing's offset already; their own digits are used. */

/** `2026-11-22` → `2026年11月22日`, `2026-11` → `2026年11月`, `2026` → `2026年`. */
export function chineseDate(rough: string): string {
  const [year, month, day] = rough.split('-');
  return [year && `${year}年`, month && `${Number(month)}月`, day && `${Number(day)}日`]
    .filter(Boolean)
    .join('');
}

/** `2026-11-22T10:40:05+08:00` → `2026年11月22日 10:40`. */
export const chineseTime = (instant: string): string =>
  `${chineseDate(instant.slice(0, 10))} ${instant.slice(11, 16)}`;

/** Card date `19900307` → `1990-03-07`. */
export const cardDate = (digits: string): string =>
  `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`;

/** Full years between two dates `YYYY-MM-DD` (民法典 17: a birthday completes the year). */
export function ageOn(birth: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}
