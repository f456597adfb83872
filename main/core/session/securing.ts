/** Somebody stands in for a debt of the agreement: a guarantee by its kind, a mortgage or a pledge by its thing, in the words of the paper. Pure. */
import type { Seat, Security, Standing } from '../../contract/session/parties.ts';
import type { SessionAct } from '../../contract/sessionScreen.ts';
import { to, type Moment, type Step as VisitStep, type Visit } from '../visit/visit.ts';
import type { DraftClause, Payment, Secures, Step, Table } from './desk.ts';
import { stepTo } from './moves.ts';
import { CLAUSES_MAX, money, put, redrafted } from './terms.ts';
import { asOf, labelOf, seatsOf } from './seats.ts';

export const THING_MAX = 120;

type SecuringAct = Extract<
  SessionAct,
  { do: 'secure' | 'secured' | 'securer' | 'securityWay' | 'securedThing' }
>;
export type SecurityWay = Extract<SessionAct, { do: 'securityWay' }>['way'];

interface Debt {
  readonly clause: string;
  readonly payment: Payment;
}

/** The payments of the draft that somebody else at the table can stand in for. */
export const debtsOf = (table: Table): readonly Debt[] =>
  table.parties.length <= 2
    ? []
    : table.draft.clauses.flatMap(({ id, payment }) => (payment === null ? [] : [{ clause: id, payment }]));

const debtOf = (table: Table, clause: string): Debt | null =>
  debtsOf(table).find((one) => one.clause === clause) ?? null;

/** Whoever came as security first; nobody secures a debt to themselves. */
export function securersOf(table: Table, clause: string): readonly Seat[] {
  const payment = debtOf(table, clause)?.payment;
  if (payment === undefined) return [];
  const able = seatsOf(table).filter((seat) => seat !== payment.payee && waysOf(table, clause, seat).length > 0);
  return able.toSorted((a, b) => Number(SECURES[asOf(table, b).standing] !== null) - Number(SECURES[asOf(table, a).standing] !== null));
} // prettier-ignore

/** What somebody came as says how they secure; anybody else may in every way. */
const SECURES: Readonly<Record<Standing, readonly SecurityWay[] | null>> = {
  applicant: null,
  respondent: null,
  thirdParty: null,
  guarantor: ['general', 'joint'],
  mortgagor: ['mortgage'],
  pledgor: ['pledge'],
};

/** A debtor answers with all they have anyway: for their own debt they can only give a thing. */
export function waysOf(table: Table, clause: string, by: Seat): readonly SecurityWay[] {
  const own = debtOf(table, clause)?.payment.payer === by;
  const ways = SECURES[asOf(table, by).standing] ?? ['general', 'joint', 'mortgage', 'pledge'];
  return own ? ways.filter((way) => way === 'mortgage' || way === 'pledge') : ways;
}

export function securingAct(visit: Visit, table: Table, act: SecuringAct, moment: Moment): VisitStep {
  const { step } = table;
  switch (act.do) {
    case 'secure': {
      const [only, other] = debtsOf(table);
      if (step.at !== 'pick' || only === undefined || table.draft.clauses.length >= CLAUSES_MAX) return to(visit);
      return other === undefined ? toSecurer(visit, table, only.clause, null) : stepTo(visit, table, { at: 'secured' });
    }
    case 'secured':
      return step.at === 'secured' && debtOf(table, act.clause) !== null ? toSecurer(visit, table, act.clause, null) : to(visit);
    case 'securer': {
      if (step.at !== 'securer' || !securersOf(table, step.of).includes(act.seat)) return to(visit);
      const ways = waysOf(table, step.of, act.seat);
      const [only] = ways;
      return ways.length === 1 && only !== undefined
        ? wayChosen(visit, table, { ...step, at: 'securityWay', by: act.seat }, only, moment)
        : stepTo(visit, table, { ...step, at: 'securityWay', by: act.seat });
    }
    case 'securityWay':
      return step.at === 'securityWay' && waysOf(table, step.of, step.by).includes(act.way)
        ? wayChosen(visit, table, step, act.way, moment)
        : to(visit);
    case 'securedThing': {
      const thing = act.thing.trim().slice(0, THING_MAX);
      if (step.at !== 'securedThing' || thing === '') return to(visit);
      return taken(visit, table, step.clause, { of: step.of, by: step.by, security: { kind: step.kind, thing } }, moment);
    }
  }
} // prettier-ignore

const toSecurer = (visit: Visit, table: Table, of: string, clause: string | null): VisitStep =>
  stepTo(visit, table, { at: 'securer', of, clause });

/** Changed by saying it again: the words follow from it. */
export const securingAgain = (visit: Visit, table: Table, clause: string, { of }: Secures): VisitStep =>
  toSecurer(visit, table, of, clause);

function wayChosen(visit: Visit, table: Table, step: Extract<Step, { at: 'securityWay' }>, way: SecurityWay, moment: Moment): VisitStep {
  const { of, by, clause } = step;
  return way === 'general' || way === 'joint'
    ? taken(visit, table, clause, { of, by, security: { kind: 'guarantee', way } }, moment)
    : stepTo(visit, table, { at: 'securedThing', of, by, clause, kind: way });
} // prettier-ignore

function taken(visit: Visit, table: Table, id: string | null, secures: Secures, moment: Moment): VisitStep {
  const debt = debtOf(table, secures.of);
  if (debt === null) return to(visit);
  const clause: DraftClause = {
    id: id ?? moment.newId,
    kind: 'guarantee',
    text: securityWords(table, debt.payment, secures),
    payment: null,
    secures,
  };
  return redrafted(visit, table, { ...table.draft, clauses: put(table.draft.clauses, clause) }, moment);
}

/** A debt that is gone is secured by nobody. */
export const withoutDebt = (clauses: readonly DraftClause[], id: string): readonly DraftClause[] =>
  clauses.filter((one) => one.id !== id && one.secures?.of !== id);

/** After a payment was changed: what secures it says the new sum; where its creditor secures it now, it is gone. */
export function rewritten(table: Table, clauses: readonly DraftClause[]): readonly DraftClause[] {
  return clauses.flatMap((one) => {
    const payment = clauses.find(({ id }) => id === one.secures?.of)?.payment ?? null;
    if (one.secures === null || payment === null) return [one];
    const { by, security } = one.secures;
    const senseless = by === payment.payee || (by === payment.payer && security.kind === 'guarantee');
    return senseless ? [] : [{ ...one, text: securityWords(table, payment, one.secures) }];
  });
}

/** 民法典 687, 688 (the two kinds of guarantee), 394, 402 (mortgage), 425, 429 (pledge), in own words. */
function securityWords(table: Table, { payer, payee, totalFen }: Payment, { by, security }: Secures): string {
  const name = labelOf(table, by);
  const creditor = labelOf(table, payee);
  const debt = `${labelOf(table, payer)}应付给${creditor}的${money(totalFen)}`;
  return `${name}${securedBy(security, debt)}${consequence(security, name, labelOf(table, payer), creditor)}`;
}

const securedBy = (security: Security, debt: string): string => {
  switch (security.kind) {
    case 'guarantee':
      return `为${debt}提供${security.way === 'joint' ? '连带责任保证' : '一般保证'}：`;
    case 'mortgage':
      return `用下列财产为${debt}提供抵押担保：${security.thing}。`;
    case 'pledge':
      return `用下列财产为${debt}提供质押担保：${security.thing}。`;
  }
};

function consequence(security: Security, name: string, debtor: string, creditor: string): string {
  switch (security.kind) {
    case 'guarantee':
      return security.way === 'joint'
        ? `${debtor}到期不付的，${creditor}可以要求${debtor}付，也可以要求${name}付。`
        : `${debtor}的财产经依法强制执行仍不够付的部分，由${name}付。`;
    case 'mortgage':
      return `${debtor}到期不付的，${creditor}有权依法就这项财产优先受偿。依法要登记的，抵押权自登记时设立。`;
    case 'pledge':
      return `${debtor}到期不付的，${creditor}有权依法就这项财产优先受偿。质权自财产交付给${creditor}时设立；依法要登记的，自登记时设立。`;
  }
}
