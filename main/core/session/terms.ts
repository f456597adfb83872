/** The agreement as it stands: its clauses as terms, what the checks find in them, and that every change is an edit to the machine. Pure. */
import { formatFen, upperCaseAmount } from '../../contract/money.ts';
import type { Regime } from '../../contract/policy.ts';
import { GROUP_CLAUSE } from '../../contract/session/group.ts';
import { checkAgreement, type Finding } from '../../contract/session/checks.ts';
import type { Seat } from '../../contract/session/parties.ts';
import type { AgreementDraft, Term, TermParty } from '../../contract/session/terms.ts';
import { calendarOf } from '../../contract/workdays.ts';
import { ageOn, cardDate } from '../documents/dates.ts';
import { sha256Hex } from '../util/digest.ts';
import { to, type Moment, type Step as VisitStep, type Visit } from '../visit/visit.ts';
import { FACTS, type Draft, type DraftClause, type Step, type Table } from './desk.ts';
import { stepTo } from './moves.ts';
import { happen, ruledRegime } from './rules.ts';
import { idOf, mayBind, seatsOf } from './seats.ts';

export const CLAUSES_MAX = 30;

export const money = (fen: number): string => `人民币${formatFen(fen)}元（大写：${upperCaseAmount(fen)}）`;

export const put = (clauses: readonly DraftClause[], clause: DraftClause): readonly DraftClause[] =>
  clauses.some((one) => one.id === clause.id)
    ? clauses.map((one) => (one.id === clause.id ? clause : one))
    : [...clauses, clause];

/** Every change is an edit to the machine: what it touches has to be heard again. */
export function redrafted(
  visit: Visit,
  table: Table,
  draft: Draft,
  moment: Moment,
  step: Step = { at: 'draft' },
): VisitStep {
  const next: Table = { ...table, draft, document: null };
  const blocks = findingsOf(next, moment).filter((one) => one.level === 'block').length;
  const clauses = spokenClauses(draft).map(({ id, text }) => ({ id, text: sha256Hex(text) }));
  const done = happen(next, [{ kind: 'edited', by: idOf(table, 'lead'), clauses, blocks }], moment);
  return done.ok ? stepTo(visit, done.value, step) : to(visit);
}

/** What is read out, in its order: the facts, then the clauses. */
export const spokenClauses = ({ facts, clauses }: Draft): readonly { readonly id: string; readonly text: string }[] => [
  ...(facts === '' ? [] : [{ id: FACTS, text: facts }]),
  ...clauses,
]; // prettier-ignore

/** `creditorOf`: to whom the debt of another clause is owed. */
function termsOf(
  { id, kind, text, payment, secures }: DraftClause,
  creditorOf: (clause: string) => Seat | null,
): readonly Term[] {
  const bare = { id, kind, debtor: null, creditor: null, fen: null, words: null, due: null, account: null, interestMilliPercent: null, text }; // prettier-ignore
  if (secures !== null) return [{ ...bare, debtor: secures.by, creditor: creditorOf(secures.of), security: { ...secures.security, of: secures.of } }]; // prettier-ignore
  if (payment === null) return [bare];
  // a group's payments go to everybody on its roster
  const creditor = id === GROUP_CLAUSE ? null : payment.payee;
  return payment.rows.map(({ fen, due }) => ({ ...bare, debtor: payment.payer, creditor, fen, words: upperCaseAmount(fen), due, text: '' })); // prettier-ignore
}

export const totalOf = ({ clauses }: Draft): number | null => {
  const paid = clauses.flatMap((one) => (one.payment === null ? [] : [one.payment.totalFen]));
  return paid.length === 0 ? null : paid.reduce((sum, fen) => sum + fen, 0);
};

/** The terms as the paper says them; `today`: for the ages of the parties, `regime`: for who may bind one. */
export function termsOfTable(table: Table, today: string, regime: Regime): AgreementDraft {
  const { clauses } = table.draft;
  const creditorOf = (id: string): Seat | null =>
    clauses.find((one) => one.id === id)?.payment?.payee ?? null;
  const parties = seatsOf(table).flatMap((seat): TermParty[] => {
    const sitter = table.people[seat];
    if (sitter === null) return [];
    const { acting } = sitter;
    const { card } = sitter.identity;
    if (acting === null)
      return [
        {
          id: seat,
          name: card.name,
          age: ageOn(cardDate(card.birth), today),
          signer: { id: seat, as: 'self', maySettle: true },
        },
      ];
    const signer = { id: idOf(table, seat), as: acting.as, maySettle: mayBind(sitter, regime) };
    return [{ id: seat, name: acting.principal.name, age: null, signer }]; // prettier-ignore
  });
  const instalments = clauses.filter((one) => one.kind === 'instalment');
  return {
    parties,
    terms: clauses.flatMap((one) => termsOf(one, creditorOf)),
    totalFen: totalOf({ facts: '', clauses: instalments }),
  };
}

/** domain.md 4.5.1, on what stands there now. */
export const findingsOf = (table: Table, moment: Moment): readonly Finding[] =>
  checkAgreement(termsOfTable(table, moment.today, ruledRegime(moment.pack, table)), {
    regime: ruledRegime(moment.pack, table),
    status: moment.pack.personalStatus,
    calendar: calendarOf(moment.pack.calendar),
    today: moment.today,
    interestCapMilliPercent: null,
    adultAge: moment.pack.thresholds.adultAge,
  });

export const mayRead = (table: Table, moment: Moment): boolean =>
  table.draft.clauses.length > 0 &&
  table.draft.clauses.every(({ text }) => text !== '') &&
  table.draft.facts !== '' &&
  findingsOf(table, moment).every((one) => one.level !== 'block');
