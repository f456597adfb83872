/** What the page and the recogniser's worker say to each other; both ends are ours and ship together. */
import type { Candidate, EntryContext, Stroke } from './provider.ts';

export type RecogniserAsk =
  | { readonly kind: 'prepare'; readonly base: string }
  | {
      readonly kind: 'recognise';
      readonly n: number;
      readonly strokes: readonly Stroke[];
      /** Shorter side of the writing area in the strokes' unit. */
      readonly areaSide: number;
      readonly context: EntryContext;
    };

export type RecogniserSays =
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'answer'; readonly n: number; readonly candidates: readonly Candidate[] };
