/** The shell's delays for its window, in milliseconds. */

/** How often the page reports a painted frame, and how long the shell waits for one. */
export const PAINT_EVERY_MS = 2_000;
export const PAINT_SILENCE_MS = 15_000;
/** From making a window to its first painted frame; a slow disk on a cold start counts. */
export const FIRST_PAINT_MS = 30_000;
/** The old window goes when the new one is painted, or after this long: nothing of the last visit may stay. */
export const RENEW_MS = 3_000;
/** A lost page is replaced after this long. */
export const REPLACE_LOST_MS = 300;
