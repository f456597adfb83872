/** Every reachable state of a linked session, walked: what must never happen does not, and the figures are told. */
import { describe, expect, it } from 'vitest';
import { isHeardBy } from './agreement.ts';
import { bindersOf, type Participant, type SessionEvent, type SessionMoment } from './session.ts';
import { everyPartyIsBound } from './table.ts';
import {
  A,
  at,
  B,
  broken,
  eventsOf,
  LEAD,
  person,
  PHASES,
  walk,
} from '../../../test/properties/sessionWalks.ts';

describe('a linked session, walked through every state', () => {
  it('keeps its invariants in people’s mediation', () => {
    const events = eventsOf('M', ['M', 'A', 'B'], 'rights', []);
    const walked = walk({ regime: 'people', people: [LEAD, A, B], events, moment: at }, broken);
    expect(walked.broken).toEqual([]);
    expect([...walked.phases].toSorted()).toEqual(
      ['caucus', 'closed', 'confirmation', 'draft', 'drafting', 'identityRound', 'invited', 'lobby', 'opened', 'paused', 'proposals', 'reading', 'rightsRound', 'sealed', 'service', 'signing', 'statements'],
    ); // prettier-ignore
    process.stdout.write(
      `people: ${walked.states} states, ${walked.transitions} transitions, 8 invariants\n`,
    );
    expect(walked.states).toBeGreaterThan(1000);
  }, 300_000);

  it('never signs on the court’s platform while the link is away', () => {
    const events = eventsOf('M', ['M', 'A', 'B'], 'rights', []);
    const offline: SessionMoment = { ...at, link: 'offline' };
    const walked = walk(
      { regime: 'courtInvitedPreFiling', people: [LEAD, A, B], events, moment: offline },
      (before, event, after, effects) => [
        ...broken(before, event, after, effects),
        ...(after.signatures.some((one) => one.act === 'signed') ? ['signed without the link'] : []),
      ],
    );
    expect(walked.broken).toEqual([]);
    expect(walked.phases.has('signing')).toBe(true);
    expect(walked.phases.has('sealed')).toBe(false);
  }, 300_000);

  it('goes from police to people’s mediation only explained, with a mediator, and from an empty paper', () => {
    const officer = person('P', { role: 'policeOfficer' });
    const events = [
      ...eventsOf('P', ['P', 'M', 'A', 'B'], 'policeRights', []).filter((event) => event.kind !== 'doubted' && event.kind !== 'cleared'),
      { kind: 'switchOffered', by: 'P', to: 'people' },
      { kind: 'switchOffered', by: 'A', to: 'people' },
      { kind: 'switchOffered', by: 'P', to: 'judgeLed' },
      { kind: 'switchAgreed', by: 'A' },
      { kind: 'switchAgreed', by: 'B' },
      { kind: 'switchAgreed', by: 'M' },
      { kind: 'switchDropped', by: 'B' },
      { kind: 'handedOver', by: 'P', document: 'd'.repeat(64) },
      { kind: 'regimeSwitched', by: 'P', to: 'people', explained: true },
      { kind: 'regimeSwitched', by: 'P', to: 'people', explained: false },
      { kind: 'regimeSwitched', by: 'A', to: 'people', explained: true },
    ] satisfies SessionEvent[]; // prettier-ignore
    let [switches, handed] = [0, 0];
    const walked = walk({ regime: 'police', people: [officer, LEAD, A, B], events, moment: at }, (before, event, after, effects) => {
      const found = broken(before, event, after, effects);
      // its papers are signed on police forms, not here
      if (after.regime === 'police' && after.phase.kind === 'signing') found.push('a police paper signed as a civil one');
      if (after.phase.kind === 'closed' && after.phase.reason === 'onPaper' && event.kind === 'handedOver') {
        handed += 1;
        if (before.phase.kind !== 'reading' || !['A', 'B'].every((id) => isHeardBy(before.agreement, id))) found.push('handed over unread');
      }
      if (event.kind !== 'regimeSwitched') return found;
      switches += 1;
      if (event.by !== 'P' || !event.explained) found.push('switched unexplained');
      if (after.participants.find((one) => one.id === 'M')?.here !== 'admitted') found.push('switched without a mediator');
      if (!['A', 'B'].every((id) => before.turning?.agreed.includes(id) === true)) found.push('switched before both agreed');
      if (before.declined.includes('people')) found.push('asked a second time');
      if (after.participants.some((one) => one.role === 'party' && one.identityAt !== null)) found.push('begun anew with old identities');
      return found;
    }); // prettier-ignore
    expect(walked.broken).toEqual([]);
    expect(switches).toBeGreaterThan(0);
    expect(handed).toBeGreaterThan(0);
    process.stdout.write(
      `police to people: ${walked.states} states, ${walked.transitions} transitions, 13 invariants\n`,
    );
  }, 300_000);

  it('reads and signs nothing for a party whose agent may not settle, until a special authority or the party itself comes', () => {
    const agent = person('G', { role: 'agent', side: 'respondent', actsFor: 'B' });
    const helper = person('H', { role: 'supporter', side: 'respondent', actsFor: 'B' });
    // these two are there and known from the beginning: the walk is about the other side
    const lead: Participant = { ...LEAD, here: 'admitted', identityAt: 0 };
    const applicant: Participant = { ...A, here: 'admitted', identityAt: 0 };
    const document = 'd'.repeat(64);
    const both = (id: string): SessionEvent[] => [
      { kind: 'noticeAcknowledged', by: id, notice: 'rights' },
      { kind: 'clauseHeard', by: id, clause: 'c1' },
      { kind: 'signed', by: id, document, soleControl: true },
    ];
    const comes = (id: string): SessionEvent[] => [
      { kind: 'arrived', by: id },
      { kind: 'admitted', by: 'M', who: id },
      { kind: 'identityChecked', by: id, who: id },
    ];
    const events: SessionEvent[] = [
      { kind: 'invitationsSent', by: 'M' },
      { kind: 'invited', by: 'M', participant: agent },
      { kind: 'invited', by: 'M', participant: helper },
      ...['B', 'G'].flatMap(comes),
      { kind: 'arrived', by: 'H' },
      { kind: 'admitted', by: 'M', who: 'H' },
      ...['A', 'B', 'G', 'H'].flatMap(both),
      ...PHASES.filter((to) => to !== 'proposals').map((to): SessionEvent => ({ kind: 'advanced', by: 'M', to })),
      { kind: 'edited', by: 'M', clauses: [{ id: 'c1', text: 'one' }], blocks: 0 },
      { kind: 'locked', by: 'M', document },
      { kind: 'authorityShown', by: 'M', who: 'G', special: true },
      // nobody but whoever leads says what a paper says
      { kind: 'authorityShown', by: 'G', who: 'G', special: true },
    ];
    let byAgent = 0;
    const walked = walk({ regime: 'people', people: [lead, applicant, B], events, moment: at }, (before, event, after) => {
      const found: string[] = [];
      const binders = new Set(bindersOf(before, 'B').map((one) => one.id));
      const signedFor = after.signatures.length > before.signatures.length && event.kind === 'signed' ? event.by : null;
      if (signedFor !== null && signedFor !== 'A' && !binders.has(signedFor)) found.push('signed by somebody who cannot bind the party');
      if (signedFor === 'G') byAgent += 1;
      if (event.kind === 'advanced' && (after.phase.kind === 'reading' || after.phase.kind === 'signing') && !everyPartyIsBound(after)) found.push('read while nobody can sign');
      if (event.kind === 'authorityShown' && event.by === 'G') found.push('an agent gave itself authority');
      if (after.agreement.clauses.some((one) => one.heardBy.includes('H'))) found.push('a helper confirmed');
      return found;
    });
    process.stdout.write(`with an agent and a helper: ${walked.states} states, ${walked.transitions} transitions, 4 invariants\n`);
    expect(walked.broken).toEqual([]);
    expect(walked.phases.has('signing')).toBe(true);
    expect(byAgent).toBeGreaterThan(0);
  }, 300_000); // prettier-ignore

  it('lets whoever hosts call people together and let them in, and nothing else', () => {
    const host = person('G', { role: 'gridStaff', here: 'admitted' });
    const document = 'd'.repeat(64);
    const theirs: readonly SessionEvent[] = [
      ...eventsOf('G', ['M', 'A', 'B'], 'rights', []).filter((event) => !('by' in event) || event.by === 'G'),
      { kind: 'invited', by: 'G', participant: person('H', { role: 'supporter', side: 'respondent', actsFor: 'B' }) },
      { kind: 'identityChecked', by: 'G', who: 'A' },
      { kind: 'authorityShown', by: 'G', who: 'B', special: true },
      { kind: 'noticeAcknowledged', by: 'G', notice: 'rights' },
      { kind: 'clauseHeard', by: 'G', clause: 'c1' },
      { kind: 'doubted', by: 'G', clause: 'c1', what: 'objects' },
      { kind: 'cleared', by: 'G', clause: 'c1' },
      { kind: 'signed', by: 'G', document, soleControl: true },
      { kind: 'refusedToSign', by: 'G', objects: false },
      { kind: 'stopped', by: 'G' },
      { kind: 'confirmationAsked', by: 'G' },
      { kind: 'switchOffered', by: 'G', to: 'people' },
      { kind: 'switchAgreed', by: 'G' },
      { kind: 'handedOver', by: 'G', document },
    ];
    const lead = eventsOf('M', ['A', 'B'], 'rights', []).filter(({ kind }) => kind !== 'invitationsSent' && kind !== 'admitted' && kind !== 'caucusCalled' && kind !== 'paused' && kind !== 'doubted' && kind !== 'cleared');
    const may = new Set<SessionEvent['kind']>(['invited', 'invitationsSent', 'admitted']);
    let [byHost, closed] = [0, 0];
    const walked = walk({ regime: 'people', people: [host, LEAD, A, B], events: [...lead, ...theirs, { kind: 'arrived', by: 'M' }, { kind: 'identityChecked', by: 'M', who: 'M' }], moment: at }, (before, event, after, effects) => {
      const found = broken(before, event, after, effects);
      if (!('by' in event) || event.by !== 'G') return found;
      byHost += 1;
      const calledOff = event.kind === 'ended' && ['draft', 'invited', 'lobby'].includes(before.phase.kind);
      if (calledOff) closed += 1;
      if (!may.has(event.kind) && !calledOff) found.push(`done by whoever hosts: ${event.kind}`);
      return found;
    });
    process.stdout.write(`opened by grid staff: ${walked.states} states, ${walked.transitions} transitions, 9 invariants\n`);
    expect(walked.broken).toEqual([]);
    expect(walked.phases.has('sealed')).toBe(true);
    expect(Math.min(byHost, closed)).toBeGreaterThan(0);
  }, 300_000); // prettier-ignore

  it('lets a guest in only after each party said yes, alone and once, and takes no act of theirs', () => {
    const deputy = person('D', { role: 'deputy' });
    const document = 'd'.repeat(64);
    const lead: Participant = { ...LEAD, here: 'admitted', identityAt: 0 };
    const kept: ReadonlySet<SessionEvent['kind']> = new Set(['invitationsSent', 'arrived', 'admitted', 'identityChecked', 'noticeAcknowledged', 'clauseHeard', 'signed', 'advanced', 'edited', 'locked', 'lightGiven', 'stopped', 'lost']);
    const events: SessionEvent[] = [
      ...eventsOf('M', ['A', 'B'], 'rights', []).filter((event) => kept.has(event.kind)),
      { kind: 'guestProposed', by: 'M', call: 'neutral' }, { kind: 'guestProposed', by: 'A', call: 'neutral' },
      ...['A', 'B', 'M'].flatMap((by): SessionEvent[] => [{ kind: 'guestAnswered', by, agrees: true }, { kind: 'guestAnswered', by, agrees: false }]),
      { kind: 'guestDropped', by: 'M' }, { kind: 'guestDropped', by: 'B' },
      { kind: 'invited', by: 'M', participant: deputy },
      { kind: 'arrived', by: 'D' }, { kind: 'admitted', by: 'M', who: 'D' }, { kind: 'identityChecked', by: 'D', who: 'D' },
      { kind: 'clauseHeard', by: 'D', clause: 'c1' }, { kind: 'doubted', by: 'D', clause: 'c1', what: 'objects' },
      { kind: 'signed', by: 'D', document, soleControl: true }, { kind: 'lightGiven', by: 'D', light: 'mediator', document },
      { kind: 'noticeAcknowledged', by: 'D', notice: 'rights' }, { kind: 'advanced', by: 'D', to: 'reading' }, { kind: 'admitted', by: 'D', who: 'B' }, { kind: 'stopped', by: 'D' },
    ];
    const own: ReadonlySet<SessionEvent['kind']> = new Set(['arrived', 'identityChecked']);
    let [came, declined] = [0, 0];
    const walked = walk({ regime: 'people', people: [lead, A, B], events, moment: at }, (before, event, after, effects) => {
      const found = broken(before, event, after, effects);
      if (event.kind === 'invited') {
        came += 1;
        if (!['A', 'B'].every((id) => before.guesting?.answered.includes(id) === true) || before.guesting?.no !== false) found.push('came before each said yes');
      }
      if (after.guestDeclined.length > before.guestDeclined.length) {
        declined += 1;
        if (after.guesting !== null || JSON.stringify(after).includes('answered')) found.push('who said no is kept');
      }
      if (event.kind === 'guestProposed' && (before.guestDeclined.length > 0 || event.by !== 'M')) found.push('asked a second time, or by somebody else');
      if ('by' in event && event.by === 'D' && !own.has(event.kind)) found.push(`done by a guest: ${event.kind}`);
      if ((event.kind === 'guestAnswered' && event.by === 'M') || (event.kind === 'guestDropped' && event.by === 'B')) found.push('answered by somebody who was not asked');
      return found;
    });
    process.stdout.write(`with a guest: ${walked.states} states, ${walked.transitions} transitions, 13 invariants\n`);
    expect(walked.broken).toEqual([]);
    expect(Math.min(came, declined)).toBeGreaterThan(0);
    expect(walked.phases.has('signing')).toBe(true);
  }, 300_000); // prettier-ignore

  it('asks for an agency and for a consumer committee apart, and lets neither lead, hear or sign', () => {
    const [agency, committee] = [person('E', { role: 'agencyRep' }), person('C', { role: 'consumerCommittee' })];
    const lead: Participant = { ...LEAD, here: 'admitted', identityAt: 0 };
    const kept: ReadonlySet<SessionEvent['kind']> = new Set(['invitationsSent', 'arrived', 'admitted', 'identityChecked', 'noticeAcknowledged', 'advanced', 'edited', 'locked', 'clauseHeard']);
    const calls = ['agencyRep', 'consumerCommittee'] as const;
    const theirs = ['E', 'C'].flatMap((by): SessionEvent[] => [
      { kind: 'arrived', by }, { kind: 'admitted', by: 'M', who: by }, { kind: 'clauseHeard', by, clause: 'c1' }, { kind: 'signed', by, document: 'd'.repeat(64), soleControl: true },
      { kind: 'advanced', by, to: 'reading' }, { kind: 'admitted', by, who: 'B' }, { kind: 'identityChecked', by, who: 'A' }, { kind: 'guestProposed', by, call: 'neutral' },
      { kind: 'noticeAcknowledged', by, notice: 'rights' }, { kind: 'stopped', by }, { kind: 'ended', by, reason: 'other' },
    ]);
    const events: SessionEvent[] = [
      ...eventsOf('M', ['A', 'B'], 'rights', []).filter((event) => kept.has(event.kind)),
      ...calls.map((call): SessionEvent => ({ kind: 'guestProposed', by: 'M', call })),
      ...['A', 'B'].flatMap((by): SessionEvent[] => [true, false].map((agrees) => ({ kind: 'guestAnswered', by, agrees }))),
      { kind: 'guestDropped', by: 'M' },
      { kind: 'invited', by: 'M', participant: agency }, { kind: 'invited', by: 'M', participant: committee },
      ...theirs,
    ];
    let [came, both, oneNo] = [0, 0, 0];
    const walked = walk({ regime: 'people', people: [lead, A, B], events, moment: at }, (before, event, after, effects) => {
      const found = broken(before, event, after, effects);
      const roles = after.participants.map(({ role }) => role);
      if (event.kind === 'invited') {
        came += 1;
        if (before.guesting?.call !== event.participant.role || before.guesting.no || before.guesting.answered.length !== 2) found.push('came on another’s yes');
      }
      if (calls.every((call) => roles.includes(call))) both += 1;
      if (after.guestDeclined.length === 1 && calls.some((call) => roles.includes(call))) oneNo += 1;
      if (calls.some((call) => roles.includes(call) && after.guestDeclined.includes(call))) found.push('is there after a no');
      if ('by' in event && (event.by === 'E' || event.by === 'C') && event.kind !== 'arrived') found.push(`done by a guest: ${event.kind}`);
      return found;
    });
    process.stdout.write(`with an agency and a committee: ${walked.states} states, ${walked.transitions} transitions, 11 invariants\n`);
    expect(walked.broken).toEqual([]);
    expect(Math.min(came, both, oneNo)).toBeGreaterThan(0);
    expect(walked.phases.has('reading')).toBe(true);
  }, 300_000); // prettier-ignore
});
