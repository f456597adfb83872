/** The small pieces every transition of the ID-card reader is made of. */
import type { DeviceError, DeviceErrorKind } from '../../main/contract/devices.ts';
import { deviceError } from '../deviceError.ts';
import { answerLimit, READER_DELAYS } from './delays.ts';
import type { Command } from './protocol.ts';
import type { CardReading, Phase, ReaderEffect, ReaderSession, ReaderStep, SendEffect } from './states.ts';

export const wait = (ms: number): ReaderEffect => ({ do: 'wait', ms });

export const send = (s: ReaderSession, command: Command, value: number | null = null): SendEffect => ({
  do: 'send',
  command,
  value,
  limitMs: answerLimit(command, s.baud),
});

/** To a phase, with the last command remembered for when it has to be said again. */
export function to(s: ReaderSession, phase: Phase, ...effects: ReaderEffect[]): ReaderStep {
  const sent = effects.find((effect): effect is SendEffect => effect.do === 'send');
  return { state: { ...s, phase, last: sent ?? s.last }, effects };
}

export const before = (step: ReaderStep, ...effects: ReaderEffect[]): ReaderStep => ({
  state: step.state,
  effects: [...effects, ...step.effects],
});

export const fault = (kind: DeviceErrorKind, stage: string, detail = ''): DeviceError =>
  deviceError('idReader', kind, stage, detail);

/** Result bytes as the vendors print them. */
export const sw3Text = (sw3: number): string => `SW3 ${sw3.toString(16).padStart(2, '0')}`;

export const faultState = (error: DeviceError): ReaderEffect => ({
  do: 'showState',
  state: { kind: 'fault', error },
});

/** Looks for a card where one is wanted, else waits for the next sign of life. */
export function rest(s: ReaderSession): ReaderStep {
  return s.watch
    ? to(s, { kind: 'finding', attempt: 1, cause: null }, send(s, 'find'))
    : to(s, { kind: 'idle' }, wait(READER_DELAYS.heartbeat));
}

export function reopenDelay(failures: number): number {
  return READER_DELAYS.reopen[Math.min(failures, READER_DELAYS.reopen.length - 1)] ?? 5000;
}

/** More failures in a row than the table of pauses has entries make no difference. */
export const moreFailures = (s: ReaderSession): number =>
  Math.min(s.failures + 1, READER_DELAYS.reopen.length);

/** Gives the port up and plans the next opening. */
export function lost(s: ReaderSession, error: DeviceError): ReaderStep {
  const next = { ...s, silent: 0, resetTried: false, failures: moreFailures(s) };
  const closed = to(next, { kind: 'closed' }, wait(reopenDelay(s.failures)));
  return before(closed, ...unfinished(s, error), { do: 'close' }, faultState(error));
}

/** What was under way when the device failed: a card ends with the device's error, unless it had been read already. */
export function unfinished(s: ReaderSession, error: DeviceError): ReaderEffect[] {
  const { phase } = s;
  switch (phase.kind) {
    case 'selecting':
    case 'reading':
    case 'pausing':
      return [{ do: 'cardFailed', error }];
    case 'finding':
      return phase.attempt > 1 ? [{ do: 'cardFailed', error }] : [];
    case 'adding':
      return [{ do: 'cardRead', reading: phase.reading }];
    case 'asking':
    case 'switching':
    case 'verifying':
      return [{ do: 'requestFailed', error }];
    default:
      return [];
  }
}

/** Hands the card over; from here on only its leaving is looked for. The wish to watch is fulfilled (contract/devices watchCard). */
export function deliver(s: ReaderSession, reading: CardReading): ReaderStep {
  const phase: Phase = { kind: 'leaving', after: 'read', look: 'cardBody', missed: 0, looks: 0 };
  const read: ReaderEffect = { do: 'cardRead', reading };
  return to({ ...s, watch: false }, phase, read, wait(READER_DELAYS.removalPoll));
}
