/** A round that comes again and again, by the booth's own clock. */
import type { Clock } from './clock.ts';

/** The answer ends it. */
export function every(clock: Clock, ms: number, call: () => void): () => void {
  let cancel = clock.after(ms, again);
  function again(): void {
    call();
    cancel = clock.after(ms, again);
  }
  return () => cancel();
}
