/** What stands on the booth's screen while somebody checks the record of a hearing, and signs it or not. */
import { z } from 'zod';
import { PadGeometry } from '../devices.ts';
import { LocalText } from '../policy.ts';
import { Instant, Sha256 } from '../request.ts';
import { CardProblem, Delivery, SignPhase } from '../signing.ts';
import { RecordAnswerKind } from './record.ts';

/** What the person asked to be corrected; `unsent`: the line is down, the court does not know yet. */
const Asked = z.object({
  line: z.number().int(),
  words: z.string(),
  state: z.enum(['unsent', 'open', 'corrected', 'noted']),
  /** The clerk's word where it was not corrected. */
  why: z.string(),
});

const Document = z.object({
  title: z.string(),
  version: z.number().int(),
  pages: z.number().int(),
  digest: Sha256,
});

export const RecordPart = z.discriminatedUnion('is', [
  z.object({ is: z.literal('fetching') }),
  z.object({ is: z.literal('unreachable') }),
  z.object({
    is: z.literal('page'),
    document: Document,
    page: z.number().int(),
    /** Of a later version: the first line that differs; null in the first. */
    changedFrom: z.number().int().nullable(),
    lines: z.array(z.object({ number: z.number().int(), speaker: z.string(), words: z.string() })),
    /** On the last page. */
    mine: z.array(Asked),
    annex: z.array(z.object({ line: z.number().int(), words: z.string(), why: z.string() })),
    maySign: z.boolean(),
    yours: RecordAnswerKind.nullable(),
  }),
  z.object({ is: z.literal('line'), number: z.number().int(), speaker: z.string(), words: z.string() }),
  z.object({ is: z.literal('card'), reading: z.boolean(), problem: CardProblem.nullable() }),
  z.object({
    is: z.literal('sign'),
    document: Document,
    pad: z.enum(['stu', 'pointer', 'none']),
    phase: SignPhase,
    mayUseScreen: z.boolean(),
    geometry: PadGeometry.nullable(),
    identityAt: Instant,
    before: LocalText,
    mayRefuse: LocalText,
    lines: z.array(z.object({ number: z.number().int(), speaker: z.string(), words: z.string() })),
  }),
  z.object({ is: z.literal('decline') }),
  z.object({ is: z.literal('keeping') }),
  z.object({
    is: z.literal('said'),
    document: Document,
    kind: RecordAnswerKind,
    at: Instant,
    clockTrusted: z.boolean(),
    delivery: Delivery,
  }),
]);
export type RecordPart = z.infer<typeof RecordPart>;
