/** Splits a sum into instalments: integer fen, the remainder in the last one, due dates on workdays. Pure. */
import { isWorkday, onWorkday, type Calendar } from '../workdays.ts';

export interface Instalment {
  readonly no: number;
  readonly fen: number;
  /** The day to pay by, a workday. */
  readonly due: string;
  /** The day the plan names when that is no workday; else null. */
  readonly movedFrom: string | null;
}

export interface InstalmentPlan {
  readonly totalFen: number;
  readonly count: number;
  /** First due day; later ones fall on the same day of each month, or the month's last. */
  readonly first: string;
}

const MONTHS = 12;
const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The same day `months` later; the 31st becomes the month's last day. */
export function monthsLater(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const index = month - 1 + months;
  const [toYear, toMonth] = [year + Math.floor(index / MONTHS), (index % MONTHS) + 1];
  const toDay = Math.min(day, daysInMonth(toYear, toMonth));
  return `${toYear}-${String(toMonth).padStart(2, '0')}-${String(toDay).padStart(2, '0')}`;
}

/** Null when the sum cannot be split into so many instalments of at least one fen. */
export function instalmentsOf(plan: InstalmentPlan, calendar: Calendar): readonly Instalment[] | null {
  const { totalFen, count, first } = plan;
  if (!Number.isInteger(totalFen) || !Number.isInteger(count) || count < 1 || totalFen < count) return null;
  const each = Math.floor(totalFen / count);
  return Array.from({ length: count }, (_, index) => {
    const named = monthsLater(first, index);
    const last = index === count - 1;
    return {
      no: index + 1,
      fen: last ? totalFen - each * (count - 1) : each,
      due: onWorkday(named, calendar),
      movedFrom: isWorkday(named, calendar) ? null : named,
    };
  });
}
