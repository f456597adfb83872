/** Checking an answer and writing it into the form; building the input of a question from what is known. */
import type { CardRecord } from '../../contract/devices.ts';
import type { LocalText, PolicyPack } from '../../contract/policy.ts';
import type { AnswerValue, Input, Option, QuestionError, QuestionId } from '../../contract/screen.ts';
import { DisputeKindId } from '../../contract/policy.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { isMobile, isPhone, isUscc, roughDateProblem } from './numbers.ts';
import {
  listOf,
  type ClaimRow,
  type EvidenceRow,
  type FactRow,
  type RequestForm,
  type RespondentRow,
} from './requestForm.ts';

/** More than any district court hears; the pad stops before. 9,999,999,999.99 yuan in fen. */
export const FEN_MAX = 999_999_999_999;

export const CLERK_DECIDES = 'clerkDecides';

interface Asked {
  readonly question: QuestionId;
  readonly row: string | null;
  readonly value: AnswerValue;
}
interface Context {
  readonly pack: PolicyPack;
  /** YYYY-MM-DD at the booth. */
  readonly today: string;
  /** RFC 3339. */
  readonly at: string;
}

// C0, C1 and lone surrogates never enter a paper; U+0000…1F is what a hostile page or a broken keyboard sends.
const HARMFUL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]|\p{Surrogate}/u; // eslint-disable-line no-control-regex

/** Length in code points, as a person counts characters. */
const lengthOf = (text: string): number => [...text].length;

export function textProblem(text: string, maxLength: number, required: boolean): QuestionError | null {
  if (HARMFUL.test(text)) return 'badCharacters';
  if (required && text.trim() === '') return 'empty';
  return lengthOf(text) > maxLength ? 'tooLong' : null;
}

export const maxLengthOf = (question: QuestionId, pack: PolicyPack): number =>
  question === 'respondentName'
    ? 60
    : question === 'evidenceName'
      ? 40
      : question.endsWith('Address') || question === 'myResidence'
        ? 200
        : pack.thresholds.maxFieldLength;

/** The answer written into the form, or why it cannot be. */
export function applyAnswer(
  form: RequestForm,
  asked: Asked,
  context: Context,
): Result<RequestForm, QuestionError> {
  const { question, row, value } = asked;
  const done = (next: RequestForm): Result<RequestForm, QuestionError> =>
    ok(withoutUnfinished(next, question, row));
  switch (value.kind) {
    case 'choice':
      return applyChoice(form, question, row, value.ids, context.pack, done);
    case 'text': {
      const problem = textProblem(value.text, maxLengthOf(question, context.pack), true);
      return problem === null ? done(writeText(form, question, row, value.text)) : err(problem);
    }
    case 'digits': {
      const text = value.text.toUpperCase();
      if (text === '') return err('empty');
      if (question === 'respondentUscc' && !isUscc(text)) return err('badUscc');
      if (question === 'eServiceMobile' && !isMobile(text)) return err('badPhone');
      if (question !== 'respondentUscc' && !isPhone(text)) return err('badPhone');
      return done(writeText(form, question, row, text));
    }
    case 'money': {
      if (question !== 'claimAmount') return err('empty');
      if (value.fen === null) return err('empty');
      if (value.fen === 0) return err('zeroAmount');
      if (value.fen > FEN_MAX) return err('tooMuch');
      return done(editClaim(form, row, { fen: value.fen }));
    }
    case 'date': {
      if (question !== 'factDate' || value.date === null) return err('empty');
      const problem = roughDateProblem(value.date, context.today);
      return problem === null ? done(editFact(form, row, { date: value.date })) : err(problem);
    }
    case 'statement': {
      if (question !== 'eService') return err('empty');
      const { answer, shownMs, readAloud } = value;
      const textVersion = context.pack.consents.eService.version;
      const mobile = form.eService?.mobile ?? (isMobile(form.phone) ? form.phone : '');
      return done({
        ...form,
        eService: { answer, mobile: answer ? mobile : '', textVersion, shownMs, readAloud, at: context.at },
      });
    }
  }
}

function applyChoice(
  form: RequestForm,
  question: QuestionId,
  row: string | null,
  ids: readonly string[],
  pack: PolicyPack,
  done: (next: RequestForm) => Result<RequestForm, QuestionError>,
): Result<RequestForm, QuestionError> {
  const [first] = ids;
  if (first === undefined) return err('empty');
  if (ids.length > 3) return err('tooMany');
  switch (question) {
    case 'disputeKind': {
      const kind = DisputeKindId.safeParse(first);
      if (!kind.success) return err('empty');
      const changed = kind.data !== form.disputeKind;
      return done({
        ...form,
        disputeKind: kind.data,
        causes: changed ? [] : form.causes,
        causesAnswered: !changed && form.causesAnswered,
      });
    }
    case 'causes':
      return done({
        ...form,
        causesAnswered: true,
        causes: ids.filter((id) => pack.causes.some((c) => c.code === id)),
      });
    case 'path':
      return first === 'mediate' || first === 'both' || first === 'court'
        ? done({ ...form, path: first })
        : err('empty');
    case 'respondentKind':
      return first === 'person' || first === 'organisation'
        ? done(editRespondent(form, row, { kind: first }))
        : err('empty');
    case 'claimKind':
      return pack.claimKinds.some((k) => k.id === first)
        ? done(editClaim(form, row, { kind: first }))
        : err('empty');
    case 'evidenceKind':
      return pack.evidenceKinds.some((k) => k.id === first)
        ? done(editEvidence(form, row, { kind: first }))
        : err('empty');
    case 'evidenceOriginal':
      return done(editEvidence(form, row, { originalShown: first === 'yes' }));
    case 'mediationWish':
      return first === 'yes' || first === 'no' || first === 'unsure'
        ? done({ ...form, mediationWish: first })
        : err('empty');
    default:
      return err('empty');
  }
}

function writeText(form: RequestForm, question: QuestionId, row: string | null, text: string): RequestForm {
  switch (question) {
    case 'myPhone':
      return { ...form, phone: text };
    case 'myResidence':
      return { ...form, residence: text };
    case 'serviceAddress':
      return { ...form, serviceAddress: text };
    case 'eServiceMobile':
      return form.eService === null ? form : { ...form, eService: { ...form.eService, mobile: text } };
    case 'respondentName':
      return editRespondent(form, row, { name: text });
    case 'respondentUscc':
      return editRespondent(form, row, { uscc: text });
    case 'respondentPhone':
      return editRespondent(form, row, { phone: text });
    case 'respondentAddress':
      return editRespondent(form, row, { address: text });
    case 'claimWords':
      return editClaim(form, row, { words: text });
    case 'factWords':
      return editFact(form, row, { words: text });
    case 'evidenceName':
      return editEvidence(form, row, { name: text });
    case 'evidenceProves':
      return editEvidence(form, row, { proves: text });
    default:
      return form;
  }
}

const edit = <R extends { readonly id: string }>(
  rows: readonly R[],
  id: string | null,
  change: Partial<R>,
): readonly R[] => rows.map((r) => (r.id === id ? { ...r, ...change } : r));
const editRespondent = (
  form: RequestForm,
  id: string | null,
  change: Partial<RespondentRow>,
): RequestForm => ({ ...form, respondents: edit(form.respondents, id, change) });
const editClaim = (form: RequestForm, id: string | null, change: Partial<ClaimRow>): RequestForm => ({
  ...form,
  claims: edit(form.claims, id, change),
});
const editFact = (form: RequestForm, id: string | null, change: Partial<FactRow>): RequestForm => ({
  ...form,
  facts: edit(form.facts, id, change),
});
export const editEvidence = (
  form: RequestForm,
  id: string | null,
  change: Partial<EvidenceRow>,
): RequestForm => ({ ...form, evidence: edit(form.evidence, id, change) });

const key = (question: QuestionId, row: string | null): string => `${question}:${row ?? ''}`;

/** Keeps what was typed on the way back, unchecked; cleaned of what could never be a paper. */
export function keepUnfinished(
  form: RequestForm,
  question: QuestionId,
  row: string | null,
  value: AnswerValue,
): RequestForm {
  return { ...form, unfinished: { ...form.unfinished, [key(question, row)]: value } };
}

function withoutUnfinished(form: RequestForm, question: QuestionId, row: string | null): RequestForm {
  const { [key(question, row)]: _done, ...unfinished } = form.unfinished;
  return { ...form, unfinished };
}

/** "I don't know": allowed everywhere but where nothing could be filed without it. */
export function maySkip(question: QuestionId): boolean {
  return !['disputeKind', 'path', 'respondentKind', 'claimKind', 'eService'].includes(question);
}

/** Skipping says "I don't know": an earlier answer of this question is taken back. */
export function skipAnswer(form: RequestForm, question: QuestionId, row: string | null): RequestForm {
  const cleared = ((): RequestForm => {
    switch (question) {
      case 'causes':
        return { ...form, causes: [], causesAnswered: true };
      case 'claimAmount':
        return editClaim(form, row, { fen: null });
      case 'factDate':
        return editFact(form, row, { date: null });
      case 'evidenceKind':
        return editEvidence(form, row, { kind: null });
      case 'evidenceOriginal':
        return editEvidence(form, row, { originalShown: null });
      case 'mediationWish':
        return { ...form, mediationWish: 'unsure' };
      default:
        return writeText(form, question, row, '');
    }
  })();
  return withoutUnfinished(cleared, question, row);
}

const byPage = (id: string, icon: string | null = null): Option => ({ id, label: null, hint: null, icon });
const fromPack = (
  id: string,
  label: LocalText,
  hint: LocalText | null = null,
  icon: string | null = null,
): Option => ({ id, label, hint, icon });

/** The input a question shows: options from the pack, the value from what was typed last, else from the form. */
export function inputOf(
  form: RequestForm,
  question: QuestionId,
  row: string | null,
  card: CardRecord,
  context: Pick<Context, 'pack' | 'today'>,
): Input {
  const { pack, today } = context;
  const kind = pack.disputeKinds.find((k) => k.id === form.disputeKind);
  const typed = form.unfinished[key(question, row)];
  const typedIds = typed?.kind === 'choice' ? typed.ids : null;
  const choice = (options: Option[], value: readonly (string | null)[], most = 1): Input => ({
    kind: 'choice', options, most, value: typedIds ?? value.filter((v) => v !== null),
  }); // prettier-ignore
  const text = (form_: 'name' | 'sentence' | 'address', value: string, phrases: readonly string[] = []): Input => ({
    kind: 'text', form: form_, maxLength: maxLengthOf(question, pack), phrases: [...phrases],
    value: typed?.kind === 'text' ? typed.text : value,
  }); // prettier-ignore
  const digits = (form_: 'phone' | 'uscc', value: string): Input => ({
    kind: 'digits',
    form: form_,
    value: typed?.kind === 'digits' ? typed.text : value,
  });
  const list = listOf(question);
  const respondent = list === 'respondents' ? form.respondents.find((r) => r.id === row) : undefined;
  const claim = list === 'claims' ? form.claims.find((r) => r.id === row) : undefined;
  const fact = list === 'facts' ? form.facts.find((r) => r.id === row) : undefined;
  const evidence = list === 'evidence' ? form.evidence.find((r) => r.id === row) : undefined;
  const claimKind = pack.claimKinds.find((k) => k.id === claim?.kind);
  switch (question) {
    case 'disputeKind':
      return choice(
        pack.disputeKinds.map((k) => fromPack(k.id, k.label, k.hint, k.id)),
        [form.disputeKind],
      );
    case 'causes': {
      const proposed = (kind?.causes ?? []).flatMap((code) => pack.causes.filter((c) => c.code === code));
      const options = [
        ...proposed.map((c) => fromPack(c.code, c.name, c.plain)),
        byPage(CLERK_DECIDES, 'unsure'),
      ];
      return choice(
        options,
        form.causesAnswered && form.causes.length === 0 ? [CLERK_DECIDES] : form.causes,
        3,
      );
    }
    case 'path':
      return choice(
        [byPage('mediate', 'mediate'), byPage('court', 'court'), byPage('both', 'both')],
        [form.path],
      );
    case 'myPhone':
      return digits('phone', form.phone);
    case 'myResidence':
      return text('address', form.residence === '' ? addressOf(card) : form.residence);
    case 'respondentKind':
      return choice(
        [byPage('person', 'person'), byPage('organisation', 'organisation')],
        [respondent?.kind ?? null],
      );
    case 'respondentName':
      return text('name', respondent?.name ?? '');
    case 'respondentUscc':
      return digits('uscc', respondent?.uscc ?? '');
    case 'respondentPhone':
      return digits('phone', respondent?.phone ?? '');
    case 'respondentAddress':
      return text('address', respondent?.address ?? '');
    case 'claimKind': {
      const offered = new Set(kind?.claimKinds ?? pack.claimKinds.map((k) => k.id));
      return choice(
        pack.claimKinds.filter((k) => offered.has(k.id)).map((k) => fromPack(k.id, k.label)),
        [claim?.kind ?? null],
      );
    }
    case 'claimAmount':
      return { kind: 'money', fen: typed?.kind === 'money' ? typed.fen : (claim?.fen ?? null) };
    case 'claimWords':
      return text('sentence', claim?.words ?? '', claimKind?.phrases);
    case 'factDate':
      return { kind: 'date', value: typed?.kind === 'date' ? typed.date : (fact?.date ?? null), today };
    case 'factWords':
      return text('sentence', fact?.words ?? '', kind?.factPhrases);
    case 'evidenceName':
      return text(
        'name',
        evidence?.name ?? '',
        kind?.usualEvidence.map((e) => e.name),
      );
    case 'evidenceKind': {
      const guess = kind?.usualEvidence.find((e) => e.name === evidence?.name)?.kind ?? null;
      return choice(
        pack.evidenceKinds.map((k) => fromPack(k.id, k.label)),
        [evidence?.kind ?? guess],
      );
    }
    case 'evidenceProves':
      return text(
        'sentence',
        evidence?.proves ?? '',
        kind?.usualEvidence.map((e) => e.proves),
      );
    case 'evidenceOriginal':
      return choice(
        [byPage('yes'), byPage('no')],
        [
          evidence?.originalShown === null || evidence === undefined
            ? null
            : evidence.originalShown
              ? 'yes'
              : 'no',
        ],
      );
    case 'serviceAddress':
      return text('address', form.serviceAddress);
    case 'eService':
      return { kind: 'statement', statement: pack.consents.eService, value: form.eService?.answer ?? null };
    case 'eServiceMobile':
      return digits('phone', form.eService?.mobile ?? '');
    case 'mediationWish':
      return choice([byPage('yes'), byPage('no'), byPage('unsure')], [form.mediationWish]);
  }
}

/** The address printed on the card, where the card has one. */
export const addressOf = (card: CardRecord): string => ('address' in card ? card.address : '');
