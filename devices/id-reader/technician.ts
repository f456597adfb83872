/** What a technician asks of the reader: status, number, reset, the RF frame size, and another speed (devices.md A.3). */
import { unreachable } from '../../main/contract/result.ts';
import { answerLimit, READER_DELAYS } from './delays.ts';
import { BAUD_CODES, MAX_RF, SW } from './protocol.ts';
import { errorOf } from './results.ts';
import type { Phase, ReaderSession, ReaderStep, Request, SendEffect } from './states.ts';
import { before, fault, lost, rest, send, sw3Text, to, wait } from './steps.ts';

const fail = (s: ReaderSession, error: ReturnType<typeof fault>): ReaderStep =>
  to(s, s.phase, { do: 'requestFailed', error });

function sendFor(s: ReaderSession, request: Request): SendEffect | undefined {
  switch (request.ask) {
    case 'status':
    case 'samNumber':
    case 'reset':
      return send(s, request.ask);
    case 'setBaud': {
      const code = BAUD_CODES[request.baud];
      return code === undefined ? undefined : send(s, 'setBaud', code);
    }
    case 'maxRf': {
      const { bytes } = request;
      const fits = Number.isInteger(bytes) && bytes >= MAX_RF.least && bytes <= MAX_RF.most;
      return fits ? send(s, 'maxRf', bytes) : undefined;
    }
    default:
      return unreachable(request);
  }
}

/** Taken only at rest, or by a reader out of service; and what changes the reader only from the command line. */
export function asked(s: ReaderSession, request: Request): ReaderStep {
  const { phase } = s;
  const harmless = request.ask === 'status' || request.ask === 'samNumber';
  if (!harmless && !s.settings.technician) return fail(s, fault('notPermitted', request.ask));
  const resting = phase.kind === 'idle' || (phase.kind === 'broken' && !phase.asked);
  if (!resting) return fail(s, fault('busy', request.ask));
  const sent = sendFor(s, request);
  if (sent === undefined) return fail(s, fault('invalidOption', request.ask));
  return to(s, { kind: 'asking', request }, sent);
}

export function requestAnswered(s: ReaderSession, request: Request, sw3: number): ReaderStep {
  if (sw3 !== SW.ok) {
    const error = fault(errorOf(sw3), request.ask, sw3Text(sw3));
    return before(rest(s), { do: 'requestFailed', error });
  }
  if (request.ask === 'setBaud')
    return to(s, { kind: 'switching', from: s.baud, to: request.baud }, wait(READER_DELAYS.baudSwitch));
  const done = { do: 'requestDone', request, sw3 } as const;
  // after a reset the reader shows itself anew, as after an opening
  if (request.ask === 'reset') return before(to(s, { kind: 'identifying' }, send(s, 'samNumber')), done);
  return before(rest(s), done);
}

/** Asks for a sign of life at a speed. */
function verify(s: ReaderSession, phase: Phase & { kind: 'verifying' }): ReaderStep {
  const baud = phase.at === 'new' ? phase.to : phase.from;
  const ask = { ...send(s, 'status'), limitMs: answerLimit('status', baud) };
  return to({ ...s, baud }, phase, { do: 'setBaud', baud }, ask);
}

/** The pause after the SAM's "yes" is over: from here on it speaks the new speed, or it does not. */
export const switched = (s: ReaderSession, { from, to: next }: Phase & { kind: 'switching' }): ReaderStep =>
  verify(s, { kind: 'verifying', from, to: next, at: 'new' });

export function verified(s: ReaderSession, phase: Phase & { kind: 'verifying' }): ReaderStep {
  if (phase.at === 'new') {
    const request: Request = { ask: 'setBaud', baud: phase.to };
    return before(rest(s), { do: 'requestDone', request, sw3: SW.ok });
  }
  const error = fault('noAnswer', 'setBaud', `no answer at ${phase.to} baud; it still speaks ${phase.from}`);
  return before(rest(s), { do: 'requestFailed', error });
}

/** Silent at the new speed: perhaps it never changed. Silent at the old one too: lost, and probed for anew. */
export function notVerified(s: ReaderSession, phase: Phase & { kind: 'verifying' }): ReaderStep {
  if (phase.at === 'new') return verify({ ...s, silent: 0 }, { ...phase, at: 'old' });
  return lost(s, fault('noAnswer', 'setBaud', `no answer at ${phase.to} nor at ${phase.from} baud`));
}
