/** The agreement while it is put together: clauses from the library, own words, payments by the builder, checks, the lock. Pure. */
import { formatFen, MAX_FEN, upperCaseAmount } from '../../contract/money.ts';
import { checkAgreement, type Finding } from '../../contract/session/checks.ts';
import { instalmentsOf, monthsLater, type Instalment } from '../../contract/session/instalments.ts';
import { may, UNMET } from '../../contract/session/roles.ts';
import type { AgreementDraft, Term, TermParty } from '../../contract/session/terms.ts';
import type { Seat, SessionAct } from '../../contract/sessionScreen.ts';
import type { PolicyPack, Regime } from '../../contract/policy.ts';
import { addDays, calendarOf, onWorkday } from '../../contract/workdays.ts';
import { ageOn, cardDate, chineseDate } from '../documents/dates.ts';
import { sha256Hex } from '../util/digest.ts';
import { to, type DocumentMade, type Moment, type Step as VisitStep, type Visit } from '../visit/visit.ts';
import { FACTS, type Draft, type DraftClause, type Payment, type Step, type Table } from './desk.ts';
import { stepTo, wish } from './moves.ts';
import { nextUnread } from './readingTable.ts';
import { happen, ruledRegime } from './rules.ts';
import { idOf, mayBind } from './seats.ts';

export const CLAUSES_MAX = 30;
export const COUNTS: readonly number[] = [1, 2, 3, 4, 5, 6, 9, 12];
export const WORDS_MAX = { clause: 500, facts: 800 } as const;

type DraftAct = Extract<
  SessionAct,
  { do: 'addClause' | 'editFacts' | 'pickClause' | 'addPayment' | 'editClause' | 'removeClause' | 'words' | 'payer' | 'total' | 'count' | 'first' | 'takePlan' | 'read' | 'followUp' | 'backToDraft' | 'writer' }
>; // prettier-ignore

/** Taps that put words or sums into the paper. */
const WRITES: ReadonlySet<SessionAct['do']> = new Set<DraftAct['do']>([
  'addClause', 'editFacts', 'pickClause', 'addPayment', 'editClause', 'removeClause', 'words', 'payer', 'total', 'count', 'first', 'takePlan',
]); // prettier-ignore

/** domain.md 4.12: police and agencies write for nobody; others do with the parties' consent, which acknowledging the notices is. */
export const needsWriter = ({ lead, writer }: Table): boolean =>
  writer === null && !may(lead.role, 'typeForResident', { ...UNMET, residentConsents: true });

/** The draft; where whoever leads may not write, first who of the parties does. */
export const toDraft = (table: Table): Step => (needsWriter(table) ? { at: 'writer' } : { at: 'draft' });

export function draftAct(visit: Visit, table: Table, act: DraftAct | SessionAct, moment: Moment): VisitStep {
  const { step } = table;
  if (step.at === 'draft' && WRITES.has(act.do) && needsWriter(table))
    return stepTo(visit, table, { at: 'writer' });
  switch (act.do) {
    case 'writer':
      return step.at === 'writer'
        ? stepTo(visit, { ...table, writer: act.seat }, { at: 'draft' })
        : to(visit);
    case 'addClause':
      return step.at === 'draft' && table.draft.clauses.length < CLAUSES_MAX
        ? stepTo(visit, table, { at: 'pick' })
        : to(visit);
    case 'editFacts':
      return step.at === 'draft'
        ? stepTo(visit, table, { at: 'words', of: 'facts', clause: null })
        : to(visit);
    case 'pickClause':
      return step.at === 'pick' ? picked(visit, table, act.offer, moment) : to(visit);
    case 'addPayment':
      return step.at === 'draft' && table.draft.clauses.length < CLAUSES_MAX
        ? stepTo(visit, table, { at: 'payer', clause: null })
        : to(visit);
    case 'editClause': {
      const clause = table.draft.clauses.find((one) => one.id === act.id);
      if (step.at !== 'draft' || clause === undefined) return to(visit);
      const next: Step = clause.payment === null ? { at: 'words', of: 'clause', clause: clause.id } : { at: 'payer', clause: clause.id }; // prettier-ignore
      return stepTo(visit, table, next);
    }
    case 'removeClause':
      return step.at === 'draft'
        ? redrafted(visit, table, { ...table.draft, clauses: table.draft.clauses.filter((one) => one.id !== act.id) }, moment) // prettier-ignore
        : to(visit);
    case 'words':
      return step.at === 'words' ? worded(visit, table, step, act.text.trim(), moment) : to(visit);
    case 'payer':
      return step.at === 'payer'
        ? stepTo(visit, table, { at: 'total', clause: step.clause, payer: act.seat, problem: false })
        : to(visit);
    case 'total': {
      if (step.at !== 'total') return to(visit);
      const { fen } = act;
      // every instalment is at least one fen
      const good = fen !== null && fen >= Math.max(...COUNTS) && fen <= MAX_FEN;
      return stepTo(visit, table, good ? { at: 'count', clause: step.clause, payer: step.payer, fen } : { ...step, problem: true }); // prettier-ignore
    }
    case 'count':
      return step.at === 'count' && COUNTS.includes(act.count)
        ? stepTo(visit, table, { ...step, at: 'first', count: act.count })
        : to(visit);
    case 'first':
      return step.at === 'first' ? planned(visit, table, step, act.day, moment) : to(visit);
    case 'takePlan':
      return step.at === 'plan' ? paid(visit, table, step, moment) : to(visit);
    case 'read':
      if (step.at !== 'draft' || !mayRead(table, moment)) return to(visit);
      return moment.pack.followUpDays.length === 0
        ? make(visit, table)
        : stepTo(visit, table, { at: 'followUp' });
    case 'followUp':
      return step.at === 'followUp' && (act.day === null || followUpDates(table, moment).includes(act.day))
        ? make(visit, { ...table, followUp: act.day })
        : to(visit);
    case 'backToDraft':
      return table.signed.length === 0 && (step.at === 'reading' || step.at === 'paperProblem')
        ? stepTo(visit, table, { at: 'draft' })
        : to(visit);
    default:
      return to(visit);
  }
}

const make = (visit: Visit, table: Table): VisitStep =>
  stepTo(visit, table, { at: 'making' }, wish({ do: 'makePaper' }));

/** Workdays on which a 回访 is proposed: those of the pack, and the one after the last payment. */
export function followUpDates(table: Table, { pack, today }: Moment): readonly string[] {
  const calendar = calendarOf(pack.calendar);
  const last = lastDue(table);
  const days = [...pack.followUpDays.map((days) => addDays(today, days)), ...(last === null ? [] : [addDays(last, 1)])]; // prettier-ignore
  return [...new Set(days.map((day) => onWorkday(day, calendar)))].toSorted();
}

export const lastDue = ({ draft }: Table): string | null =>
  draft.clauses.flatMap(({ payment }) => payment?.rows.map(({ due }) => due) ?? []).toSorted().at(-1) ?? null; // prettier-ignore

function picked(visit: Visit, table: Table, offer: string | null, moment: Moment): VisitStep {
  if (offer === null) return stepTo(visit, table, { at: 'words', of: 'clause', clause: null });
  const found = moment.pack.clauses.find((one) => one.id === offer);
  if (found === undefined) return to(visit);
  const clause: DraftClause = { id: moment.newId, kind: found.kind, text: found.text, payment: null };
  return redrafted(visit, table, { ...table.draft, clauses: [...table.draft.clauses, clause] }, moment);
}

/** An amount in free words is a payment without a date to the checks: such a duty belongs into the builder. */
const NAMES_MONEY = /[\d零〇一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟亿][\d\s,，.零〇一二三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾佰仟亿]*(元|块钱)|[¥￥]\s*\d/u; // prettier-ignore

function worded(
  visit: Visit,
  table: Table,
  step: Extract<Step, { at: 'words' }>,
  text: string,
  moment: Moment,
): VisitStep {
  const { draft } = table;
  if (step.of === 'facts') return redrafted(visit, table, { ...draft, facts: text.slice(0, WORDS_MAX.facts) }, moment); // prettier-ignore
  const words = text.slice(0, WORDS_MAX.clause);
  if (words === '') return stepTo(visit, table, { at: 'draft' });
  const kind = NAMES_MONEY.test(words) ? 'payMoney' : 'other';
  const before = draft.clauses.find((one) => one.id === step.clause);
  const clause: DraftClause = { id: step.clause ?? moment.newId, kind: kind === 'payMoney' ? kind : (before?.kind ?? kind), text: words, payment: null }; // prettier-ignore
  return redrafted(visit, table, { ...draft, clauses: put(draft.clauses, clause) }, moment);
}

const put = (clauses: readonly DraftClause[], clause: DraftClause): readonly DraftClause[] =>
  clauses.some((one) => one.id === clause.id)
    ? clauses.map((one) => (one.id === clause.id ? clause : one))
    : [...clauses, clause];

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
  const { fen, count, payer, clause } = step;
  const rows = instalmentsOf({ totalFen: fen, count, first: day }, calendarOf(moment.pack.calendar));
  return rows === null
    ? to(visit)
    : stepTo(visit, table, { at: 'plan', clause, payment: { payer, totalFen: fen, rows } });
}

function paid(visit: Visit, table: Table, step: Extract<Step, { at: 'plan' }>, moment: Moment): VisitStep {
  const { payment } = step;
  const clause: DraftClause = {
    id: step.clause ?? moment.newId,
    kind: payment.rows.length === 1 ? 'payMoney' : 'instalment',
    text: paymentWords(payment),
    payment,
  };
  return redrafted(visit, table, { ...table.draft, clauses: put(table.draft.clauses, clause) }, moment);
}

const NAME: Readonly<Record<Seat, string>> = { A: '申请人', B: '被申请人' };
const money = (fen: number): string => `人民币${formatFen(fen)}元（大写：${upperCaseAmount(fen)}）`;

function paymentWords({ payer, totalFen, rows }: Payment): string {
  const who = `${NAME[payer]}付给${NAME[payer === 'A' ? 'B' : 'A']}${money(totalFen)}`;
  const row = ({ no, fen, due }: Instalment): string => `第${no}期在${chineseDate(due)}以前付${formatFen(fen)}元（大写：${upperCaseAmount(fen)}）`; // prettier-ignore
  const [only] = rows;
  if (rows.length === 1 && only !== undefined) return `${who}，在${chineseDate(only.due)}以前一次付清。`;
  return `${who}，分${rows.length}期付清：${rows.map(row).join('；')}。`;
}

/** Every change is an edit to the machine: what it touches has to be heard again. */
export function redrafted(visit: Visit, table: Table, draft: Draft, moment: Moment): VisitStep {
  const next: Table = { ...table, draft, document: null };
  const blocks = findingsOf(next, moment).filter((one) => one.level === 'block').length;
  const clauses = spokenClauses(draft).map(({ id, text }) => ({ id, text: sha256Hex(text) }));
  const done = happen(next, [{ kind: 'edited', by: idOf(table, 'lead'), clauses, blocks }], moment);
  return done.ok ? stepTo(visit, done.value, { at: 'draft' }) : to(visit);
}

/** What is read out, in its order: the facts, then the clauses. */
export const spokenClauses = ({ facts, clauses }: Draft): readonly { readonly id: string; readonly text: string }[] => [
  ...(facts === '' ? [] : [{ id: FACTS, text: facts }]),
  ...clauses,
]; // prettier-ignore

function termsOf({ id, kind, text, payment }: DraftClause): readonly Term[] {
  const bare = { id, kind, debtor: null, creditor: null, fen: null, words: null, due: null, account: null, interestMilliPercent: null, text }; // prettier-ignore
  if (payment === null) return [bare];
  const creditor = payment.payer === 'A' ? 'B' : 'A';
  return payment.rows.map(({ fen, due }) => ({ ...bare, debtor: payment.payer, creditor, fen, words: upperCaseAmount(fen), due, text: '' })); // prettier-ignore
}

export const totalOf = ({ clauses }: Draft): number | null => {
  const paid = clauses.flatMap((one) => (one.payment === null ? [] : [one.payment.totalFen]));
  return paid.length === 0 ? null : paid.reduce((sum, fen) => sum + fen, 0);
};

/** The terms as the paper says them; `today`: for the ages of the parties, `regime`: for who may bind one. */
export function termsOfTable(table: Table, today: string, regime: Regime): AgreementDraft {
  const parties = (['A', 'B'] as const).flatMap((seat): TermParty[] => {
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
  const instalments = table.draft.clauses.filter((one) => one.kind === 'instalment');
  return {
    parties,
    terms: table.draft.clauses.flatMap(termsOf),
    totalFen: totalOf({ facts: '', clauses: instalments }),
  };
}

/** domain.md 4.5.1, on what stands there now. */
export const findingsOf = (table: Table, moment: Moment): readonly Finding[] =>
  checkAgreement(termsOfTable(table, moment.today, ruledRegime(moment.pack, table)), {
    regime: ruledRegime(moment.pack, table),
    calendar: calendarOf(moment.pack.calendar),
    today: moment.today,
    interestCapMilliPercent: null,
    adultAge: moment.pack.thresholds.adultAge,
  });

export const mayRead = (table: Table, moment: Moment): boolean =>
  table.draft.clauses.length > 0 &&
  table.draft.facts !== '' &&
  findingsOf(table, moment).every((one) => one.level !== 'block');

/** The paper is made: from here on exactly these bytes are read and signed. */
export function locked(visit: Visit, table: Table, document: DocumentMade, moment: Moment): VisitStep {
  const done = happen(
    { ...table, document },
    [
      { kind: 'locked', by: idOf(table, 'lead'), document: document.sha256 },
      { kind: 'advanced', by: idOf(table, 'lead'), to: 'reading' },
    ],
    moment,
  );
  if (!done.ok) return stepTo(visit, table, { at: 'draft' });
  const version = done.value.session?.agreement.version ?? 1;
  const versions = [...table.versions, { version, sha256: document.sha256, at: moment.at, trusted: moment.trusted === true }]; // prettier-ignore
  const read: Table = { ...done.value, versions };
  return stepTo(visit, read, { at: 'reading', clause: nextUnread(read) ?? FACTS, since: moment.now });
}
