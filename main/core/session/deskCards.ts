/** Cards at the table: staff at the entrance, each party at its seat, and everybody once more before signing. Pure. */
import { unreachable } from '../../contract/result.ts';
import type { CardRecord, CardWarning } from '../../contract/devices.ts';
import type { Seat } from '../../contract/session/parties.ts';
import type { SessionCardProblem } from '../../contract/sessionScreen.ts';
import { ageOn, cardDate } from '../documents/dates.ts';
import { identityOf, problemOf, samePerson } from '../visit/cards.ts';
import { to, type BoothEvent, type Effect, type Identity, type Moment, type Step as VisitStep, type Visit } from '../visit/visit.ts'; // prettier-ignore
import {
  withSitter,
  type Coming,
  type Desk,
  type PaperKind,
  type Sitter,
  type Step,
  type Table,
} from './desk.ts';
import { at, stepTo, wish } from './moves.ts';
import { sitterFrom } from './sitters.ts';
import { isForeign } from './group/groupClauses.ts';
import { besideSeated, seated, seatedAgain, withRoom } from './seated.ts';
import { isTheirs, returned } from './returning.ts';
import { compared } from './inkedScan.ts';
import { everySitter, idOf, principalOf } from './seats.ts';
import { happen } from './rules.ts';
import { beginSigning } from './signingTable.ts';

const WATCH: Effect = { kind: 'watchCard', on: true };

type CardEvent = Extract<BoothEvent, { kind: 'cardFound' | 'cardRead' | 'cardFailed' }>;
type CardState = {
  readonly phase: 'waiting' | 'reading' | 'checking';
  readonly problem: SessionCardProblem | null;
};

/** The card step the desk is at, if it is at one. */
function cardState(desk: Desk): CardState | null {
  if (desk.stage === 'group') return null;
  if (desk.stage === 'entrance') return desk;
  const { step } = desk;
  return step.at === 'seatCard' ||
    step.at === 'guestCard' ||
    step.at === 'inkCompare' ||
    step.at === 'signCard' ||
    step.at === 'leadCard' ||
    step.at === 'returnCard'
    ? step
    : null;
}

function withCard(visit: Visit, desk: Desk, card: CardState, ...effects: Effect[]): VisitStep {
  if (desk.stage === 'group') return to(visit);
  if (desk.stage === 'entrance') return at(visit, { ...desk, ...card }, ...effects);
  const { step } = desk;
  return step.at === 'seatCard' ||
    step.at === 'guestCard' ||
    step.at === 'inkCompare' ||
    step.at === 'signCard' ||
    step.at === 'leadCard' ||
    step.at === 'returnCard'
    ? stepTo(visit, desk, { ...step, ...card }, ...effects)
    : to(visit);
}

/** Laying a card down again is always enough: the reader goes on waiting beside the words. */
const refuse = (visit: Visit, desk: Desk, problem: SessionCardProblem, ...effects: Effect[]): VisitStep =>
  withCard(visit, desk, { phase: 'waiting', problem }, WATCH, ...effects);

export function onCard(visit: Visit, desk: Desk, event: CardEvent, moment: Moment): VisitStep {
  const card = cardState(desk);
  const here = { ...visit, cardOnReader: event.kind === 'cardFailed' ? visit.cardOnReader : true };
  if (card === null || card.phase === 'checking') return to(here);
  switch (event.kind) {
    case 'cardFound':
      return withCard(here, desk, { phase: 'reading', problem: null });
    case 'cardFailed':
      return refuse(here, desk, tableProblem(problemOf(event.error.kind)));
    case 'cardRead':
      return read(here, desk, identityOf(event.card, event.warnings, event.samNumber, moment), event.warnings, moment); // prettier-ignore
  }
}

function tableProblem(problem: ReturnType<typeof problemOf>): SessionCardProblem {
  return problem === 'expired' || problem === 'differentPerson' ? 'readFailed' : problem;
}

function read(
  visit: Visit,
  desk: Desk,
  identity: Identity,
  warnings: readonly CardWarning[],
  moment: Moment,
): VisitStep {
  if (warnings.includes('checkDigit')) return refuse(visit, desk, 'checkDigit');
  if (desk.stage === 'entrance')
    return at(visit, { ...desk, phase: 'checking', problem: null, held: identity }, wish({ do: 'checkStaff', card: identity.card })); // prettier-ignore
  if (desk.stage === 'group') return to(visit);
  const { step } = desk;
  if (step.at === 'leadCard') return leadersCard(visit, desk, step, identity);
  if (step.at === 'inkCompare')
    return compared(visit, desk, identity, moment) ?? refuse(visit, desk, 'differentPerson');
  if (step.at === 'guestCard') return guestsCard(visit, desk, step, identity);
  if (step.at === 'seatCard' && step.coming.kind === 'again') return knownAgain(visit, desk, step.seat, identity, moment); // prettier-ignore
  if (step.at === 'signCard') return signersCard(visit, desk, step, identity, moment);
  if (step.at === 'returnCard')
    return isTheirs(desk, step.who, identity) ? returned(visit, desk, step.who, identity, moment) : refuse(visit, desk, 'differentPerson'); // prettier-ignore
  if (step.at !== 'seatCard') return to(visit);
  const problem = seatProblem(desk, step.seat, step.coming, identity.card, moment);
  return problem === null
    ? stepTo(visit, desk, { at: 'seatConfirm', seat: step.seat, coming: step.coming, identity })
    : refuse(visit, desk, problem);
}

/** A card of staff at a table that people sit at already: nobody leads and takes part. */
function leadersCard(
  visit: Visit,
  table: Table,
  step: Extract<Step, { at: 'leadCard' }>,
  identity: Identity,
): VisitStep {
  if (samePerson(table.people.lead.identity.card, identity.card)) return refuse(visit, table, 'leadsAlready');
  if (everySitter(table).some((one) => samePerson(one.identity.card, identity.card)))
    return refuse(visit, table, 'otherPartysCard');
  return stepTo(visit, table, { ...step, phase: 'checking', problem: null, held: identity }, wish({ do: 'checkStaff', card: identity.card })); // prettier-ignore
}

/** A guest is somebody else than everybody who is there already. */
function guestsCard(
  visit: Visit,
  table: Table,
  step: Extract<Step, { at: 'guestCard' }>,
  identity: Identity,
): VisitStep {
  if (samePerson(table.people.lead.identity.card, identity.card)) return refuse(visit, table, 'leadsAlready');
  const there = [...everySitter(table), ...table.attending.map(({ sitter }) => sitter)];
  if (there.some((one) => samePerson(one.identity.card, identity.card))) return refuse(visit, table, 'otherPartysCard'); // prettier-ignore
  return stepTo(visit, table, { ...step, phase: 'checking', problem: null, held: identity }, wish({ do: 'checkStaff', card: identity.card })); // prettier-ignore
}

/** Another mediation began at this table: whoever sits there is compared once more (在线调解规则 17). */
function knownAgain(visit: Visit, table: Table, seat: Seat, identity: Identity, moment: Moment): VisitStep {
  const sitter = table.people[seat];
  if (sitter === null || !samePerson(sitter.identity.card, identity.card))
    return refuse(visit, table, 'differentPerson');
  const fresh = withSitter(table, seat, { ...sitter, identity, checks: [...sitter.checks, identity.check] });
  const note: Effect = { kind: 'noteIdentity', cardType: identity.card.type };
  return seatedAgain(visit, fresh, seat, moment, note);
}

export function seatProblem(
  table: Table,
  seat: Seat,
  coming: Coming,
  card: CardRecord,
  moment: Moment,
): SessionCardProblem | null {
  if (samePerson(table.people.lead.identity.card, card)) return 'leadsCard';
  // whoever of staff is there takes part for nobody
  if (table.attending.some(({ sitter }) => samePerson(sitter.identity.card, card))) return 'staffsCard';
  if (isForeign(table, seat, card)) return 'notTheRepresentative';
  // nobody sits at two places, nor helps one side and speaks for the other
  if (everySitter(table).some((one) => samePerson(one.identity.card, card))) return 'otherPartysCard';
  const party = coming.kind === 'partyNow' ? principalOf(table, seat) : null;
  if (party !== null && (party.name !== card.name || (party.number !== '' && party.number !== card.number)))
    return 'notThePrincipal';
  return ageOn(cardDate(card.birth), moment.today) < moment.pack.thresholds.adultAge ? 'minor' : null;
}

export function seatConfirmed(visit: Visit, table: Table, seat: Seat, moment: Moment): VisitStep {
  const { step } = table;
  if (step.at !== 'seatConfirm' || step.seat !== seat) return to(visit);
  const note: Effect = { kind: 'noteIdentity', cardType: step.identity.card.type };
  const sitter = toldPrivacy(sitterFrom(step.identity, moment), table);
  const { coming } = step;
  switch (coming.kind) {
    case 'party':
      return seated(visit, withSitter(table, seat, sitter), seat, moment, note);
    case 'partyNow':
      return seated(visit, withRoom(table, seat, sitter), seat, moment, note);
    case 'ownName':
      return seated(visit, withSitter(table, seat, { ...sitter, ward: coming.ward }), seat, moment, note);
    case 'helping':
      return besideSeated(visit, table, { id: `${seat}-${coming.role}`, seat, role: coming.role, sitter }, moment, note); // prettier-ignore
    case 'acting': {
      const acting = { as: coming.as, principal: coming.principal, authority: null, pages: [] };
      const next = withRoom(table, seat, { ...sitter, acting });
      // a card says who somebody is, not for whom: nobody acts for another without a paper
      return stepTo(visit, next, { at: 'authorityPaper', seat, pages: [], job: null, problem: null }, note);
    }
    // whoever sits there already is known by the card alone
    case 'again':
      return to(visit);
    default:
      return unreachable(coming);
  }
}

const toldPrivacy = (sitter: Sitter, { privacy }: Table): Sitter =>
  privacy === null ? sitter : { ...sitter, told: [privacy] };

/** In 在线诉讼规则 7's manner: an earlier tap does not do for a signature. */
function signersCard(
  visit: Visit,
  table: Table,
  { of, who }: { readonly of: PaperKind; readonly who: Seat | 'lead' },
  identity: Identity,
  moment: Moment,
): VisitStep {
  const sitter = table.people[who];
  if (sitter === null || !samePerson(sitter.identity.card, identity.card))
    return refuse(visit, table, 'differentPerson');
  const fresh = withSitter(table, who, { ...sitter, identity, checks: [...sitter.checks, identity.check] });
  if (of === 'application') return beginSigning(visit, fresh, of, who, moment);
  const done = happen(fresh, [{ kind: 'identityChecked', by: idOf(table, who), who: idOf(table, who) }], moment); // prettier-ignore
  return done.ok ? beginSigning(visit, done.value, of, who, moment) : to(visit);
}

/** 再试一次, or the reader is back. */
export function waitAgain(visit: Visit, desk: Desk): VisitStep {
  const card = cardState(desk);
  return card === null || card.phase === 'checking'
    ? to(visit)
    : withCard(visit, desk, { phase: 'waiting', problem: null }, WATCH);
}

/** The reader went or came while somebody is asked for a card. */
export function watched(visit: Visit, desk: Desk, problem: 'readerOut' | null): VisitStep {
  const next = { ...visit, readerOut: problem !== null };
  const card = cardState(desk);
  if (card === null || card.phase === 'checking') return to(next);
  if (problem !== null)
    return withCard({ ...next, cardOnReader: false }, desk, { phase: 'waiting', problem });
  return card.problem === 'readerOut'
    ? withCard(next, desk, { phase: 'waiting', problem: null }, WATCH)
    : to(next, WATCH);
}
