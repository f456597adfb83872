/** A group over a power cut: what lies in the outbox was done, once, whatever was written beside it; and its own time on disk. */
import { expect, it } from 'vitest';
import { stepGroup, type GroupEvent } from '../../../contract/session/groupStep.ts';
import type { Group, GroupMaster } from '../../../contract/session/group.ts';
import { reconciled } from './groupKeeping.ts';
import { election, groupAfter, rowsOf } from './groupKit.ts';

const AT = '2026-11-23T09:00:00.000+08:00';
const rules = { min: 2, max: 9, representatives: { min: 2, max: 5 } };
const rows = rowsOf('名', 3);
const master: GroupMaster = {
  session: 'table', itemId: 'm', title: 't', pages: 1, sha256: 'a'.repeat(64), sealedAt: AT, facts: '', clauses: [], days: ['2026-12-10'],
}; // prettier-ignore

const after = (...events: readonly GroupEvent[]): Group => groupAfter(events, rules, AT);
const elected = election(rows, AT);

const { itemId: _, ...pending } = master;
const PAPER = 'b'.repeat(64);
const about = (agreement: typeof pending | null) => ({ master: agreement, consent: null });
const outbox = (items: Readonly<Record<string, string>>) => (ref: string) => {
  const itemId = items[ref];
  return itemId === undefined ? null : { itemId, at: AT };
};

it('takes up an agreement that was sealed right before the cut, and makes no second one', () => {
  const back = reconciled(after(...elected), about(pending), outbox({ table: 'item-1' }), rules);
  expect([back.phase, back.master?.itemId]).toEqual(['line', 'item-1']);
  expect(stepGroup(back, { kind: 'masterSealed', master }, rules)).toEqual({ ok: false, error: 'notNow' });
});

it('goes on without an agreement where the cut came before its sealing', () => {
  expect(reconciled(after(...elected), about(pending), outbox({}), rules).phase).toBe('elected');
  expect(reconciled(after(...elected), about(null), outbox({ table: 'item-1' }), rules).phase).toBe(
    'elected',
  );
});

it('takes up each consent that was sealed right before the cut, once', () => {
  const inLine = after(...elected, { kind: 'masterSealed', master }, { kind: 'consented', no: 1, itemId: 'c1', at: AT, sha256: null });
  const back = reconciled(inLine, { master: pending, consent: { no: 3, sha256: PAPER } }, outbox({ 'table': 'm', 'g-c1': 'other', 'g-c3': 'c3' }), rules);
  expect(back.members.map(({ consent }) => consent?.itemId ?? null)).toEqual(['c1', null, 'c3']);
  // its paper is known by the digest that was written before it was sealed
  expect(back.members[2]?.consent?.sha256).toBe(PAPER);
  expect(reconciled(back, about(pending), outbox({ 'g-c3': 'c3' }), rules)).toEqual(back);
}); // prettier-ignore

it('takes up an application that was sealed right before the cut, of whoever consented, once', () => {
  const inLine = after(...elected, { kind: 'masterSealed', master }, { kind: 'consented', no: 1, itemId: 'c1', at: AT, sha256: PAPER });
  const back = reconciled(inLine, about(pending), outbox({ 'table-jc-1': 'a1', 'table-jc-2': 'a2' }), rules);
  expect(back.members.map(({ applied }) => applied?.itemId ?? null)).toEqual(['a1', null, null]);
  expect(stepGroup(back, { kind: 'applied', no: 1, itemId: 'again', at: AT }, rules)).toEqual({ ok: false, error: 'alreadyApplied' });
}); // prettier-ignore
