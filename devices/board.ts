/** Keeps what the host knows of every device: its state, when it last did its work, and how often it failed and how. */
import { isDeepStrictEqual } from 'node:util';
import { type DeviceName, type DeviceError, type DeviceErrorKind, type DevicesBorder, type DeviceState } from '../main/contract/devices.ts'; // prettier-ignore
import type { PushBody, PushName } from '../main/contract/port.ts';
import type { Clock } from './clock.ts';
import type { Seat } from './hosted.ts';
import type { Log } from './log.ts';

export type Push = <N extends PushName<DevicesBorder>>(name: N, body: PushBody<DevicesBorder, N>) => void;

/** One device since this process began; no personal data. */
export interface Note {
  readonly state: DeviceState;
  /** ISO time of the last good use, or null. */
  readonly lastGoodUse: string | null;
  readonly errors: Readonly<Partial<Record<DeviceErrorKind, number>>>;
}

export interface Board {
  seat(device: DeviceName): Seat;
  states(): Record<DeviceName, DeviceState>;
  note(device: DeviceName): Note;
}

const BLANK: Note = { state: { kind: 'absent' }, lastGoodUse: null, errors: {} };

export function createBoard(clock: Clock, log: Log, push: Push): Board {
  const notes = new Map<DeviceName, Note>();
  const note = (device: DeviceName): Note => notes.get(device) ?? BLANK;

  function counted(device: DeviceName, { kind, stage }: DeviceError): void {
    const { errors, ...rest } = note(device);
    notes.set(device, { ...rest, errors: { ...errors, [kind]: (errors[kind] ?? 0) + 1 } });
    log({ event: 'deviceFailed', device, kind, stage });
    push('deviceNoted', { device, note: { kind: 'failed', error: kind } });
  }

  return {
    note,
    states: () => ({
      idReader: note('idReader').state,
      signaturePad: note('signaturePad').state,
      scanner: note('scanner').state,
    }),
    seat: (device) => ({
      clock,
      log,
      push,
      stateChanged(state) {
        if (isDeepStrictEqual(note(device).state, state)) return;
        notes.set(device, { ...note(device), state });
        log({ event: 'deviceStateChanged', device, state: state.kind });
        if (state.kind === 'fault') counted(device, state.error);
        push('deviceStateChanged', { device, state });
      },
      failed: (error) => counted(device, error),
      used() {
        notes.set(device, { ...note(device), lastGoodUse: new Date().toISOString() });
        push('deviceNoted', { device, note: { kind: 'used' } });
      },
    }),
  };
}
