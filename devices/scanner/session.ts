/** What a scan job does next: pure transitions from asked to ended, keeping every finished page (devices.md C.2, F.2). */
import type { DeviceError, DeviceErrorKind, ScannedPage } from '../../main/contract/devices.ts';
import { unreachable } from '../../main/contract/result.ts';
import { deviceError } from '../deviceError.ts';
import type { Step } from '../runner.ts';
import { SCANNER_DELAYS } from './delays.ts';
import type { ImageFormat, ScanWish } from './protocol.ts';

interface Job {
  readonly id: string;
  readonly wish: ScanWish;
  /** Pages that came out whole. */
  readonly pages: number;
  readonly format: ImageFormat;
  /** When the device was first found busy. */
  readonly busySince: number | null;
  readonly percent: number | null;
}

export type ScanSession =
  | { readonly kind: 'idle' }
  | { readonly kind: 'scanning'; readonly job: Job }
  /** The run was told to end; `why` is what the job's end will say. */
  | { readonly kind: 'stopping'; readonly job: Job; readonly why: DeviceErrorKind }
  | { readonly kind: 'waiting'; readonly job: Job };

export type ScanEvent =
  | { readonly kind: 'asked'; readonly job: string; readonly wish: ScanWish }
  | { readonly kind: 'pageStarted' }
  | { readonly kind: 'progressed'; readonly percent: number }
  | { readonly kind: 'pageRead'; readonly page: Omit<ScannedPage, 'index'> }
  | { readonly kind: 'pageBroken' }
  /** Null: the run came to its own end, with however many pages. */
  | { readonly kind: 'ended'; readonly failure: DeviceErrorKind | null; readonly detail: string; readonly now: number }
  | { readonly kind: 'stalled' }
  | { readonly kind: 'waited' }
  | { readonly kind: 'cancelAsked'; readonly job: string | null }; // prettier-ignore

export type ScanEffect =
  | { readonly do: 'start'; readonly wish: ScanWish; readonly format: ImageFormat; readonly firstPage: number }
  | { readonly do: 'stop' }
  | { readonly do: 'wait'; readonly ms: number }
  /** The time without progress counts from here again. */
  | { readonly do: 'markProgress' }
  | { readonly do: 'progress'; readonly job: string; readonly page: number; readonly percent: number | null }
  | { readonly do: 'page'; readonly job: string; readonly page: ScannedPage }
  | { readonly do: 'end'; readonly job: string; readonly pages: number; readonly error: DeviceError | null }; // prettier-ignore

type ScanStep = Step<ScanSession, ScanEffect>;

/** Progress is told in steps of this many percent. */
const PERCENT_STEP = 5;

const start = (job: Job): ScanEffect => ({
  do: 'start',
  wish: job.wish,
  format: job.format,
  firstPage: job.pages + 1,
});
const scanning = (job: Job, ...effects: ScanEffect[]): ScanStep => ({
  state: { kind: 'scanning', job },
  effects,
});

function end(job: Job, kind: DeviceErrorKind | null, detail = ''): ScanStep {
  const error = kind === null ? null : deviceError('scanner', kind, `page ${job.pages + 1}`, detail);
  return { state: { kind: 'idle' }, effects: [{ do: 'end', job: job.id, pages: job.pages, error }] };
}

function ended(job: Job, event: ScanEvent & { kind: 'ended' }): ScanStep {
  const { failure } = event;
  // an empty feeder is the normal end, but only after at least one sheet (devices.md C.2)
  if (failure === null || failure === 'feederEmpty') return end(job, job.pages > 0 ? null : 'feederEmpty');
  if (failure === 'busy') {
    const since = job.busySince ?? event.now;
    const waitingOn = { ...job, busySince: since };
    if (event.now - since < SCANNER_DELAYS.busyLimit) {
      return {
        state: { kind: 'waiting', job: waitingOn },
        effects: [{ do: 'wait', ms: SCANNER_DELAYS.busyRetry }],
      };
    }
  }
  if (failure === 'backendCrash' && job.format === 'jpeg') {
    // the picture writer is the usual culprit: once more with the other one (devices.md F.2)
    const again: Job = { ...job, format: 'png' };
    return scanning(again, start(again));
  }
  return end(job, failure, event.detail);
}

function pageRead(job: Job, page: Omit<ScannedPage, 'index'>): { job: Job; effect: ScanEffect } {
  const effect: ScanEffect = { do: 'page', job: job.id, page: { ...page, index: job.pages } };
  return { job: { ...job, pages: job.pages + 1, percent: null, busySince: null }, effect };
}

function stop(job: Job, why: DeviceErrorKind): ScanStep {
  return { state: { kind: 'stopping', job, why }, effects: [{ do: 'stop' }] };
}

function whileScanning(job: Job, event: ScanEvent): ScanStep {
  switch (event.kind) {
    case 'pageStarted':
      return scanning(
        job,
        { do: 'markProgress' },
        { do: 'progress', job: job.id, page: job.pages, percent: null },
      );
    case 'progressed': {
      const percent = Math.floor(event.percent / PERCENT_STEP) * PERCENT_STEP;
      if (percent === job.percent) return scanning(job, { do: 'markProgress' });
      return scanning(
        { ...job, percent },
        { do: 'markProgress' },
        { do: 'progress', job: job.id, page: job.pages, percent },
      );
    }
    case 'pageRead': {
      const read = pageRead(job, event.page);
      return scanning(read.job, { do: 'markProgress' }, read.effect);
    }
    case 'pageBroken':
      return stop(job, 'badImage');
    case 'ended':
      return ended(job, event);
    case 'stalled':
      return stop(job, 'timeout');
    case 'cancelAsked':
      return event.job === null || event.job === job.id ? stop(job, 'cancelled') : scanning(job);
    case 'asked':
    case 'waited':
      return scanning(job);
    default:
      return unreachable(event);
  }
}

export function stepScan(state: ScanSession, event: ScanEvent): ScanStep {
  switch (state.kind) {
    case 'idle': {
      if (event.kind !== 'asked') return { state, effects: [] };
      const job: Job = { id: event.job, wish: event.wish, pages: 0, format: 'jpeg', busySince: null, percent: null }; // prettier-ignore
      return scanning(job, start(job));
    }
    case 'scanning':
      return whileScanning(state.job, event);
    case 'stopping': {
      if (event.kind === 'ended') return end(state.job, state.why);
      if (event.kind !== 'pageRead' || state.why === 'cancelled') return { state, effects: [] };
      const read = pageRead(state.job, event.page);
      return { state: { ...state, job: read.job }, effects: [read.effect] };
    }
    case 'waiting':
      if (event.kind === 'waited') return scanning(state.job, start(state.job));
      if (event.kind === 'cancelAsked' && (event.job === null || event.job === state.job.id)) {
        return end(state.job, 'cancelled');
      }
      return { state, effects: [] };
    default:
      return unreachable(state);
  }
}
