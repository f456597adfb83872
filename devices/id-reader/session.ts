/** What the ID-card reader does next: one pure machine from port opened to card read, taken away, or reader lost (devices.md A.7, F.2). */
import type { DeviceErrorKind, DeviceState } from '../../main/contract/devices.ts';
import { unreachable } from '../../main/contract/result.ts';
import { READER_DELAYS } from './delays.ts';
import { added, blocksRead, found, look, lookedAgain, notAdded, retry, selected } from './presentation.ts';
import { decodeSamNumber, SW, type Answer } from './protocol.ts';
import { treatmentOf } from './results.ts';
import type {
  NoAnswer,
  OpenFailure,
  ReaderEffect,
  ReaderEvent,
  ReaderSession,
  ReaderStep,
} from './states.ts';
import { before, fault, faultState, lost, moreFailures, reopenDelay, rest, send, sw3Text, to, unfinished, wait } from './steps.ts'; // prettier-ignore
import { asked, notVerified, requestAnswered, switched, verified } from './technician.ts';

/** Unanswered commands in a row after which the reader counts as lost. */
const MAX_SILENT = 3;

const readyState = (s: ReaderSession): ReaderEffect => ({
  do: 'showState',
  state: { kind: 'ready', model: 'SAM-V', identity: s.samNumber, baud: s.baud },
});

/** Result bytes that condemn the reader itself, whatever it was asked: 60 gets one reset, 66 none. */
function condemned(s: ReaderSession, sw3: number): ReaderStep | undefined {
  const treatment = treatmentOf(sw3);
  if (treatment.act !== 'resetOnce' && treatment.act !== 'outOfService') return undefined;
  const error = fault(treatment.kind, s.phase.kind, sw3Text(sw3));
  const ended = unfinished(s, error);
  if (treatment.act === 'resetOnce' && !s.resetTried)
    return before(to({ ...s, resetTried: true }, { kind: 'resetting' }, send(s, 'reset')), ...ended);
  return before(broken(s, treatment.kind), ...ended, faultState(error));
}

const broken = (s: ReaderSession, error: DeviceErrorKind): ReaderStep =>
  to(s, { kind: 'broken', error, asked: false }, wait(READER_DELAYS.outOfService));

/** The SAM has not understood the words as they arrived: the same words again, as often as the table says. */
function resend(s: ReaderSession, sw3: number): ReaderStep | undefined {
  const treatment = treatmentOf(sw3);
  if (treatment.act !== 'resend' || s.last === null || s.resent >= treatment.times) return undefined;
  return to({ ...s, resent: s.resent + 1 }, s.phase, s.last);
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

/** True while a command is out and its answer awaited. */
function awaits({ phase }: ReaderSession): boolean {
  switch (phase.kind) {
    case 'probing':
    case 'identifying':
    case 'checking':
    case 'finding':
    case 'selecting':
    case 'reading':
    case 'adding':
    case 'resetting':
    case 'asking':
    case 'verifying':
    case 'leaving':
      return true;
    case 'broken':
      return phase.asked;
    case 'closed':
    case 'opening':
    case 'idle':
    case 'resting':
    case 'pausing':
    case 'switching':
      return false;
    default:
      return unreachable(phase);
  }
}

function answered(given: ReaderSession, answer: Answer, today: string): ReaderStep {
  if (!awaits(given)) return to(given, given.phase); // an answer nobody waits for
  const repeated = resend({ ...given, silent: 0 }, answer.sw3);
  if (repeated !== undefined) return repeated;
  const s = { ...given, silent: 0, resent: 0 };
  const { phase } = s;
  if (phase.kind !== 'broken') {
    const condemnation = condemned(s, answer.sw3);
    if (condemnation !== undefined) return condemnation;
  }
  switch (phase.kind) {
    case 'probing':
      return to(s, { kind: 'identifying' }, send(s, 'samNumber'));
    case 'identifying':
      return identified(s, answer);
    case 'checking':
      return rest(s);
    case 'finding':
      return found(s, phase.attempt, answer.sw3, phase.cause);
    case 'selecting':
      return selected(s, phase.attempt, answer.sw3);
    case 'reading':
      return blocksRead(s, phase, answer, today);
    case 'adding':
      return added(s, phase, answer);
    case 'leaving':
      return lookedAgain(s, phase, answer.sw3);
    case 'resetting':
      return to(s, { kind: 'identifying' }, send(s, 'samNumber'));
    case 'broken':
      if (answer.sw3 === SW.ok)
        return to({ ...s, resetTried: false }, { kind: 'identifying' }, send(s, 'samNumber'));
      return broken(s, phase.error);
    case 'asking':
      return requestAnswered(s, phase.request, answer.sw3);
    case 'verifying':
      return verified(s, phase);
    case 'closed':
    case 'opening':
    case 'idle':
    case 'resting':
    case 'pausing':
    case 'switching':
      return to(s, phase);
    default:
      return unreachable(phase);
  }
}

function unanswered(given: ReaderSession, why: NoAnswer): ReaderStep {
  if (!awaits(given)) return to(given, given.phase);
  const s = { ...given, silent: given.silent + 1, resent: 0 };
  const { phase } = s;
  const error = fault(why, phase.kind);
  if (phase.kind === 'probing') return probeNext(s, phase.index + 1);
  if (phase.kind === 'broken') return broken({ ...s, silent: 0 }, phase.error);
  if (phase.kind === 'verifying') return notVerified(s, phase);
  if (phase.kind === 'identifying' || s.silent >= MAX_SILENT) return lost(s, error);
  switch (phase.kind) {
    case 'finding':
      if (phase.attempt === 1) return to(s, { kind: 'resting' }, wait(READER_DELAYS.retry));
      return retry(s, phase.attempt, error);
    case 'selecting':
    case 'reading':
      return retry(s, phase.attempt, error);
    case 'adding':
      return notAdded(s, phase);
    case 'checking':
      return to(s, phase, send(s, 'status'));
    case 'leaving':
      return to(s, phase, wait(READER_DELAYS.removalPoll));
    case 'asking':
      return before(to(s, { kind: 'checking' }, send(s, 'status')), { do: 'requestFailed', error });
    case 'resetting':
      return lost(s, error);
    case 'closed':
    case 'opening':
    case 'idle':
    case 'resting':
    case 'pausing':
    case 'switching':
      return to(s, phase);
    default:
      return unreachable(phase);
  }
}

/** Asks for the status at the next speed; after the last one nobody is there. */
function probeNext(s: ReaderSession, index: number): ReaderStep {
  const { bauds } = s.settings;
  const baud = bauds[index];
  if (baud === undefined) {
    const first = bauds[0] ?? s.baud;
    return lost({ ...s, baud: first }, fault('noAnswer', 'probe', `tried ${bauds.join(', ')} baud`));
  }
  const ask: ReaderEffect = { ...send(s, 'status'), limitMs: READER_DELAYS.probe };
  return to({ ...s, baud, silent: 0 }, { kind: 'probing', index }, { do: 'setBaud', baud }, ask);
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
      return to(s, { kind: 'finding', attempt: phase.attempt, cause: phase.cause }, send(s, 'find'));
    case 'leaving':
      return look(s, phase);
    case 'broken':
      return to(s, { ...phase, asked: true }, send(s, 'status'));
    case 'switching':
      return switched(s, phase);
    case 'opening':
    case 'probing':
    case 'identifying':
    case 'checking':
    case 'finding':
    case 'selecting':
    case 'reading':
    case 'adding':
    case 'resetting':
    case 'asking':
    case 'verifying':
      return to(s, phase);
    default:
      return unreachable(phase);
  }
}

function openFailed(s: ReaderSession, reason: OpenFailure, detail: string): ReaderStep {
  const next = { ...s, failures: moreFailures(s) };
  const closed = (ms: number, kind: DeviceErrorKind): ReaderStep =>
    to(next, { kind: 'closed' }, faultState(fault(kind, 'open', detail)), wait(ms));
  switch (reason) {
    case 'absent': {
      const state: DeviceState = { kind: s.opened ? 'disconnected' : 'absent' };
      return to(next, { kind: 'closed' }, { do: 'showState', state }, wait(reopenDelay(s.failures)));
    }
    case 'permissionDenied':
      return closed(READER_DELAYS.reopenForbidden, reason);
    case 'ambiguous':
      return closed(READER_DELAYS.reopenForbidden, reason);
    case 'busy':
      return closed(READER_DELAYS.reopenBusy, reason);
    case 'readerError':
      return closed(reopenDelay(s.failures), reason);
    default:
      return unreachable(reason);
  }
}

/** A new port is a new reader: what the last one knew of commands is not true of this one. */
function gone(s: ReaderSession): ReaderStep {
  const next = { ...s, silent: 0, resent: 0, failures: 0, last: null, newestBy: 'unknown' as const };
  const closed = to(next, { kind: 'closed' }, { do: 'close' }, { do: 'showState', state: { kind: 'disconnected' } }, wait(reopenDelay(0))); // prettier-ignore
  return before(closed, ...unfinished(s, fault('disconnected', s.phase.kind)));
}

/**
 * Nobody wants a card any more: what is under way is dropped at once, also where somebody wants one again before the
 * last answer is in, since that may be the next visitor.
 */
function unwatched(s: ReaderSession): ReaderStep {
  switch (s.phase.kind) {
    case 'finding':
    case 'selecting':
    case 'reading':
    case 'adding':
      return to(s, { kind: 'checking' });
    case 'resting':
    case 'pausing':
      return rest(s);
    default:
      return to(s, s.phase);
  }
}

function watchChanged(s: ReaderSession, on: boolean): ReaderStep {
  const next = { ...s, watch: on };
  if (!on) return unwatched(next);
  return s.phase.kind === 'idle' ? rest(next) : to(next, s.phase);
}

export function stepReader(s: ReaderSession, event: ReaderEvent): ReaderStep {
  switch (event.kind) {
    case 'opened':
      return probeNext({ ...s, opened: true, resetTried: false }, 0);
    case 'openFailed':
      return openFailed(s, event.reason, event.detail);
    case 'answered':
      return answered(s, event.answer, event.today);
    case 'unanswered':
      return unanswered(s, event.why);
    case 'waited':
      return waited(s);
    case 'gone':
      return gone(s);
    case 'watchChanged':
      return watchChanged(s, event.on);
    case 'asked':
      return asked(s, event.request);
    default:
      return unreachable(event);
  }
}
