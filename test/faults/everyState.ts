/** Walks a session machine through every state it can reach, and pulls the cable in each of them. */
import type { Step } from '../../devices/runner.ts';

/** A device's pure transitions as a walk needs them. */
export interface SessionMachine<State, Event, Effect> {
  readonly start: Step<State, Effect>;
  readonly step: (state: State, event: Event) => Step<State, Effect>;
  /** Every kind of event that can happen in this state; those that cannot are left out. */
  readonly events: (state: State) => readonly Event[];
  /** States whose keys are equal count as one: leave out counters and jobs that make no difference. */
  readonly key: (state: State) => unknown;
}

export interface Reached<State, Event> {
  readonly state: State;
  /** How the walk came here, so that a failing test can be replayed. */
  readonly path: readonly Event[];
}

/** A machine with more states than this is not walked, it is a design question. */
const MOST_STATES = 100_000;

/** Every state the machine can reach from its start, each by a shortest path. */
export function everyState<State, Event, Effect>(
  machine: SessionMachine<State, Event, Effect>,
): readonly Reached<State, Event>[] {
  const found = new Map<string, Reached<State, Event>>();
  const reach = (state: State, path: readonly Event[]): void => {
    const key = JSON.stringify(machine.key(state));
    if (!found.has(key)) found.set(key, { state, path });
    if (found.size > MOST_STATES)
      throw new Error(`more than ${MOST_STATES} states; is a counter in the key?`);
  };
  reach(machine.start.state, []);
  // a Map hands out what is added while it is read: this is the queue of a breadth-first walk
  for (const { state, path } of found.values()) {
    for (const event of machine.events(state)) reach(machine.step(state, event).state, [...path, event]);
  }
  return [...found.values()];
}

export interface Unplugged<State, Event, Effect> extends Reached<State, Event> {
  /** What the machine wanted done when the cable was pulled. */
  readonly effects: readonly Effect[];
  readonly after: State;
  /** What it wanted done when the same was reported once more, as drivers do. */
  readonly again: readonly Effect[];
  /** Where it stood after the device came back. */
  readonly back: State;
}

/** Pulls the cable in every reachable state, reports it twice, and plugs the device in again. */
export function unpluggedEverywhere<State, Event, Effect>(
  machine: SessionMachine<State, Event, Effect>,
  unplug: (state: State) => NoInfer<Event>,
  replug: readonly NoInfer<Event>[],
): readonly Unplugged<State, Event, Effect>[] {
  return everyState(machine).map((reached) => {
    const first = machine.step(reached.state, unplug(reached.state));
    const second = machine.step(first.state, unplug(first.state));
    const back = replug.reduce((state, event) => machine.step(state, event).state, second.state);
    return { ...reached, effects: first.effects, after: first.state, again: second.effects, back };
  });
}

/** The cases that break a rule, told by state and path: what a test expects to be empty. */
export function breaking<State, Event, Effect>(
  cases: readonly Unplugged<State, Event, Effect>[],
  rule: (one: Unplugged<State, Event, Effect>) => boolean,
): readonly {
  readonly state: State;
  readonly path: readonly Event[];
  readonly effects: readonly Effect[];
}[] {
  return cases
    .filter((one) => !rule(one))
    .slice(0, 3)
    .map(({ state, path, effects }) => ({ state, path, effects }));
}
