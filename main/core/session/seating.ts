/** Somebody who comes for a party: whom they act for, the scanned paper, the authority it gives; and what helps where nobody may sign. Pure. */
import type { PolicyPack } from '../../contract/policy.ts';
import type { Seat } from '../../contract/session/parties.ts';
import type { SessionAct } from '../../contract/sessionScreen.ts';
import { partyNumber } from './principals.ts';
import { to, type BoothEvent, type Effect, type Moment, type Step as VisitStep, type Visit } from '../visit/visit.ts'; // prettier-ignore
import { withSitter, type Acting, type Coming, type Principal, type Table } from './desk.ts';
import { askCard, stepTo, wish } from './moves.ts';
import { redrafted } from './terms.ts';
import { paperAgain } from './returning.ts';
import { seated, withoutRoom } from './seated.ts';
import { memberAt } from './group/groupClauses.ts';
import { happen, ruledRegime } from './rules.ts';
import { idOf, sideOfSeat } from './seats.ts';

export const PRINCIPAL_MAX = 60;
/** Pages of papers by which one person acts; more is a file and belongs to the court's window. */
export const PAPERS_MAX = 20;

export type SeatingAct = Extract<
  SessionAct,
  { do: 'forAnother' | 'capacity' | 'ownName' | 'ward' | 'principal' | 'principalNumber' | 'scanPaper' | 'papersDone' | 'authority' | 'whoSigns' | 'partyComes' | 'newAuthority' }
>; // prettier-ignore

const NOBODY_YET: Principal = { kind: 'person', name: '', number: '' };

export function seatingAct(visit: Visit, table: Table, act: SeatingAct, moment: Moment): VisitStep {
  const { step } = table;
  switch (act.do) {
    case 'forAnother':
      return step.at === 'seatCard' &&
        step.coming.kind !== 'partyNow' &&
        step.coming.kind !== 'again' &&
        // 民诉法 56: a representative is elected in person
        memberAt(table, step.seat) === null &&
        !isAtWork(table)
        ? stepTo(visit, table, { at: 'capacity', seat: step.seat }, { kind: 'watchCard', on: false })
        : to(visit);
    case 'capacity':
      // in police mediation the parties come themselves (domain.md 3.7)
      if ((act.as === 'agent' || act.as === 'organisationsAgent') && ruledRegime(moment.pack, table).agents === 'none') return to(visit); // prettier-ignore
      if (step.at !== 'capacity') return to(visit);
      // asked first: who comes for the child's lessons may well be the party themselves
      if (act.as === 'guardian' && mayBeInOwnName(table, step.seat, moment.pack))
        return stepTo(visit, table, { at: 'ownName', seat: step.seat });
      return chosen(visit, table, step.seat, act.as);
    case 'ownName':
      if (step.at !== 'ownName') return to(visit);
      return act.own
        ? stepTo(visit, table, { at: 'ward', seat: step.seat, name: '' })
        : chosen(visit, table, step.seat, 'guardian');
    case 'ward': {
      const ward = act.name.trim().slice(0, PRINCIPAL_MAX);
      // one letter is what a mask leaves: it would be the whole name
      if (step.at !== 'ward' || [...ward].length < 2) return to(visit);
      return askCard(visit, table, step.seat, { kind: 'ownName', ward });
    }
    case 'principal': {
      const name = act.name.trim().slice(0, PRINCIPAL_MAX);
      if (step.at !== 'principal' || name === '') return to(visit);
      return stepTo(visit, table, { ...step, at: 'principalNumber', party: { ...step.party, name }, problem: false }); // prettier-ignore
    }
    case 'principalNumber': {
      if (step.at !== 'principalNumber') return to(visit);
      const number = partyNumber(act.number, step.party.kind);
      const party: Principal = { ...step.party, number: number ?? act.number.trim() };
      if (number === null) return stepTo(visit, table, { ...step, party, problem: true });
      return askCard(visit, table, step.seat, { kind: 'acting', as: step.as, principal: party });
    }
    case 'scanPaper':
      if (step.at !== 'authorityPaper' || step.job !== null || pagesLeft(table, step.seat, step.pages.length) <= 0) return to(visit); // prettier-ignore
      return stepTo(visit, table, { ...step, job: moment.newId, problem: null }, { kind: 'startScan', job: moment.newId, source: act.source }); // prettier-ignore
    case 'papersDone': {
      if (step.at !== 'authorityPaper' || step.job !== null || step.pages.length === 0) return to(visit);
      if (table.cut !== null) return paperAgain(visit, table, step.seat, step.pages);
      return actingOf(table, step.seat)?.as === 'agent'
        ? stepTo(visit, table, { at: 'authority', seat: step.seat, pages: step.pages })
        : shown(visit, table, step.seat, { pages: step.pages }, moment);
    }
    case 'authority':
      return step.at === 'authority'
        ? shown(visit, table, step.seat, { authority: act.authority, pages: step.pages }, moment)
        : to(visit);
    case 'whoSigns':
      return step.at === 'draft' && actingOf(table, act.seat) !== null
        ? stepTo(visit, table, { at: 'noAuthority', seat: act.seat })
        : to(visit);
    case 'partyComes': {
      const acting = step.at === 'noAuthority' ? actingOf(table, step.seat) : null;
      if (step.at !== 'noAuthority' || acting === null) return to(visit);
      return askCard(visit, table, step.seat, lateComing(acting));
    }
    case 'newAuthority':
      return step.at === 'noAuthority' && actingOf(table, step.seat)?.as === 'agent'
        ? stepTo(visit, table, { at: 'authorityPaper', seat: step.seat, pages: [], job: null, problem: null })
        : to(visit);
  }
}

/** 法释〔2025〕4号: of what was paid ahead for a child, the guardian who made the contract may ask in their own name. By the pack's kinds of dispute. */
const mayBeInOwnName = (table: Table, seat: Seat, pack: PolicyPack): boolean =>
  sideOfSeat(table, seat) === 'applicant' &&
  pack.agreements.some((one) => one.kind === table.kind && one.guardianInOwnName);

const actingOf = (table: Table, seat: Seat): Acting | null => table.people[seat]?.acting ?? null;
const isAtWork = (table: Table): boolean => table.session?.phase.kind === 'drafting';

/** An organisation comes in the person of its legal representative, who shows a paper too. */
const lateComing = ({ principal }: Acting): Coming =>
  principal.kind === 'person' ? { kind: 'partyNow' } : { kind: 'acting', as: 'legalRep', principal };

function chosen(
  visit: Visit,
  table: Table,
  seat: Seat,
  as: Extract<SessionAct, { do: 'capacity' }>['as'],
): VisitStep {
  switch (as) {
    case 'party':
      return askCard(visit, table, seat);
    case 'supporter':
    case 'interpreter':
      return askCard(visit, table, seat, { kind: 'helping', role: as });
    case 'agent':
    case 'guardian':
      return stepTo(visit, table, { at: 'principal', seat, as, party: NOBODY_YET });
    case 'legalRep':
      return stepTo(visit, table, { at: 'principal', seat, as, party: { ...NOBODY_YET, kind: 'organisation' } }); // prettier-ignore
    case 'organisationsAgent':
      return stepTo(visit, table, { at: 'principal', seat, as: 'agent', party: { ...NOBODY_YET, kind: 'organisation' } }); // prettier-ignore
  }
}

const pagesLeft = (table: Table, seat: Seat, now: number): number =>
  PAPERS_MAX - now - (actingOf(table, seat)?.pages.length ?? 0);

/** The papers were read: what they say holds from here on, and what they said before stays on record. */
function shown(
  visit: Visit,
  table: Table,
  seat: Seat,
  said: Pick<Acting, 'pages'> & Partial<Pick<Acting, 'authority'>>,
  moment: Moment,
): VisitStep {
  const sitter = table.people[seat];
  if (sitter === null || sitter.acting === null) return to(visit);
  const acting: Acting = {
    ...sitter.acting,
    authority: said.authority ?? null,
    pages: [...sitter.acting.pages, ...said.pages],
  };
  const next = withSitter(table, seat, { ...sitter, acting });
  const note = wish({ do: 'noteActing', seat, as: acting.as, authority: acting.authority ?? 'none', pages: acting.pages.length }); // prettier-ignore
  const who = idOf(next, seat);
  if (next.session?.participants.some((one) => one.id === who) !== true)
    return withEffects(seated(visit, next, seat, moment), note);
  const done = happen(next, [{ kind: 'authorityShown', by: idOf(table, 'lead'), who, special: acting.authority === 'special' }], moment); // prettier-ignore
  return done.ok ? withEffects(redrafted(visit, done.value, done.value.draft, moment), note) : to(visit);
}

const withEffects = ({ state, effects }: VisitStep, first: Effect): VisitStep => ({
  state,
  effects: [first, ...effects],
});

type PaperEvent = Extract<BoothEvent, { kind: 'pageKept' | 'scanEnded' }>;

/** Pages of the paper come one by one and stay whatever becomes of the scanner. */
export function stepPaper(visit: Visit, table: Table, event: PaperEvent): VisitStep {
  const { step } = table;
  if (step.at !== 'authorityPaper' || step.job !== event.job) return to(visit);
  if (event.kind === 'scanEnded') {
    const problem = event.error === null || event.error.kind === 'cancelled' ? null : event.error.kind;
    return stepTo(visit, table, { ...step, job: null, problem });
  }
  const pages = [...step.pages, event.page];
  const full: Effect[] = pagesLeft(table, step.seat, pages.length) <= 0 ? [{ kind: 'cancelScan', job: event.job }] : []; // prettier-ignore
  return stepTo({ ...visit, scannedAnything: true }, table, { ...step, pages }, ...full);
}

/** 返回 within taking a seat: nothing is taken back that the table already knows. */
export function seatingBack(visit: Visit, table: Table): VisitStep {
  const { step } = table;
  switch (step.at) {
    case 'capacity':
      return askCard(visit, table, step.seat);
    case 'principal':
    case 'ownName':
      return stepTo(visit, table, { at: 'capacity', seat: step.seat });
    case 'ward':
      return stepTo(visit, table, { at: 'ownName', seat: step.seat });
    case 'principalNumber':
      return stepTo(visit, table, { at: 'principal', seat: step.seat, as: step.as, party: step.party });
    case 'seatCard':
      return step.coming.kind === 'party' || step.coming.kind === 'again'
        ? to(visit)
        : stepTo(visit, table, isAtWork(table) ? { at: 'noAuthority', seat: step.seat } : { at: 'capacity', seat: step.seat }, { kind: 'watchCard', on: false }); // prettier-ignore
    case 'authorityPaper':
      if (step.job !== null) return to(visit);
      if (table.cut !== null) return stepTo(visit, table, { at: 'kept' });
      // before the papers are read nobody new sits there
      return isAtWork(table)
        ? stepTo(visit, withoutRoom(table, step.seat), { at: 'noAuthority', seat: step.seat })
        : stepTo(visit, { ...table, people: { ...table.people, [step.seat]: null } }, { at: 'capacity', seat: step.seat }); // prettier-ignore
    case 'authority':
      return stepTo(visit, table, { at: 'authorityPaper', seat: step.seat, pages: step.pages, job: null, problem: null }); // prettier-ignore
    case 'noAuthority':
      return stepTo(visit, table, { at: 'draft' });
    default:
      return to(visit);
  }
}
