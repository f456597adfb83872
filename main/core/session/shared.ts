/** The draft as it lies before others in a live session: what is told of it, and how what they write becomes the table's own text. Pure. */
import { DRAFT, type DraftLibrary, type DraftSheet } from '../../contract/draft.ts';
import { to, type Moment, type Step as VisitStep, type Visit } from '../visit/visit.ts';
import { FACTS, type Desk, type Draft, type DraftClause, type Step, type Table } from './desk.ts';
import { asWritten, toReading, veiled, WORDS_MAX } from './drafting.ts';
import { stepTo } from './moves.ts';
import { findingsOf, mayRead, redrafted } from './terms.ts';
import { toAll } from './seats.ts';

/** Steps at which the agreement is being put together; at any other nobody writes in it. */
const OPEN: ReadonlySet<Step['at']> = new Set([
  'draft', 'pick', 'words', 'payer', 'payee', 'secured', 'securer', 'securityWay', 'securedThing', 'total', 'count', 'first', 'plan',
]); // prettier-ignore
export const isOpen = ({ step, session }: Table): boolean => session !== null && OPEN.has(step.at);

/** From the first draft to the last signature there is something to lay before others. */
const LAID: ReadonlySet<Step['at']> = new Set([
  ...OPEN, 'changes', 'settling', 'followUp', 'making', 'paperProblem', 'reading', 'ink', 'inkScan', 'inkCompare', 'inkSealing', 'signers', 'signCard', 'sign', 'refusing',
  'objecting', 'objection', 'sealing', 'captured', 'halted', 'noAuthority', 'seatCard', 'seatConfirm', 'authorityPaper', 'authority',
  'switchTold', 'switchAsk', 'writer', 'leadCard', 'demo', 'guestWhom', 'guestAsk', 'guestCard',
]); // prettier-ignore
export const isLaid = (desk: Desk | null): desk is Table =>
  desk !== null && desk.stage === 'table' && desk.session !== null && LAID.has(desk.step.at);

export interface ClauseText {
  readonly id: string;
  readonly text: string;
}

/** Words somebody writes; what the builder of payments and securities makes is the table's own. */
const isFree = ({ payment, secures }: DraftClause): boolean => payment === null && secures === null;

export const textsOf = ({ draft }: Table): readonly ClauseText[] => [
  { id: FACTS, text: draft.facts },
  ...draft.clauses.map(({ id, text }) => ({ id, text })),
];

export function sheetOf(table: Table, moment: Moment): DraftSheet {
  const { clauses } = table.draft;
  return {
    clauses: [
      { clause: FACTS, number: 0, free: true, most: WORDS_MAX.facts },
      ...clauses.map((one, at) => ({ clause: one.id, number: at + 1, free: isFree(one), most: isFree(one) ? WORDS_MAX.clause : DRAFT.words })),
    ],
    findings: findingsOf(table, moment)
      .slice(0, DRAFT.findings)
      .map(({ level, code, term }) => ({ level, code, clause: clauses.some(({ id }) => id === term) ? term : null })),
    missing: table.step.at === 'paperProblem' ? table.step.characters.slice(0, 20) : [],
  };
} // prettier-ignore

/** The ready clauses of the pack for this kind of dispute. */
export function libraryOf(table: Table, { pack }: Moment): DraftLibrary {
  const offered = pack.agreements.find((one) => one.kind === table.kind)?.clauses ?? [];
  return offered
    .flatMap((id) => pack.clauses.filter((one) => one.id === id))
    .map(({ label, text }) => ({ label: label['zh-CN'], text: toAll(table, text) }))
    .filter(({ label, text }) => label.length <= 60 && text.length <= DRAFT.libraryWords)
    .slice(0, DRAFT.library);
}

/** The draft with these texts in it, through the same checks as words of the table. */
function withTexts(table: Table, texts: readonly ClauseText[]): Draft {
  const { draft } = table;
  const textOf = new Map(texts.map(({ id, text }) => [id, veiled(table, text.trim())]));
  const facts = [...(textOf.get(FACTS) ?? draft.facts)].slice(0, WORDS_MAX.facts).join('');
  const clauses = draft.clauses.map((one) => {
    const text = textOf.get(one.id);
    return text === undefined || !isFree(one) || text === one.text ? one : asWritten(one, one.id, text);
  });
  return { facts, clauses };
}

const isSame = (a: Draft, b: Draft): boolean =>
  a.facts === b.facts && a.clauses.every((one, at) => one === b.clauses[at]);

/** What was written together meanwhile; the table stays where it is. */
export function draftWritten(
  visit: Visit,
  table: Table,
  texts: readonly ClauseText[],
  moment: Moment,
): VisitStep {
  if (!isOpen(table)) return to(visit);
  const draft = withTexts(table, texts);
  return isSame(draft, table.draft) ? to(visit) : redrafted(visit, table, draft, moment, table.step);
}

/** Nobody writes any more, and this is what stands there: it is read, if nothing forbids it. */
export function draftSettled(
  visit: Visit,
  table: Table,
  texts: readonly ClauseText[],
  moment: Moment,
): VisitStep {
  if (table.step.at !== 'settling') return to(visit);
  const draft = withTexts(table, texts);
  const taken = isSame(draft, table.draft) ? stepTo(visit, table, { at: 'draft' }) : redrafted(visit, table, draft, moment);
  const { place } = taken.state.kind === 'visit' ? taken.state : visit;
  const desk = place.kind === 'session' ? place.desk : null;
  if (desk?.stage !== 'table' || !mayRead(desk, moment)) return taken;
  return toReading(visit, desk, moment);
} // prettier-ignore
