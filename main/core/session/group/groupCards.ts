/** Cards of a group: who comes, who votes, who consents; one after the other, without a tap between two. Pure. */
import type { CardRecord, CardWarning } from '../../../contract/devices.ts';
import type { GroupProblem } from '../../../contract/groupScreen.ts';
import { rosterName } from '../../../contract/session/rosterText.ts';
import type { GroupMember } from '../../../contract/session/group.ts';
import { identityOf, problemOf, samePerson } from '../../visit/cards.ts';
import { to, type BoothEvent, type Effect, type Identity, type Moment, type Step as VisitStep, type Visit } from '../../visit/visit.ts'; // prettier-ignore
import { beginConsent } from './consenting.ts';
import type { GroupDesk, GroupStep } from './groupDesk.ts';
import { askFor, done, goTo, told, WATCH } from './groupMoves.ts';
import { memberTable } from './memberTable.ts';

type CardStep = Extract<GroupStep, { at: 'card' }>;
type CardEvent = Extract<BoothEvent, { kind: 'cardFound' | 'cardRead' | 'cardFailed' }>;

export function onGroupCard(visit: Visit, desk: GroupDesk, event: CardEvent, moment: Moment): VisitStep {
  const here = { ...visit, cardOnReader: event.kind === 'cardFailed' ? visit.cardOnReader : true };
  const { step } = desk;
  if (step.at !== 'card') return to(here);
  switch (event.kind) {
    case 'cardFound':
      return goTo(here, desk, { ...step, phase: 'reading', problem: null });
    case 'cardFailed':
      return refuse(here, desk, step, cardProblem(problemOf(event.error.kind)));
    case 'cardRead':
      return read(here, desk, step, identityOf(event.card, event.warnings, event.samNumber, moment), event.warnings, moment); // prettier-ignore
  }
}

function cardProblem(problem: ReturnType<typeof problemOf>): GroupProblem {
  return problem === 'expired' || problem === 'differentPerson' || problem === 'minor'
    ? 'readFailed'
    : problem;
}

/** `last`: whose card it was; null where that is not known, and nobody before is named for it. */
const refuse = (visit: Visit, desk: GroupDesk, step: CardStep, problem: GroupProblem | null, last: number | null = null): VisitStep =>
  goTo(visit, desk, { ...step, phase: 'waiting', problem, last }, WATCH); // prettier-ignore

export const listed = (desk: GroupDesk, card: CardRecord): GroupMember | null =>
  desk.group.members.find(({ number }) => number === card.number) ?? null;

function read(
  visit: Visit,
  desk: GroupDesk,
  step: CardStep,
  identity: Identity,
  warnings: readonly CardWarning[],
  moment: Moment,
): VisitStep {
  const { card } = identity;
  if (warnings.includes('checkDigit')) return refuse(visit, desk, step, 'checkDigit');
  if (samePerson(desk.sitter.identity.card, card)) return refuse(visit, desk, step, 'leadsCard');
  const came = done(desk, { kind: 'arrived', name: rosterName(card.name), number: card.number, at: moment.at }, moment); // prettier-ignore
  const member = listed(desk, card);
  // whoever came before is known; whoever votes or consents first comes by the same card
  const known = !came.ok && came.error === 'alreadyHere';
  if ((!came.ok && !known) || member === null)
    return refuse(visit, desk, step, came.ok ? 'notListed' : told(came.error));
  const next = came.ok ? came.value : desk;
  const note: Effect = { kind: 'noteIdentity', cardType: card.type };
  switch (step.of) {
    case 'arrive':
      return known
        ? refuse(visit, desk, step, 'alreadyHere', member.no)
        : goTo(visit, next, { ...step, phase: 'waiting', problem: null, last: member.no }, note, WATCH);
    case 'vote':
      return member.voted
        ? refuse(visit, next, step, 'alreadyVoted', member.no)
        : goTo(visit, next, { at: 'ballot', no: member.no, choices: [] }, note, { kind: 'watchCard', on: false });
    case 'consent': {
      const person = { no: member.no, identity, told: [], document: null, shown: [] };
      // whoever consented may come back to apply, as long as they have not
      return member.consent !== null && memberTable(next, person, moment) === null
        ? refuse(visit, next, step, 'alreadyConsented', member.no)
        : beginConsent(visit, next, person, moment, note);
    }
  }
} // prettier-ignore

/** The reader went or came while somebody is asked for a card. */
export function groupWatched(visit: Visit, desk: GroupDesk, problem: 'readerOut' | null): VisitStep {
  const next = { ...visit, readerOut: problem !== null };
  const { step } = desk;
  if (step.at !== 'card') return to(next);
  if (problem !== null) return goTo({ ...next, cardOnReader: false }, desk, { ...step, phase: 'waiting', problem });
  return step.problem === 'readerOut' ? askFor(next, desk, step.of, step.last) : to(next, WATCH);
} // prettier-ignore
