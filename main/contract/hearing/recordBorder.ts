/** What booth, court and desk say to each other of the record of a hearing: its words are fetched, its confirmation is an item of the outbox. */
import { z } from 'zod';
import { CardRecord } from '../devices.ts';
import { Instant, Sha256, ClockQuality, IdentityCheck, SignatureRecord } from '../request.ts';
import { AttendanceToken } from './token.ts';
import { ParticipantId } from './hearing.ts';
import { CorrectionRequest, HearingRecord, RecordAnswerKind, RecordLine, RecordLines, RecordVersion } from './record.ts'; // prettier-ignore

/** Of the newest version, to a participant; nothing while none was laid. */
export const RecordTold = z.object({
  version: RecordVersion,
  yours: RecordAnswerKind.nullable(),
  /** The person's own. */
  requests: z.array(
    CorrectionRequest.pick({ id: true, line: true, version: true, words: true, answer: true }),
  ),
});
export type RecordTold = z.infer<typeof RecordTold>;

/** `POST /v1/hearing/record`: the newest version whole, with what was asked of it and not corrected. */
export const RecordAsk = z.strictObject({ attendance: AttendanceToken });
export const RecordWhole = z.object({
  hearing: z.ulid(),
  caseNumber: z.string(),
  cause: z.string(),
  courtroom: z.string(),
  judge: z.string(),
  startsAt: Instant,
  version: RecordVersion,
  lines: z.array(RecordLine),
  annex: z.array(z.object({ line: z.number().int(), words: z.string(), why: z.string() })),
});
export type RecordWhole = z.infer<typeof RecordWhole>;

// ---------------------------------------------------------------- the item

/** Schema of the outbox item; its body is a JWE of a `RecordConfirmation`. */
export const RECORD_SCHEMA = 'hearing.confirmation/1';

/** What one participant says of one version, once. `signature` exactly where it is confirmed: not signing leaves nothing but that. */
export const RecordConfirmation = z.object({
  v: z.literal(1),
  id: z.string().max(60),
  hearing: z.ulid(),
  participant: ParticipantId,
  attendance: AttendanceToken,
  version: z.number().int().min(1),
  digest: Sha256,
  title: z.string().max(200),
  pages: z.number().int().min(1),
  kind: RecordAnswerKind,
  /** Read a moment before the signature. */
  card: CardRecord,
  identity: IdentityCheck,
  /** How long each page stood on the screen. */
  seen: z.array(z.object({ page: z.number().int().min(1), ms: z.number().int().nonnegative() })).max(600),
  signature: SignatureRecord.nullable(),
  /** Whether the court's line was there. */
  link: z.enum(['online', 'offline']),
  at: Instant,
  clock: ClockQuality,
  policyVersion: z.string().max(60),
});
export type RecordConfirmation = z.infer<typeof RecordConfirmation>;

/** Why a confirmation is not taken, by name. */
export const RecordFlaw = z.enum([
  'sealBroken', 'unreadable', 'noSuchHearing', 'notHere', 'otherPerson', 'noSuchVersion', 'otherDigest', 'pagesUnseen', 'notFresh', 'noInk', 'repeated',
]); // prettier-ignore
export type RecordFlaw = z.infer<typeof RecordFlaw>;

// ---------------------------------------------------------------- desk

export const RecordAct = z.discriminatedUnion('do', [
  /** What the clerk is writing: kept, shown to nobody. */
  z.strictObject({ do: z.literal('write'), lines: RecordLines }),
  z.strictObject({ do: z.literal('lay'), lines: RecordLines }),
  /** The line as it reads now: a new version, laid at once. */
  z.strictObject({ do: z.literal('correct'), request: z.ulid(), words: RecordLine.shape.words }),
  z.strictObject({ do: z.literal('note'), request: z.ulid(), why: z.string().trim().min(1).max(300) }),
]);
export type RecordAct = z.infer<typeof RecordAct>;

export const RecordAtDesk = z.object({
  draft: z.array(RecordLine),
  record: HearingRecord,
  /** Of the newest version. */
  laid: z.array(RecordLine),
  refused: z.array(z.object({ item: z.string(), booth: z.string(), flaw: RecordFlaw, at: Instant })),
});
export type RecordAtDesk = z.infer<typeof RecordAtDesk>;
