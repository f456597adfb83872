/** Keeps what the host knows of every device: its state, when it last did its work, and how often it failed and how. */
import { isDeepStrictEqual } from 'node:util';
import { DeviceName, type DeviceCare, type DeviceError, type DevicesBorder, type DeviceState } from '../main/contract/devices.ts'; // prettier-ignore
import type { PushBody } from '../main/contract/port.ts';
import type { Seat } from './hosted.ts';

/** One device: how it is now, and what is known of its past; no personal data. */
export interface Note {
  readonly state: DeviceState;
  readonly care: DeviceCare;
}

/** One thing that happened to a device, and whether a core has been told of it. */
interface Happened {
  readonly device: DeviceName;
  readonly note: PushBody<DevicesBorder, 'deviceNoted'>['note'];
  readonly told: boolean;
}

export interface Board {
  seat(device: DeviceName): Seat;
  states(): Record<DeviceName, DeviceState>;
  note(device: DeviceName): Note;
  /** A core has come: what an earlier one was told is in the memory that this one will recall. */
  attached(): void;
  /** Goes on from what core remembers; what no core has been told of yet is told now. */
  recall(remembered: Readonly<Partial<Record<DeviceName, DeviceCare>>>): void;
}

export interface BoardParts extends Pick<Seat, 'clock' | 'log' | 'root' | 'push'> {
  /** Whether anybody hears what is pushed. */
  isHeard(): boolean;
}

/** A core that never recalls must not make this grow. */
const MOST_RECENT = 500;

const NEW: DeviceCare = { lastGoodUse: null, errors: {} };

function after(care: DeviceCare, note: Happened['note']): DeviceCare {
  if (note.kind === 'used') return { ...care, lastGoodUse: new Date().toISOString() };
  return { ...care, errors: { ...care.errors, [note.error]: (care.errors[note.error] ?? 0) + 1 } };
}

export function createBoard({ isHeard, ...around }: BoardParts): Board {
  const { log, push } = around;
  const states = new Map<DeviceName, DeviceState>();
  const cares = new Map<DeviceName, DeviceCare>();
  /** What is in no core's memory for certain. */
  let recent: Happened[] = [];
  const stateOf = (device: DeviceName): DeviceState => states.get(device) ?? { kind: 'absent' };
  const careOf = (device: DeviceName): DeviceCare => cares.get(device) ?? NEW;

  function happened(device: DeviceName, note: Happened['note']): void {
    cares.set(device, after(careOf(device), note));
    recent = [...recent.slice(1 - MOST_RECENT), { device, note, told: isHeard() }];
    push('deviceNoted', { device, note });
  }
  function failed(device: DeviceName, { kind, stage }: DeviceError): void {
    log({ event: 'deviceFailed', device, kind, stage });
    happened(device, { kind: 'failed', error: kind });
  }

  return {
    note: (device) => ({ state: stateOf(device), care: careOf(device) }),
    attached() {
      recent = recent.filter(({ told }) => !told);
    },
    recall(remembered) {
      for (const device of DeviceName.options) cares.set(device, remembered[device] ?? NEW);
      const missing = recent;
      recent = [];
      for (const { device, note, told } of missing) {
        cares.set(device, after(careOf(device), note));
        if (!told) push('deviceNoted', { device, note });
      }
    },
    states: () => ({
      idReader: stateOf('idReader'),
      signaturePad: stateOf('signaturePad'),
      scanner: stateOf('scanner'),
      trigger: stateOf('trigger'),
      light: stateOf('light'),
      codeReader: stateOf('codeReader'),
    }),
    seat: (device) => ({
      ...around,
      stateChanged(state) {
        if (isDeepStrictEqual(stateOf(device), state)) return;
        states.set(device, state);
        log({ event: 'deviceStateChanged', device, state: state.kind });
        if (state.kind === 'fault') failed(device, state.error);
        push('deviceStateChanged', { device, state });
      },
      failed: (error) => failed(device, error),
      used: () => happened(device, { kind: 'used' }),
    }),
  };
}
