/** Every state of a small session, reached by every event from every state: what must never happen, does not. */
import { describe, expect, it } from 'vitest';
import { regimes as list } from '../../../build/policy/regimes.ts';
import { isHeardBy, openDoubts } from './agreement.ts';
import { lightsOf } from './effect.ts';
import type { Regime } from '../policy.ts';
import type { RegimeId } from './regime.ts';
import {
  bindersOf,
  isWork,
  type Participant,
  type Session,
  type SessionEffect,
  type SessionEvent,
  type SessionMoment,
} from './session.ts';
import { newSession, stepSession } from './step.ts';
import { everyPartyIsBound } from './table.ts';
import type { SessionRules } from './table.ts';

const byId = (id: RegimeId): Regime => {
  const found = list.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  // one notice is enough to walk every order of acknowledging
  return { ...found, notices: found.notices.slice(0, 1) };
};
const rules: SessionRules = {
  freshIdentityMs: 600_000,
  regimes: {
    people: byId('people'),
    courtInvitedPreFiling: byId('courtInvitedPreFiling'),
    courtInvitedPostFiling: byId('courtInvitedPostFiling'),
    judgeLed: byId('judgeLed'),
    police: byId('police'),
    administrative: byId('administrative'),
  },
};
const person = (id: string, over: Partial<Participant>): Participant => ({
  id, role: 'party', side: null, place: { kind: 'remote' }, actsFor: null, maySettle: false, here: 'invited', identityAt: null, acknowledged: [],
  ...over,
}); // prettier-ignore
const at: SessionMoment = { now: 0, wall: '2026-11-25T10:00:00+08:00', link: 'online' };

interface World {
  readonly regime: RegimeId;
  readonly people: readonly Participant[];
  readonly events: readonly SessionEvent[];
  readonly moment: SessionMoment;
}

const PHASES = ['opened', 'identityRound', 'rightsRound', 'statements', 'proposals', 'drafting', 'reading', 'signing'] as const; // prettier-ignore

function eventsOf(
  lead: string,
  ids: readonly string[],
  notice: string,
  over: readonly SessionEvent[],
): SessionEvent[] {
  const document = 'd'.repeat(64);
  return [
    { kind: 'invitationsSent', by: lead },
    ...ids.flatMap((id): SessionEvent[] => [
      { kind: 'arrived', by: id },
      { kind: 'admitted', by: lead, who: id },
      { kind: 'identityChecked', by: id, who: id },
    ]),
    ...['A', 'B'].flatMap((id): SessionEvent[] => [
      { kind: 'noticeAcknowledged', by: id, notice },
      { kind: 'clauseHeard', by: id, clause: 'c1' },
      { kind: 'signed', by: id, document, soleControl: true },
    ]),
    ...PHASES.map((to): SessionEvent => ({ kind: 'advanced', by: lead, to })),
    { kind: 'lost', who: 'B' },
    { kind: 'caucusCalled', by: lead, side: 'applicant', othersLeftRoom: false },
    { kind: 'edited', by: lead, clauses: [{ id: 'c1', text: 'one' }], blocks: 0 },
    { kind: 'locked', by: lead, document },
    { kind: 'doubted', by: 'A', clause: 'c1', what: 'notUnderstood' },
    { kind: 'cleared', by: 'A', clause: 'c1' },
    { kind: 'refusedToSign', by: 'B', objects: false },
    { kind: 'lightGiven', by: lead, light: 'mediator', document },
    { kind: 'lightGiven', by: lead, light: 'organisation', document },
    { kind: 'served', by: lead },
    { kind: 'confirmationAsked', by: 'A' },
    { kind: 'paused', by: 'A', why: 'cooldown' },
    { kind: 'resumed', by: lead },
    { kind: 'stopped', by: 'A' },
    { kind: 'ended', by: lead, reason: 'agreement' },
    { kind: 'ended', by: lead, reason: 'tooFarApart' },
    ...over,
  ];
}

interface Walked {
  readonly states: number;
  readonly transitions: number;
  readonly phases: ReadonlySet<string>;
  readonly broken: readonly string[];
}

type Judge = (
  before: Session,
  event: SessionEvent,
  after: Session,
  effects: readonly SessionEffect[],
) => string[];

function walk(world: World, judge: Judge): Walked {
  const [host, ...others] = world.people;
  if (host === undefined) throw new Error('nobody');
  const first: Session = { ...newSession('s', world.regime, host), participants: [host, ...others] };
  // the version only counts edits, so two states that differ in it alone are one
  const keyOf = (session: Session): string => JSON.stringify({ ...session, agreement: { ...session.agreement, version: 0 }, switches: session.switches.length }); // prettier-ignore
  const seen = new Set([keyOf(first)]);
  const phases = new Set([first.phase.kind as string]);
  const found = new Set<string>();
  let [open, transitions] = [[first], 0];
  while (open.length > 0) {
    const next: Session[] = [];
    for (const session of open) {
      for (const event of world.events) {
        const stepped = stepSession(session, event, rules, world.moment);
        if (!stepped.ok) continue;
        transitions += 1;
        const after = stepped.value.session;
        for (const what of judge(session, event, after, stepped.value.effects)) found.add(what);
        const key = keyOf(after);
        if (seen.has(key) || after.switches.length > 1) continue;
        seen.add(key);
        phases.add(after.phase.kind);
        next.push(after);
      }
    }
    open = next;
  }
  return { states: seen.size, transitions, phases, broken: [...found] };
}

const LEAD = person('M', { role: 'mediator' });
const A = person('A', { side: 'applicant' });
const B = person('B', { side: 'respondent' });

/** The invariants an event has broken, by their words; none is what every test expects. */
function broken(
  before: Session,
  event: SessionEvent,
  after: Session,
  effects: readonly SessionEffect[],
): string[] {
  const regime = rules.regimes[after.regime];
  const { phase } = after;
  const parties = after.participants.filter((one) => one.role === 'party');
  const lights = lightsOf(after, regime);
  const never: readonly (readonly [string, boolean])[] = [
    ['a signature without a fresh identity, on other words, unheard or with a doubt open', event.kind === 'signed' && after.signatures.length > before.signatures.length &&
      (before.participants.find((one) => one.id === event.by)?.identityAt === null || event.document !== before.agreement.locked ||
        !isHeardBy(before.agreement, event.by) || openDoubts(before.agreement) > 0)],
    ['a signature taken away', JSON.stringify(after.signatures.slice(0, before.signatures.length)) !== JSON.stringify(before.signatures)],
    ['sealed before every party and every light', ['sealed', 'service', 'confirmation'].includes(phase.kind) &&
      (lights.effectiveAt === null || [...lights.parties, ...lights.others].some((one) => one.at === null))],
    ['a caucus that reaches the other side', phase.kind === 'caucus' && effects.some((effect) => effect.do === 'connect' &&
      after.participants.some((one) => one.side !== null && one.side !== phase.side && effect.whom.includes(one.id)))],
    ['a stop that did not end the mediation', event.kind === 'stopped' && regime.stopEnds && (phase.kind !== 'closed' || phase.reason !== 'refused')],
    ['somebody lost who is still known', after.participants.some((one) => (one.here === 'lost' || one.here === 'left') && one.identityAt !== null)],
    ['a phase begun with a party unknown or untold', event.kind === 'advanced' && isWork(phase) &&
      ['statements', 'proposals', 'drafting', 'reading', 'signing'].includes(event.to) &&
      parties.some((one) => one.identityAt === null || one.acknowledged.length !== regime.notices.length)],
    ['a regime that carries something over', event.kind === 'regimeSwitched' && (after.agreement.clauses.length > 0 ||
      after.participants.some((one) => one.acknowledged.length > 0) ||
      !effects.some((effect) => effect.do === 'setPapersAside' && effect.regime === before.regime))],
  ]; // prettier-ignore
  return never.filter(([, happened]) => happened).map(([what]) => `${what}: ${event.kind}`);
}

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
});
