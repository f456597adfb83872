/** Moves at the desk that every part of it makes: to another step, for a card, with a wish to the runner. Pure. */
import type { Seat } from '../../contract/session/parties.ts';
import { to, type Effect, type Step as VisitStep, type Visit } from '../visit/visit.ts';
import type { Coming, Desk, LeadWhy, Step, Table, TurnedAt } from './desk.ts';
import type { SessionWish } from './wishes.ts';

export const wish = (asked: SessionWish): Effect => ({ kind: 'session', wish: asked });

export const at = (visit: Visit, desk: Desk, ...effects: Effect[]): VisitStep =>
  to({ ...visit, place: { kind: 'session', desk } }, ...effects);

export const stepTo = (visit: Visit, table: Table, step: Step, ...effects: Effect[]): VisitStep =>
  at(visit, { ...table, step }, ...effects);

/** `coming`: who is to lay it down; the party itself where nobody said otherwise. */
export const askCard = (
  visit: Visit,
  table: Table,
  seat: Seat,
  coming: Coming = { kind: 'party' },
): VisitStep =>
  // prettier-ignore
  stepTo(
    visit,
    table,
    { at: 'seatCard', seat, coming, phase: 'waiting', problem: null },
    { kind: 'watchCard', on: true },
  );

/** Another card of staff; `from`: where the table was. */
export const askLead = (visit: Visit, table: Table, why: LeadWhy, from: TurnedAt): VisitStep =>
  stepTo(
    visit,
    table,
    { at: 'leadCard', why, from, phase: 'waiting', problem: null, held: null },
    { kind: 'watchCard', on: true },
  );
