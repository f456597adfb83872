/** The court's answer to a request: accepted under a number of the court's own sequence, or returned, told once and completely. */
import type { z } from 'zod';
import type { ReturnPost } from '../../contract/desk.ts';
import type { CourtAnswer } from '../../contract/link.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { CourtStore } from '../store/store.ts';
import { caseNumber, caseSequence, courtDay } from '../worker/numbers.ts';
import { onWorkday, type Calendar } from '../../contract/workdays.ts';

export type DecisionParts = {
  readonly store: CourtStore;
  readonly caseCode: string;
  readonly clerk: string;
  readonly now: () => number;
};
export type DecisionError = {
  readonly kind: 'notFound' | 'waitingFiles' | 'sealBroken' | 'alreadyDecided' | 'dueInThePast';
};
type Decided = Result<CourtAnswer, DecisionError>;

/** Accepting twice gives the same number: a lost answer costs nothing. */
export function accept(parts: DecisionParts, id: string): Decided {
  const { store, caseCode, now } = parts;
  return decide(parts, id, 'accepted', (at) => {
    const day = courtDay(now());
    return {
      kind: 'accepted',
      caseNumber: caseNumber(day, caseCode, store.sequences.next(caseSequence(day))),
      at,
    };
  });
}

export function returnForCorrection(
  parts: DecisionParts,
  id: string,
  given: z.infer<typeof ReturnPost>,
  calendar: Calendar,
): Decided {
  if (given.due < courtDay(parts.now())) return err({ kind: 'dueInThePast' });
  return decide(parts, id, 'returned', (at) => ({
    kind: 'returned',
    reasons: given.reasons,
    note: given.note,
    // A last day on a holiday moves to the next workday (民诉法 85).
    due: onWorkday(given.due, calendar),
    at,
  }));
}

function decide(
  { store, clerk, now }: DecisionParts,
  id: string,
  kind: 'accepted' | 'returned',
  answerAt: (at: string) => CourtAnswer,
): Decided {
  return store.transaction((): Decided => {
    const row = store.matters.find(id);
    if (row === null) return err({ kind: 'notFound' });
    if (row.answer.kind === kind) return ok(row.answer);
    if (row.answer.kind !== 'received') return err({ kind: 'alreadyDecided' });
    if (!row.complete) return err({ kind: 'waitingFiles' });
    if (row.sealBroken) return err({ kind: 'sealBroken' });
    const at = new Date(now()).toISOString();
    const answer = answerAt(at);
    store.matters.decide(id, answer);
    store.audit.write({
      at,
      who: clerk,
      event: kind === 'accepted' ? 'requestAccepted' : 'requestReturned',
      subject: id,
    });
    return ok(answer);
  });
}
