/** Who leads: a card at the entrance of staff, the kind of mediation they open, and another lead where somebody else has to sign or lead. Pure. */
import type { RegimeId } from '../../contract/session/regime.ts';
import type { SessionCardProblem } from '../../contract/sessionScreen.ts';
import { to, type Effect, type Moment, type Step as VisitStep, type Visit } from '../visit/visit.ts'; // prettier-ignore
import { TWO_PARTIES } from '../../contract/session/parties.ts';
import { NO_SITTERS, type Attending, type Desk, type KeptFound, type Sitter, type StaffMember, type Step, type Table } from './desk.ts'; // prettier-ignore
import type { GroupDesk, GroupFound } from './group/groupDesk.ts';
import { halfTable } from './group/memberTable.ts';
import { askLead, at, stepTo, wish } from './moves.ts';
import { cutTable } from './returning.ts';
import { guestChecked } from './guests.ts';
import { sitterFrom } from './sitters.ts';
import { hostableBy, openKinds } from './hosting.ts';
import { layTable } from './opening.ts';
import { findRegime, mayLeadAndSign, openableBy, ruledRegime } from './rules.ts';
import { turned } from './turning.ts';

const WATCH: Effect = { kind: 'watchCard', on: true };

/** What the roster says of the card that lies there. `member` null: it is on none. Nothing of a refused card stays. `kept`: what a crash cut of theirs. */
export function staffChecked(
  visit: Visit,
  desk: Desk,
  member: StaffMember | null,
  moment: Moment,
  kept: KeptFound | null = null,
  group: GroupFound | null = null,
): VisitStep {
  if (desk.stage === 'entrance') return entered(visit, desk, member, moment, kept, group);
  if (desk.stage === 'group') return to(visit);
  if (desk.step.at === 'guestCard') return guestChecked(visit, desk, desk.step, member, moment);
  return desk.step.at === 'leadCard' ? otherLead(visit, desk, desk.step, member, moment) : to(visit);
}

function entered(
  visit: Visit,
  desk: Extract<Desk, { stage: 'entrance' }>,
  member: StaffMember | null,
  moment: Moment,
  kept: KeptFound | null,
  group: GroupFound | null,
): VisitStep {
  if (desk.held === null || desk.phase !== 'checking') return to(visit);
  const open = member === null ? [] : openableBy(moment.pack, member.role);
  const hosts = member === null || open.length > 0 ? [] : hostableBy(moment.pack, member.role);
  const [first] = [...open, ...hosts];
  if (member === null || first === undefined) {
    const why = member === null ? 'notStaff' : 'cannotLead';
    return at(visit, { ...desk, phase: 'waiting', problem: why, held: null }, WATCH, wish({ do: 'noteRefused', why })); // prettier-ignore
  }
  const note: Effect = { kind: 'noteIdentity', cardType: desk.held.card.type };
  if (
    kept !== null &&
    kept.table.lead.id === member.id &&
    findRegime(moment.pack, kept.table.regime) !== null
  )
    return at(visit, cutTable(withGroup(kept, group), desk.held, moment), note);
  if (
    group !== null &&
    group.kept.lead.id === member.id &&
    moment.pack.group !== null &&
    findRegime(moment.pack, group.kept.regime) !== null
  )
    return at(visit, groupAgain(group, sitterFrom(desk.held, moment), moment), note);
  const table = tableOf(member, sitterFrom(desk.held, moment), first.id, moment);
  if (open.length === 0) return stepTo(visit, table, { at: 'source' }, note);
  // nothing is asked where there is one answer
  const { state, effects } = open.length === 1 ? chooseRegime(visit, table, first.id, moment) : at(visit, table); // prettier-ignore
  return to(state, note, ...effects);
}

/** Before anything is chosen. */
export const tableOf = (lead: StaffMember, sitter: Sitter, regime: RegimeId, moment: Moment): Table => ({
  stage: 'table', lead, leadId: 'lead', attending: [], intake: null, regime, writer: null,
  parties: TWO_PARTIES, apart: false, group: null, applies: null, people: { lead: sitter, ...NO_SITTERS }, beside: [], kind: null, linked: null, session: null,
  openedAt: { at: moment.at, trusted: moment.trusted === true }, privacy: null, draft: { facts: '', clauses: [] },
  followUp: null, document: null, versions: [], shown: [], signed: [], objections: [],
  sealed: null, application: null, applicationLeft: false, cut: null, step: { at: 'regimes', refused: null },
}); // prettier-ignore

/** What was done of the group since the table was kept is not undone by it. */
const withGroup = (kept: KeptFound, group: GroupFound | null): KeptFound =>
  group === null || kept.table.group?.id !== group.kept.group.id
    ? kept
    : { ...kept, table: { ...kept.table, group: group.kept.group } };

function groupAgain({ kept, until, half }: GroupFound, sitter: Sitter, moment: Moment): Desk {
  const desk: GroupDesk = {
    ...kept, stage: 'group', sitter, table: null, told: {}, keptUntil: until,
    step: kept.group.phase === 'roster' ? { at: 'roster', problem: null, came: null } : { at: 'home', problem: null },
  };
  // what one of the two has signed stands: the other signs, or it is dropped
  return half === null ? desk : (halfTable(desk, half, moment) ?? desk);
} // prettier-ignore

export function chooseRegime(visit: Visit, table: Table, id: RegimeId, moment: Moment): VisitStep {
  if (table.step.at !== 'regimes') return to(visit);
  const regime = openKinds(moment.pack, table).find((one) => one.id === id);
  if (regime === undefined) return to(visit);
  // domain.md 4.7: an act of the court's platform is refused without the link, in words, before anybody sits down
  if (!regime.withoutLink && moment.online !== true)
    return stepTo(visit, table, { at: 'regimes', refused: id });
  const chosen: Table = { ...table, regime: id };
  if (table.intake !== null) return askLead(visit, chosen, 'hosted', 'draft');
  // 人民调解法 29: the paper needs a mediator's signature, whoever opened
  return mayLeadAndSign(table.lead.role, regime)
    ? stepTo(visit, chosen, { at: 'kinds' })
    : askLead(visit, chosen, 'signs', 'draft');
}

function otherLead(
  visit: Visit,
  table: Table,
  step: Extract<Step, { at: 'leadCard' }>,
  member: StaffMember | null,
  moment: Moment,
): VisitStep {
  const { held, why } = step;
  if (held === null || step.phase !== 'checking') return to(visit);
  const wanted = why === 'switch' ? (table.session?.turning?.to ?? null) : table.regime;
  const regime = wanted === null ? null : findRegime(moment.pack, wanted);
  if (regime === null) return to(visit);
  const problem: SessionCardProblem | null =
    member === null ? 'notStaff' : mayLeadAndSign(member.role, regime) ? null : 'cannotLeadThis';
  if (problem !== null || member === null) {
    const note = wish({ do: 'noteRefused', why: problem === 'notStaff' ? 'notStaff' : 'cannotLead' });
    return stepTo(visit, table, { ...step, phase: 'waiting', problem, held: null }, WATCH, note);
  }
  const lead = { member, sitter: sitterFrom(held, moment) };
  const note: Effect = { kind: 'noteIdentity', cardType: held.card.type };
  const { state, effects } = why === 'switch' ? turned(visit, table, lead, moment) : leadsInstead(visit, table, lead, moment); // prettier-ignore
  return to(state, note, ...effects);
}

/** Whoever opened stays at the table; the one who signs, or for whom it was opened, leads. */
function leadsInstead(
  visit: Visit,
  table: Table,
  { member, sitter }: { readonly member: StaffMember; readonly sitter: Sitter },
  moment: Moment,
): VisitStep {
  const opened: Attending = {
    id: `attending-${table.attending.length + 1}`,
    member: table.lead,
    sitter: table.people.lead,
  };
  const next: Table = {
    ...table,
    lead: member,
    attending: [...table.attending, opened],
    people: { ...table.people, lead: sitter },
  };
  if (table.kind !== null) return layTable(visit, next, table.kind, moment);
  return stepTo(visit, next, { at: 'kinds' });
}

/** 返回 from a card of staff that was asked for. */
export function leadCardBack(visit: Visit, table: Table, moment: Moment): VisitStep {
  const { step } = table;
  if (step.at !== 'leadCard') return to(visit);
  const off: Effect = { kind: 'watchCard', on: false };
  if (step.why === 'switch') return to(visit);
  const open = openKinds(moment.pack, table);
  return open.some(({ id }) => id === ruledRegime(moment.pack, table).id)
    ? stepTo(visit, table, { at: 'regimes', refused: null }, off)
    : to(visit);
}
