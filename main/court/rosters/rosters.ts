/** Rosters that wait for a booth to fetch them: in memory alone, for some hours, the newest of each booth. */
import { err, ok, type Result } from '../../contract/result.ts';
import { totalFenOf, type RosterRow } from '../../contract/session/group.ts';
import { readRoster, type RosterProblem } from '../../contract/session/rosterText.ts';

/** A working day: whoever sends a roster is on the telephone with the booth, or will be. */
const WAIT_MS = 12 * 3_600_000;
/** Where the court has no policy about groups. */
export const USUAL_MAX = 200;

interface Waiting {
  readonly rows: readonly RosterRow[];
  readonly until: number;
}

export function rostersOf(now: () => number) {
  const waiting = new Map<string, Waiting>();
  const drop = (): void => {
    for (const [booth, { until }] of waiting) if (until <= now()) waiting.delete(booth);
  };
  return {
    /** All or nothing. */
    send(
      booth: string,
      file: Uint8Array,
      max: number,
    ): Result<
      { readonly members: number; readonly totalFen: number; readonly until: number },
      readonly RosterProblem[]
    > {
      drop();
      const read = readRoster(file, max);
      if (!read.ok) return err(read.error);
      const until = now() + WAIT_MS;
      waiting.set(booth, { rows: read.value, until });
      return ok({ members: read.value.length, totalFen: totalFenOf(read.value), until });
    },
    /** It may be fetched again until it is too old: the booth that fetched it may have lost its power. */
    fetch(booth: string): readonly RosterRow[] | null {
      drop();
      return waiting.get(booth)?.rows ?? null;
    },
  };
}

export type Rosters = ReturnType<typeof rostersOf>;
