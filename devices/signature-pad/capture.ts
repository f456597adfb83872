/** Turns pen reports into samples: counters unwrapped, gaps counted, pen-ups made explicit (devices.md B.4). */
import type { PenSample } from '../../main/contract/devices.ts';

export const TOUCHING = 1;
export const NEAR = 2;

/** Sequence numbers of every pad that has them are of 16 bits. */
const SEQUENCE_WRAP = 65_536;
/** More samples than this cannot be missing in one gap: the pad has counted afresh. */
const MAX_GAP = 2000;

/** One report of a pen, whatever the pad. Counters wrap; a pad that sends none leaves them out. */
export interface PenReport {
  readonly near: boolean;
  readonly touching: boolean;
  readonly pressure: number;
  readonly x: number;
  readonly y: number;
  readonly time: { readonly ms: number; readonly wrap: number } | null;
  readonly sequence: number | null;
}

export interface Capture {
  /** Time of the first report on the host's clock, as ms since the capture began. */
  readonly began: number;
  readonly last: PenSample | null;
  /** Host's clock at the last report: how often the pad's own counter wrapped meanwhile. */
  readonly heardAt: number;
  readonly time: PenReport['time'];
  readonly sequence: number | null;
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
  heardAt: began,
  time: null,
  sequence: null,
  samples: 0,
  gaps: 0,
});

/** On the pad's clock where it has one; a pause longer than its counter lasts is told by the host's. */
function timeOf(
  { began, last, heardAt, time: before }: Capture,
  time: PenReport['time'],
  now: number,
): number {
  const host = Math.round(now - began);
  if (last === null) return host;
  if (time === null || before === null) return Math.max(host, last.t);
  const passed = (time.ms - before.ms + time.wrap) % time.wrap;
  const wraps = Math.max(0, Math.round((now - heardAt - passed) / time.wrap));
  return last.t + passed + wraps * time.wrap;
}

/** `now` is the host's clock in ms: used for pads without counters and to place the first report. */
export function takeReport(capture: Capture, report: PenReport, now: number): Taken {
  const { time, sequence } = report;
  const t = timeOf(capture, time, now);
  let gaps = 0;
  if (sequence !== null && capture.sequence !== null) {
    const missing = ((sequence - capture.sequence + SEQUENCE_WRAP) % SEQUENCE_WRAP) - 1;
    gaps = missing > 0 && missing <= MAX_GAP ? missing : 0;
  }
  const flags = (report.touching ? TOUCHING : 0) | (report.near ? NEAR : 0);
  const sample: PenSample = { t, x: report.x, y: report.y, p: report.touching ? report.pressure : 0, flags };
  const samples = [sample];
  return {
    capture: {
      began: capture.began,
      last: sample,
      heardAt: now,
      time,
      sequence,
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
