/** What the routes of agreements share: what they need, and the answers that say why something cannot be. */
import { unreachable, type Result } from '../../contract/result.ts';
import { problem, type Answer } from '../gateway/route.ts';
import type { PolicyShelf } from '../policy.ts';
import type { CourtSettings } from '../settings.ts';
import type { AnsweringError } from './answering.ts';
import type { ReadingError } from './opened.ts';
import type { ReceivingParts } from './receiving.ts';

export type AgreementDeskParts = ReceivingParts & {
  readonly policy: PolicyShelf;
  readonly settings: CourtSettings;
};

export const PRIVATE = { 'cache-control': 'no-store' };
export const NOT_FOUND = { status: 404, words: 'No such agreement', schema: null } as const;
export const NOT_NOW = {
  status: 409,
  words: 'Not received, answered otherwise already, or not allowed now',
  schema: null,
} as const;
export const UNREADABLE = {
  status: 422,
  words: 'What lies on the court’s disk cannot be opened any more',
  schema: null,
} as const;

export const idOf = (params: Readonly<Record<string, string>>): string => params['id'] ?? '';

/** The answer made of what was read, or why it cannot be read. */
export async function withText<T>(
  reading: Promise<Result<T, ReadingError>>,
  answer: (read: T) => Answer | Promise<Answer>,
): Promise<Answer> {
  const read = await reading;
  return read.ok ? await answer(read.value) : readingProblem(read.error);
}

export function readingProblem({ kind }: ReadingError): Answer {
  switch (kind) {
    case 'notFound':
      return problem(404, kind, 'No agreement of this number.');
    case 'notReceived':
      return problem(409, kind, 'This agreement is on its way or was refused; it has no text here.');
    case 'unreadable':
      return problem(422, kind, 'What lies on the court’s disk cannot be opened any more.');
    default:
      return unreachable(kind);
  }
}

export function answeringProblem({ kind }: AnsweringError): Answer {
  switch (kind) {
    case 'notFound':
      return problem(404, kind, 'No agreement of this number.');
    case 'notReceived':
      return problem(409, kind, 'This agreement is on its way or was refused.');
    case 'alreadyAnswered':
      return problem(409, kind, 'This agreement was answered otherwise already.');
    case 'noConsent':
      return problem(409, kind, 'Electronic service needs the party’s consent.');
    case 'unknownParty':
      return problem(409, kind, 'Nobody of this agreement.');
    case 'notConfirmable':
      return problem(409, kind, 'This agreement has no effect yet, or is of a kind that is not confirmed.');
    case 'notMissing':
      return problem(409, kind, 'This light is not missing, or was noted already.');
    case 'wrongDay':
      return problem(409, kind, 'The day lies before the last signature or in the future.');
    case 'tooLate':
      return problem(409, kind, 'The thirty days are over.');
    default:
      return unreachable(kind);
  }
}
