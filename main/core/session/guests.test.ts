/** A deputy at the table: each side asked alone, there only if all want it, known by the roster, and nothing of theirs but being there. */
import { describe, expect, it } from 'vitest';
import { cards, enter, hearAll, nextNotices, paperMade, staffCard, takeSeat, TestTable, toDraft, toManyDraft, writeClauses } from './sessionKit.ts'; // prettier-ignore

const asked = (): TestTable => toDraft().tap({ do: 'inviteGuest', call: 'neutral' });
const answer = (at: TestTable, ...said: readonly boolean[]): TestTable => {
  for (const agrees of said)
    if (at.step.at === 'guestAsk') at.tap({ do: 'guestAnswer', seat: at.step.seat, agrees });
  return at;
};
const here = (): TestTable => staffCard(answer(asked(), true, true), 'deputy');
const guestsOf = (at: TestTable) => (at.step.at === 'draft' ? at.step.guests : null);

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
    expect(guestsOf(at)).toMatchObject({
      here: [],
      declined: ['neutral'],
      mayAsk: ['agencyRep', 'consumerCommittee'],
    });
    expect(at.table.session).toMatchObject({ guesting: null, guestDeclined: ['neutral'] });
    expect(at.wish('noteGuest')).toEqual({ do: 'noteGuest', answer: 'declined' });
    expect(at.tap({ do: 'inviteGuest', call: 'neutral' }).step.at).toBe('draft');
    expect(at.table).toEqual(answer(asked(), false, false).table);
  });

  it('asks every one of many', () => {
    const at = toManyDraft(['guarantor']).tap({ do: 'inviteGuest', call: 'neutral' });
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
    expect(guestsOf(staffCard(at, 'deputy'))?.here).toEqual([{ masked: '向*华', role: 'deputy', organisation: '龙溪街道人大代表联络站（演示）' }]); // prettier-ignore
  });

  it('need not be waited for, and may be asked for again', () => {
    const at = answer(asked(), true, true).act({ do: 'back', unfinished: null });
    expect(guestsOf(at)?.mayAsk).toContain('neutral');
    expect(at.tap({ do: 'inviteGuest', call: 'neutral' }).step).toMatchObject({ at: 'guestAsk', seat: 'A' });
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
    nextNotices(takeSeat(takeSeat(at, 'A'), 'B')).tap(
      { do: 'writer', seat: 'A' },
      { do: 'inviteGuest', call: 'neutral' },
    );
    staffCard(answer(at, true, true), 'deputy');
    at.tap({ do: 'offerSwitch' }, { do: 'switchTold' }, { do: 'switchAgree', seat: 'A' }, { do: 'switchAgree', seat: 'B' }); // prettier-ignore
    nextNotices(staffCard(at, 'mediator').card(cards.A).card(cards.B));
    expect(at.table.attending).toEqual([]);
    expect(at.table.session?.participants.find(({ role }) => role === 'deputy')?.here).toBe('left');
    staffCard(answer(at.tap({ do: 'inviteGuest', call: 'neutral' }), true, true), 'deputy');
    expect(at.table.attending.map(({ id }) => id)).toEqual(['guest-2']);
  });
});

describe('an agency’s officer and a consumer committee beside whoever leads', () => {
  const both = (): TestTable => {
    const at = toDraft();
    for (const [call, role] of [['agencyRep', 'education'], ['consumerCommittee', 'consumerCommittee']] as const)
      staffCard(answer(at.tap({ do: 'inviteGuest', call }), true, true), role);
    return at;
  }; // prettier-ignore

  it('are asked for apart, each of every party, and sit at one table', () => {
    const at = both();
    expect(guestsOf(at)).toEqual({
      here: [
        { masked: '龙*萍', role: 'agencyRep', organisation: '渝中区教育委员会（演示）' },
        { masked: '温*栋', role: 'consumerCommittee', organisation: '渝中区消费者权益保护委员会（演示）' },
      ],
      mayAsk: ['neutral'],
      declined: [],
    });
    expect(at.table.attending.map(({ id }) => id)).toEqual(['guest-1', 'guest-2']);
  });

  it('are chosen first where several may be asked for', () => {
    const at = toDraft().tap({ do: 'inviteGuest' });
    expect(at.step).toEqual({ at: 'guestWhom', calls: ['neutral', 'agencyRep', 'consumerCommittee'] });
    expect(at.tap({ do: 'inviteGuest', call: 'agencyRep' }).step).toMatchObject({ at: 'guestAsk', call: 'agencyRep', seat: 'A' }); // prettier-ignore
  });

  it('a yes to the one is none to the other', () => {
    const at = answer(toDraft().tap({ do: 'inviteGuest', call: 'consumerCommittee' }), true, true);
    expect(staffCard(at, 'education').step).toMatchObject({ at: 'guestCard', problem: 'noGuest' });
    expect(staffCard(at, 'deputy').step).toMatchObject({ at: 'guestCard', problem: 'noGuest' });
    expect(at.table.attending).toEqual([]);
  });

  it('a no to the one leaves the other to be asked for', () => {
    const at = answer(toDraft().tap({ do: 'inviteGuest', call: 'agencyRep' }), true, false);
    expect(guestsOf(at)).toEqual({ here: [], mayAsk: ['neutral', 'consumerCommittee'], declined: ['agencyRep'] }); // prettier-ignore
    expect(at.tap({ do: 'inviteGuest', call: 'agencyRep' }).step.at).toBe('draft');
  });

  it('nothing of theirs is taken for anybody: they hear, sign and stop nothing', () => {
    const at = hearAll(paperMade(writeClauses(both()))).tap({ do: 'toSigning' });
    for (const role of ['agencyRep', 'consumerCommittee'] as const)
      expect(at.table.session?.participants.find((one) => one.role === role)).toMatchObject({ side: null, maySettle: false, acknowledged: [] }); // prettier-ignore
    expect(at.step.at === 'signers' && at.step.people.map(({ role }) => role)).toEqual(['party', 'party', 'mediator']); // prettier-ignore
    at.tap({ do: 'signNow', who: 'B' }).card(cards.education);
    expect(at.step).toMatchObject({ at: 'signCard', problem: 'differentPerson' });
  });

  it('an officer who leads is no guest of their own table', () => {
    const at = new TestTable();
    at.online = true;
    enter('agencyRep', at).tap({ do: 'chooseKind', kind: 'loan' }, { do: 'privacyRead', shownMs: 1, readAloud: false }); // prettier-ignore
    nextNotices(takeSeat(takeSeat(at, 'A'), 'B')).tap({ do: 'writer', seat: 'A' });
    expect(guestsOf(at)).toEqual({ here: [], mayAsk: ['neutral', 'consumerCommittee'], declined: [] });
  });
});
