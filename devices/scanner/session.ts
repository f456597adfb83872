/** What a scan job does next: pure transitions from asked to ended, keeping every finished page (devices.md C.2, F.2). */
import type { DeviceError, DeviceErrorKind, ScannedPage } from '../../main/contract/devices.ts';
import { unreachable } from '../../main/contract/result.ts';
import { deviceError } from '../deviceError.ts';
import type { Step } from '../runner.ts';
import { SCANNER_DELAYS } from './delays.ts';
import { failureOf, type ImageFormat, type ScanWish } from './protocol.ts';

interface Job {
  readonly id: string;
  readonly wish: ScanWish;
  /** Pages that came out whole. */
  readonly pages: number;
  /** Pages before this run of `scanimage`. */
  readonly pagesBefore: number;
  readonly format: ImageFormat;
  /** When the device was first found busy. */
  readonly busySince: number | null;
  readonly percent: number | null;
}

export type ScanSession =
  | { readonly kind: 'idle' }
  | { readonly kind: 'scanning'; readonly job: Job }
  /** The program was told to end; `why` is what the job's end will say. */
  | { readonly kind: 'stopping'; readonly job: Job; readonly why: DeviceErrorKind }
  | { readonly kind: 'waiting'; readonly job: Job };

export type ScanEvent =
  | { readonly kind: 'asked'; readonly job: string; readonly wish: ScanWish }
  | { readonly kind: 'pageStarted' }
  | { readonly kind: 'progressed'; readonly percent: number }
  | { readonly kind: 'pageRead'; readonly page: Omit<ScannedPage, 'index'> }
  | { readonly kind: 'pageBroken' }
  /** The program could not even be asked: options unknown or unfit. */
  | { readonly kind: 'refused'; readonly error: DeviceErrorKind; readonly detail: string }
  | { readonly kind: 'ended'; readonly code: number | null; readonly signal: string | null; readonly text: string; readonly now: number }
  | { readonly kind: 'stalled' }
  | { readonly kind: 'waited' }
  | { readonly kind: 'cancelAsked'; readonly job: string | null }; // prettier-ignore

export type ScanEffect =
  | { readonly do: 'start'; readonly wish: ScanWish; readonly format: ImageFormat; readonly firstPage: number }
  /** SIGINT now, SIGKILL later. */
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
  const pages = job.pages - job.pagesBefore;
  const failure = failureOf({ code: event.code, signal: event.signal, text: event.text, pages });
  // the sheets of an earlier run count: an empty feeder after them is the normal end
  if (failure === null || (failure === 'feederEmpty' && job.pages > 0)) return end(job, null);
  if (failure === 'busy') {
    const since = job.busySince ?? event.now;
    const waitingOn = { ...job, pagesBefore: job.pages, busySince: since };
    if (event.now - since < SCANNER_DELAYS.busyLimit) {
      return {
        state: { kind: 'waiting', job: waitingOn },
        effects: [{ do: 'wait', ms: SCANNER_DELAYS.busyRetry }],
      };
    }
  }
  if (failure === 'backendCrash' && job.format === 'jpeg') {
    // the picture writer is the usual culprit: once more with the other one (devices.md F.2)
    const again: Job = { ...job, format: 'png', pagesBefore: job.pages };
    return scanning(again, start(again));
  }
  return end(job, failure, `scanimage ended with ${event.signal ?? event.code ?? 'nothing'}`);
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
    case 'refused':
      return end(job, event.error, event.detail);
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
      const job: Job = { id: event.job, wish: event.wish, pages: 0, pagesBefore: 0, format: 'jpeg', busySince: null, percent: null }; // prettier-ignore
      return scanning(job, start(job));
    }
    case 'scanning':
      return whileScanning(state.job, event);
    case 'stopping': {
      if (event.kind === 'ended' || event.kind === 'refused') return end(state.job, state.why);
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
