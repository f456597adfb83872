/** What stands on the screen while somebody takes a seat, in person or for a party. Pure. */
import { memberAt } from './group/groupClauses.ts';
import { unreachable } from '../../contract/result.ts';
import type { Seat } from '../../contract/session/parties.ts';
import type { ActingView, ComingView, SessionStep } from '../../contract/sessionScreen.ts';
import { maskName, maskPerson } from '../visit/masking.ts';
import type { Moment, Visit } from '../visit/visit.ts';
import type { Acting, Coming, Principal, Step, Table } from './desk.ts';
import { ruledRegime } from './rules.ts';
import { mayBeElsewhere } from './remote/tying.ts';
import { PAPERS_MAX, PRINCIPAL_MAX } from './seating.ts';
import { besideOf, maskPrincipal, mayBind, principalOf } from './seats.ts';

type SeatingStep = Extract<
  Step,
  { at: 'seatCard' | 'seatConfirm' | 'capacity' | 'ownName' | 'ward' | 'principal' | 'principalNumber' | 'authorityPaper' | 'authority' | 'noAuthority' }
>; // prettier-ignore

const SEATING: ReadonlySet<Step['at']> = new Set<SeatingStep['at']>([
  'seatCard', 'seatConfirm', 'capacity', 'ownName', 'ward', 'principal', 'principalNumber', 'authorityPaper', 'authority', 'noAuthority',
]); // prettier-ignore
export const isSeatingStep = (step: Step): step is SeatingStep => SEATING.has(step.at);

const partyView = (principal: Principal): ActingView['party'] => {
  const { masked, spoken } = maskPrincipal(principal);
  return { masked, spoken };
};

export function actingView(table: Table, seat: Seat, moment: Moment): ActingView | null {
  const sitter = table.people[seat];
  if (sitter === null || sitter.acting === null) return null;
  const { as, authority, principal } = sitter.acting;
  return {
    as,
    authority,
    party: partyView(principal),
    mayBind: mayBind(sitter, ruledRegime(moment.pack, table)),
  };
}

function comingView(table: Table, seat: Seat, coming: Coming): ComingView {
  switch (coming.kind) {
    case 'party':
    case 'helping':
    case 'again':
      return coming;
    case 'partyNow': {
      const principal = principalOf(table, seat);
      if (principal === null) throw new Error('a party that was here all along');
      return { kind: 'partyNow', party: partyView(principal) };
    }
    case 'acting':
      return { kind: 'acting', as: coming.as, party: partyView(coming.principal) };
    case 'ownName':
      return { kind: 'ownName', ward: partyView({ kind: 'person', name: coming.ward, number: '' }) };
    default:
      return unreachable(coming);
  }
}

function actingAt(table: Table, seat: Seat) {
  const sitter = table.people[seat];
  if (sitter === null || sitter.acting === null) throw new Error(`nobody acts at ${seat}`);
  const { card } = sitter.identity;
  const { acting }: { readonly acting: Acting } = { acting: sitter.acting };
  return { acting, person: maskPerson(card.name, card.number), party: partyView(acting.principal) };
}

/** Before the drafting everybody may still say for whom they come. */
const mayActForAnother = (table: Table, coming: Coming): boolean =>
  coming.kind === 'party' && table.session?.phase.kind !== 'drafting';

export function seatingView(visit: Visit, table: Table, step: SeatingStep, moment: Moment): SessionStep {
  switch (step.at) {
    case 'seatCard': {
      const { seat, coming, phase, problem } = step;
      return {
        at: 'seatCard', seat, coming: comingView(table, seat, coming), mayActForAnother: memberAt(table, seat) === null && mayActForAnother(table, coming),
        ...(coming.kind === 'party' && memberAt(table, seat) === null && mayBeElsewhere(table, moment) ? { mayBeElsewhere: true as const } : {}), phase, problem,
        cardLeft: visit.cardOnReader,
      };
    }
    case 'seatConfirm': {
      const { card, check } = step.identity;
      return {
        at: 'seatConfirm', seat: step.seat, coming: comingView(table, step.seat, step.coming), person: maskPerson(card.name, card.number),
        expired: check.warnings.includes('expired'), beside: besideOf(table, step.seat).map(({ sitter }) => maskName(sitter.identity.card.name)),
      };
    }
    case 'capacity':
      return { at: 'capacity', seat: step.seat, agents: ruledRegime(moment.pack, table).agents !== 'none' };
    case 'ownName':
      return { at: 'ownName', seat: step.seat };
    case 'ward':
      return { at: 'ward', seat: step.seat, value: step.name, maxLength: PRINCIPAL_MAX };
    case 'principal': {
      const { seat, as, party } = step;
      return { at: 'principal', seat, as, organisation: party.kind === 'organisation', value: party.name, maxLength: PRINCIPAL_MAX };
    }
    case 'principalNumber': {
      const { seat, as, party, problem } = step;
      return { at: 'principalNumber', seat, as, organisation: party.kind === 'organisation', value: party.number, problem };
    }
    case 'authorityPaper': {
      const { acting, person, party } = actingAt(table, step.seat);
      const pages = step.pages.length;
      return {
        at: 'authorityPaper', seat: step.seat, as: acting.as, person, party, pages, scanning: step.job !== null,
        mayScan: pages + acting.pages.length < PAPERS_MAX, problem: step.problem,
      };
    }
    case 'authority': {
      const { person, party } = actingAt(table, step.seat);
      return { at: 'authority', seat: step.seat, person, party };
    }
    case 'noAuthority': {
      const { acting, person } = actingAt(table, step.seat);
      const view = actingView(table, step.seat, moment);
      if (view === null) throw new Error('nobody acts there');
      return { at: 'noAuthority', seat: step.seat, person, organisation: acting.principal.kind === 'organisation', acting: view };
    }
    default:
      return unreachable(step);
  }
} // prettier-ignore
