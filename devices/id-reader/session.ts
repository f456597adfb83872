/** What the ID-card reader does next: pure transitions from port opened to card read and card taken away (devices.md A.7, F.2). */
import type { DeviceError, DeviceErrorKind, DeviceState } from '../../main/contract/devices.ts';
import { unreachable } from '../../main/contract/result.ts';
import { deviceError } from '../deviceError.ts';
import { decodeCard, warningsOf } from './card.ts';
import { answerLimit, READER_DELAYS } from './delays.ts';
import { decodeBlocks, decodeSamNumber, SW, type Answer, type Command } from './protocol.ts';
import type {
  NoAnswer,
  OpenFailure,
  Phase,
  ReaderEffect,
  ReaderEvent,
  ReaderSession,
  ReaderStep,
} from './states.ts';

/** Tries of the whole find–select–read before a presentation fails. */
const MAX_ATTEMPTS = 3;
/** Unanswered commands in a row after which the reader counts as lost. */
const MAX_SILENT = 3;
/** Looks that must miss the card before it counts as lifted: one miss may be a movement. */
const MISSES_TO_LIFT = 2;

const to = (s: ReaderSession, phase: Phase, ...effects: ReaderEffect[]): ReaderStep => ({
  state: { ...s, phase },
  effects,
});
const wait = (ms: number): ReaderEffect => ({ do: 'wait', ms });
const send = (s: ReaderSession, command: Command): ReaderEffect => ({
  do: 'send',
  command,
  limitMs: answerLimit(command, s.baud),
});
const fault = (kind: DeviceErrorKind, stage: string, detail = ''): DeviceError =>
  deviceError('idReader', kind, stage, detail);
const faultState = (error: DeviceError): ReaderEffect => ({
  do: 'showState',
  state: { kind: 'fault', error },
});
const readyState = (s: ReaderSession): ReaderEffect => ({
  do: 'showState',
  state: { kind: 'ready', model: 'SAM-V', identity: s.samNumber, baud: s.baud },
});
const before = (step: ReaderStep, ...effects: ReaderEffect[]): ReaderStep => ({
  state: step.state,
  effects: [...effects, ...step.effects],
});

/** Looks for a card where one is wanted, else waits for the next sign of life. */
function rest(s: ReaderSession): ReaderStep {
  return s.watch
    ? to(s, { kind: 'finding', attempt: 1, cause: null }, send(s, 'find'))
    : to(s, { kind: 'idle' }, wait(READER_DELAYS.heartbeat));
}

function reopenDelay(failures: number): number {
  return READER_DELAYS.reopen[Math.min(failures, READER_DELAYS.reopen.length - 1)] ?? 5000;
}

/** Gives the port up and plans the next opening. */
function lost(s: ReaderSession, error: DeviceError): ReaderStep {
  const next = { ...s, silent: 0, resetTried: false, failures: s.failures + 1 };
  const delay = wait(reopenDelay(s.failures));
  return before(to(next, { kind: 'closed' }, delay), ...presentationEnds(s, error), { do: 'close' }, faultState(error)); // prettier-ignore
}

/** A presentation that was under way ends with the device's own error. */
function presentationEnds(s: ReaderSession, error: DeviceError): ReaderEffect[] {
  const { phase } = s;
  const seen = phase.kind === 'selecting' || phase.kind === 'reading' || phase.kind === 'pausing';
  const again = phase.kind === 'finding' && phase.attempt > 1;
  return seen || again ? [{ do: 'cardFailed', error }] : [];
}

/** The presentation failed although the card may still lie there: wait until it is lifted, then start afresh. */
function failCard(s: ReaderSession, error: DeviceError, look: 'cardBody' | 'find' = 'find'): ReaderStep {
  const phase: Phase = { kind: 'leaving', after: 'failed', look, missed: 0 };
  return to(s, phase, { do: 'cardFailed', error }, wait(READER_DELAYS.removalPoll));
}

function pause(s: ReaderSession, attempt: number, cause: DeviceErrorKind | null): ReaderStep {
  return to(s, { kind: 'pausing', attempt, cause }, wait(READER_DELAYS.retry));
}

function retry(s: ReaderSession, attempt: number, error: DeviceError): ReaderStep {
  if (attempt < MAX_ATTEMPTS) return pause(s, attempt + 1, error.kind);
  return error.kind === 'noAnswer' ? lost(s, error) : failCard(s, error);
}

/** Result bytes that condemn the reader itself, whatever it was asked. */
function condemned(s: ReaderSession, sw3: number): ReaderStep | undefined {
  if (sw3 === SW.selfTest && !s.resetTried) {
    return to({ ...s, resetTried: true }, { kind: 'resetting' }, send(s, 'reset'));
  }
  if (sw3 !== SW.selfTest && sw3 !== SW.unauthorised) return undefined;
  const kind: DeviceErrorKind = sw3 === SW.selfTest ? 'samSelfTest' : 'samUnauthorised';
  const error = fault(kind, s.phase.kind, `SW3 ${sw3.toString(16)}`);
  const step = to(s, { kind: 'broken', error: kind }, faultState(error), wait(READER_DELAYS.outOfService));
  return before(step, ...presentationEnds(s, error));
}

/** What a refused select or read means (devices.md A.6). */
function refusal(sw3: number): DeviceErrorKind {
  switch (sw3) {
    case SW.badChecksum:
    case SW.badLength:
    case SW.lengthError:
      return 'checksum';
    case SW.commandError:
    case SW.notPermitted:
      return 'commandRejected';
    case SW.cardRefusedSam:
    case SW.samRefusedCard:
    case SW.verifyFailed:
      return 'authFailed';
    case SW.unknownCard:
      return 'unsupportedCard';
    case SW.readFailed:
    case SW.noCard:
      return 'cardRemoved';
    case SW.selectFailed:
      return 'selectFailed';
    default:
      return 'readerError';
  }
}

function refused(s: ReaderSession, attempt: number, sw3: number, stage: string): ReaderStep {
  const error = fault(refusal(sw3), stage, `SW3 ${sw3.toString(16)}`);
  return error.kind === 'unsupportedCard' ? failCard(s, error) : retry(s, attempt, error);
}

function found(
  s: ReaderSession,
  attempt: number,
  sw3: number,
  cause: DeviceErrorKind | null = null,
): ReaderStep {
  if (sw3 === SW.found) {
    const step = to(s, { kind: 'selecting', attempt }, send(s, 'select'));
    return attempt === 1 ? before(step, { do: 'cardFound' }) : step;
  }
  const gone = sw3 === SW.noCard || sw3 === SW.notYetFound;
  if (!gone && attempt > 1) return refused(s, attempt, sw3, 'find');
  if (attempt === 1) return to(s, { kind: 'resting' }, wait(READER_DELAYS.poll));
  if (attempt < MAX_ATTEMPTS) return pause(s, attempt + 1, cause);
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

function blocksRead(s: ReaderSession, attempt: number, answer: Answer, today: string): ReaderStep {
  if (answer.sw3 !== SW.ok) return refused(s, attempt, answer.sw3, 'read');
  const blocks = decodeBlocks(answer.data);
  if (!blocks.ok)
    return retry(s, attempt, fault('protocol', 'read', `lengths disagree in ${answer.data.length} bytes`));
  const card = decodeCard(blocks.value.text);
  if (!card.ok) {
    if (card.error.kind === 'protocol')
      return failCard(s, fault('protocol', 'decode', 'a field breaks its format'), 'cardBody');
    const flag = card.error.flag.toString(16).padStart(4, '0');
    return failCard(s, fault('unsupportedCard', 'decode', `type flag ${flag}`), 'cardBody');
  }
  const { samNumber } = s;
  const read: ReaderEffect = {
    do: 'cardRead',
    card: card.value,
    warnings: warningsOf(card.value, today),
    samNumber,
    attempts: attempt,
  };
  // until one was read: the wish to watch is fulfilled (contract/devices watchCard)
  const phase: Phase = { kind: 'leaving', after: 'read', look: 'cardBody', missed: 0 };
  return to({ ...s, watch: false }, phase, read, wait(READER_DELAYS.removalPoll));
}

function lookedAgain(s: ReaderSession, phase: Phase & { kind: 'leaving' }, sw3: number): ReaderStep {
  const stay = (next: Phase): ReaderStep => to(s, next, wait(READER_DELAYS.removalPoll));
  if (phase.look === 'cardBody') {
    if (sw3 === SW.ok || sw3 === SW.absentItem) return stay({ ...phase, missed: 0 });
    const unknown = sw3 === SW.commandError || sw3 === SW.notPermitted || sw3 === SW.unrecognised;
    // this SAM does not know 30 05: only the next "found" can tell that the card had gone
    if (unknown) return stay({ ...phase, look: 'find', missed: 0 });
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

function identified(s: ReaderSession, answer: Answer): ReaderStep {
  const number = answer.sw3 === SW.ok ? decodeSamNumber(answer.data) : undefined;
  const known = {
    ...s,
    samNumber: number?.ok === true ? number.value : 'unknown',
    failures: 0,
    resetTried: false,
  };
  return before(rest(known), readyState(known));
}

function answered(given: ReaderSession, answer: Answer, today: string): ReaderStep {
  const s = { ...given, silent: 0 };
  const { phase } = s;
  const condemnation = phase.kind === 'broken' ? undefined : condemned(s, answer.sw3);
  if (condemnation !== undefined) return condemnation;
  switch (phase.kind) {
    case 'probing':
      return to(s, { kind: 'identifying' }, send(s, 'samNumber'));
    case 'identifying':
      return identified(s, answer);
    case 'checking':
      return rest(s);
    case 'finding':
      return s.watch ? found(s, phase.attempt, answer.sw3, phase.cause) : rest(s);
    case 'selecting':
      if (!s.watch) return rest(s);
      if (answer.sw3 !== SW.ok) return refused(s, phase.attempt, answer.sw3, 'select');
      return to(s, { kind: 'reading', attempt: phase.attempt }, send(s, 'read'));
    case 'reading':
      return s.watch ? blocksRead(s, phase.attempt, answer, today) : rest(s);
    case 'leaving':
      return lookedAgain(s, phase, answer.sw3);
    case 'resetting':
      return to(s, { kind: 'probing', index: s.bauds.indexOf(s.baud) }, send(s, 'status'));
    case 'broken':
      if (answer.sw3 === SW.ok)
        return to({ ...s, resetTried: false }, { kind: 'identifying' }, send(s, 'samNumber'));
      return to(s, phase, wait(READER_DELAYS.outOfService));
    case 'closed':
    case 'opening':
    case 'idle':
    case 'resting':
    case 'pausing':
      return to(s, phase); // an answer nobody waits for
    default:
      return unreachable(phase);
  }
}

function unanswered(given: ReaderSession, why: NoAnswer): ReaderStep {
  const s = { ...given, silent: given.silent + 1 };
  const { phase } = s;
  const error = fault(why, phase.kind);
  if (phase.kind === 'probing') return probeNext(s, phase.index + 1);
  if (phase.kind === 'broken') return to(s, phase, wait(READER_DELAYS.outOfService));
  if (phase.kind === 'identifying' || s.silent >= MAX_SILENT) return lost(s, error);
  switch (phase.kind) {
    case 'finding':
    case 'selecting':
    case 'reading':
      if (!s.watch) return rest(s);
      if (phase.kind === 'finding' && phase.attempt === 1)
        return to(s, { kind: 'resting' }, wait(READER_DELAYS.retry));
      return retry(s, phase.attempt, error);
    case 'checking':
      return to(s, phase, send(s, 'status'));
    case 'leaving':
      return to(s, phase, wait(READER_DELAYS.removalPoll));
    case 'resetting':
      return lost(s, error);
    case 'closed':
    case 'opening':
    case 'idle':
    case 'resting':
    case 'pausing':
      return to(s, phase);
    default:
      return unreachable(phase);
  }
}

/** Asks for the status at the next speed; after the last one nobody is there. */
function probeNext(s: ReaderSession, index: number): ReaderStep {
  const baud = s.bauds[index];
  if (baud === undefined) {
    const first = s.bauds[0] ?? s.baud;
    return lost({ ...s, baud: first }, fault('noAnswer', 'probe', `tried ${s.bauds.join(', ')} baud`));
  }
  const next = { ...s, baud, silent: 0 };
  const ask: ReaderEffect = { do: 'send', command: 'status', limitMs: READER_DELAYS.probe };
  return to(next, { kind: 'probing', index }, { do: 'setBaud', baud }, ask);
}

function waited(s: ReaderSession): ReaderStep {
  const { phase } = s;
  switch (phase.kind) {
    case 'closed':
      return to(s, { kind: 'opening' }, { do: 'open', baud: s.baud });
    case 'idle':
      return to(s, { kind: 'checking' }, send(s, 'status'));
    case 'resting':
      return rest(s);
    case 'pausing':
      return s.watch
        ? to(s, { kind: 'finding', attempt: phase.attempt, cause: phase.cause }, send(s, 'find'))
        : rest(s);
    case 'leaving':
      return to(s, phase, send(s, phase.look));
    case 'broken':
      return to(s, phase, send(s, 'status'));
    case 'opening':
    case 'probing':
    case 'identifying':
    case 'checking':
    case 'finding':
    case 'selecting':
    case 'reading':
    case 'resetting':
      return to(s, phase);
    default:
      return unreachable(phase);
  }
}

function openFailed(s: ReaderSession, reason: OpenFailure): ReaderStep {
  const next = { ...s, failures: s.failures + 1 };
  switch (reason) {
    case 'absent': {
      const state: DeviceState = { kind: s.opened ? 'disconnected' : 'absent' };
      return to(next, { kind: 'closed' }, { do: 'showState', state }, wait(reopenDelay(s.failures)));
    }
    case 'permissionDenied':
      return to(
        next,
        { kind: 'closed' },
        faultState(fault(reason, 'open')),
        wait(READER_DELAYS.reopenForbidden),
      );
    case 'busy':
      return to(next, { kind: 'closed' }, faultState(fault(reason, 'open')), wait(READER_DELAYS.reopenBusy));
    case 'readerError':
      return to(next, { kind: 'closed' }, faultState(fault(reason, 'open')), wait(reopenDelay(s.failures)));
    default:
      return unreachable(reason);
  }
}

export function stepReader(s: ReaderSession, event: ReaderEvent): ReaderStep {
  switch (event.kind) {
    case 'opened':
      return probeNext({ ...s, opened: true, resetTried: false }, 0);
    case 'openFailed':
      return openFailed(s, event.reason);
    case 'answered':
      return answered(s, event.answer, event.today);
    case 'unanswered':
      return unanswered(s, event.why);
    case 'waited':
      return waited(s);
    case 'gone': {
      const error = fault('disconnected', s.phase.kind);
      const next = { ...s, silent: 0, failures: 0 };
      const step = to(next, { kind: 'closed' }, { do: 'close' }, { do: 'showState', state: { kind: 'disconnected' } }, wait(reopenDelay(0))); // prettier-ignore
      return before(step, ...presentationEnds(s, error));
    }
    case 'watchChanged': {
      const next = { ...s, watch: event.on };
      if (event.on && s.phase.kind === 'idle') return rest(next);
      if (!event.on && s.phase.kind === 'resting') return rest(next);
      return to(next, s.phase);
    }
    default:
      return unreachable(event);
  }
}
