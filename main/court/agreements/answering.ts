/** The clerk's part in a received agreement: registered or returned, served party by party, a joint application noted. */
import type { z } from 'zod';
import type {
  AgreementAnswer,
  LightPost,
  NotedLight,
  ServePost,
  ServiceRecord,
} from '../../contract/agreements.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { AgreementRecord, CourtStore } from '../store/store.ts';
import { courtDay } from '../worker/numbers.ts';

export type AnsweringParts = {
  readonly store: CourtStore;
  readonly caseCode: string;
  readonly clerk: string;
  readonly now: () => number;
};
export type AnsweringError = {
  readonly kind:
    | 'notFound'
    | 'notReceived'
    | 'alreadyAnswered'
    | 'noConsent'
    | 'unknownParty'
    | 'notConfirmable'
    | 'tooLate'
    | 'notMissing'
    | 'wrongDay'
    | 'sealedCopyNeeded'
    | 'alreadySealed'
    | 'otherPaper'
    | 'pagesDiffer'
    | 'notAPage'
    | 'tooLarge'
    | 'noStatement'
    | 'notIssued'
    | 'alreadyIssued'
    | 'numberTaken'
    | 'notAPdf';
};

export const agreementSequence = (day: string): string => `agreement:${day.slice(0, 4)}`;
/** For example （2026）渝0103协登12号: of the register of agreements, not a case number. */
export const agreementNumber = (day: string, courtCode: string, n: number): string =>
  `（${day.slice(0, 4)}）${courtCode}协登${n}号`;

/** Registering twice gives the same number: a lost answer costs nothing. */
export function registerAgreement(
  parts: AnsweringParts,
  id: string,
): Result<AgreementAnswer, AnsweringError> {
  const { store, caseCode, now } = parts;
  return answer(parts, id, 'registered', (at) => {
    const day = courtDay(now());
    const number = agreementNumber(day, caseCode, store.sequences.next(agreementSequence(day)));
    return { kind: 'registered', number, at };
  });
}

export const returnAgreement = (
  parts: AnsweringParts,
  id: string,
  reason: string,
): Result<AgreementAnswer, AnsweringError> =>
  answer(parts, id, 'returned', (at) => ({ kind: 'returned', reason, at }));

function answer(
  parts: AnsweringParts,
  id: string,
  kind: AgreementAnswer['kind'],
  answerAt: (at: string) => AgreementAnswer,
): Result<AgreementAnswer, AnsweringError> {
  return parts.store.transaction((): Result<AgreementAnswer, AnsweringError> => {
    const row = received(parts, id);
    if (!row.ok) return row;
    if (row.value.answer?.kind === kind) return ok(row.value.answer);
    if (row.value.answer !== null) return err({ kind: 'alreadyAnswered' });
    const given = answerAt(
      note(parts, kind === 'registered' ? 'agreementRegistered' : 'agreementReturned', id),
    );
    parts.store.agreements.answer(id, given);
    return ok(given);
  });
}

/**
 * Notes a way the court used, one after the other. Delivered is said with a proof of delivery alone; electronic service asks
 * for the party's own consent (在线诉讼规则 29). The court's own statement is in effect once every party has it (民诉法 100):
 * the last delivery lights the court's light where the packet misses it.
 */
export function serveAgreement(
  parts: AnsweringParts,
  id: string,
  { party, of, way, consent, proof }: z.infer<typeof ServePost>,
  parties: readonly string[],
  courtMissing = false,
): Result<readonly ServiceRecord[], AnsweringError> {
  return parts.store.transaction((): Result<readonly ServiceRecord[], AnsweringError> => {
    const row = received(parts, id);
    if (!row.ok) return row;
    if (!parties.includes(party)) return err({ kind: 'unknownParty' });
    if (way === 'electronic' && consent === null) return err({ kind: 'noConsent' });
    const statement = parts.store.deskPapers.statementOf(id);
    if (of === 'statement' && statement === null) return err({ kind: 'notIssued' });
    const at = note(parts, 'agreementServed', id);
    const record: ServiceRecord = {
      party,
      of,
      way,
      consent,
      sentAt: at,
      deliveredAt: proof === null ? null : at,
      proof,
    };
    // a proof that comes later completes what was sent the same way
    const open = row.value.served.findIndex(
      (one) => one.party === party && one.of === of && one.way === way && one.deliveredAt === null,
    );
    const served =
      open >= 0 && proof !== null
        ? row.value.served.map((one, index) => (index === open ? { ...one, deliveredAt: at, proof } : one))
        : [...row.value.served, record];
    parts.store.agreements.serve(id, served);
    const lit = !courtMissing || row.value.lights.some(({ light }) => light === 'court');
    const has = (one: string): boolean =>
      served.some((each) => each.of === 'statement' && each.party === one && each.deliveredAt !== null);
    if (statement !== null && !lit && parties.every(has))
      parts.store.agreements.light(id, [
        ...row.value.lights,
        { light: 'court', date: courtDay(parts.now()), proof: statement.number, notedAt: at, pages: [], by: parts.clerk },
      ]); // prettier-ignore
    return ok(served);
  });
}

/** Notes a light that was missing in the packet: on a day from its last signature to today, once each. An organisation's seal is seen on its copy (`sealedCopy.ts`). */
export function noteLight(
  parts: AnsweringParts,
  id: string,
  given: z.infer<typeof LightPost>,
  { missing, from }: { readonly missing: readonly string[]; readonly from: string },
): Result<readonly NotedLight[], AnsweringError> {
  return parts.store.transaction((): Result<readonly NotedLight[], AnsweringError> => {
    const row = received(parts, id);
    if (!row.ok) return row;
    if (!missing.includes(given.light) || row.value.lights.some((one) => one.light === given.light))
      return err({ kind: 'notMissing' });
    if (given.light === 'organisation') return err({ kind: 'sealedCopyNeeded' });
    if (given.date < from || given.date > courtDay(parts.now())) return err({ kind: 'wrongDay' });
    const notedAt = note(parts, 'agreementLightNoted', id);
    const noted = [...row.value.lights, { ...given, notedAt, pages: [], by: parts.clerk }];
    parts.store.agreements.light(id, noted);
    return ok(noted);
  });
}

/** A joint application is noted once; `due` null: this agreement cannot be confirmed. */
export function applyForConfirmation(
  parts: AnsweringParts,
  id: string,
  due: string | null,
): Result<string, AnsweringError> {
  return parts.store.transaction((): Result<string, AnsweringError> => {
    const row = received(parts, id);
    if (!row.ok) return row;
    if (row.value.confirmation !== null) return ok(row.value.confirmation);
    if (due === null) return err({ kind: 'notConfirmable' });
    if (courtDay(parts.now()) > due) return err({ kind: 'tooLate' });
    const at = note(parts, 'confirmationApplied', id);
    parts.store.agreements.confirm(id, at);
    return ok(at);
  });
}

export function received({ store }: AnsweringParts, id: string): Result<AgreementRecord, AnsweringError> {
  const row = store.agreements.find(id);
  if (row === null) return err({ kind: 'notFound' });
  return row.seal === null ? err({ kind: 'notReceived' }) : ok(row);
}

/** The moment, written down under the clerk's name. */
export function note({ store, clerk, now }: AnsweringParts, event: string, subject: string): string {
  const at = new Date(now()).toISOString();
  store.audit.write({ at, who: clerk, event, subject });
  return at;
}
