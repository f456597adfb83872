/** The agreement while it is put together: clauses from the library, own words, payments by the builder, checks, the lock. Pure. */
import { may, UNMET } from '../../contract/session/roles.ts';
import type { SessionAct } from '../../contract/sessionScreen.ts';
import { addDays, calendarOf, onWorkday } from '../../contract/workdays.ts';
import { to, type DocumentMade, type Moment, type Step as VisitStep, type Visit } from '../visit/visit.ts';
import { FACTS, type DraftClause, type Step, type Table } from './desk.ts';
import { stepTo, wish } from './moves.ts';
import { CLAUSES_MAX, mayRead, put, redrafted, spokenClauses } from './terms.ts';
import { nextUnread } from './readingTable.ts';
import { happen } from './rules.ts';
import { isOfGroup } from './group/groupClauses.ts';
import { idOf, toAll, wardsOf } from './seats.ts';
import { paymentAct } from './payments.ts';
import { pairsOf } from './versions.ts';
import { securingAct, securingAgain, withoutDebt } from './securing.ts';
import { maskName } from '../visit/masking.ts';

export const WORDS_MAX = { clause: 500, facts: 800 } as const;

type DraftAct = Extract<
  SessionAct,
  { do: 'addClause' | 'editFacts' | 'pickClause' | 'addPayment' | 'editClause' | 'removeClause' | 'words' | 'payer' | 'payee' | 'secure' | 'secured' | 'securer' | 'securityWay' | 'securedThing' | 'total' | 'count' | 'first' | 'takePlan' | 'read' | 'followUp' | 'backToDraft' | 'writer' | 'changes' | 'changesOf' }
>; // prettier-ignore

/** Taps that put words or sums into the paper. */
const WRITES: ReadonlySet<SessionAct['do']> = new Set<DraftAct['do']>([
  'addClause', 'editFacts', 'pickClause', 'addPayment', 'editClause', 'removeClause', 'words', 'payer', 'payee', 'total', 'count', 'first', 'takePlan',
  'secure', 'secured', 'securer', 'securityWay', 'securedThing',
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
      if (isOfGroup(clause.id)) return groupPaymentAgain(visit, table, clause);
      if (clause.secures !== null) return securingAgain(visit, table, clause.id, clause.secures);
      const next: Step = clause.payment === null ? { at: 'words', of: 'clause', clause: clause.id } : { at: 'payer', clause: clause.id }; // prettier-ignore
      return stepTo(visit, table, next);
    }
    case 'removeClause':
      return step.at === 'draft' && !isOfGroup(act.id)
        ? redrafted(
            visit,
            table,
            { ...table.draft, clauses: withoutDebt(table.draft.clauses, act.id) },
            moment,
          )
        : to(visit);
    case 'words':
      return step.at === 'words'
        ? act.together === true && moment.shared === true
          ? stepTo(visit, table, { at: 'draft' })
          : worded(visit, table, step, veiled(table, act.text.trim()), moment)
        : to(visit);
    case 'payer':
    case 'payee':
    case 'total':
    case 'count':
    case 'first':
    case 'takePlan':
      return paymentAct(visit, table, act, moment);
    case 'secure':
    case 'secured':
    case 'securer':
    case 'securityWay':
    case 'securedThing':
      return securingAct(visit, table, act, moment);
    case 'read':
      if (step.at !== 'draft' || !mayRead(table, moment)) return to(visit);
      // others write too: first nobody does any more, then what stands there is looked at once more
      return moment.shared === true
        ? stepTo(visit, table, { at: 'settling' }, wish({ do: 'settleDraft' }))
        : toReading(visit, table, moment);
    case 'followUp':
      return step.at === 'followUp' && (act.day === null || followUpDates(table, moment).includes(act.day))
        ? make(visit, { ...table, followUp: act.day })
        : to(visit);
    case 'changes':
      return (step.at === 'draft' || step.at === 'reading') && pairsOf(table) > 0
        ? stepTo(visit, table, { at: 'changes', pair: pairsOf(table) - 1, back: step })
        : to(visit);
    case 'changesOf':
      return step.at === 'changes' && act.pair < pairsOf(table)
        ? stepTo(visit, table, { ...step, pair: act.pair })
        : to(visit);
    case 'backToDraft':
      return table.signed.length === 0 && (step.at === 'reading' || step.at === 'paperProblem')
        ? stepTo(visit, table, { at: 'draft' })
        : to(visit);
    default:
      return to(visit);
  }
}

/** The way to the paper: first the day of the follow-up, where the pack proposes any. */
export const toReading = (visit: Visit, table: Table, { pack }: Moment): VisitStep =>
  pack.followUpDays.length === 0 ? make(visit, table) : stepTo(visit, table, { at: 'followUp' });

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

/** Of a group's payments only the days are chosen: the sums are the annexes'. */
function groupPaymentAgain(visit: Visit, table: Table, { id, payment }: DraftClause): VisitStep {
  if (payment === null) return to(visit);
  const { payer, payee, totalFen: fen } = payment;
  return stepTo(visit, table, { at: 'count', clause: id, payer, payee, fen });
}

function picked(visit: Visit, table: Table, offer: string | null, moment: Moment): VisitStep {
  if (offer === null) return stepTo(visit, table, { at: 'words', of: 'clause', clause: null });
  const found = moment.pack.clauses.find((one) => one.id === offer);
  if (found === undefined) return to(visit);
  const clause: DraftClause = {
    id: moment.newId,
    kind: found.kind,
    text: toAll(table, found.text),
    payment: null,
    secures: null,
  };
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
  const before = draft.clauses.find((one) => one.id === step.clause) ?? null;
  const clause = asWritten(before, step.clause ?? moment.newId, text);
  if (clause.text === '') return stepTo(visit, table, { at: 'draft' });
  return redrafted(visit, table, { ...draft, clauses: put(draft.clauses, clause) }, moment);
}

/** A clause in somebody's own words. */
export function asWritten(before: DraftClause | null, id: string, text: string): DraftClause {
  const words = [...text].slice(0, WORDS_MAX.clause).join('');
  const kind = NAMES_MONEY.test(words) ? 'payMoney' : (before?.kind ?? 'other');
  return { id, kind, text: words, payment: null, secures: null };
}

/** A child is not named in what others hear and get. */
export function veiled(table: Table, text: string): string {
  // the longer name first: one may be part of another
  return wardsOf(table).toSorted((a, b) => b.length - a.length).reduce((said, name) => said.replaceAll(name, maskName(name)), text); // prettier-ignore
}

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
  const clauses = [...spokenClauses(table.draft)].map(({ id, text }) => ({ id, text }));
  const versions = [...table.versions, { version, sha256: document.sha256, at: moment.at, trusted: moment.trusted === true, clauses }]; // prettier-ignore
  const read: Table = { ...done.value, versions };
  return stepTo(visit, read, { at: 'reading', clause: nextUnread(read) ?? FACTS, since: moment.now });
}
