/** A deputy at the table: each side asked alone, there only if all want it, known by the roster, and nothing of theirs but being there. */
import { describe, expect, it } from 'vitest';
import { cards, enter, hearAll, nextNotices, paperMade, staffCard, takeSeat, toDraft, toManyDraft, writeClauses, type TestTable } from './sessionKit.ts'; // prettier-ignore

const asked = (): TestTable => toDraft().tap({ do: 'inviteGuest' });
const answer = (at: TestTable, ...said: readonly boolean[]): TestTable => {
  for (const agrees of said)
    if (at.step.at === 'guestAsk') at.tap({ do: 'guestAnswer', seat: at.step.seat, agrees });
  return at;
};
const here = (): TestTable => staffCard(answer(asked(), true, true), 'deputy');
const guestOf = (at: TestTable) => (at.step.at === 'draft' ? at.step.guest : null);

describe('asking for a guest', () => {
  it('asks each side alone, the second one whatever the first one said', () => {
    const at = asked();
    expect(at.step).toMatchObject({ at: 'guestAsk', seat: 'A' });
    answer(at, false);
    expect(at.step).toMatchObject({ at: 'guestAsk', seat: 'B' });
    expect(JSON.stringify(at.step)).not.toContain('agrees');
  });

  it.each([
    ['the first one', [false, true]],
    ['the second one', [true, false]],
    ['both', [false, false]],
  ] as const)('a no of %s is nobody’s: the same table, the same record, never asked again', (_who, said) => {
    const at = answer(asked(), ...said);
    expect(guestOf(at)).toEqual({ kind: 'declined' });
    expect(at.table.session).toMatchObject({ guesting: null, guestDeclined: true });
    expect(at.wish('noteGuest')).toEqual({ do: 'noteGuest', answer: 'declined' });
    expect(at.tap({ do: 'inviteGuest' }).step.at).toBe('draft');
    expect(at.table).toEqual(answer(asked(), false, false).table);
  });

  it('asks every one of many', () => {
    const at = toManyDraft(['guarantor']).tap({ do: 'inviteGuest' });
    answer(at, true, true);
    expect(at.step).toMatchObject({ at: 'guestAsk', seat: 'C' });
    expect(answer(at, true).step.at).toBe('guestCard');
  });

  it('lets nobody answer for another', () => {
    const at = asked().tap({ do: 'guestAnswer', seat: 'B', agrees: true });
    expect(at.step).toMatchObject({ at: 'guestAsk', seat: 'A' });
  });
});

describe('the guest’s card', () => {
  it('is looked up on the roster, and is nobody’s who is there already', () => {
    const at = answer(asked(), true, true);
    staffCard(at, 'policeOfficer');
    expect(at.step).toMatchObject({ at: 'guestCard', problem: 'noGuest' });
    expect(at.card(cards.A).step).toMatchObject({ problem: 'otherPartysCard' });
    expect(at.card(cards.lead).step).toMatchObject({ problem: 'leadsAlready' });
    expect(guestOf(staffCard(at, 'deputy'))).toEqual({ kind: 'here', masked: '向*华', role: 'deputy' });
  });

  it('need not be waited for, and may be asked for again', () => {
    const at = answer(asked(), true, true).act({ do: 'back', unfinished: null });
    expect(guestOf(at)).toEqual({ kind: 'mayAsk' });
    expect(at.tap({ do: 'inviteGuest' }).step).toMatchObject({ at: 'guestAsk', seat: 'A' });
  });
});

describe('a guest who is there', () => {
  it('is known to the machine as one who decides nothing, and signs nothing', () => {
    const at = hearAll(paperMade(writeClauses(here()))).tap({ do: 'toSigning' });
    expect(at.table.session?.participants.at(-1)).toMatchObject({ id: 'guest-1', role: 'deputy', side: null, maySettle: false }); // prettier-ignore
    expect(at.step.at === 'signers' && at.step.people.map(({ role }) => role)).toEqual(['party', 'party', 'mediator']); // prettier-ignore
    at.tap({ do: 'signNow', who: 'A' }).card(cards.deputy);
    expect(at.step).toMatchObject({ at: 'signCard', problem: 'differentPerson' });
  });

  it('leaves when another kind of mediation begins, and may be asked for anew', () => {
    const at = enter('policeOfficer').tap({ do: 'chooseKind', kind: 'loan' }, { do: 'privacyRead', shownMs: 1, readAloud: false }); // prettier-ignore
    nextNotices(takeSeat(takeSeat(at, 'A'), 'B')).tap({ do: 'writer', seat: 'A' }, { do: 'inviteGuest' });
    staffCard(answer(at, true, true), 'deputy');
    at.tap({ do: 'offerSwitch' }, { do: 'switchTold' }, { do: 'switchAgree', seat: 'A' }, { do: 'switchAgree', seat: 'B' }); // prettier-ignore
    nextNotices(staffCard(at, 'mediator').card(cards.A).card(cards.B));
    expect(at.table.attending).toEqual([]);
    expect(at.table.session?.participants.find(({ role }) => role === 'deputy')?.here).toBe('left');
    staffCard(answer(at.tap({ do: 'inviteGuest' }), true, true), 'deputy');
    expect(at.table.attending.map(({ id }) => id)).toEqual(['guest-2']);
  });
});
