/** When the court is tried again: 5 s, doubled each time, at most 15 min, with jitter; any success or a person starts over (domain.md 4.7). */

export const FIRST_RETRY_MS = 5_000;
export const LAST_RETRY_MS = 15 * 60_000;

/** `failures` ≥ 1 in a row; `random` in [0, 1). Between half of the full wait and all of it. */
export function retryIn(failures: number, random: number): number {
  const full = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(failures - 1, 20));
  return Math.round(full * (0.5 + random / 2));
}
