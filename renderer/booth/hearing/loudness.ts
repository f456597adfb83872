/** How loud a microphone hears, in dBFS, and what that means for a court. Pure. */

/** Below this nothing was said. */
export const NO_SOUND_DB = -60;
/** Speech that a court can follow, and that is not cut off (domain.md 4.6). */
const GOOD = { from: -30, to: -6 } as const;
/** The microphone heard the loudspeaker when it became louder by so much, and is no mere rustle. */
const ECHO = { riseDb: 12, fromDb: -45 } as const;

export type Loudness = 'silent' | 'quiet' | 'good' | 'loud';

export const decibelOf = (samples: Float32Array): number => {
  const power = samples.reduce((sum, value) => sum + value * value, 0) / Math.max(1, samples.length);
  return Math.max(-120, Math.min(0, 10 * Math.log10(power + 1e-12)));
};

export const loudnessOf = (peakDb: number): Loudness =>
  peakDb <= NO_SOUND_DB ? 'silent' : peakDb < GOOD.from ? 'quiet' : peakDb > GOOD.to ? 'loud' : 'good';

export const echoOf = (beforeDb: number, duringDb: number): boolean =>
  duringDb >= ECHO.fromDb && duringDb - beforeDb >= ECHO.riseDb;
