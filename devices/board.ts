/** Keeps what the host knows of every device: its state, when it last did its work, and how often it failed and how. */
import { isDeepStrictEqual } from 'node:util';
import { DeviceErrorKind, type DeviceCare, type DeviceName, type DeviceError, type DeviceState } from '../main/contract/devices.ts'; // prettier-ignore
import type { Seat } from './hosted.ts';

/** One device: how it is now, and what is known of its past; no personal data. */
export interface Note {
  readonly state: DeviceState;
  readonly care: DeviceCare;
}

export interface Board {
  seat(device: DeviceName): Seat;
  states(): Record<DeviceName, DeviceState>;
  note(device: DeviceName): Note;
  /** Goes on from what core remembers, beside what happened since this process began. */
  recall(device: DeviceName, remembered: DeviceCare): void;
}

const BLANK: Note = { state: { kind: 'absent' }, care: { lastGoodUse: null, errors: {} } };

const counts = ({ errors }: DeviceCare): readonly (readonly [DeviceErrorKind, number])[] =>
  DeviceErrorKind.options.map((kind) => [kind, errors[kind] ?? 0] as const).filter(([, count]) => count > 0);

export function createBoard(around: Pick<Seat, 'clock' | 'log' | 'root' | 'push'>): Board {
  const { log, push } = around;
  const notes = new Map<DeviceName, Note>();
  const note = (device: DeviceName): Note => notes.get(device) ?? BLANK;

  function counted(device: DeviceName, { kind, stage }: DeviceError): void {
    const { state, care } = note(device);
    const errors = { ...care.errors, [kind]: (care.errors[kind] ?? 0) + 1 };
    notes.set(device, { state, care: { ...care, errors } });
    log({ event: 'deviceFailed', device, kind, stage });
    push('deviceNoted', { device, note: { kind: 'failed', error: kind } });
  }

  return {
    note,
    recall(device, remembered) {
      const { state, care } = note(device);
      const errors = { ...remembered.errors };
      for (const [kind, count] of counts(care)) errors[kind] = (errors[kind] ?? 0) + count;
      notes.set(device, { state, care: { lastGoodUse: care.lastGoodUse ?? remembered.lastGoodUse, errors } });
    },
    states: () => ({
      idReader: note('idReader').state,
      signaturePad: note('signaturePad').state,
      scanner: note('scanner').state,
    }),
    seat: (device) => ({
      ...around,
      stateChanged(state) {
        if (isDeepStrictEqual(note(device).state, state)) return;
        notes.set(device, { ...note(device), state });
        log({ event: 'deviceStateChanged', device, state: state.kind });
        if (state.kind === 'fault') counted(device, state.error);
        push('deviceStateChanged', { device, state });
      },
      failed: (error) => counted(device, error),
      used() {
        const { state, care } = note(device);
        notes.set(device, { state, care: { ...care, lastGoodUse: new Date().toISOString() } });
        push('deviceNoted', { device, note: { kind: 'used' } });
      },
    }),
  };
}
