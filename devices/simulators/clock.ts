/** The one clock of all device tests: it stands still until a test moves it. */
import type { Clock } from '../clock.ts';

export interface SimulatedClock extends Clock {
  /** Lets this much time pass, timer by timer; between two timers everything already promised is carried out. */
  pass(ms: number): Promise<void>;
  /** Timers that wait. */
  waiting(): number;
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export function createSimulatedClock(): SimulatedClock {
  let now = 0;
  let timers: { readonly at: number; readonly action: () => void }[] = [];
  return {
    now: () => now,
    after(ms, action) {
      const timer = { at: now + ms, action };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    async pass(ms) {
      const until = now + ms;
      for (;;) {
        await settled();
        // of timers due at the same moment the one set first goes first
        const next = timers.toSorted((a, b) => a.at - b.at)[0];
        if (next === undefined || next.at > until) break;
        timers = timers.filter((other) => other !== next);
        now = Math.max(now, next.at);
        next.action();
      }
      now = until;
    },
    waiting: () => timers.length,
  };
}
