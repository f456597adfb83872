/** Gathers pointer samples and sends them to core once a frame, at most 500 at a time, in order. */
import { useEffect, useRef } from 'react';
import type { PenSample } from '../../../main/contract/devices.ts';
import { useBooth } from '../../booth.ts';

const MOST = 500;

export function usePointerInk(): (samples: readonly PenSample[]) => void {
  const { act } = useBooth();
  const waiting = useRef<PenSample[]>([]);
  const frame = useRef(0);
  useEffect(
    () => () => {
      cancelAnimationFrame(frame.current);
      waiting.current = [];
    },
    [],
  );
  const flush = (): void => {
    frame.current = 0;
    while (waiting.current.length > 0) act({ do: 'pointerInk', samples: waiting.current.splice(0, MOST) });
  };
  return (samples) => {
    waiting.current.push(...samples);
    // The last sample of a stroke goes at once: 写好了 may be the very next tap.
    if (samples.some((sample) => sample.flags === 0)) {
      cancelAnimationFrame(frame.current);
      flush();
    } else if (frame.current === 0) frame.current = requestAnimationFrame(flush);
  };
}
