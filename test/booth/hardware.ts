/** The simulated hardware as a test handles it: the same commands as the simulation console, by the same door. */
import { type ControlCommand, SimulationState } from '../../main/contract/simulation.ts';

export interface Hardware {
  /** Does one thing to the hardware; throws when the simulators refuse it. */
  act(command: ControlCommand): Promise<void>;
  state(): Promise<SimulationState>;
  /** No card, empty feeder, no faults, everything plugged in, link up. */
  reset(): Promise<void>;
}

const DEADLINE_MS = 30_000;

/** `controlUrl` is the simulators' base address. */
export function hardwareAt(controlUrl: string): Hardware {
  const act = async (command: ControlCommand): Promise<void> => {
    const answer = await fetch(new URL('control', controlUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(command),
      signal: AbortSignal.timeout(DEADLINE_MS),
    });
    const words = await answer.text();
    if (!answer.ok) throw new Error(`simulators refused ${command.do}: ${answer.status} ${words}`);
  };
  return {
    act,
    async state() {
      const answer = await fetch(new URL('state', controlUrl), { signal: AbortSignal.timeout(DEADLINE_MS) });
      return SimulationState.parse(await answer.json());
    },
    async reset() {
      await act({ do: 'clearFaults' });
      for (const device of ['idReader', 'signaturePad', 'scanner'] as const)
        await act({ do: 'replug', device });
      await act({ do: 'liftCard' });
      await act({ do: 'loadPages', pages: [] });
      await act({ do: 'restoreLink' });
      const { headset, person } = await this.state();
      if (headset === true) await act({ do: 'headset', plugged: false });
      if (person === false) await act({ do: 'person', here: true });
    },
  };
}
