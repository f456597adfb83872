/**
 * Public holidays and make-up workdays as the State Council set them: 2024 (国办发明电〔2023〕7号), 2025
 * (国办发明电〔2024〕12号), 2026 (notice of 2025-11-04). A year without entries is unknown: dates in it are "about".
 */
import type { PolicyPack } from '../../main/contract/policy.ts';

/** `[first, last]` day off, both included. */
const holidays: readonly (readonly [string, string])[] = [
  ['2024-01-01', '2024-01-01'], ['2024-02-10', '2024-02-17'], ['2024-04-04', '2024-04-06'], ['2024-05-01', '2024-05-05'],
  ['2024-06-10', '2024-06-10'], ['2024-09-15', '2024-09-17'], ['2024-10-01', '2024-10-07'],
  ['2025-01-01', '2025-01-01'], ['2025-01-28', '2025-02-04'], ['2025-04-04', '2025-04-06'], ['2025-05-01', '2025-05-05'],
  ['2025-05-31', '2025-06-02'], ['2025-10-01', '2025-10-08'],
  ['2026-01-01', '2026-01-03'], ['2026-02-15', '2026-02-23'], ['2026-04-04', '2026-04-06'], ['2026-05-01', '2026-05-05'],
  ['2026-06-19', '2026-06-21'], ['2026-09-25', '2026-09-27'], ['2026-10-01', '2026-10-07'],
]; // prettier-ignore

const makeUpDays: readonly string[] = [
  '2024-02-04', '2024-02-18', '2024-04-07', '2024-04-28', '2024-05-11', '2024-09-14', '2024-09-29', '2024-10-12',
  '2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11',
  '2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10',
]; // prettier-ignore

function days(first: string, last: string): string[] {
  const found: string[] = [];
  for (let at = Date.parse(first); at <= Date.parse(last); at += 86_400_000) {
    found.push(new Date(at).toISOString().slice(0, 10));
  }
  return found;
}

export const calendar: PolicyPack['calendar'] = [
  ...holidays.flatMap(([first, last]) => days(first, last).map((date) => ({ date, workday: false }))),
  ...makeUpDays.map((date) => ({ date, workday: true })),
].sort((a, b) => a.date.localeCompare(b.date));
