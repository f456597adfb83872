/** A clock moved by hand: what is due happens in order, and nothing else. */
import type { Clock } from '../../devices/clock.ts';

export interface HandClock extends Clock {
  /** Moves on, doing what falls due; promises settle between one action and the next. */
  pass(ms: number): Promise<void>;
  /** How many actions still wait. */
  waiting(): number;
}

/** Long enough for chains of promises and for looking at a file. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

export function handClock(): HandClock {
  let now = 0;
  let plans: { readonly at: number; readonly action: () => void }[] = [];
  return {
    now: () => now,
    after(ms, action) {
      const plan = { at: now + ms, action };
      plans.push(plan);
      return () => void (plans = plans.filter((other) => other !== plan));
    },
    async pass(ms) {
      const until = now + ms;
      await settle();
      for (;;) {
        const [due] = plans.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at);
        if (due === undefined) break;
        plans = plans.filter((plan) => plan !== due);
        now = due.at;
        due.action();
        await settle();
      }
      now = until;
    },
    waiting: () => plans.length,
  };
}
