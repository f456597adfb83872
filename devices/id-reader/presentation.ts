/** One card on the reader: found, selected, read, added to, and waited for until it leaves (devices.md A.4–A.7, F.2). */
import type { DeviceError, DeviceErrorKind } from '../../main/contract/devices.ts';
import { unreachable } from '../../main/contract/result.ts';
import { decodeCard, warningsOf } from './card.ts';
import { READER_DELAYS } from './delays.ts';
import { decodeBlocks, decodeCardBody, decodeNewestAddress, SW, type Answer } from './protocol.ts';
import { errorOf, treatmentOf } from './results.ts';
import type {
  Addition,
  CardReading,
  NewestBy,
  Phase,
  ReadCommand,
  ReaderSession,
  ReaderStep,
} from './states.ts';
import { before, deliver, fault, lost, rest, send, sw3Text, to, wait } from './steps.ts';

/** Repetitions of find–select–read after an answer that came out wrong (devices.md A.7). */
const USUAL_RETRIES = 2;
/** Looks that must miss the card before it counts as lifted: one miss may be a movement. */
const MISSES_TO_LIFT = 2;

/** The presentation failed although the card may still lie there: wait until it is lifted, then start afresh. */
function failCard(s: ReaderSession, error: DeviceError, look: 'cardBody' | 'find' = 'find'): ReaderStep {
  const phase: Phase = { kind: 'leaving', after: 'failed', look, missed: 0, looks: 0 };
  return to(s, phase, { do: 'cardFailed', error }, wait(READER_DELAYS.removalPoll));
}

function again(s: ReaderSession, attempt: number, cause: DeviceErrorKind | null): ReaderStep {
  return to(s, { kind: 'pausing', attempt: attempt + 1, cause }, wait(READER_DELAYS.retry));
}

/** No usable answer in the middle of a card. */
export function retry(s: ReaderSession, attempt: number, error: DeviceError): ReaderStep {
  if (attempt <= USUAL_RETRIES) return again(s, attempt, error.kind);
  return error.kind === 'noAnswer' ? lost(s, error) : failCard(s, error);
}

function refused(s: ReaderSession, attempt: number, sw3: number, stage: string): ReaderStep {
  const treatment = treatmentOf(sw3);
  const error = fault(errorOf(sw3), stage, sw3Text(sw3));
  const times = treatment.act === 'refind' ? treatment.times : treatment.act === 'poll' ? USUAL_RETRIES : 0;
  return attempt <= times ? again(s, attempt, error.kind) : failCard(s, error);
}

export function found(
  s: ReaderSession,
  attempt: number,
  sw3: number,
  cause: DeviceErrorKind | null = null,
): ReaderStep {
  if (sw3 === SW.found) {
    const step = to(s, { kind: 'selecting', attempt }, send(s, 'select'));
    return attempt === 1 ? before(step, { do: 'cardFound' }) : step;
  }
  const gone = treatmentOf(sw3).act === 'poll';
  if (!gone && attempt > 1) return refused(s, attempt, sw3, 'find');
  if (attempt === 1) return to(s, { kind: 'resting' }, wait(READER_DELAYS.poll));
  if (attempt <= USUAL_RETRIES) return again(s, attempt, cause);
  // the SAM counts the card as read although the answer came out wrong, so it "finds" it no more (devices.md A.7)
  if (cause === 'checksum' || cause === 'protocol') return failCard(s, fault(cause, 'read'), 'cardBody');
  const error = fault('cardRemoved', 'find', 'the card left the field while it was read');
  return to(
    s,
    { kind: 'resting' },
    { do: 'cardFailed', error },
    { do: 'cardLifted' },
    wait(READER_DELAYS.poll),
  );
}

export function selected(s: ReaderSession, attempt: number, sw3: number): ReaderStep {
  if (sw3 !== SW.ok) return refused(s, attempt, sw3, 'select');
  return read(s, attempt, s.settings.fingerprint ? 'readWithFingerprint' : 'read');
}

const read = (s: ReaderSession, attempt: number, by: ReadCommand): ReaderStep =>
  to(s, { kind: 'reading', attempt, by }, send(s, by));

export function blocksRead(
  s: ReaderSession,
  { attempt, by }: Phase & { kind: 'reading' },
  answer: Answer,
  today: string,
): ReaderStep {
  // a card without fingerprints may say so instead of giving an empty block
  if (by === 'readWithFingerprint' && answer.sw3 === SW.absentItem) return read(s, attempt, 'read');
  if (answer.sw3 !== SW.ok) return refused(s, attempt, answer.sw3, 'read');
  const blocks = decodeBlocks(answer.data, by === 'readWithFingerprint');
  if (!blocks.ok)
    return retry(s, attempt, fault('protocol', 'read', `lengths disagree in ${answer.data.length} bytes`));
  const { text, photo, fingerprint } = blocks.value;
  const card = decodeCard(text);
  if (!card.ok) {
    if (card.error.kind === 'protocol')
      return failCard(s, fault('protocol', 'decode', 'a field breaks its format'), 'cardBody');
    const flag = card.error.flag.toString(16).padStart(4, '0');
    return failCard(s, fault('unsupportedCard', 'decode', `type flag ${flag}`), 'cardBody');
  }
  const reading: CardReading = {
    card: card.value,
    warnings: warningsOf(card.value, today),
    samNumber: s.samNumber,
    attempts: attempt,
    photo,
    fingerprint,
    newestAddress: null,
    cardBody: null,
  };
  return nextAddition(s, reading, firstAddition(s));
}

/** How the newest address is asked for, as far as this session knows; undefined: not at all. */
function firstAddition(s: ReaderSession): Addition | undefined {
  const { newestBy, settings } = s;
  if (!settings.newestAddress || newestBy === 'none') return afterAddress(s);
  return newestBy === 'unknown' ? 'newestAddress' : newestBy;
}

const afterAddress = (s: ReaderSession): Addition | undefined =>
  s.settings.cardBody ? 'cardBody' : undefined;

const nextAddition = (s: ReaderSession, reading: CardReading, ask: Addition | undefined): ReaderStep =>
  ask === undefined ? deliver(s, reading) : to(s, { kind: 'adding', reading, ask }, send(s, ask));

const notKnown = (sw3: number): boolean => sw3 === SW.commandError || sw3 === SW.unrecognised;

/** One more thing of the card has come, or not: what it lacks is left out, and the card is as good as before. */
export function added(
  s: ReaderSession,
  { reading, ask }: Phase & { kind: 'adding' },
  answer: Answer,
): ReaderStep {
  switch (ask) {
    case 'cardBody': {
      const number = answer.sw3 === SW.ok ? decodeCardBody(answer.data) : undefined;
      return deliver(s, number?.ok === true ? { ...reading, cardBody: number.value } : reading);
    }
    case 'newestAddress':
      if (notKnown(answer.sw3) && s.newestBy === 'unknown')
        return nextAddition(s, reading, 'newestAddressOld');
      return addressAdded(s, reading, ask, answer);
    case 'newestAddressOld':
      return addressAdded(s, reading, ask, answer);
    default:
      return unreachable(ask);
  }
}

/** Remembers which command this reader knows, once per session (devices.md A.4); 91 is "no newer address", not an error. */
function addressAdded(s: ReaderSession, reading: CardReading, ask: NewestBy, answer: Answer): ReaderStep {
  const understood = answer.sw3 === SW.ok || answer.sw3 === SW.absentItem;
  const newestBy = understood ? ask : notKnown(answer.sw3) ? 'none' : s.newestBy;
  const address = answer.sw3 === SW.ok ? decodeNewestAddress(answer.data) : undefined;
  const newestAddress = address?.ok === true && address.value !== '' ? address.value : null;
  const next = { ...s, newestBy };
  return nextAddition(next, { ...reading, newestAddress }, afterAddress(next));
}

/** Nothing usable came: the card goes out without it. */
export const notAdded = (s: ReaderSession, { reading }: Phase & { kind: 'adding' }): ReaderStep =>
  deliver(s, reading);

/** Time for one more look whether the card still lies there; at some point somebody is reminded of it. */
export function look(s: ReaderSession, phase: Phase & { kind: 'leaving' }): ReaderStep {
  const looks = Math.min(phase.looks + 1, s.settings.looksToRemind + 1);
  const step = to(s, { ...phase, looks }, send(s, phase.look));
  return looks === s.settings.looksToRemind ? before(step, { do: 'cardLeft' }) : step;
}

export function lookedAgain(s: ReaderSession, phase: Phase & { kind: 'leaving' }, sw3: number): ReaderStep {
  const stay = (next: Phase): ReaderStep => to(s, next, wait(READER_DELAYS.removalPoll));
  if (phase.look === 'cardBody') {
    if (sw3 === SW.ok || sw3 === SW.absentItem) return stay({ ...phase, missed: 0 });
    // this SAM does not know 30 05: only the next "found" can tell that the card had gone
    if (notKnown(sw3) || sw3 === SW.notPermitted) return stay({ ...phase, look: 'find', missed: 0 });
  } else if (sw3 === SW.found) {
    if (phase.after === 'failed') return stay({ ...phase, missed: 0 });
    if (!s.watch) return before(rest(s), { do: 'cardLifted' });
    return before(found(s, 1, sw3), { do: 'cardLifted' });
  } else if (phase.after === 'read') {
    return stay(phase);
  }
  if (phase.missed + 1 < MISSES_TO_LIFT) return stay({ ...phase, missed: phase.missed + 1 });
  return before(rest(s), { do: 'cardLifted' });
}
