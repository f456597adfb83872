/** The console's two requests: do something to the simulated hardware, and ask how it stands. */
import { useCallback, useEffect, useState } from 'react';
import { z } from 'zod';
import { SimulationState, type ControlCommand } from '../../main/contract/simulation.ts';

// without this zod tries to compile code, which the page's CSP refuses
z.config({ jitless: true });

const REFRESH_MS = 1000;

async function fetchState(): Promise<SimulationState | null> {
  try {
    const answer = await fetch('/state');
    const state = SimulationState.safeParse(await answer.json());
    return state.success ? state.data : null;
  } catch {
    return null; // the simulators have ended: the page says so
  }
}

export interface Control {
  /** Null while the simulators do not answer. */
  readonly state: SimulationState | null;
  readonly send: (command: ControlCommand) => void;
}

export function useControl(): Control {
  const [state, setState] = useState<SimulationState | null>(null);
  const refresh = useCallback(async () => setState(await fetchState()), []);
  useEffect(() => {
    const first = setTimeout(() => void refresh(), 0);
    const timer = setInterval(() => void refresh(), REFRESH_MS);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [refresh]);
  const send = useCallback(
    (command: ControlCommand) => {
      const post = async (): Promise<void> => {
        try {
          await fetch('/control', { method: 'POST', body: JSON.stringify(command) });
        } finally {
          await refresh();
        }
      };
      void post().catch(() => setState(null));
    },
    [refresh],
  );
  return { state, send };
}
