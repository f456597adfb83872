/** What a scan job does next: pure transitions from asked to ended, keeping every finished page (devices.md C.2, F.2). */
import type { DeviceError, DeviceErrorKind, ScannedPage } from '../../main/contract/devices.ts';
import { unreachable } from '../../main/contract/result.ts';
import { deviceError } from '../deviceError.ts';
import type { Step } from '../runner.ts';
import { SCANNER_DELAYS } from './delays.ts';
import type { SourceStatus } from '../../main/contract/documentSource.ts';
import type { ScanWish } from './protocol.ts';

type PictureFormat = 'jpeg' | 'lossless';

interface Job {
  readonly id: string;
  readonly wish: ScanWish;
  /** Pages that came out whole, in all and in the run under way. */
  readonly pages: number;
  readonly inRun: number;
  readonly format: PictureFormat;
  /** A trouble named before the first page was looked at twice already. */
  readonly rechecked: boolean;
  /** When the device was first found busy. */
  readonly busySince: number | null;
  readonly percent: number | null;
}

export type ScanSession =
  | { readonly kind: 'idle' }
  | { readonly kind: 'scanning'; readonly job: Job }
  /** The run was told to end; `why` is what the job's end will say. */
  | { readonly kind: 'stopping'; readonly job: Job; readonly why: DeviceErrorKind }
  | { readonly kind: 'waiting'; readonly job: Job }
  /** A trouble was named before any page came: it may be over, and only its last word stands (NAPS2#449). */
  | {
      readonly kind: 'rechecking';
      readonly job: Job;
      readonly trouble: DeviceErrorKind;
      readonly detail: string;
    };

export type ScanEvent =
  | { readonly kind: 'asked'; readonly job: string; readonly wish: ScanWish }
  | { readonly kind: 'pageStarted' }
  | { readonly kind: 'progressed'; readonly percent: number }
  | { readonly kind: 'pageRead'; readonly page: ScannedPage }
  /** Null: the run came to its own end, with however many pages. */
  | { readonly kind: 'ended'; readonly failure: DeviceErrorKind | null; readonly detail: string; readonly now: number }
  | { readonly kind: 'stalled' }
  | { readonly kind: 'waited' }
  | { readonly kind: 'statusRead'; readonly status: SourceStatus }
  | { readonly kind: 'cancelAsked'; readonly job: string | null }; // prettier-ignore

export type ScanEffect =
  | { readonly do: 'start'; readonly wish: ScanWish; readonly format: PictureFormat; readonly firstIndex: number }
  | { readonly do: 'stop' }
  | { readonly do: 'wait'; readonly ms: number }
  /** Read the status afresh, after a moment. */
  | { readonly do: 'recheck' }
  /** The time without progress counts from here again. */
  | { readonly do: 'markProgress' }
  | { readonly do: 'progress'; readonly job: string; readonly page: number; readonly percent: number | null }
  | { readonly do: 'page'; readonly job: string; readonly page: ScannedPage }
  | { readonly do: 'end'; readonly job: string; readonly pages: number; readonly error: DeviceError | null }; // prettier-ignore

type ScanStep = Step<ScanSession, ScanEffect>;

/** Progress is told in steps of this many percent. */
const PERCENT_STEP = 5;

/** Troubles a scanner may still name although they were cleared after the last job. */
const MAY_BE_STALE: ReadonlySet<DeviceErrorKind> = new Set(['jam', 'coverOpen', 'mispick', 'multiFeed']);

/** Begins a run: each has its own pages. */
function run(job: Job): ScanStep {
  const begun = { ...job, inRun: 0 };
  return scanning(begun, { do: 'start', wish: job.wish, format: job.format, firstIndex: job.pages });
}
const scanning = (job: Job, ...effects: ScanEffect[]): ScanStep => ({
  state: { kind: 'scanning', job },
  effects,
});

function end(job: Job, kind: DeviceErrorKind | null, detail = ''): ScanStep {
  // two sheets went in as one: the page they made is none (devices.md F.2)
  const pages = kind === 'multiFeed' && job.inRun > 0 ? job.pages - 1 : job.pages;
  const error = kind === null ? null : deviceError('scanner', kind, `page ${pages + 1}`, detail);
  return { state: { kind: 'idle' }, effects: [{ do: 'end', job: job.id, pages, error }] };
}

function ended(job: Job, event: ScanEvent & { kind: 'ended' }): ScanStep {
  const { failure, detail } = event;
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
  // the picture writer is the usual culprit: once more without it (devices.md F.2)
  if (failure === 'backendCrash' && job.format === 'jpeg') return run({ ...job, format: 'lossless' });
  if (MAY_BE_STALE.has(failure) && job.inRun === 0 && !job.rechecked) {
    return {
      state: { kind: 'rechecking', job: { ...job, rechecked: true }, trouble: failure, detail },
      effects: [{ do: 'recheck' }],
    };
  }
  return end(job, failure, detail);
}

function pageRead(job: Job, page: ScannedPage): { job: Job; effect: ScanEffect } {
  const effect: ScanEffect = { do: 'page', job: job.id, page: { ...page, index: job.pages } };
  return {
    job: { ...job, pages: job.pages + 1, inRun: job.inRun + 1, percent: null, busySince: null },
    effect,
  };
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
    case 'ended':
      return ended(job, event);
    case 'stalled':
      return stop(job, 'timeout');
    case 'cancelAsked':
      return event.job === null || event.job === job.id ? stop(job, 'cancelled') : scanning(job);
    case 'asked':
    case 'waited':
    case 'statusRead':
      return scanning(job);
    default:
      return unreachable(event);
  }
}

export function stepScan(state: ScanSession, event: ScanEvent): ScanStep {
  switch (state.kind) {
    case 'idle': {
      if (event.kind !== 'asked') return { state, effects: [] };
      return run({ id: event.job, wish: event.wish, pages: 0, inRun: 0, format: 'jpeg', rechecked: false, busySince: null, percent: null }); // prettier-ignore
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
      if (event.kind === 'waited') return run(state.job);
      if (event.kind === 'cancelAsked' && (event.job === null || event.job === state.job.id)) {
        return end(state.job, 'cancelled');
      }
      return { state, effects: [] };
    case 'rechecking':
      if (event.kind === 'statusRead') {
        const still = event.status === state.trouble || event.status === 'offline';
        return still ? end(state.job, state.trouble, state.detail) : run(state.job);
      }
      if (event.kind === 'cancelAsked' && (event.job === null || event.job === state.job.id)) {
        return end(state.job, 'cancelled');
      }
      return { state, effects: [] };
    default:
      return unreachable(state);
  }
}
