/** A small worker that runs, sleeps and can be woken: after a success when it wishes, after a failure with back-off. */
import type { Clock } from '../util/clock.ts';
import { retryIn } from './backoff.ts';

/** `again`: run once more in so many ms. `idle`: until woken. `failed`: the court did not answer as it should. */
export type Outcome =
  { readonly kind: 'again'; readonly inMs: number } | { readonly kind: 'idle' } | { readonly kind: 'failed' };

export interface Worker {
  /** Runs now (or once more right after the present run) and forgets earlier failures. */
  wake(): void;
  /** No run begins after this; resolves when the present one has ended. */
  stop(): Promise<void>;
}

/** An exception out of `run` is a bug and ends the process; expected failures are outcomes. */
export function repeat(clock: Clock, random: () => number, run: () => Promise<Outcome>): Worker {
  let failures = 0;
  let running: Promise<void> | null = null;
  let woken = false;
  let stopped = false;
  let cancel: () => void = () => undefined;

  async function turn(): Promise<void> {
    do {
      woken = false;
      const outcome = await run();
      failures = outcome.kind === 'failed' ? failures + 1 : 0;
      cancel();
      if (outcome.kind === 'again') cancel = clock.after(outcome.inMs, start);
      if (outcome.kind === 'failed') cancel = clock.after(retryIn(failures, random()), start);
    } while (woken && !stopped);
    running = null;
  }

  function start(): void {
    if (stopped) return;
    cancel();
    if (running === null) running = turn();
    else woken = true;
  }

  return {
    wake() {
      failures = 0;
      start();
    },
    async stop() {
      stopped = true;
      cancel();
      await running;
      cancel();
    },
  };
}
