/** The check rows by how much they matter, and the names of what must still be filled in. */
import type { CheckRowKind } from '../../text/request.ts';
import type { Screen } from '../../../main/contract/screen.ts';

export type CheckRowView = Extract<Screen, { kind: 'check' }>['rows'][number];
export type Level = CheckRowView['level'];

export const levels: readonly Level[] = ['must', 'usual', 'optional'];

export interface Group {
  readonly level: Level;
  readonly rows: readonly CheckRowView[];
}

/** Missing ones first within their group: they are what the person came to see. */
export function grouped(rows: readonly CheckRowView[]): readonly Group[] {
  return levels
    .map((level) => {
      const own = rows.filter((row) => row.level === level);
      return { level, rows: [...own.filter((row) => !row.done), ...own.filter((row) => row.done)] };
    })
    .filter((group) => group.rows.length > 0);
}

export const missingMust = (rows: readonly CheckRowView[]): readonly CheckRowKind[] =>
  rows.filter((row) => row.level === 'must' && !row.done).map((row) => row.id);
