/** Somebody takes a seat: in the machine, then on to the next seat, the notices, or back to the draft. Pure. */
import type { Participant, SessionEvent } from '../../contract/session/session.ts';
import type { Seat } from '../../contract/session/parties.ts';
import { to, type Effect, type Moment, type Step as VisitStep, type Visit } from '../visit/visit.ts';
import type { Beside, Sitter, Table } from './desk.ts';
import { askCard } from './moves.ts';
import { nextNotice, sitting } from './opening.ts';
import { happen } from './rules.ts';
import { chairOfSeat, idOf, placeOfId, seatsOf, sideOfSeat, vouchedBy } from './seats.ts';

const firstOf = (table: Table): Seat => seatsOf(table)[0] ?? 'A';

/** Invited by whoever leads, come, let in, and known by the card that was just read. */
const comesIn = (table: Table, participant: Participant): SessionEvent[] => [
  { kind: 'invited', by: idOf(table, 'lead'), participant },
  ...letIn(table, participant.id),
];
const letIn = (table: Table, id: string): SessionEvent[] => [
  { kind: 'arrived', by: id, ...placeOfId(table, id) },
  { kind: 'admitted', by: idOf(table, 'lead'), who: id },
];

/** Whoever sits there now speaks for the seat: the party, or somebody whose papers were read. */
export function seated(visit: Visit, table: Table, seat: Seat, moment: Moment, ...effects: Effect[]): VisitStep {
  const acting = table.people[seat]?.acting ?? null;
  const who = idOf(table, seat);
  const here: SessionEvent[] =
    acting === null
      ? letIn(table, seat)
      : comesIn(table, { ...sitting(who, acting.as, sideOfSeat(table, seat), chairOfSeat(table, seat)), actsFor: seat, maySettle: acting.authority !== 'general' });
  const arrived = happen(table, here, moment);
  if (!arrived.ok) return to(visit);
  if (arrived.value.session?.phase.kind === 'drafting') return late(visit, arrived.value, seat, moment, effects);
  const empty = seatsOf(table).find((one) => table.people[one] === null);
  if (empty !== undefined) {
    const { state, effects: asked } = askCard(visit, arrived.value, empty);
    return to(state, ...effects, ...asked);
  }
  const ids = [idOf(table, 'lead'), ...seatsOf(table).map((one) => idOf(table, one)), ...table.beside.map((one) => one.id)];
  const known = happen(
    arrived.value,
    [
      { kind: 'advanced', by: idOf(table, 'lead'), to: 'opened' },
      { kind: 'advanced', by: idOf(table, 'lead'), to: 'identityRound' },
      ...ids.map((id): SessionEvent => ({ kind: 'identityChecked', by: vouchedBy(table, id), who: id })),
      { kind: 'advanced', by: idOf(table, 'lead'), to: 'rightsRound' },
    ],
    moment,
  );
  return known.ok ? nextNotice(visit, known.value, firstOf(table), moment, ...effects) : to(visit);
} // prettier-ignore

/** The card again, after another kind of mediation began; then the next party, then the notices of this kind. */
export function seatedAgain(visit: Visit, table: Table, seat: Seat, moment: Moment, ...effects: Effect[]): VisitStep {
  const who = idOf(table, seat);
  const known = happen(table, [{ kind: 'identityChecked', by: who, who }], moment);
  if (!known.ok) return to(visit);
  const next = seatsOf(table)[seatsOf(table).indexOf(seat) + 1];
  if (next !== undefined) {
    const { state, effects: asked } = askCard(visit, known.value, next, { kind: 'again' });
    return to(state, ...effects, ...asked);
  }
  const told = happen(known.value, [{ kind: 'advanced', by: idOf(table, 'lead'), to: 'rightsRound' }], moment);
  return told.ok ? nextNotice(visit, told.value, firstOf(table), moment, ...effects) : to(visit);
} // prettier-ignore

/** In the middle of the work: known at once, told everything, and nothing of what was done is lost. */
function late(visit: Visit, table: Table, seat: Seat, moment: Moment, effects: readonly Effect[]): VisitStep {
  const who = idOf(table, seat);
  const known = happen(table, [{ kind: 'identityChecked', by: who, who }], moment);
  return known.ok ? nextNotice(visit, known.value, seat, moment, ...effects) : to(visit);
}

/** A helper sits down beside a party, once in each role; the seat itself still waits for its card. */
export function besideSeated(visit: Visit, table: Table, beside: Beside, moment: Moment, ...effects: Effect[]): VisitStep {
  const { id, seat, role } = beside;
  const next: Table = { ...table, beside: [...table.beside, beside] };
  const done = happen(next, comesIn(table, { ...sitting(id, role, sideOfSeat(table, seat), chairOfSeat(table, seat)), actsFor: seat, maySettle: false }), moment);
  const { state, effects: asked } = askCard(visit, done.ok ? done.value : table, seat);
  return done.ok ? to(state, ...effects, ...asked) : to(state, ...asked);
} // prettier-ignore

/** The agent makes room and stays in the records: what they did before was done. */
export function withRoom(table: Table, seat: Seat, sitter: Sitter): Table {
  const before = table.people[seat];
  const moved: Beside[] = before === null || before.acting === null ? [] : [{ id: idOf(table, seat), seat, role: 'agent', sitter: before }]; // prettier-ignore
  return {
    ...table,
    people: { ...table.people, [seat]: sitter },
    beside: [...table.beside, ...moved],
  };
}

/** Whoever came after an agent shows no paper after all: the agent takes the seat again. */
export function withoutRoom(table: Table, seat: Seat): Table {
  const who = idOf(table, seat);
  const agent = table.beside.find((one) => one.seat === seat && one.role === 'agent');
  if (agent === undefined || table.session?.participants.some((one) => one.id === who) === true) return table;
  return {
    ...table,
    people: { ...table.people, [seat]: agent.sitter },
    beside: table.beside.filter((one) => one !== agent),
  };
}
