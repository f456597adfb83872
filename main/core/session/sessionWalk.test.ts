/** Random walks at the table: whatever is tapped, whichever card is laid down and whatever breaks, the invariants hold and every state can be drawn. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stepDesk } from './deskStep.ts';
import { TestTable, type StaffRole } from './sessionKit.ts';
import { afterCut, sensible, wild } from './sessionWalkKit.ts';
import { broken } from './sessionWalkRules.ts';

it('holds its invariants on every walk', () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(fc.constantFrom<StaffRole>('mediator', 'mediator', 'mediator', 'policeOfficer', 'policeOfficer', 'judicialOfficer', 'judge', 'agencyRep', 'gridStaff', 'gridStaff'), fc.boolean(), fc.array(fc.oneof({ weight: 8, arbitrary: fc.nat(1000) }, { weight: 1, arbitrary: wild }), { minLength: 40, maxLength: 230 }), (role, online, walk) => {
      let at = new TestTable();
      at.online = online;
      at.act({ do: 'startSession' });
      for (const choice of walk) {
        at.now += 700;
        if (at.state.kind !== 'visit' || at.visit.place.kind !== 'session') return;
        if (typeof choice === 'number' && choice % 61 === 0) at = afterCut(at);
        if (typeof choice === 'number') sensible(at, choice, role);
        else choice(at);
        expect(broken(at)).toEqual([]);
        if (at.state.kind !== 'visit' || at.visit.place.kind !== 'session') continue;
        reached.add(at.step.at);
        if (at.step.at === 'captured' && (at.table.session?.switches.length ?? 0) > 0) reached.add('captured after a change'); // prettier-ignore
      }
    }),
    { numRuns: process.env['YUNCANG_LONG'] === '1' ? 4000 : 420, seed: 20261125 },
  ); // prettier-ignore
  // the walks are worth something only if they get everywhere
  expect([...reached].toSorted()).toEqual([
    'applicants', 'applicationMaking', 'applicationPaper', 'applicationSealing', 'authority', 'authorityPaper', 'capacity', 'captured', 'captured after a change', 'count', 'demo', 'demoSeeking', 'draft', 'endReason', 'ended', 'first', 'followUp', 'guestAsk', 'guestCard', 'guestWhom', 'halted', 'ink', 'inkCompare', 'inkScan', 'inkSealing', 'kept', 'kinds', 'leadCard', 'making', 'noAuthority', 'notice', 'objecting', 'objection', 'offer', 'ownName', 'paperProblem', 'payer', 'pick', 'plan', 'principal', 'principalNumber', 'privacy', 'reading', 'refusing', 'regimes', 'returnCard', 'sealing', 'seatCard', 'seatConfirm', 'sign',
    'signCard', 'signers', 'source', 'staffCard', 'switchAsk', 'switchTold', 'total', 'ward', 'willing', 'words', 'writer',
  ]); // prettier-ignore
});

it('holds them with three to eight parties', () => {
  const reached = new Set<string>();
  const sealedBy = new Set<number>();
  let steps = 0;
  fc.assert(
    fc.property(fc.constantFrom<StaffRole>('mediator', 'mediator', 'judge', 'policeOfficer'), fc.constantFrom(3, 4, 5, 6, 7, 8, 8, 8), fc.array(fc.oneof({ weight: 24, arbitrary: fc.nat(1000) }, { weight: 1, arbitrary: wild }), { minLength: 350, maxLength: 900 }), (role, wanted, walk) => {
      let at = new TestTable();
      at.online = true;
      at.act({ do: 'startSession' });
      for (const choice of walk) {
        at.now += 700;
        if (at.state.kind !== 'visit' || at.visit.place.kind !== 'session') return;
        if (typeof choice === 'number' && choice % 199 === 0) at = afterCut(at);
        if (typeof choice === 'number') sensible(at, choice, role, wanted);
        else choice(at);
        steps += 1;
        expect(broken(at)).toEqual([]);
        if (at.state.kind !== 'visit' || at.visit.place.kind !== 'session') continue;
        reached.add(at.step.at);
        if (at.step.at === 'captured') sealedBy.add(at.table.parties.length);
      }
    }),
    { numRuns: process.env['YUNCANG_LONG'] === '1' ? 1500 : 80, seed: 20261128, endOnFailure: true },
  ); // prettier-ignore
  process.stdout.write(`three to eight parties: ${steps} steps at random, sealed with ${[...sealedBy].toSorted((a, b) => a - b).join(', ')} parties\n`);
  expect([...reached]).toEqual(expect.arrayContaining(['parties', 'standing', 'service', 'payee', 'secured', 'securer', 'securityWay', 'securedThing', 'signers', 'kept', 'captured', 'applicants']));
  expect(Math.max(...sealedBy)).toBe(8);
}, 300_000); // prettier-ignore

it('answers nothing at a desk that is not there any more', () => {
  const at = new TestTable().act({ do: 'startSession' });
  const { visit, desk } = at;
  at.act({ do: 'leaveForSure' });
  expect(at.state.kind).toBe('leaving');
  expect(stepDesk(visit, desk, { kind: 'touched' }, at.moment()).effects).toEqual([]);
});
