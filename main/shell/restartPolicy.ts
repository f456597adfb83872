/** When a fallen service is started again, and when the booth is declared out of order: pure, the time is passed in. */

/** Delays before the restarts that follow each other; a service that stayed up long enough begins again at the first. */
const DELAYS_MS = [100, 500, 2_000, 5_000] as const;
const STAYED_UP_MS = 60_000;
/** Out of order, the service is still tried at this pace, so that a booth heals without a visit by the technician. */
const OUT_OF_ORDER_DELAY_MS = 30_000;

export interface Falls {
  /** Falls in a row, and when the service was last started; milliseconds of a monotonic clock. */
  readonly inRow: number;
  readonly startedAt: number;
}

export const NO_FALLS: Falls = { inRow: 0, startedAt: 0 };

export type Verdict =
  | { readonly kind: 'restart'; readonly delayMs: number }
  | { readonly kind: 'outOfOrder'; readonly delayMs: number };

export function started(falls: Falls, now: number): Falls {
  return { ...falls, startedAt: now };
}

export function fell(falls: Falls, now: number): { readonly falls: Falls; readonly verdict: Verdict } {
  const inRow = now - falls.startedAt >= STAYED_UP_MS ? 1 : falls.inRow + 1;
  const delayMs = DELAYS_MS[inRow - 1];
  const verdict: Verdict =
    delayMs === undefined
      ? { kind: 'outOfOrder', delayMs: OUT_OF_ORDER_DELAY_MS }
      : { kind: 'restart', delayMs };
  return { falls: { inRow, startedAt: falls.startedAt }, verdict };
}

const LOSSES_WINDOW_MS = 5 * 60_000;
const LOSSES_ALLOWED = 3;

/** Page losses that still count at `now`, this one included; at the third within five minutes the whole app restarts. */
export function pageLost(earlier: readonly number[], now: number): { losses: number[]; restartApp: boolean } {
  const losses = [...earlier.filter((at) => now - at < LOSSES_WINDOW_MS), now];
  return { losses, restartApp: losses.length >= LOSSES_ALLOWED };
}
