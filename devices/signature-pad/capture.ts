/** Turns pen reports into samples: counters unwrapped, gaps counted, pen-ups made explicit (devices.md B.4). */
import type { PenSample } from '../../main/contract/devices.ts';
import type { PenReport } from './protocol.ts';

export const TOUCHING = 1;
export const NEAR = 2;

const WRAP = 65_536;
/** More samples than this cannot be missing in one gap: the pad has counted afresh. */
const MAX_GAP = 2000;

export interface Capture {
  /** Time of the first report on the host's clock, as ms since the capture began. */
  readonly began: number;
  readonly last: PenSample | null;
  readonly counters: { readonly timeMs: number; readonly sequence: number } | null;
  readonly samples: number;
  readonly gaps: number;
}

export interface Taken {
  readonly capture: Capture;
  readonly samples: readonly PenSample[];
  /** Samples lost just before these. */
  readonly gaps: number;
}

export const emptyCapture = (began: number): Capture => ({
  began,
  last: null,
  counters: null,
  samples: 0,
  gaps: 0,
});

/** `now` is the host's clock in ms: used for pads without counters and to place the first report. */
export function takeReport(capture: Capture, report: PenReport, now: number): Taken {
  const { last, counters } = capture;
  const next = report.counters;
  let t = Math.round(now - capture.began);
  let gaps = 0;
  if (next !== null && counters !== null && last !== null) {
    t = last.t + ((next.timeMs - counters.timeMs + WRAP) % WRAP);
    const missing = ((next.sequence - counters.sequence + WRAP) % WRAP) - 1;
    gaps = missing > 0 && missing <= MAX_GAP ? missing : 0;
  } else if (last !== null) {
    t = Math.max(t, last.t);
  }
  const flags = (report.touching ? TOUCHING : 0) | (report.near ? NEAR : 0);
  const sample: PenSample = { t, x: report.x, y: report.y, p: report.touching ? report.pressure : 0, flags };
  const samples = [sample];
  return {
    capture: {
      began: capture.began,
      last: sample,
      counters: next,
      samples: capture.samples + samples.length,
      gaps: capture.gaps + gaps,
    },
    samples,
    gaps,
  };
}

/** Ends a stroke the pad itself did not end: unplugged, or silent with the tip down (devices.md F.2 "stuck pen"). */
export function liftPen(capture: Capture): Taken {
  const { last } = capture;
  if (last === null || (last.flags & TOUCHING) === 0) return { capture, samples: [], gaps: 0 };
  const up: PenSample = { ...last, p: 0, flags: 0 };
  return { capture: { ...capture, last: up, samples: capture.samples + 1 }, samples: [up], gaps: 0 };
}
