/** Where a member's application ends: dropped or sealed, the line goes on. Pure. */
import { to, type Effect, type Moment, type Step as VisitStep, type Visit } from '../../visit/visit.ts';
import { at } from '../moves.ts';
import { askFor, done, goTo } from './groupMoves.ts';
import type { Applies } from './memberTable.ts';

/** Nothing of it is kept, and the next one is called. */
export function notApplied(visit: Visit, { from, no }: Applies, ...effects: Effect[]): VisitStep {
  const { state, effects: more } = askFor({ ...visit, ink: null }, from, 'consent', no);
  return to(state, ...effects, ...more);
}

export function applied(visit: Visit, { from, no }: Applies, itemId: string, capturedAt: string, moment: Moment): VisitStep {
  const next = done(from, { kind: 'applied', no, itemId, at: capturedAt }, moment);
  return next.ok ? goTo({ ...visit, ink: null }, next.value, { at: 'done', no, applicant: null }) : at(visit, from);
} // prettier-ignore
