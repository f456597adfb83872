/** Time as the devices see it, passed in so that tests can drive it by hand. */

export type Cancel = () => void;

export interface Clock {
  /** Monotonic milliseconds. */
  now(): number;
  /** Calls `action` once after `ms`, unless cancelled. */
  after(ms: number, action: () => void): Cancel;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after(ms, action) {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
};

/** A clock that moves only when told; for tests. */
export function manualClock(): Clock & { advance(ms: number): void } {
  let time = 0;
  let due: { at: number; action: () => void }[] = [];
  return {
    now: () => time,
    after(ms, action) {
      const entry = { at: time + ms, action };
      due.push(entry);
      return () => void (due = due.filter((other) => other !== entry));
    },
    advance(ms) {
      const end = time + ms;
      for (;;) {
        const next = due.filter((entry) => entry.at <= end).sort((a, b) => a.at - b.at)[0];
        if (next === undefined) break;
        due = due.filter((entry) => entry !== next);
        time = next.at;
        next.action();
      }
      time = end;
    },
  };
}
