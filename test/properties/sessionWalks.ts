/** Walks a linked session through every state that events can reach, and names the invariants an event has broken; for its tests. */
import { regimes as list } from '../../build/policy/regimes.ts';
import { isHeardBy, openDoubts } from '../../main/contract/session/agreement.ts';
import { lightsOf } from '../../main/contract/session/effect.ts';
import type { Regime } from '../../main/contract/policy.ts';
import type { RegimeId } from '../../main/contract/session/regime.ts';
import { isWork, type Participant, type Session, type SessionEffect, type SessionEvent, type SessionMoment } from '../../main/contract/session/session.ts'; // prettier-ignore
import { newSession, stepSession } from '../../main/contract/session/step.ts';
import type { SessionRules } from '../../main/contract/session/table.ts';

/** One regime of the pack, with one notice. */
const byId = (id: RegimeId): Regime => {
  const found = list.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  // one notice is enough to walk every order of acknowledging
  return { ...found, notices: found.notices.slice(0, 1) };
};
export const rules: SessionRules = {
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
export const person = (id: string, over: Partial<Participant>): Participant => ({
  id, role: 'party', side: null, place: { kind: 'seat', booth: `the booth of ${id}`, seat: 'A' }, actsFor: null, maySettle: false, here: 'invited', identityAt: null, acknowledged: [],
  ...over,
}); // prettier-ignore
export const at: SessionMoment = { now: 0, wall: '2026-11-25T10:00:00+08:00', link: 'online' };

export interface World {
  readonly regime: RegimeId;
  readonly people: readonly Participant[];
  readonly events: readonly SessionEvent[];
  readonly moment: SessionMoment;
  /** States of one key are walked once; without it, all that differ in anything. */
  readonly keyOf?: (session: Session) => string;
}

export const PHASES = ['opened', 'identityRound', 'rightsRound', 'statements', 'proposals', 'drafting', 'reading', 'signing'] as const; // prettier-ignore

export function eventsOf(
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

/** The version only counts edits, so two states that differ in it alone are one. */
const plainKey = (session: Session): string =>
  JSON.stringify({
    ...session,
    agreement: { ...session.agreement, version: 0 },
    switches: session.switches.length,
  });

export function walk(world: World, judge: Judge): Walked {
  const [host, ...others] = world.people;
  if (host === undefined) throw new Error('nobody');
  const first: Session = { ...newSession('s', world.regime, host), participants: [host, ...others] };
  const keyOf = world.keyOf ?? plainKey;
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

export const LEAD = person('M', { role: 'mediator' });
export const A = person('A', { side: 'applicant' });
export const B = person('B', { side: 'respondent' });

/** The invariants an event has broken, by their words; none is what every test expects. */
export function broken(
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
