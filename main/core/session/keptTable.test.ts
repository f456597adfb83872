/** The shape of a kept table reads what older software kept, and nothing that is no table. */
import { expect, it } from 'vitest';
import { KEPT } from './keptTable.ts';
import { toSigning } from './sessionKit.ts';

/** What a table has since more than two parties may sit at it. */
const LATER = new Set(['parties', 'apart', 'C', 'D', 'E', 'F', 'G', 'H', 'service', 'payee', 'secures']);

const kept = (): string => JSON.stringify(toSigning().table);
const asItWas = (text: string): unknown =>
  JSON.parse(text, (key, value: unknown) => (LATER.has(key) ? undefined : value));

it('reads a table that was cut when every table had two parties', () => {
  const text = kept();
  const now = KEPT.table.parse(JSON.parse(text));
  expect(now.draft.clauses.map(({ payment }) => payment?.payee)).toContain('A');
  const older = asItWas(text);
  expect(JSON.stringify(older)).not.toMatch(/"(?:parties|payee|service|secures)"/u);
  expect(KEPT.table.parse(older)).toEqual(now);
});

it('reads no table without its parties’ cards or its text', () => {
  const { people: _people, ...nobody } = KEPT.table.parse(JSON.parse(kept()));
  expect(KEPT.table.safeParse(nobody).success).toBe(false);
  expect(KEPT.table.safeParse({ ...KEPT.table.parse(JSON.parse(kept())), draft: null }).success).toBe(false);
});
