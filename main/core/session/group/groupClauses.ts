/** What is the group's own at the table of its representatives: who sits where, the clauses of its payments and of whom they bind, and the agreement once it is sealed. Pure. */
import type { CardRecord } from '../../../contract/devices.ts';
import { formatFen, upperCaseAmount } from '../../../contract/money.ts';
import {
  dailySums,
  GROUP_CLAUSE,
  totalFenOf,
  type Group,
  type GroupMaster,
} from '../../../contract/session/group.ts';
import { stepGroup } from '../../../contract/session/groupStep.ts';
import { instalmentsOf } from '../../../contract/session/instalments.ts';
import type { Seat } from '../../../contract/session/parties.ts';
import { rosterName } from '../../../contract/session/rosterText.ts';
import { calendarOf } from '../../../contract/workdays.ts';
import { chineseDate } from '../../documents/dates.ts';
import type { Moment } from '../../visit/visit.ts';
import type { Draft, DraftClause, Payment, Table } from '../desk.ts';
import { money } from '../terms.ts';
import { groupPolicy, rulesOfGroup } from './groupDesk.ts';

/** The clause that says whom the agreement binds; like the payments it is the group's and changed there alone. */
const EFFECT_CLAUSE = 'groupEffect';

export const isOfGroup = (clause: string): boolean => clause === GROUP_CLAUSE || clause === EFFECT_CLAUSE;

/** Which member sits at an applicant's seat; null: no seat of the group. */
export function memberAt(table: Pick<Table, 'group' | 'parties'>, seat: Seat): number | null {
  const seats = table.parties.filter(({ standing }) => standing === 'applicant').map((one) => one.seat);
  return table.group?.representatives[seats.indexOf(seat)] ?? null;
}

/** At the seat of a representative sits that very member; whoever is on the roster sits on no other side. */
export function isForeign(table: Table, seat: Seat, card: CardRecord): boolean {
  if (table.group === null) return false;
  const no = memberAt(table, seat);
  const member = table.group.members.find(({ number }) => number === card.number);
  return no === null ? member !== undefined : member?.no !== no || member.name !== rosterName(card.name);
}

const filled = (text: string, group: Group): string =>
  text.replaceAll('{n}', String(group.members.length)).replaceAll('{sum}', money(totalFenOf(group.members)));

/** 每期各人付多少，看各自附件: the paper holds the sums of each day and nobody's own. */
function groupPaymentWords(group: Group, rows: Payment['rows'], moment: Moment): string {
  const row = ({ no, due, fen }: Payment['rows'][number]): string => `第${no}期在${chineseDate(due)}以前合计付${formatFen(fen)}元（大写：${upperCaseAmount(fen)}）`; // prettier-ignore
  const [only] = rows;
  const head = filled(groupPolicy(moment).payment, group);
  if (rows.length === 1 && only !== undefined) return `${head}，在${chineseDate(only.due)}以前一次付清。`;
  return `${head}，分${rows.length}期付清：${rows.map(row).join('；')}。`;
}

/** Every day's sum is the sum of that day's parts of all annexes; null where somebody's sum is too small for so many. */
export function groupRows(
  group: Group,
  count: number,
  first: string,
  moment: Moment,
): Payment['rows'] | null {
  if (group.members.some(({ fen }) => fen < count)) return null;
  const sums = dailySums(group.members, count);
  const totalFen = totalFenOf(group.members);
  const days = instalmentsOf({ totalFen, count, first }, calendarOf(moment.pack.calendar));
  return days?.map((day, index) => ({ ...day, fen: sums[index] ?? 0 })) ?? null;
}

export function groupPayment(group: Group, payment: Payment, moment: Moment): DraftClause {
  const kind = payment.rows.length === 1 ? 'payMoney' : 'instalment';
  return {
    id: GROUP_CLAUSE,
    kind,
    text: groupPaymentWords(group, payment.rows, moment),
    payment,
    secures: null,
  };
}

/** What stands in the draft from the beginning: the payments, all on the `first` day, and whom the agreement binds. */
export function groupDraft(group: Group, first: string, moment: Moment): Draft {
  const rows = groupRows(group, 1, first, moment) ?? [];
  const payment: Payment = { payer: 'B', payee: 'A', totalFen: totalFenOf(group.members), rows };
  return { facts: '', clauses: [groupPayment(group, payment, moment), groupEffect(group, moment)] };
}

function groupEffect(group: Group, moment: Moment): DraftClause {
  const effect = groupPolicy(moment).effects.find(({ id }) => id === group.effect);
  return { id: EFFECT_CLAUSE, kind: 'other', text: filled(effect?.clause ?? '', group), payment: null, secures: null }; // prettier-ignore
}

/** The same draft for a roster that was changed, with as many payments from the same day as before; null: nothing is different. */
export function draftAfter(group: Group, draft: Draft, moment: Moment): Draft | null {
  const before = draft.clauses.find(({ id }) => id === GROUP_CLAUSE)?.payment ?? null;
  const [row] = before?.rows ?? [];
  if (before === null || row === undefined) return null;
  const first = row.movedFrom ?? row.due;
  // somebody's sum may be too small for so many parts
  const rows =
    groupRows(group, before.rows.length, first, moment) ?? groupRows(group, 1, first, moment) ?? [];
  const own = [groupPayment(group, { ...before, totalFen: totalFenOf(group.members), rows }, moment), groupEffect(group, moment)]; // prettier-ignore
  const clauses = draft.clauses.map((one) => own.find(({ id }) => id === one.id) ?? one);
  return clauses.every(({ text }, index) => text === draft.clauses[index]?.text)
    ? null
    : { ...draft, clauses };
}

/** The agreement is sealed: from here on everybody consents to exactly this text. */
export function withMaster(table: Table, itemId: string, sealedAt: string, moment: Moment): Table {
  if (table.group === null) return table;
  const next = stepGroup(table.group, { kind: 'masterSealed', master: masterOf(table, itemId, sealedAt) }, rulesOfGroup(moment)); // prettier-ignore
  return next.ok ? { ...table, group: next.value } : table;
}

export function masterOf(table: Table, itemId: string, sealedAt: string): GroupMaster {
  const { document, session, draft } = table;
  if (document === null || session === null) throw new Error('an agreement without its paper');
  const days = draft.clauses.find(({ id }) => id === GROUP_CLAUSE)?.payment?.rows.map(({ due }) => due) ?? [];
  return {
    session: session.id, itemId, title: document.title['zh-CN'], pages: document.pages, sha256: document.sha256, sealedAt,
    facts: draft.facts, clauses: draft.clauses.map(({ text }) => text), days,
  }; // prettier-ignore
}
