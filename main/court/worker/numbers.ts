/** The court's own numbers: 收到号 for what has arrived, 案号 for what was accepted – never the same thing (domain.md 9, trap 1). */

/** The court's calendar day, YYYY-MM-DD: China has one time zone and no summer time. */
export function courtDay(ms: number): string {
  return new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);
}

export const receiptSequence = (day: string): string => `receipt:${day}`;
/** For example 收20261123-000012. */
export function receiptNumber(day: string, n: number): string {
  return `收${day.replaceAll('-', '')}-${String(n).padStart(6, '0')}`;
}

export const caseSequence = (day: string): string => `case:${day.slice(0, 4)}`;
/** For example （2026）渝0103诉前调12号, with full-width brackets as 案号规定 prints them. */
export function caseNumber(day: string, courtCode: string, n: number): string {
  return `（${day.slice(0, 4)}）${courtCode}诉前调${n}号`;
}
