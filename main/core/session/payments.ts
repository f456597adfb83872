/** The instalment builder at the table: who pays whom, how much, in how many payments, from when on; and the clause it becomes. Pure. */
import { formatFen, MAX_FEN, upperCaseAmount } from '../../contract/money.ts';
import type { PolicyPack } from '../../contract/policy.ts';
import { instalmentsOf, monthsLater, type Instalment } from '../../contract/session/instalments.ts';
import type { Seat } from '../../contract/session/parties.ts';
import type { SessionAct } from '../../contract/sessionScreen.ts';
import { addDays, calendarOf, onWorkday } from '../../contract/workdays.ts';
import { chineseDate } from '../documents/dates.ts';
import { to, type Moment, type Step as VisitStep, type Visit } from '../visit/visit.ts';
import type { DraftClause, Payment, Step, Table } from './desk.ts';
import { GROUP_CLAUSE } from '../../contract/session/group.ts';
import { groupPayment, groupRows } from './group/groupClauses.ts';
import { money, put, redrafted } from './terms.ts';
import { stepTo } from './moves.ts';
import { labelOf, seatsOf, sideOfSeat } from './seats.ts';
import { rewritten } from './securing.ts';

export const COUNTS: readonly number[] = [1, 2, 3, 4, 5, 6, 9, 12];

type PaymentAct = Extract<SessionAct, { do: 'payer' | 'payee' | 'total' | 'count' | 'first' | 'takePlan' }>;

export function paymentAct(visit: Visit, table: Table, act: PaymentAct, moment: Moment): VisitStep {
  const { step } = table;
  switch (act.do) {
    case 'payer': {
      if (step.at !== 'payer' || !seatsOf(table).includes(act.seat)) return to(visit);
      const [payee, other] = payeesOf(table, act.seat);
      if (payee === undefined) return to(visit);
      const { clause } = step;
      return stepTo(visit, table, other === undefined ? { at: 'total', clause, payer: act.seat, payee, problem: false } : { at: 'payee', clause, payer: act.seat }); // prettier-ignore
    }
    case 'payee':
      return step.at === 'payee' && payeesOf(table, step.payer).includes(act.seat)
        ? stepTo(visit, table, { ...step, at: 'total', payee: act.seat, problem: false })
        : to(visit);
    case 'total': {
      if (step.at !== 'total') return to(visit);
      const { fen } = act;
      const { clause, payer, payee } = step;
      // every instalment is at least one fen
      const good = fen !== null && fen >= Math.max(...COUNTS) && fen <= MAX_FEN;
      return stepTo(
        visit,
        table,
        good ? { at: 'count', clause, payer, payee, fen } : { ...step, problem: true },
      );
    }
    case 'count':
      return step.at === 'count' && COUNTS.includes(act.count)
        ? stepTo(visit, table, { ...step, at: 'first', count: act.count })
        : to(visit);
    case 'first':
      return step.at === 'first' ? planned(visit, table, step, act.day, moment) : to(visit);
    case 'takePlan':
      return step.at === 'plan' ? paid(visit, table, step, moment) : to(visit);
  }
}

/** Everybody else, the other side first; asked only where there are several. */
export function payeesOf(table: Table, payer: Seat): readonly Seat[] {
  const others = seatsOf(table).filter((seat) => seat !== payer);
  const own = sideOfSeat(table, payer);
  return others.toSorted(
    (a, b) => Number(sideOfSeat(table, a) === own) - Number(sideOfSeat(table, b) === own),
  );
}

/** Days a first payment usually falls on, workdays all of them. */
export function firstDays(today: string, pack: PolicyPack): readonly string[] {
  const calendar = calendarOf(pack.calendar);
  const month = (months: number, day: string): string => `${monthsLater(`${today.slice(0, 7)}-01`, months).slice(0, 7)}-${day}`; // prettier-ignore
  const days = [
    addDays(today, 7), addDays(today, 15), monthsLater(today, 1), month(1, '10'), month(1, '20'), month(2, '10'), month(3, '10'),
  ]; // prettier-ignore
  return [...new Set(days.map((day) => onWorkday(day, calendar)))].toSorted();
}

function planned(
  visit: Visit,
  table: Table,
  step: Extract<Step, { at: 'first' }>,
  day: string,
  moment: Moment,
): VisitStep {
  if (!firstDays(moment.today, moment.pack).includes(day)) return to(visit);
  const { fen, count, payer, payee, clause } = step;
  const rows = clause === GROUP_CLAUSE && table.group !== null ? groupRows(table.group, count, day, moment) : instalmentsOf({ totalFen: fen, count, first: day }, calendarOf(moment.pack.calendar)); // prettier-ignore
  return rows === null
    ? to(visit)
    : stepTo(visit, table, { at: 'plan', clause, payment: { payer, payee, totalFen: fen, rows } });
}

function paid(visit: Visit, table: Table, step: Extract<Step, { at: 'plan' }>, moment: Moment): VisitStep {
  const { payment } = step;
  if (step.clause === GROUP_CLAUSE && table.group !== null) {
    const clauses = put(table.draft.clauses, groupPayment(table.group, payment, moment));
    return redrafted(visit, table, { ...table.draft, clauses }, moment);
  }
  const clause: DraftClause = {
    id: step.clause ?? moment.newId,
    kind: payment.rows.length === 1 ? 'payMoney' : 'instalment',
    text: paymentWords(table, payment),
    payment,
    secures: null,
  };
  const clauses = rewritten(table, put(table.draft.clauses, clause));
  return redrafted(visit, table, { ...table.draft, clauses }, moment);
}

function paymentWords(table: Table, { payer, payee, totalFen, rows }: Payment): string {
  const who = `${labelOf(table, payer)}付给${labelOf(table, payee)}${money(totalFen)}`;
  const row = ({ no, fen, due }: Instalment): string => `第${no}期在${chineseDate(due)}以前付${formatFen(fen)}元（大写：${upperCaseAmount(fen)}）`; // prettier-ignore
  const [only] = rows;
  if (rows.length === 1 && only !== undefined) return `${who}，在${chineseDate(only.due)}以前一次付清。`;
  return `${who}，分${rows.length}期付清：${rows.map(row).join('；')}。`;
}
