/** From the kind of dispute to the notices: the table is laid, both sides are told what is theirs. Pure. */
import type { DisputeKindId } from '../../contract/policy.ts';
import type { Effect, Moment, Step as VisitStep, Visit } from '../visit/visit.ts';
import { to } from '../visit/visit.ts';
import { newSession } from '../../contract/session/step.ts';
import type { Participant, SessionEvent, Side } from '../../contract/session/session.ts';
import type { Seat, ServiceWish } from '../../contract/session/parties.ts';
import type { SessionAct } from '../../contract/sessionScreen.ts';
import type { Table } from './desk.ts';
import { withSitter } from './desk.ts';
import { askCard, stepTo, wish } from './moves.ts';
import { toDraft } from './drafting.ts';
import { firstDays } from './payments.ts';
import { redrafted } from './terms.ts';
import { chairOfSeat, idOf, isMany, seatsOf, sideOfSeat } from './seats.ts';
import { maySeek, seekDemo } from './demoTable.ts';
import { groupDraft } from './group/groupClauses.ts';
import { happen, ruledRegime } from './rules.ts';

export const sitting = (id: string, role: Participant['role'], side: Side | null, seat: 'A' | 'B' | 'staff'): Participant => ({
  id, role, side, place: { kind: 'seat', booth: 'this', seat }, actsFor: null, maySettle: role === 'party', here: 'invited', identityAt: null, acknowledged: [],
}); // prettier-ignore

export function chooseKind(visit: Visit, table: Table, kind: string, moment: Moment): VisitStep {
  if (table.step.at !== 'kinds') return to(visit);
  const chosen = moment.pack.agreements.find((one) => one.kind === kind);
  if (chosen === undefined) return to(visit);
  // whoever opens it for somebody else first asks the person who is there
  if (table.intake !== null) return stepTo(visit, { ...table, kind: chosen.kind }, { at: 'willing' });
  return layTable(visit, table, chosen.kind, moment);
}

/** Everybody of staff sits; from here on there is a session. */
export function layTable(visit: Visit, table: Table, kind: DisputeKindId, moment: Moment): VisitStep {
  const laid = laidFor({ ...table, kind }, moment.newId, moment);
  return laid === null ? to(visit) : stepTo(visit, laid, { at: 'privacy' }, wish({ do: 'noteOpened' }));
}

/**
 * The table as the machine knows it: everybody of staff is there, each party invited. Null: the machine does not agree. Whoever opened
 * it for somebody else invites, by a right of their own; from the opening on only whoever leads does anything.
 */
export function laidFor(table: Table, id: string, moment: Moment): Table | null {
  const { regime, attending } = table;
  const staff = [
    sitting(table.leadId, table.lead.role, null, 'staff'),
    ...attending.map((one) => sitting(one.id, one.member.role, null, 'staff')),
  ];
  const host = (table.intake === null ? undefined : staff[1]) ?? staff[0];
  if (host === undefined) return null;
  const by = host.id;
  const others = staff.filter((one) => one.id !== by);
  const laid: Table = { ...table, session: newSession(id, regime, host) };
  const done = happen(
    laid,
    [
      ...[
        ...seatsOf(table).map((seat) =>
          sitting(seat, 'party', sideOfSeat(table, seat), chairOfSeat(table, seat)),
        ),
        ...others,
      ].map((participant): SessionEvent => ({ kind: 'invited', by, participant })),
      { kind: 'invitationsSent', by },
      ...[by, ...others.map(({ id }) => id)].flatMap((id): SessionEvent[] => [
        { kind: 'arrived', by: id },
        { kind: 'admitted', by, who: id },
      ]),
    ],
    moment,
  );
  return done.ok ? done.value : null;
}

type Told = Extract<SessionAct, { do: 'privacyRead' | 'acknowledge' }>;

const record = (notice: string, version: string, act: Told, moment: Moment) => ({
  notice,
  version,
  shownMs: act.shownMs,
  readAloud: act.readAloud,
  at: moment.at,
});

export function privacyRead(
  visit: Visit,
  table: Table,
  act: Extract<Told, { do: 'privacyRead' }>,
  moment: Moment,
): VisitStep {
  if (table.step.at !== 'privacy') return to(visit);
  const privacy = record('privacyNotice', moment.pack.notice.version, act, moment);
  const note: Effect = {
    kind: 'noteConsent',
    stage: 'privacyNotice',
    textVersion: privacy.version,
    answer: true,
  };
  const { state, effects } = askCard(visit, { ...table, privacy }, seatsOf(table)[0] ?? 'A');
  return to(state, note, ...effects);
}

/** The notices of the regime, one seat after the other; the tap is the person's own. */
export function acknowledge(
  visit: Visit,
  table: Table,
  act: Extract<Told, { do: 'acknowledge' }>,
  moment: Moment,
): VisitStep {
  const { step } = table;
  if (step.at !== 'notice' || step.seat !== act.seat || step.notice !== act.notice) return to(visit);
  const sitter = table.people[act.seat];
  const text = moment.pack.notices.find((one) => one.id === act.notice);
  if (sitter === null || text === undefined) return to(visit);
  const told = withSitter(table, act.seat, {
    ...sitter,
    told: [...sitter.told, record(text.id, text.version, act, moment)],
  });
  const done = happen(
    told,
    [{ kind: 'noticeAcknowledged', by: idOf(table, act.seat), notice: act.notice }],
    moment,
  );
  if (!done.ok) return to(visit);
  const note = wish({ do: 'noteTold', seat: act.seat, notice: text.id, version: text.version });
  return nextNotice(visit, done.value, act.seat, moment, note);
}

/** The first notice a seat has not acknowledged; with none left at either seat the drafting begins. */
export function nextNotice(
  visit: Visit,
  table: Table,
  seat: Seat,
  moment: Moment,
  ...effects: Effect[]
): VisitStep {
  const person = table.session?.participants.find((one) => one.id === idOf(table, seat));
  const open = ruledRegime(moment.pack, table).notices.find(
    (id) => person?.acknowledged.includes(id) === false,
  );
  if (open !== undefined) return stepTo(visit, table, { at: 'notice', seat, notice: open }, ...effects);
  // whoever leaves the chair before the end says how the agreement reaches them
  if (isMany(table) && table.people[seat]?.service === null)
    return stepTo(visit, table, { at: 'service', seat }, ...effects);
  // somebody who came later: the table goes on where it was
  if (table.session?.phase.kind === 'drafting') return toWork(visit, table, moment, ...effects);
  const next = seatsOf(table)[seatsOf(table).indexOf(seat) + 1];
  if (next !== undefined) return nextNotice(visit, table, next, moment, ...effects);
  return maySeek(table, moment.pack)
    ? seekDemo(visit, table, ...effects)
    : toWork(visit, table, moment, ...effects);
}

/** Everybody is told: the agreement is put together, or goes on where it was. */
export function toWork(visit: Visit, table: Table, moment: Moment, ...effects: Effect[]): VisitStep {
  if (table.session?.phase.kind === 'drafting') {
    const { state, effects: more } = redrafted(visit, table, table.draft, moment);
    return to(state, ...effects, ...more);
  }
  const done = happen(
    table,
    [
      { kind: 'advanced', by: idOf(table, 'lead'), to: 'statements' },
      { kind: 'advanced', by: idOf(table, 'lead'), to: 'drafting' },
    ],
    moment,
  );
  if (!done.ok) return to(visit);
  if (table.group !== null) {
    // the group's own clauses stand there from the beginning
    const { state, effects: more } = redrafted(
      visit,
      done.value,
      groupDraft(table.group, firstDays(moment.today, moment.pack)[0] ?? moment.today, moment),
      moment,
    );
    return to(state, ...effects, ...more);
  }
  return stepTo(visit, done.value, toDraft(done.value), ...effects);
}

/** 在线诉讼规则 29: electronic only where the party itself agreed; otherwise a paper copy is brought or sent. */
export function serviceChosen(visit: Visit, table: Table, seat: Seat, way: ServiceWish, moment: Moment): VisitStep {
  const { step } = table;
  const sitter = table.people[seat];
  if (step.at !== 'service' || step.seat !== seat || sitter === null) return to(visit);
  const consent: Effect = { kind: 'noteConsent', stage: 'eService', textVersion: moment.pack.consents.eService.version, answer: way === 'electronic' };
  return nextNotice(visit, withSitter(table, seat, { ...sitter, service: way }), seat, moment, consent);
} // prettier-ignore
