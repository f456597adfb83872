/** A clock that stands still until a test moves it. */
import type { MachineTime } from './clock.ts';

export interface SimulatedTime extends MachineTime {
  /** Moves wall and monotonic time on and runs the timers that fall due, in order. */
  advance(ms: number): void;
  /** Sets the wall clock alone, as a technician or a flat battery does. */
  setWall(ms: number): void;
}

export function simulatedTime(start = Date.parse('2026-03-04T09:00:00+08:00')): SimulatedTime {
  let wall = start;
  let monotonic = 0;
  let timers: { at: number; call: () => void }[] = [];
  return {
    bootId: 'simulated-boot',
    wallMs: () => wall,
    monotonicMs: () => monotonic,
    after(ms, call) {
      const timer = { at: monotonic + ms, call };
      timers.push(timer);
      return () => void (timers = timers.filter((other) => other !== timer));
    },
    setWall: (ms) => void (wall = ms),
    advance(ms) {
      const end = monotonic + ms;
      for (;;) {
        const [next] = timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        timers = timers.filter((other) => other !== next);
        wall += next.at - monotonic;
        monotonic = next.at;
        next.call();
      }
      wall += end - monotonic;
      monotonic = end;
    },
  };
}
