/** A side stopped where that ends nothing by itself (诉讼调解): the table stands still until whoever leads goes on or ends it. Pure. */
import type { SessionAct } from '../../contract/sessionScreen.ts';
import { type Effect, type Moment, type Step as VisitStep, type Visit } from '../visit/visit.ts';
import { FACTS, type Step, type Table } from './desk.ts';
import { toDraft } from './drafting.ts';
import { stepTo } from './moves.ts';
import { nextUnread } from './readingTable.ts';
import { happen } from './rules.ts';
import { withoutRoom } from './seated.ts';
import { idOf } from './seats.ts';

export const isClosed = ({ session }: Table): boolean => session?.phase.kind === 'closed';

/** What devices do for this table ends with what it did. */
export function busyEnds({ step }: Table): Effect[] {
  if (step.at === 'sign') return [{ kind: 'stopSigning', job: step.job }];
  return (step.at === 'authorityPaper' || step.at === 'inkScan') && step.job !== null
    ? [{ kind: 'cancelScan', job: step.job }]
    : [];
}

export const halted = (visit: Visit, table: Table): VisitStep =>
  stepTo({ ...visit, ink: null }, table, { at: 'halted', from: table.step }, ...busyEnds(table), { kind: 'watchCard', on: false }); // prettier-ignore

/** Nobody is asked a second time: it goes on because both want to, and whoever leads says so. */
export function haltedAct(
  _visit: Visit,
  table: Table,
  act: Extract<SessionAct, { do: 'resume' | 'endNow' }>,
  moment: Moment,
): Table {
  const { step } = table;
  if (step.at !== 'halted') return table;
  const by = idOf(table, 'lead');
  const done = happen(table, [act.do === 'resume' ? { kind: 'resumed', by } : { kind: 'ended', by, reason: 'refused' }], moment); // prettier-ignore
  if (!done.ok) return table;
  if (act.do === 'endNow') return done.value;
  // whoever was about to take a seat for another is asked anew
  const { from } = step;
  const next =
    from.at === 'authorityPaper' || from.at === 'authority' ? withoutRoom(done.value, from.seat) : done.value;
  return { ...next, step: resumedAt(next, from, moment) };
}

/** Nothing that was under way with a device is taken up in its middle. */
function resumedAt(table: Table, from: Step, moment: Moment): Step {
  switch (table.session?.phase.kind) {
    case 'signing':
      return { at: 'signers', refused: null };
    case 'reading':
      return { at: 'reading', clause: nextUnread(table) ?? FACTS, since: moment.now };
    case 'drafting':
      return toDraft(table);
    default:
      return from;
  }
}
