/** Grid staff open a session for somebody else to lead: the note, the word of the person present, whose card then leads, and what stays theirs. */
import { describe, expect, it } from 'vitest';
import { pack } from '../../../build/policy/pack.ts';
import type { RegimeId } from '../../contract/session/regime.ts';
import {
  cards, enter, hearAll, nextNotices, paperMade, sign, staffCard, takeSeat, TestTable, writeClauses, writeName, type StaffRole,
} from './sessionKit.ts'; // prettier-ignore

const noted = (booth?: TestTable): TestTable =>
  enter('gridStaff', booth).tap({ do: 'source', source: 'transfer110' }, { do: 'chooseKind', kind: 'loan' });

/** Up to the privacy notice. */
const led = (role: StaffRole, regime: RegimeId, booth?: TestTable): TestTable =>
  staffCard(noted(booth).tap({ do: 'willing' }, { do: 'chooseRegime', regime }), role);

const drafted = (): TestTable => {
  const at = led('mediator', 'people').tap({ do: 'privacyRead', shownMs: 3000, readAloud: false });
  return writeClauses(nextNotices(takeSeat(takeSeat(at, 'A'), 'B')));
};

describe('the note before anybody leads', () => {
  it('asks where the dispute came from, what it is about, and the person who is there', () => {
    const at = enter('gridStaff');
    expect(at.step).toMatchObject({ at: 'source' });
    at.tap({ do: 'source', source: 'gridPatrol' });
    expect(at.step).toMatchObject({ at: 'kinds', hosted: true });
    at.tap({ do: 'chooseKind', kind: 'loan' });
    expect(at.step).toMatchObject({ at: 'willing' });
    at.tap({ do: 'willing' });
    expect(at.step).toMatchObject({ at: 'regimes', hosted: true });
    expect(at.table.intake).toEqual({ source: 'gridPatrol', consentAt: at.moment().at });
  });

  it('opens nothing before: no session, no record, no right to stop', () => {
    const at = noted().tap({ do: 'willing' });
    expect(at.table.session).toBeNull();
    expect(at.wish('noteOpened')).toBeUndefined();
    at.tap({ do: 'stop' }, { do: 'privacyRead', shownMs: 1, readAloud: false });
    expect(at.step.at).toBe('regimes');
  });

  it('ends at once where the person present does not want it, and keeps nothing', () => {
    const at = noted().tap({ do: 'unwilling' });
    expect(at.step).toMatchObject({ at: 'ended', reason: 'refused', mayNote: false });
    expect(at.table).toMatchObject({ session: null, intake: null, kind: null });
    expect(at.wish('noteOpened')).toBeUndefined();
  });

  it('goes back one question at a time', () => {
    const at = noted().tap({ do: 'willing' });
    const back = (): string => at.act({ do: 'back', unfinished: null }).step.at;
    expect([back(), back(), back()]).toEqual(['willing', 'kinds', 'source']);
    expect(at.table.intake?.consentAt).toBeNull();
  });

  it('proposes every kind somebody else may lead, but a judge’s own', () => {
    const at = noted(Object.assign(new TestTable(), { online: true })).tap({ do: 'willing' });
    const offered = at.step.at === 'regimes' ? at.step.regimes.map(({ id }) => id) : [];
    expect(offered).toEqual(pack.regimes.map(({ id }) => id).filter((id) => id !== 'judgeLed'));
    at.tap({ do: 'chooseRegime', regime: 'judgeLed' });
    expect(at.step.at).toBe('regimes');
  });
});

describe('who leads what grid staff opened', () => {
  it.each<[RegimeId, StaffRole]>([
    ['people', 'mediator'],
    ['police', 'policeOfficer'],
    ['courtInvitedPreFiling', 'mediator'],
    ['administrative', 'agencyRep'],
  ])('is asked for by card: %s by a %s', (regime, role) => {
    const at = led(role, regime, Object.assign(new TestTable(), { online: true }));
    expect(at.step.at).toBe('privacy');
    expect(at.table.session?.participants.map(({ id, role: as }) => `${id} ${as}`)).toEqual([
      'attending-1 gridStaff',
      'A party',
      'B party',
      `lead ${role}`,
    ]);
    expect(at.table.regime).toBe(regime);
  });

  it('is nobody who may not: not grid staff, not an officer of another kind', () => {
    const at = noted().tap({ do: 'willing' }, { do: 'chooseRegime', regime: 'people' });
    at.card(cards.grid);
    expect(at.step).toMatchObject({ at: 'leadCard', why: 'hosted', problem: 'leadsAlready' });
    staffCard(at, 'policeOfficer');
    expect(at.step).toMatchObject({ at: 'leadCard', problem: 'cannotLeadThis' });
    expect(at.table.session).toBeNull();
  });

  it('may be waited for: one step back, another kind, or leaving', () => {
    const at = noted().tap({ do: 'willing' }, { do: 'chooseRegime', regime: 'people' });
    at.act({ do: 'back', unfinished: null });
    expect(at.step.at).toBe('regimes');
    staffCard(at.tap({ do: 'chooseRegime', regime: 'police' }), 'policeOfficer');
    expect(at.table).toMatchObject({ regime: 'police', lead: { role: 'policeOfficer' } });
  });
});

describe('grid staff at the table', () => {
  it('take no seat of a party', () => {
    const at = led('mediator', 'people').tap({ do: 'privacyRead', shownMs: 1, readAloud: false });
    at.card(cards.grid);
    expect(at.step).toMatchObject({ at: 'seatCard', problem: 'staffsCard' });
  });

  it('sign for nobody with their card, nor for themselves', () => {
    const at = hearAll(paperMade(drafted())).tap({ do: 'toSigning' });
    expect(at.step.at === 'signers' && at.step.people.map(({ role }) => role)).toEqual(['party', 'party', 'mediator']); // prettier-ignore
    for (const who of ['A', 'lead'] as const) {
      at.tap({ do: 'signNow', who }).card(cards.grid);
      expect(at.step).toMatchObject({ at: 'signCard', problem: 'differentPerson' });
      at.tap({ do: 'backToSigners' });
    }
  });

  it('stay in the records of what the others signed', () => {
    const at = hearAll(paperMade(drafted())).tap({ do: 'toSigning' });
    for (const who of ['A', 'B'] as const) sign(at, who);
    writeName(at, 'lead');
    const { session, attending } = at.table;
    expect(attending.map(({ id, member }) => `${id} ${member.role}`)).toEqual(['attending-1 gridStaff']);
    expect(session?.signatures.map(({ by }) => by)).toEqual(['A', 'B']);
    expect(session?.lights).toEqual([]);
  });

  it('come along when police mediation turns into people’s mediation', () => {
    const at = led('policeOfficer', 'police').tap({ do: 'privacyRead', shownMs: 1, readAloud: false });
    nextNotices(takeSeat(takeSeat(at, 'A'), 'B')).tap(
      { do: 'writer', seat: 'A' },
      { do: 'offerSwitch' },
      { do: 'switchTold' },
      { do: 'switchAgree', seat: 'A' },
      { do: 'switchAgree', seat: 'B' },
    );
    staffCard(at, 'gridStaff');
    expect(at.step).toMatchObject({ at: 'leadCard', why: 'switch', problem: 'cannotLeadThis' });
    staffCard(at, 'mediator');
    expect(at.table).toMatchObject({ regime: 'people', intake: { source: 'transfer110' } });
    expect(at.table.session?.participants.filter(({ here }) => here === 'admitted').map(({ role }) => role)).toEqual(
      ['gridStaff', 'party', 'party', 'mediator'],
    ); // prettier-ignore
  });
});
