/** The clerk's answer to a joint application: taken into the register of applications, or returned with a reason. Taken is 收到; 受理 is decided apart. */
import type { ApplicationAnswer, ApplicationRow, OpenedAgreement } from '../../contract/agreements.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { courtDay } from '../worker/numbers.ts';
import type { AnsweringError, AnsweringParts } from './answering.ts';

const sequence = (day: string): string => `application:${day.slice(0, 4)}`;
/** For example （2026）渝0103确申3号: of the register of applications, not a case number. */
export const applicationNumber = (day: string, courtCode: string, n: number): string =>
  `（${day.slice(0, 4)}）${courtCode}确申${n}号`;

type Asked = {
  /** Null: of one member of a group; the agreement itself is noted as nothing. */
  readonly agreement: string | null;
  readonly application: ApplicationRow | null;
  /** Null while nothing is in effect, or where this kind is not confirmed. */
  readonly period: Pick<NonNullable<OpenedAgreement['confirmation']>, 'due' | 'appliedAt'> | null;
};

/** Taking twice gives the same number. Both signed on the day the packet says: that day counts against the thirty. */
export function takeApplication(
  parts: AnsweringParts,
  { agreement, application, period }: Asked,
): Result<ApplicationAnswer, AnsweringError> {
  const { store, caseCode, now } = parts;
  return answered(parts, application, 'taken', ({ id, receivedAt, signedAt }) => {
    if (period === null) return err({ kind: 'notConfirmable' });
    if (courtDay(Date.parse(signedAt ?? receivedAt)) > period.due) return err({ kind: 'tooLate' });
    const day = courtDay(now());
    const number = applicationNumber(day, caseCode, store.sequences.next(sequence(day)));
    const at = noted(parts, 'applicationTaken', id);
    if (agreement !== null && period.appliedAt === null) store.agreements.confirm(agreement, receivedAt);
    return ok({ kind: 'taken', number, at });
  });
}

export const returnApplication = (
  parts: AnsweringParts,
  { application }: Pick<Asked, 'application'>,
  reason: string,
): Result<ApplicationAnswer, AnsweringError> =>
  answered(parts, application, 'returned', ({ id }) =>
    ok({ kind: 'returned', reason, at: noted(parts, 'applicationReturned', id) }),
  );

function answered(
  { store }: AnsweringParts,
  application: ApplicationRow | null,
  kind: ApplicationAnswer['kind'],
  give: (row: ApplicationRow) => Result<ApplicationAnswer, AnsweringError>,
): Result<ApplicationAnswer, AnsweringError> {
  if (application === null) return err({ kind: 'notFound' });
  return store.transaction((): Result<ApplicationAnswer, AnsweringError> => {
    const { id, state, answer } = application;
    if (answer !== null) return answer.kind === kind ? ok(answer) : err({ kind: 'alreadyAnswered' });
    if (state !== 'received') return err({ kind: 'notReceived' });
    const given = give(application);
    if (given.ok) store.applications.answer(id, given.value);
    return given;
  });
}

function noted({ store, clerk, now }: AnsweringParts, event: string, subject: string): string {
  const at = new Date(now()).toISOString();
  store.audit.write({ at, who: clerk, event, subject });
  return at;
}
