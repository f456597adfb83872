/** Cards and pads as every screen with them speaks of it, whoever signs what: troubles, phases, and what became of the signed item. */
import { z } from 'zod';
import { DeviceErrorKind } from './devices.ts';
import { Instant } from './request.ts';

/** Each has its own words and way on. `differentPerson`: the fresh tap is not the person of this visit. */
export const CardProblem = z.enum([
  'readerOut', 'removedWhileReading', 'readFailed', 'unsupportedCard', 'authFailed', 'checkDigit', 'expired', 'minor', 'differentPerson',
]); // prettier-ignore
export type CardProblem = z.infer<typeof CardProblem>;

export const SignatureProblem = z.enum([
  'tooFewStrokes',
  'tooShort',
  'tooSmall',
  'straightLine',
  'gaps',
  'outside',
]);
export type SignatureProblem = z.infer<typeof SignatureProblem>;

export const SignPhase = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('starting') }),
  z.object({ kind: z.literal('writing'), strokes: z.number().int() }),
  /** The person said "done": either good, or the named problems ask for another try. */
  z.object({ kind: z.literal('written'), problems: z.array(SignatureProblem) }),
  /** The pad went away: what was written is incomplete and is never used. */
  z.object({ kind: z.literal('broke'), error: DeviceErrorKind }),
  z.object({ kind: z.literal('sealing') }),
]);
export type SignPhase = z.infer<typeof SignPhase>;

/** `waiting`: not yet received by the court, whatever hop has it. Only the court's signed receipt says otherwise. */
export const Delivery = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waiting') }),
  z.object({ kind: z.literal('received'), number: z.string(), at: Instant }),
  z.object({ kind: z.literal('refused'), at: Instant }),
]);
export type Delivery = z.infer<typeof Delivery>;
