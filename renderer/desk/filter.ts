/** Which rows of the inbox are shown: by state and by the words searched for. Pure. */
import type { InboxRow } from '../../main/contract/desk.ts';

export type StateFilter = 'all' | 'new' | 'waitingFiles' | 'accepted' | 'returned';
export const STATE_FILTERS: readonly StateFilter[] = ['all', 'new', 'waitingFiles', 'returned', 'accepted'];

export const inState = (row: InboxRow, filter: StateFilter): boolean =>
  filter === 'all' || row.state === filter;

/** Every word must occur somewhere: number, parties, booth, kind of dispute. */
export function matches(row: InboxRow, searched: string, kindLabel: string): boolean {
  const text = [row.receiptNumber, row.parties, row.boothId, kindLabel, row.id].join(' ').toLowerCase();
  return searched
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** The row `step` away from the selected one, staying inside the list. */
export function neighbour(rows: readonly InboxRow[], selected: string | null, step: 1 | -1): string | null {
  const at = rows.findIndex((row) => row.id === selected);
  const next = at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step));
  return rows[next]?.id ?? null;
}
