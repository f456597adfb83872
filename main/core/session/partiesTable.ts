/** Who takes part where there are more than two: how each stands in the dispute, named before anybody sits down. Pure. */
import { areEnough, PARTIES_MAX, Seat, Standing, type Party } from '../../contract/session/parties.ts';
import type { SessionAct } from '../../contract/sessionScreen.ts';
import { to, type Moment, type Step as VisitStep, type Visit } from '../visit/visit.ts';
import type { Table } from './desk.ts';
import { stepTo } from './moves.ts';
import { laidFor } from './opening.ts';
import { seatsOf } from './seats.ts';

type PartiesAct = Extract<
  SessionAct,
  { do: 'moreParties' | 'addParty' | 'standing' | 'removeParty' | 'keepApart' | 'partiesDone' }
>;

export const mayAddParty = ({ parties }: Table): boolean => parties.length < PARTIES_MAX;

/** The first two have the places every mediation has; the others go as they came. */
export const removable = (table: Table): readonly Seat[] => seatsOf(table).slice(2);

export function partiesAct(visit: Visit, table: Table, act: PartiesAct, moment: Moment): VisitStep {
  const { step } = table;
  switch (act.do) {
    case 'moreParties':
      return step.at === 'privacy' ? stepTo(visit, table, { at: 'parties' }) : to(visit);
    case 'addParty':
      return step.at === 'parties' && mayAddParty(table) ? stepTo(visit, table, { at: 'standing' }) : to(visit);
    case 'standing': {
      const seat = Seat.options.find((one) => !seatsOf(table).includes(one));
      if (step.at !== 'standing' || seat === undefined) return to(visit);
      return laidAnew(visit, table, { parties: ordered([...table.parties, { seat, standing: act.standing }]) }, moment);
    }
    case 'removeParty':
      return step.at === 'parties' && removable(table).includes(act.seat)
        ? laidAnew(visit, table, { parties: table.parties.filter(({ seat }) => seat !== act.seat) }, moment)
        : to(visit);
    case 'keepApart':
      return step.at === 'parties' ? stepTo(visit, { ...table, apart: act.on }, { at: 'parties' }) : to(visit);
    case 'partiesDone':
      return step.at === 'parties' && areEnough(table.parties) ? stepTo(visit, table, { at: 'privacy' }) : to(visit);
  }
} // prettier-ignore

/** Whoever asks comes first and is called first; within one standing in the order they were named. */
const ordered = (parties: readonly Party[]): readonly Party[] =>
  parties.toSorted((a, b) => Standing.options.indexOf(a.standing) - Standing.options.indexOf(b.standing));

/** Nobody sits yet: the same session is laid once more, with the places it has now. */
function laidAnew(visit: Visit, table: Table, by: Pick<Table, 'parties'>, moment: Moment): VisitStep {
  const laid = table.session === null ? null : laidFor({ ...table, ...by }, table.session.id, moment);
  return laid === null ? to(visit) : stepTo(visit, laid, { at: 'parties' });
}
