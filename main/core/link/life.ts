/** Whether the court is there: "online" means it answered in the last 40 s and the last thing asked did not fail. */
import type { Log } from '../../contract/events.ts';
import type { Clock } from '../util/clock.ts';

/** `unclaimed`: no court has taken this booth in. `refused`: the court, or the address rule, turns this booth away. */
export type LinkState = 'online' | 'offline' | 'unclaimed' | 'refused';

export const ALIVE_MS = 40_000;

export interface Life {
  state(): LinkState;
  /** Any answer or frame from the court. */
  answered(): void;
  failed(why: string): void;
  /** Lasting, until something answers well again. */
  settled(state: 'unclaimed' | 'refused', why: string): void;
  onState(listener: (state: LinkState) => void): () => void;
  stop(): void;
}

export function createLife(clock: Clock, log: Log): Life {
  const listeners = new Set<(state: LinkState) => void>();
  let state: LinkState = 'offline';
  let cancel: () => void = () => undefined;

  function become(next: LinkState, why: string): void {
    if (next === state) return;
    state = next;
    log('linkChanged', { state, why });
    for (const listener of listeners) listener(state);
  }

  return {
    state: () => state,
    answered() {
      cancel();
      cancel = clock.after(ALIVE_MS, () => become('offline', 'silent'));
      become('online', 'answered');
    },
    failed(why) {
      if (state === 'online') become('offline', why);
    },
    settled(next, why) {
      cancel();
      become(next, why);
    },
    onState(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: () => cancel(),
  };
}
