/** Instants as the contract writes them: RFC 3339 with offset, Beijing time, which is the legal time of every Chinese court. */

const BEIJING_MS = 8 * 3_600_000;

/** Milliseconds since the epoch → `2026-03-04T05:06:07.008+08:00`. */
export function instant(ms: number): string {
  return `${new Date(ms + BEIJING_MS).toISOString().slice(0, -1)}+08:00`;
}

/** The other way round. The text has passed the contract's schema before. */
export function instantMs(text: string): number {
  return Date.parse(text);
}
