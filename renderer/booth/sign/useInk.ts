/** Live ink: from the pad as core pushes it, or from a finger on the screen; forgotten when core says so and with the screen. */
import { useEffect, useState } from 'react';
import type { PadGeometry, PenSample } from '../../../main/contract/devices.ts';
import { useBooth } from '../../booth.ts';
import { addSamples, noInk, type Ink } from './ink.ts';

export interface LiveInk {
  readonly ink: Ink;
  readonly geometry: PadGeometry | null;
  /** Ink of the screen's own pad, shown at once and not only when it comes back. */
  readonly add: (samples: readonly PenSample[]) => void;
  readonly clear: () => void;
}

/** `echo`: the pad's ink comes from core. A pointer's ink is drawn here already. */
export function useInk(given: PadGeometry | null, echo: boolean): LiveInk {
  const { on } = useBooth();
  const [state, setState] = useState<{ readonly ink: Ink; readonly geometry: PadGeometry | null }>({
    ink: noInk,
    geometry: given,
  });
  const geometry = state.geometry ?? given;
  useEffect(() => {
    const stopDrawn = on('inkDrawn', (drawn) => {
      if (!echo) return;
      setState((before) => ({
        ink: addSamples(before.ink, drawn.samples, drawn.geometry),
        geometry: drawn.geometry,
      }));
    });
    const stopCleared = on('inkCleared', () => setState((before) => ({ ...before, ink: noInk })));
    return () => {
      stopDrawn();
      stopCleared();
    };
  }, [on, echo]);
  return {
    ink: state.ink,
    geometry,
    add: (samples) => {
      if (geometry === null) return;
      setState((before) => ({ ...before, ink: addSamples(before.ink, samples, geometry) }));
    },
    clear: () => setState((before) => ({ ...before, ink: noInk })),
  };
}
