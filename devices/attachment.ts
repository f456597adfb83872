/** Keeps one device open: tries again with growing pauses, and tells how it stands. For devices with no talk of their own. */
import type { DeviceErrorKind, DeviceName, DeviceState } from '../main/contract/devices.ts';
import { unreachable, type Result } from '../main/contract/result.ts';
import type { Clock } from './clock.ts';
import { deviceError } from './deviceError.ts';
import { run, type Step } from './runner.ts';

export type Attachment =
  | { readonly kind: 'opening'; readonly failures: number; readonly seen: boolean }
  | { readonly kind: 'open' }
  | { readonly kind: 'waiting'; readonly failures: number; readonly seen: boolean }
  | { readonly kind: 'closed' };

export type AttachmentEvent =
  | { readonly kind: 'opened'; readonly model: string; readonly identity: string }
  | { readonly kind: 'refused'; readonly why: DeviceErrorKind }
  | { readonly kind: 'lost' }
  | { readonly kind: 'waited' }
  | { readonly kind: 'closeAsked' };

export type AttachmentEffect =
  | { readonly do: 'open' }
  | { readonly do: 'shut' }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'stopWaiting' }
  | { readonly do: 'tell'; readonly state: DeviceState };

/** Pauses between tries, in milliseconds; the last one repeats. */
export const REOPEN_MS = [500, 1000, 2000, 5000] as const;

type AttachmentStep = Step<Attachment, AttachmentEffect>;

const pauseAfter = (failures: number): number => REOPEN_MS[Math.min(failures, REOPEN_MS.length - 1)] ?? REOPEN_MS[0]; // prettier-ignore

function stateFor(device: DeviceName, why: DeviceErrorKind, seen: boolean): DeviceState {
  if (why === 'absent') return seen ? { kind: 'disconnected' } : { kind: 'absent' };
  return { kind: 'fault', error: deviceError(device, why, 'open') };
}

export function stepAttachment(
  device: DeviceName,
  state: Attachment,
  event: AttachmentEvent,
): AttachmentStep {
  if (state.kind === 'closed') {
    // opened at last, but nobody wants it any more
    return { state, effects: event.kind === 'opened' ? [{ do: 'shut' }] : [] };
  }
  switch (event.kind) {
    case 'opened': {
      if (state.kind !== 'opening') return { state, effects: [] };
      const { model, identity } = event;
      return {
        state: { kind: 'open' },
        effects: [{ do: 'tell', state: { kind: 'ready', model, identity } }],
      };
    }
    case 'refused': {
      if (state.kind !== 'opening') return { state, effects: [] };
      const { failures, seen } = state;
      return {
        state: { kind: 'waiting', failures: failures + 1, seen },
        effects: [
          { do: 'tell', state: stateFor(device, event.why, seen) },
          { do: 'wait', ms: pauseAfter(failures) },
        ],
      };
    }
    case 'lost':
      if (state.kind !== 'open') return { state, effects: [] };
      return {
        state: { kind: 'waiting', failures: 0, seen: true },
        effects: [
          { do: 'shut' },
          { do: 'tell', state: { kind: 'disconnected' } },
          { do: 'wait', ms: pauseAfter(0) },
        ],
      };
    case 'waited':
      if (state.kind !== 'waiting') return { state, effects: [] };
      return { state: { ...state, kind: 'opening' }, effects: [{ do: 'open' }] };
    case 'closeAsked':
      return { state: { kind: 'closed' }, effects: [{ do: 'stopWaiting' }, { do: 'shut' }] };
    default:
      return unreachable(event);
  }
}

export interface Wire {
  close(): Promise<void>;
}

export interface Opened<W extends Wire> {
  readonly wire: W;
  readonly model: string;
  readonly identity: string;
}

export interface KeptOpen<W extends Wire> {
  /** Undefined while the device is away. */
  wire(): W | undefined;
  close(): Promise<void>;
}

/** `open` calls `lost` when the device goes; it may do so before it answers. */
export function keepOpen<W extends Wire>(
  device: DeviceName,
  clock: Clock,
  open: (lost: () => void) => Promise<Result<Opened<W>, DeviceErrorKind>>,
  ears: { readonly stateChanged: (state: DeviceState) => void; readonly opened: (wire: W) => void },
): KeptOpen<W> {
  let wire: W | undefined;
  let cancelWait = (): void => {};
  let shut: Promise<void> = Promise.resolve();
  let opening: Promise<void> = Promise.resolve();
  const tryOpen = async (): Promise<void> => {
    await shut; // the one before has to be gone first
    let gone = false;
    const answer = await open(() => {
      gone = true;
      runner.send({ kind: 'lost' });
    });
    if (!answer.ok) return runner.send({ kind: 'refused', why: answer.error });
    const { model, identity } = answer.value;
    wire = answer.value.wire;
    runner.send({ kind: 'opened', model, identity });
    if (gone) return runner.send({ kind: 'lost' });
    if (runner.state().kind === 'open') ears.opened(answer.value.wire);
  };
  const perform = (effect: AttachmentEffect): void => {
    switch (effect.do) {
      case 'open':
        opening = tryOpen();
        return;
      case 'shut':
        shut = wire?.close() ?? shut;
        wire = undefined;
        return;
      case 'wait':
        cancelWait = clock.after(effect.ms, () => runner.send({ kind: 'waited' }));
        return;
      case 'stopWaiting':
        return cancelWait();
      case 'tell':
        return ears.stateChanged(effect.state);
      default:
        return unreachable(effect);
    }
  };
  const runner = run<Attachment, AttachmentEvent, AttachmentEffect>(
    {
      state: { kind: 'opening', failures: 0, seen: false },
      effects: [{ do: 'tell', state: { kind: 'opening' } }, { do: 'open' }],
    },
    (state, event) => stepAttachment(device, state, event),
    perform,
  );
  return {
    wire: () => wire,
    async close() {
      runner.send({ kind: 'closeAsked' });
      await opening; // what is just being opened is shut as well
      await shut;
    },
  };
}
