/** Gives work a limit: whoever waits is answered, whatever the work does. */
import type { Clock } from './clock.ts';

export const HOST_DELAYS = {
  /** Showing a prompt: a busy pad is waited for 5 s (devices.md F.2), a colour picture takes as long again, and core gives up after 20. */
  startSigning: 18_000,
  /** Making the place for writing white again, as long as core waits for any answer. */
  clearInk: 9000,
  /** Dropping everything of the person: a scan that hangs is killed after 5 s, and core waits for 10. */
  forget: 8000,
} as const;

/** The work's value, or `late` when the limit passes first; what comes after it is no longer heard. */
export function within<T, L>(clock: Clock, ms: number, work: Promise<T>, late: L): Promise<T | L> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => resolve(late));
    work.then(
      (value) => {
        cancel();
        resolve(value);
      },
      (reason: unknown) => {
        cancel();
        reject(reason);
      },
    );
  });
}
