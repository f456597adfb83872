/** Counts the noise on the reader's line, and tells when there is more of it than a good cable has (devices.md F.2). */

/** More than this in one minute is worth a technician's look. */
const MOST_A_MINUTE = 10;
const MINUTE_MS = 60_000;

export interface NoiseMeter {
  /** Notes noise at a moment; the count of the last minute when it has just become too many, else null. */
  heard(nowMs: number): number | null;
}

export function createNoiseMeter(): NoiseMeter {
  let times: number[] = [];
  let toldAt = -Infinity;
  return {
    heard(nowMs) {
      times = [...times.filter((at) => nowMs - at < MINUTE_MS), nowMs].slice(-MOST_A_MINUTE - 1);
      if (times.length <= MOST_A_MINUTE || nowMs - toldAt < MINUTE_MS) return null;
      toldAt = nowMs;
      return times.length;
    },
  };
}
