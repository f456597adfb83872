/** The check page: groups and what is missing. */
import { describe, expect, it } from 'vitest';
import { grouped, missingMust, type CheckRowView } from './grouping.ts';

const row = (id: CheckRowView['id'], level: CheckRowView['level'], done: boolean): CheckRowView => ({
  id,
  level,
  done,
  summary: null,
  edit: null,
});
const rows = [
  row('identity', 'must', true),
  row('respondents', 'must', false),
  row('evidence', 'usual', false),
  row('claims', 'must', true),
];

describe('the check', () => {
  it('shows what must be there first, and what is missing first of all', () => {
    expect(grouped(rows).map((g) => [g.level, g.rows.map((r) => r.id)])).toEqual([
      ['must', ['respondents', 'identity', 'claims']],
      ['usual', ['evidence']],
    ]);
  });

  it('loses no row', () => {
    expect(grouped(rows).flatMap((g) => g.rows)).toHaveLength(rows.length);
  });

  it('names only what the law asks for', () => {
    expect(missingMust(rows)).toEqual(['respondents']);
  });
});
