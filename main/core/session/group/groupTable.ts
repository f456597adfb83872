/** The table of a group's representatives: laid for them and whoever they negotiate with, left for the group and taken up again. Pure. */
import type { Group } from '../../../contract/session/group.ts';
import { Seat, type Party } from '../../../contract/session/parties.ts';
import { to, type Moment, type Step as VisitStep, type Visit } from '../../visit/visit.ts';
import { NO_SITTERS, type Sitter, type Table } from '../desk.ts';
import { at, stepTo, wish } from '../moves.ts';
import { laidFor } from '../opening.ts';
import { redrafted } from '../terms.ts';
import { draftAfter } from './groupClauses.ts';
import type { GroupDesk } from './groupDesk.ts';
import { goTo, HOME } from './groupMoves.ts';

/** Whoever pays sits at B; the representatives are the applicants, in the order they were elected. */
function partiesFor({ representatives }: Group): readonly Party[] {
  const seats = Seat.options.filter((seat) => seat !== 'B').slice(0, representatives.length);
  return [
    ...seats.map((seat): Party => ({ seat, standing: 'applicant' })),
    { seat: 'B', standing: 'respondent' },
  ];
}

export function toTable(visit: Visit, desk: GroupDesk, moment: Moment): VisitStep {
  const { group, table } = desk;
  if (group.phase !== 'elected' && group.phase !== 'line') return to(visit);
  if (table !== null) return again(visit, { ...table, group }, group, moment);
  if (group.phase === 'line') return to(visit);
  if (group.effect === null) return goTo(visit, desk, { at: 'home', problem: 'effectMissing' });
  const laid = laidFor(
    {
      stage: 'table', lead: desk.lead, leadId: 'lead', attending: [], intake: null, regime: desk.regime, writer: null, parties: partiesFor(group), apart: false, linked: null, group, applies: null,
      people: { lead: desk.sitter, ...NO_SITTERS }, beside: [], kind: desk.kind, session: null, openedAt: { at: moment.at, trusted: moment.trusted === true },
      privacy: null, draft: { facts: '', clauses: [] }, followUp: null, document: null, versions: [], shown: [], signed: [], objections: [], sealed: null,
      application: null, applicationLeft: false, cut: null, step: { at: 'privacy' },
    },
    moment.newId,
    moment,
  ); // prettier-ignore
  return laid === null ? to(visit) : stepTo(visit, laid, { at: 'privacy' }, wish({ do: 'noteOpened' }));
}

/** Where the roster was changed meanwhile, the group's own clauses say what it says now, and are heard anew. */
function again(visit: Visit, table: Table, group: Group, moment: Moment): VisitStep {
  const draft = table.step.at === 'draft' ? draftAfter(group, table.draft, moment) : null;
  return draft === null ? at(visit, table) : redrafted(visit, table, draft, moment);
}

/** Whoever pays, once they signed here: each member's application is theirs too. */
export const payerOf = ({ sealed, people }: Pick<Table, 'sealed' | 'people'>): Sitter | null =>
  sealed !== null && people.B !== null && people.B.elsewhere === null ? people.B : null;

/** Where nothing is under way that another tap could break. */
const AWAY: ReadonlySet<Table['step']['at']> = new Set(['privacy', 'draft', 'signers', 'captured', 'ended']);

export const mayLeaveTable = (table: Table): boolean => table.group !== null && AWAY.has(table.step.at);

export function toGroup(visit: Visit, table: Table): VisitStep {
  const { group, kind } = table;
  if (group === null || kind === null || !AWAY.has(table.step.at)) return to(visit);
  const aside = table.step.at === 'ended' ? null : { ...table, group: null };
  return at(visit, {
    stage: 'group', group, lead: table.lead, regime: table.regime, kind, sitter: table.people.lead, table: aside, payer: payerOf(table), told: {}, keptUntil: null, step: HOME,
  }); // prettier-ignore
}
