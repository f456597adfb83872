/** The demonstration judgment (示范判决): what a court decided in the sample case of a group of disputes, in plain words under its own signature. */
import { z } from 'zod';
import { GroupKey } from './groupKey.ts';
import { CourtId } from './link.ts';
import { DisputeKindId } from './policy.ts';
import { Instant } from './request.ts';

/** One short sentence a 75-year-old understands; it ends like one. */
const Sentence = z
  .string()
  .trim()
  .min(4)
  .max(60)
  .regex(/^[^。！？\n]+。$/u);

export const CLAIMED_MAX = 4;
export const DECIDED_MAX = 6;

const Said = z.strictObject({
  /** As it stands on the judgment: （2026）渝0103民初1234号. */
  caseNo: z
    .string()
    .trim()
    .min(8)
    .max(60)
    .regex(/^[（(]\d{4}[）)].+号$/u),
  /** What was asked for in the sample case, and what the court decided; nobody is named. */
  claimed: z.array(Sentence).min(1).max(CLAIMED_MAX),
  decided: z.array(Sentence).min(1).max(DECIDED_MAX),
  decidedOn: z.iso.date(),
  /** Takes effect: nobody appealed, or the appeal was decided. */
  final: z.boolean(),
  /** The last day on which it is shown. */
  validTo: z.iso.date(),
});

/** The text a court signs, as canonical JSON. */
export const DemoJudgment = Said.extend({
  v: z.literal(1),
  id: z.ulid(),
  court: CourtId,
  kind: DisputeKindId,
  groupKey: GroupKey,
  signedAt: Instant,
});
export type DemoJudgment = z.infer<typeof DemoJudgment>;

/** `text` is the exact canonical JSON; `sig`: Ed25519 of the key of receipts, which the booth took at its claim, over the SHA-256 of `judgmentClaim(text)`, base64url. */
export const SignedJudgment = z.object({
  text: z.string().max(20_000),
  sig: z.string().max(100),
  kid: z.string().max(80),
});
export type SignedJudgment = z.infer<typeof SignedJudgment>;

/** That key signs receipts too: what it signs here can be taken for nothing else. */
export const judgmentClaim = (text: string): string => `yuncang demonstration judgment/1\n${text}`;

export const JUDGMENTS_MAX = 200;
/** `GET /v1/demo-judgments`: all that are in force; what a booth has and is not in it was taken back. */
export const JudgmentsAnswer = z.object({ judgments: z.array(SignedJudgment).max(JUDGMENTS_MAX) });

/** Why one is not shown: no signature; changed since it was signed; another court's; its time is over; not of this form. */
export const JudgmentFlaw = z.enum(['unsigned', 'altered', 'otherCourt', 'expired', 'unreadable']);
export type JudgmentFlaw = z.infer<typeof JudgmentFlaw>;

/** What a clerk notes for a group: `respondent` is whom its matters are against, and goes into the key alone. */
export const JudgmentPost = Said.extend({
  kind: DisputeKindId,
  respondent: z.string().trim().min(2).max(120),
});
export type JudgmentPost = z.infer<typeof JudgmentPost>;

const JudgmentRow = DemoJudgment.omit({ v: true, court: true }).extend({
  /** In force, its time over, or taken back by a clerk. */
  state: z.enum(['inForce', 'expired', 'withdrawn']),
});

/** One of the matters under a key; masked like every list. `fen`: asked for, or agreed; null: no sum. */
const LinkedMatter = z.object({
  id: z.string(),
  what: z.enum(['request', 'agreement']),
  number: z.string(),
  receivedAt: Instant,
  parties: z.string(),
  state: z.enum(['waitingFiles', 'new', 'accepted', 'returned', 'received', 'registered']),
  fen: z.number().int().nullable(),
});
export type LinkedMatter = z.infer<typeof LinkedMatter>;

/** Matters of one respondent and one kind of dispute, for the desk alone. */
export const MatterGroup = z.object({
  key: GroupKey,
  kind: DisputeKindId,
  /** How many requests and agreements, and what they come to. */
  requests: z.object({ count: z.number().int(), fen: z.number().int() }),
  agreements: z.object({ count: z.number().int(), fen: z.number().int() }),
  /** How many stand how. */
  states: z.partialRecord(LinkedMatter.shape.state, z.number().int()),
  matters: z.array(LinkedMatter),
  judgments: z.array(JudgmentRow),
});
export type MatterGroup = z.infer<typeof MatterGroup>;
export const MatterGroups = z.object({ groups: z.array(MatterGroup) });
export const JudgmentNoted = z.object({ id: z.ulid(), key: GroupKey });
