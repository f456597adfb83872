/** Listens to the own microphone: its loudest so far, how loud it is now, and the loudest of a while. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { decibelOf } from './loudness.ts';

const LOOK_MS = 100;
const SILENCE = -120;

export interface Sound {
  readonly peak: number;
  now(): number;
  /** The loudest from this call until the answer is called. */
  listen(): () => number;
}

export function useSound(stream: MediaStream | null): Sound {
  const [peak, setPeak] = useState(SILENCE);
  const now = useRef(SILENCE);
  const span = useRef(SILENCE);
  useEffect(() => {
    if (stream === null) return undefined;
    const context = new AudioContext();
    const meter = context.createAnalyser();
    meter.fftSize = 2048;
    context.createMediaStreamSource(stream).connect(meter);
    const samples = new Float32Array(meter.fftSize);
    const timer = setInterval(() => {
      meter.getFloatTimeDomainData(samples);
      now.current = decibelOf(samples);
      span.current = Math.max(span.current, now.current);
      setPeak((before) => Math.max(before, Math.round(now.current)));
    }, LOOK_MS);
    return () => {
      clearInterval(timer);
      void context.close();
    };
  }, [stream]);
  return useMemo(
    () => ({
      peak,
      now: () => now.current,
      listen() {
        span.current = SILENCE;
        return () => span.current;
      },
    }),
    [peak],
  );
}
