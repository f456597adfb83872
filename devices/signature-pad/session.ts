/** What the signature pad does next: pure transitions from plugged in to signature taken (devices.md F.2). */
import type { DeviceError, DeviceErrorKind, DeviceState, PadButton, PadPicture, PadPrompt } from '../../main/contract/devices.ts'; // prettier-ignore
import { unreachable } from '../../main/contract/result.ts';
import { deviceError } from '../deviceError.ts';
import type { Step } from '../runner.ts';
import type { FoundDevice } from './find.ts';
import type { Pad } from './pad.ts';

export interface Shown {
  readonly prompt: PadPrompt;
  /** Null: core has drawn none, the driver writes the prompt itself. */
  readonly picture: PadPicture | null;
}

export type PadSession =
  | { readonly kind: 'absent'; readonly seen: boolean }
  | { readonly kind: 'opening'; readonly device: FoundDevice }
  | { readonly kind: 'ready'; readonly pad: Pad }
  /** The pad is being cleared and shown the prompt. `restarts` counts soft resets. */
  | { readonly kind: 'preparing'; readonly pad: Pad; readonly job: string; readonly shown: Shown; readonly restarts: number }
  | { readonly kind: 'capturing'; readonly pad: Pad; readonly job: string }
  | { readonly kind: 'faulty'; readonly error: DeviceErrorKind }; // prettier-ignore

export type PadEvent =
  | { readonly kind: 'listed'; readonly device: FoundDevice | null; readonly conflict: boolean }
  | { readonly kind: 'opened'; readonly pad: Pad }
  | { readonly kind: 'openFailed'; readonly error: DeviceErrorKind }
  | { readonly kind: 'lost' }
  | { readonly kind: 'signingAsked'; readonly job: string; readonly shown: Shown }
  | { readonly kind: 'prepared' }
  | { readonly kind: 'prepareFailed'; readonly error: DeviceErrorKind }
  | { readonly kind: 'clearAsked'; readonly job: string }
  /** The place for writing could not be cleared: the old ink would stand under the new. */
  | { readonly kind: 'clearFailed'; readonly error: DeviceErrorKind }
  | { readonly kind: 'pressed'; readonly button: PadButton }
  | { readonly kind: 'samplesRejected'; readonly samples: number }
  /** Null: whatever job there is. */
  | { readonly kind: 'stopAsked'; readonly job: string | null };

export type PadEffect =
  | { readonly do: 'open'; readonly device: FoundDevice }
  | { readonly do: 'close' }
  | { readonly do: 'prepare'; readonly shown: Shown; readonly reset: boolean }
  | { readonly do: 'beginCapture' }
  | { readonly do: 'restartCapture' }
  /** Ends the stroke under way; what is not handed over is dropped. */
  | { readonly do: 'endCapture'; readonly handOver: boolean }
  | { readonly do: 'blank' }
  | { readonly do: 'showState'; readonly state: DeviceState }
  | { readonly do: 'answerSigning'; readonly job: string; readonly answer: Pad | DeviceError }
  | { readonly do: 'tellPressed'; readonly job: string; readonly button: PadButton }
  | { readonly do: 'tellRejected'; readonly job: string; readonly samples: number }
  | { readonly do: 'broke'; readonly job: string; readonly error: DeviceError };

type PadStep = Step<PadSession, PadEffect>;

const MAX_RESTARTS = 1;

export function openPad(): PadStep {
  return {
    state: { kind: 'absent', seen: false },
    effects: [{ do: 'showState', state: { kind: 'opening' } }],
  };
}

const stay = (state: PadSession, ...effects: PadEffect[]): PadStep => ({ state, effects });
const fault = (kind: DeviceErrorKind, stage: string): DeviceError => deviceError('signaturePad', kind, stage);
const readyState = (pad: Pad): DeviceState => ({
  kind: 'ready',
  model: pad.identity.model,
  identity: pad.identity.serial,
  firmware: pad.identity.firmware,
  ...(pad.screen === null ? {} : { screen: pad.screen }),
});

function listed(state: PadSession, event: PadEvent & { kind: 'listed' }): PadStep {
  const idle = state.kind === 'absent' || state.kind === 'faulty';
  if (idle && event.device !== null) {
    const effects: PadEffect[] =
      state.kind === 'absent' ? [{ do: 'showState', state: { kind: 'opening' } }] : [];
    return stay({ kind: 'opening', device: event.device }, ...effects, { do: 'open', device: event.device });
  }
  if (idle) {
    if (event.conflict) {
      // sysfs shows the pad on USB, but another driver has it (devices.md B.8)
      const error = fault('driverConflict', 'list');
      return stay(
        { kind: 'faulty', error: 'driverConflict' },
        { do: 'showState', state: { kind: 'fault', error } },
      );
    }
    const seen = state.kind === 'absent' && state.seen;
    return stay(
      { kind: 'absent', seen },
      { do: 'showState', state: { kind: seen ? 'disconnected' : 'absent' } },
    );
  }
  return event.device === null && state.kind !== 'opening' ? lost(state) : stay(state);
}

function lost(state: PadSession): PadStep {
  if (state.kind === 'absent' || state.kind === 'faulty') return stay(state);
  const effects: PadEffect[] = [];
  const error = fault('disconnected', state.kind);
  if (state.kind === 'preparing') effects.push({ do: 'answerSigning', job: state.job, answer: error });
  // strokes so far stay incomplete and are never finalised (devices.md F.2)
  if (state.kind === 'capturing')
    effects.push({ do: 'endCapture', handOver: true }, { do: 'broke', job: state.job, error });
  effects.push({ do: 'close' }, { do: 'showState', state: { kind: 'disconnected' } });
  return stay({ kind: 'absent', seen: true }, ...effects);
}

function prepareFailed(state: PadSession & { kind: 'preparing' }, kind: DeviceErrorKind): PadStep {
  if (kind === 'wrongState' && state.restarts < MAX_RESTARTS) {
    const again = { ...state, restarts: state.restarts + 1 };
    return stay(again, { do: 'prepare', shown: state.shown, reset: true });
  }
  const answer: PadEffect = { do: 'answerSigning', job: state.job, answer: fault(kind, 'prompt') };
  return stay({ kind: 'ready', pad: state.pad }, answer, { do: 'showState', state: readyState(state.pad) });
}

/** The pad is there but does not do what it is told any more: this signature ends, the next may go well. */
function broken(state: PadSession & { kind: 'capturing' }, kind: DeviceErrorKind): PadStep {
  return stay(
    { kind: 'ready', pad: state.pad },
    { do: 'endCapture', handOver: true },
    { do: 'broke', job: state.job, error: fault(kind, 'clear') },
    { do: 'blank' },
    { do: 'showState', state: readyState(state.pad) },
  );
}

function stopAsked(state: PadSession, job: string | null): PadStep {
  if (state.kind === 'preparing' && (job === null || job === state.job)) {
    const answer: PadEffect = { do: 'answerSigning', job: state.job, answer: fault('cancelled', 'prompt') };
    return stay({ kind: 'ready', pad: state.pad }, answer, { do: 'blank' }, { do: 'showState', state: readyState(state.pad) }); // prettier-ignore
  }
  if (state.kind === 'capturing' && (job === null || job === state.job)) {
    return stay({ kind: 'ready', pad: state.pad }, { do: 'endCapture', handOver: job !== null }, { do: 'blank' }, { do: 'showState', state: readyState(state.pad) }); // prettier-ignore
  }
  // a pad that is idle is blanked again when everything is to be forgotten
  return job === null && state.kind === 'ready' ? stay(state, { do: 'blank' }) : stay(state);
}

function signingAsked(state: PadSession, job: string, shown: Shown): PadStep {
  if (state.kind === 'ready') {
    const next: PadSession = { kind: 'preparing', pad: state.pad, job, shown, restarts: 0 };
    return stay(next, { do: 'showState', state: { kind: 'busy' } }, { do: 'prepare', shown, reset: false });
  }
  const busy = state.kind === 'preparing' || state.kind === 'capturing' || state.kind === 'opening';
  const kind = busy ? 'busy' : state.kind === 'faulty' ? state.error : state.seen ? 'disconnected' : 'absent';
  return stay(state, { do: 'answerSigning', job, answer: fault(kind, 'start') });
}

export function stepPad(state: PadSession, event: PadEvent): PadStep {
  switch (event.kind) {
    case 'listed':
      return listed(state, event);
    case 'opened':
      if (state.kind !== 'opening') return stay(state);
      return stay({ kind: 'ready', pad: event.pad }, { do: 'showState', state: readyState(event.pad) });
    case 'openFailed': {
      if (state.kind !== 'opening') return stay(state);
      if (event.error === 'absent') return stay({ kind: 'absent', seen: false }, { do: 'showState', state: { kind: 'absent' } }); // prettier-ignore
      const error = fault(event.error, 'open');
      return stay(
        { kind: 'faulty', error: event.error },
        { do: 'showState', state: { kind: 'fault', error } },
      );
    }
    case 'lost':
      return lost(state);
    case 'signingAsked':
      return signingAsked(state, event.job, event.shown);
    case 'prepared': {
      if (state.kind !== 'preparing') return stay(state);
      const { pad, job } = state;
      return stay(
        { kind: 'capturing', pad, job },
        { do: 'beginCapture' },
        { do: 'answerSigning', job, answer: pad },
      );
    }
    case 'prepareFailed':
      return state.kind === 'preparing' ? prepareFailed(state, event.error) : stay(state);
    case 'clearAsked': {
      const mine = state.kind === 'capturing' && state.job === event.job;
      return mine ? stay(state, { do: 'restartCapture' }) : stay(state);
    }
    case 'clearFailed':
      return state.kind === 'capturing' ? broken(state, event.error) : stay(state);
    case 'pressed':
      return state.kind === 'capturing' ? stay(state, { do: 'tellPressed', job: state.job, button: event.button }) : stay(state); // prettier-ignore
    case 'samplesRejected':
      return state.kind === 'capturing' ? stay(state, { do: 'tellRejected', job: state.job, samples: event.samples }) : stay(state); // prettier-ignore
    case 'stopAsked':
      return stopAsked(state, event.job);
    default:
      return unreachable(event);
  }
}
