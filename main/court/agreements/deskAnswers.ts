/** What the routes of agreements share: what they need, and the answers that say why something cannot be. */
import { unreachable, type Result } from '../../contract/result.ts';
import { json, problem, type Answer } from '../gateway/route.ts';
import type { PolicyShelf } from '../policy.ts';
import type { CourtSettings } from '../settings.ts';
import type { AnsweringError } from './answering.ts';
import type { ReadingError } from './opened.ts';
import type { PaperShelf } from './paperShelf.ts';
import type { ReceivingParts } from './receiving.ts';

export type AgreementDeskParts = ReceivingParts & {
  readonly policy: PolicyShelf;
  readonly settings: CourtSettings;
  readonly papers: PaperShelf;
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

/** What a clerk did with an agreement: told to every desk, or why it was not done. */
export function answered<T>(
  { log, tell }: AgreementDeskParts,
  id: string,
  result: Result<T, AnsweringError>,
  body: (value: T) => unknown,
): Answer {
  if (!result.ok) return answeringProblem(result.error);
  log('agreementAnswered', { id });
  tell('evt.inbox');
  return json(body(result.value), PRIVATE);
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
    case 'sealedCopyNeeded':
      return problem(409, kind, 'The seal of the organisation is seen on the scanned pages of its copy.');
    case 'alreadySealed':
      return problem(409, kind, 'The sealed copy of this agreement was registered already.');
    case 'otherPaper':
      return problem(409, kind, 'These are the pages of another paper.');
    case 'pagesDiffer':
      return problem(409, kind, 'Pages are missing, or one is there twice.');
    case 'notAPage':
      return problem(409, kind, 'A page is a JPEG or PNG picture.');
    case 'tooLarge':
      return problem(409, kind, 'Too large together.');
    case 'noStatement':
      return problem(409, kind, 'The court makes no statement of this kind of mediation.');
    case 'notIssued':
      return problem(409, kind, 'The court’s statement was not issued yet.');
    case 'alreadyIssued':
      return problem(409, kind, 'A statement was issued of this agreement already.');
    case 'numberTaken':
      return problem(409, kind, 'Another statement bears this number.');
    case 'notAPdf':
      return problem(409, kind, 'The statement is a PDF.');
    default:
      return unreachable(kind);
  }
}
