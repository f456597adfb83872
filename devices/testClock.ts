/** A clock for tests that only moves when it is told to. */
import type { Clock } from './clock.ts';

export interface TestClock extends Clock {
  /** Lets this much time pass, timer by timer. */
  pass(ms: number): void;
}

export function createTestClock(): TestClock {
  let now = 0;
  let timers: { readonly at: number; readonly action: () => void }[] = [];
  return {
    now: () => now,
    after(ms, action) {
      const timer = { at: now + ms, action };
      timers.push(timer);
      return () => void (timers = timers.filter((other) => other !== timer));
    },
    pass(ms) {
      const until = now + ms;
      for (;;) {
        const [next] = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        timers = timers.filter((other) => other !== next);
        now = Math.max(now, next.at);
        next.action();
      }
      now = until;
    },
  };
}
