/** Runs a device's pure transitions: events in, effects out, one at a time and in order. */

export interface Step<State, Effect> {
  readonly state: State;
  readonly effects: readonly Effect[];
}

export interface Runner<State, Event> {
  readonly state: () => State;
  readonly send: (event: Event) => void;
}

/** Events sent while effects are being performed wait their turn, so that a transition never sees a half-done one. */
export function run<State, Event, Effect>(
  initial: Step<State, Effect>,
  step: (state: State, event: Event) => Step<State, Effect>,
  perform: (effect: Effect) => void,
): Runner<State, Event> {
  let state = initial.state;
  const queue: Event[] = [];
  let running = true;
  const drain = (effects: readonly Effect[]): void => {
    running = true;
    for (const effect of effects) perform(effect);
    for (let event = queue.shift(); event !== undefined; event = queue.shift()) {
      const next = step(state, event);
      state = next.state;
      for (const effect of next.effects) perform(effect);
    }
    running = false;
  };
  queueMicrotask(() => drain(initial.effects));
  return {
    state: () => state,
    send(event) {
      queue.push(event);
      if (!running) drain([]);
    },
  };
}
