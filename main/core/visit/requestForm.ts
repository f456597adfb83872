/** The request while it is being told: rows may be half filled, nothing typed is ever dropped by going back. */
import type { CardRecord } from '../../contract/devices.ts';
import type { DisputeKindId, PolicyPack } from '../../contract/policy.ts';
import type { EvidencePage, RequestDraft, Respondent } from '../../contract/request.ts';
import type { AnswerValue, EditTarget, ListName, QuestionId, Section } from '../../contract/screen.ts';

export interface RespondentRow {
  readonly id: string;
  readonly kind: 'person' | 'organisation' | null;
  readonly name: string;
  readonly uscc: string;
  readonly phone: string;
  readonly address: string;
}
export interface ClaimRow {
  readonly id: string;
  readonly kind: string | null;
  readonly fen: number | null;
  readonly words: string;
}
export interface FactRow {
  readonly id: string;
  readonly date: string | null;
  readonly words: string;
}
export interface EvidenceRow {
  readonly id: string;
  readonly kind: string | null;
  readonly name: string;
  readonly proves: string;
  readonly originalShown: boolean | null;
  readonly pages: readonly EvidencePage[];
}

export interface RequestForm {
  readonly disputeKind: DisputeKindId | null;
  readonly causes: readonly string[];
  /** True once the causes question was answered, also by "the clerk decides". */
  readonly causesAnswered: boolean;
  readonly path: 'mediate' | 'both' | 'court' | null;
  readonly phone: string;
  readonly residence: string;
  readonly respondents: readonly RespondentRow[];
  readonly claims: readonly ClaimRow[];
  readonly facts: readonly FactRow[];
  readonly evidence: readonly EvidenceRow[];
  readonly serviceAddress: string;
  readonly eService: RequestDraft['eService'];
  readonly mediationWish: RequestDraft['mediationWish'];
  /** What was typed but not yet accepted, by question and row. */
  readonly unfinished: Readonly<Record<string, AnswerValue>>;
  /** The matter this request corrects, as the court returned it. */
  readonly corrects: string | null;
}

export const emptyForm: RequestForm = {
  disputeKind: null,
  causes: [],
  causesAnswered: false,
  path: null,
  phone: '',
  residence: '',
  respondents: [],
  claims: [],
  facts: [],
  evidence: [],
  serviceAddress: '',
  eService: null,
  mediationWish: null,
  unfinished: {},
  corrects: null,
};

/** A stop on the way through the form. Rows of a list are walked by `RowStop`s in between. */
export type Stop =
  | { readonly kind: 'question'; readonly id: QuestionId }
  | { readonly kind: 'list'; readonly list: ListName }
  | { readonly kind: 'check' };

const question = (id: QuestionId): Stop => ({ kind: 'question', id });

/** The stops in order; which ones exist depends only on what was answered. */
export function stops(form: RequestForm, pack: PolicyPack): readonly Stop[] {
  const kind = pack.disputeKinds.find((k) => k.id === form.disputeKind);
  return [
    question('disputeKind'),
    ...(kind === undefined || kind.causes.length > 0 ? [question('causes')] : []),
    question('path'),
    question('myPhone'),
    question('myResidence'),
    { kind: 'list', list: 'respondents' },
    { kind: 'list', list: 'claims' },
    { kind: 'list', list: 'facts' },
    { kind: 'list', list: 'evidence' },
    question('serviceAddress'),
    question('eService'),
    ...(form.eService?.answer === true ? [question('eServiceMobile')] : []),
    question('mediationWish'),
    { kind: 'check' },
  ];
}

export const sameStop = (a: Stop, b: Stop): boolean =>
  a.kind === b.kind &&
  (a.kind !== 'question' || (b.kind === 'question' && a.id === b.id)) &&
  (a.kind !== 'list' || (b.kind === 'list' && a.list === b.list));

/** A step inside one row of a list: a question, or the scanner for evidence. */
export type RowStep = QuestionId | 'scan';

export function rowSteps(
  list: ListName,
  form: RequestForm,
  rowId: string,
  pack: PolicyPack,
): readonly RowStep[] {
  switch (list) {
    case 'respondents': {
      const row = form.respondents.find((r) => r.id === rowId);
      const uscc: RowStep[] = row?.kind === 'organisation' ? ['respondentUscc'] : [];
      return ['respondentKind', 'respondentName', ...uscc, 'respondentPhone', 'respondentAddress'];
    }
    case 'claims': {
      const row = form.claims.find((r) => r.id === rowId);
      const money = pack.claimKinds.find((k) => k.id === row?.kind)?.form !== 'act';
      return ['claimKind', ...(money ? (['claimAmount'] as const) : []), 'claimWords'];
    }
    case 'facts':
      return ['factDate', 'factWords'];
    case 'evidence':
      return ['scan', 'evidenceName', 'evidenceKind', 'evidenceProves', 'evidenceOriginal'];
  }
}

export function newRow(form: RequestForm, list: ListName, id: string): RequestForm {
  switch (list) {
    case 'respondents':
      return {
        ...form,
        respondents: [...form.respondents, { id, kind: null, name: '', uscc: '', phone: '', address: '' }],
      };
    case 'claims':
      return { ...form, claims: [...form.claims, { id, kind: null, fen: null, words: '' }] };
    case 'facts':
      return { ...form, facts: [...form.facts, { id, date: null, words: '' }] };
    case 'evidence':
      return {
        ...form,
        evidence: [
          ...form.evidence,
          { id, kind: null, name: '', proves: '', originalShown: null, pages: [] },
        ],
      };
  }
}

export const ROWS_MAX: Readonly<Record<ListName, number>> = {
  respondents: 20,
  claims: 20,
  facts: 50,
  evidence: 50,
};

/** Rows that hold nothing at all are dropped when the list is shown: a new row that was backed out of. */
export function withoutEmptyRows(form: RequestForm): RequestForm {
  const typed = (id: string): boolean => Object.keys(form.unfinished).some((key) => key.endsWith(`:${id}`));
  return {
    ...form,
    respondents: form.respondents.filter(
      (r) => r.name !== '' || r.phone !== '' || r.address !== '' || typed(r.id),
    ),
    claims: form.claims.filter((r) => r.kind !== null || typed(r.id)),
    facts: form.facts.filter((r) => r.words !== '' || r.date !== null || typed(r.id)),
    evidence: form.evidence.filter((r) => r.pages.length > 0 || r.name !== ''),
  };
}

export function removeRow(form: RequestForm, list: ListName, id: string): RequestForm {
  const others = <R extends { readonly id: string }>(rows: readonly R[]): readonly R[] =>
    rows.filter((r) => r.id !== id);
  switch (list) {
    case 'respondents':
      return { ...form, respondents: others(form.respondents) };
    case 'claims':
      return { ...form, claims: others(form.claims) };
    case 'facts':
      return { ...form, facts: others(form.facts) };
    case 'evidence':
      return { ...form, evidence: others(form.evidence) };
  }
}

export const listOf = (id: QuestionId): ListName | null =>
  id.startsWith('respondent')
    ? 'respondents'
    : id.startsWith('claim')
      ? 'claims'
      : id.startsWith('fact')
        ? 'facts'
        : id.startsWith('evidence')
          ? 'evidence'
          : null;

/** Which row number (from 1) a question is about, for "the second other party". */
export function rowNumber(form: RequestForm, list: ListName, rowId: string): number {
  return form[list].findIndex((r) => r.id === rowId) + 1;
}

const SECTIONS: Readonly<Record<Section, number>> = {
  what: 1,
  path: 2,
  parties: 3,
  claims: 4,
  facts: 5,
  evidence: 6,
  service: 7,
  sign: 8,
};
export const SECTION_COUNT = 8;
export const sectionNumber = (section: Section): number => SECTIONS[section];

export function sectionOf(at: Stop | { readonly kind: 'sign' }): Section {
  if (at.kind === 'sign' || at.kind === 'check') return 'sign';
  if (at.kind === 'list') return at.list === 'respondents' ? 'parties' : at.list;
  switch (at.id) {
    case 'disputeKind':
    case 'causes':
      return 'what';
    case 'path':
      return 'path';
    case 'myPhone':
    case 'myResidence':
      return 'parties';
    case 'serviceAddress':
    case 'eService':
    case 'eServiceMobile':
    case 'mediationWish':
      return 'service';
    default: {
      const list = listOf(at.id);
      return list === null || list === 'respondents' ? 'parties' : list;
    }
  }
}

/** Sum of the claims with an amount; null when none has one. */
export function totalFen(form: RequestForm): number | null {
  const amounts = form.claims.flatMap((claim) => (claim.fen === null ? [] : [claim.fen]));
  return amounts.length === 0 ? null : amounts.reduce((a, b) => a + b, 0);
}

export const pagesUsed = (form: RequestForm): number =>
  form.evidence.reduce((sum, item) => sum + item.pages.length, 0);

/** The draft as it is checked, printed and sent: rows without the one thing that makes them a row stay out. */
export function draftOf(form: RequestForm, card: CardRecord, pack: PolicyPack): RequestDraft {
  const moneyKinds = new Set(pack.claimKinds.filter((k) => k.form === 'money').map((k) => k.id));
  return {
    disputeKind: form.disputeKind,
    causes: [...form.causes],
    path: form.path,
    applicant: { phone: form.phone, habitualResidence: form.residence },
    respondents: form.respondents.filter((r) => r.name !== '').map(respondentOf),
    claims: form.claims.flatMap((c) =>
      c.kind === null
        ? []
        : [{ id: c.id, kind: c.kind, fen: moneyKinds.has(c.kind) ? c.fen : null, words: c.words }],
    ),
    facts: form.facts.filter((f) => f.words !== '').map((f) => ({ ...f })),
    evidence: form.evidence
      .filter((e) => e.pages.length > 0)
      .map((e, i) => ({
        ...e,
        kind: e.kind ?? '',
        name: e.name === '' ? `材料${i + 1}` : e.name,
        pages: [...e.pages],
      })),
    service: { address: form.serviceAddress, phone: form.phone, receiver: card.name },
    eService: form.eService,
    mediationWish: form.mediationWish,
  };
}

function respondentOf(row: RespondentRow): Respondent {
  const { id, name, phone, address } = row;
  return row.kind === 'organisation'
    ? { kind: 'organisation', id, name, uscc: row.uscc, phone, address, legalRepresentative: '' }
    : { kind: 'person', id, name, sex: '9', phone, address, idNumber: '' };
}

/** Which stop 改 leads to. */
export function stopOf(target: EditTarget): Stop {
  switch (target) {
    case 'respondents':
    case 'claims':
    case 'facts':
    case 'evidence':
      return { kind: 'list', list: target };
    default:
      return question(target);
  }
}
