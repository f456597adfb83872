/** What happens to the record of a hearing: `(record, event) → record, or why not`. Pure; that a confirmation is genuine was proven before it comes here. */
import { err, ok, type Result, unreachable } from '../result.ts';
import { participantOf, type Hearing, type ParticipantId } from './hearing.ts';
import { answerTo, isAskedToConfirm, newestVersion, RECORD_LIMITS, withoutConfirmation, type CorrectionRequest, type HearingRecord, type RecordAnswer, type RecordVersion } from './record.ts'; // prettier-ignore
import { mayDo, type HearingActor, type HearingDeed } from './rights.ts';

export type RecordEvent =
  | { readonly kind: 'laid'; readonly version: Omit<RecordVersion, 'version'> }
  | { readonly kind: 'correctionAsked'; readonly request: Omit<CorrectionRequest, 'answer'>; readonly lines: number } // prettier-ignore
  /** In the version just laid; or why it was not corrected. */
  | { readonly kind: 'corrected'; readonly request: string; readonly at: string }
  | { readonly kind: 'noted'; readonly request: string; readonly why: string; readonly at: string }
  | { readonly kind: 'answered'; readonly answer: RecordAnswer }
  | { readonly kind: 'closed' };

export type RecordRefusal =
  'notYours' | 'over' | 'notNow' | 'tooMany' | 'noSuchVersion' | 'noSuchLine' | 'noSuchRequest' | 'noSuchPerson' | 'repeated'; // prettier-ignore

const deedOf = ({ kind }: RecordEvent): HearingDeed =>
  kind === 'correctionAsked' || kind === 'answered' ? 'takePart' : 'holdCourt';

export function stepRecord(
  record: HearingRecord,
  event: RecordEvent,
  hearing: Hearing,
  by: HearingActor,
): Result<HearingRecord, RecordRefusal> {
  if (!mayDo(by, deedOf(event))) return err('notYours');
  switch (event.kind) {
    case 'laid':
      if (hearing.court === 'closed') return err('over');
      if (record.versions.length >= RECORD_LIMITS.versions) return err('tooMany');
      return ok({ ...record, versions: [...record.versions, { ...event.version, version: record.versions.length + 1 }] }); // prettier-ignore
    case 'correctionAsked':
      return asked(record, event, hearing);
    case 'corrected': {
      const version = newestVersion(record);
      if (version === null) return err('noSuchVersion');
      return answered(record, event.request, { kind: 'corrected', version: version.version, at: event.at });
    }
    case 'noted':
      return answered(record, event.request, { kind: 'noted', why: event.why, at: event.at });
    case 'answered':
      return confirmed(record, event.answer, hearing);
    case 'closed':
      return newestVersion(record) === null
        ? ok(record)
        : ok({ ...record, closedWithout: withoutConfirmation(hearing, record) });
    default:
      return unreachable(event);
  }
}

function asked(
  record: HearingRecord,
  { request, lines }: Extract<RecordEvent, { kind: 'correctionAsked' }>,
  hearing: Hearing,
): Result<HearingRecord, RecordRefusal> {
  // said again after a line that broke: once is enough
  if (record.requests.some(({ id }) => id === request.id)) return ok(record);
  const reader = readerOf(hearing, request.who);
  if (!reader.ok) return reader;
  if (newestVersion(record)?.version !== request.version) return err('noSuchVersion');
  if (request.line > lines) return err('noSuchLine');
  if (record.requests.length >= RECORD_LIMITS.requests) return err('tooMany');
  return ok({ ...record, requests: [...record.requests, { ...request, answer: null }] });
}

function answered(
  record: HearingRecord,
  id: string,
  answer: NonNullable<CorrectionRequest['answer']>,
): Result<HearingRecord, RecordRefusal> {
  const request = record.requests.find((one) => one.id === id);
  if (request === undefined) return err('noSuchRequest');
  if (request.answer !== null) return err('notNow');
  return ok({
    ...record,
    requests: record.requests.map((one) => (one.id === id ? { ...one, answer } : one)),
  });
}

/** Whoever did not want to sign may still do so; a confirmation stands. It may come after the hearing was closed: the line was down, or it was read then. */
function confirmed(record: HearingRecord, answer: RecordAnswer, hearing: Hearing): Result<HearingRecord, RecordRefusal> {
  const reader = readerOf(hearing, answer.who);
  if (!reader.ok) return reader;
  if (!record.versions.some(({ version }) => version === answer.version)) return err('noSuchVersion');
  const before = answerTo(record, answer.who, answer.version);
  if (before?.kind === 'confirmed' || before?.kind === answer.kind) return err('repeated');
  return ok({ ...record, answers: [...record.answers, answer] });
} // prettier-ignore

function readerOf(hearing: Hearing, who: ParticipantId): Result<void, RecordRefusal> {
  const one = participantOf(hearing, who);
  return one !== null && isAskedToConfirm(one) ? ok(undefined) : err('noSuchPerson');
}
