/** Ink as it comes from the pad, whoever signs what: the phase of signing, and what was written. Pure. */
import type { SignPhase } from '../../contract/signing.ts';
import { signatureProblems, TIP, type SignatureGates } from './signature.ts';
import type { PenSample } from '../../contract/devices.ts';
import type { BoothEvent, Ink } from './visit.ts';

export interface Inking {
  readonly phase: SignPhase;
  readonly ink: Ink | null;
}
export type InkEvent = Extract<BoothEvent, { kind: 'signingStarted' | 'inkDrawn' | 'signingBroke' }>;

/** Null: it changes nothing. `at`: wall time of the booth. */
export function inked({ phase, ink }: Inking, event: InkEvent, at: string): Inking | null {
  switch (event.kind) {
    case 'signingStarted': {
      if (phase.kind !== 'starting') return null;
      const { geometry, pad } = event;
      return {
        phase: { kind: 'writing', strokes: 0 },
        ink: { batches: [], gaps: 0, geometry, pad, startedAt: at },
      };
    }
    case 'inkDrawn': {
      if (phase.kind !== 'writing' || ink === null) return null;
      const { batches } = ink;
      return {
        phase: { kind: 'writing', strokes: phase.strokes + strokesBegun(isDown(batches), event.samples) },
        ink: {
          ...ink,
          batches: event.samples.length === 0 ? batches : [...batches, event.samples],
          gaps: ink.gaps + event.gaps,
        },
      };
    }
    case 'signingBroke':
      // what was written is incomplete: it is dropped here and can never be confirmed
      return phase.kind === 'sealing'
        ? null
        : { phase: { kind: 'broke', error: event.error.kind }, ink: null };
  }
}

/** The same pad, empty. */
export const emptied = (ink: Ink, at: string): Inking => ({
  phase: { kind: 'writing', strokes: 0 },
  ink: { ...ink, batches: [], gaps: 0, startedAt: at },
});

/** The person says that it is written: either good, or what is wrong with it. Null: nothing is written on now. */
export function written({ phase, ink }: Inking, gates: SignatureGates): SignPhase | null {
  if (phase.kind !== 'writing' || ink === null || ink.geometry === null) return null;
  return { kind: 'written', problems: signatureProblems(ink.batches.flat(), ink.geometry, ink.gaps, gates) };
}

/** Strokes begun in a batch; `down`: the tip touched before it. */
function strokesBegun(down: boolean, samples: readonly PenSample[]): number {
  let begun = 0;
  let touching = down;
  for (const { flags } of samples) {
    const now = (flags & TIP) !== 0;
    if (now && !touching) begun++;
    touching = now;
  }
  return begun;
}

const isDown = (batches: readonly (readonly PenSample[])[]): boolean => ((batches.at(-1)?.at(-1)?.flags ?? 0) & TIP) !== 0; // prettier-ignore
