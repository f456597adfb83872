/** The border between the desk page and the court: what a clerk sees and does. JSON over HTTP under `/desk/api`. */
import { z } from 'zod';
import { CourtAnswer } from './link.ts';
import { FileRole, Instant, RequestBundle, Sha256 } from './request.ts';

/** One row of the inbox; names are masked in lists (ux.md 66). */
export const InboxRow = z.object({
  id: z.string(),
  boothId: z.string(),
  receiptNumber: z.string(),
  receivedAt: Instant,
  disputeKind: z.string(),
  parties: z.string(),
  pages: z.number().int(),
  /** `waitingFiles` until all evidence is here and verified. */
  state: z.enum(['waitingFiles', 'new', 'accepted', 'returned']),
  sealBroken: z.boolean(),
});
export type InboxRow = z.infer<typeof InboxRow>;
export const Inbox = z.object({ rows: z.array(InboxRow) });

/** A file with its digest recomputed at the court after opening: `matches` compares it with the one signed at the booth. */
export const CheckedFile = z.object({
  name: z.string(),
  role: FileRole,
  /** Of an original: the digest of the page that was cleaned from it. */
  originalOf: Sha256.nullable(),
  mime: z.string(),
  size: z.number().int(),
  promised: Sha256,
  recomputed: Sha256.nullable(),
  matches: z.boolean(),
  url: z.string().nullable(),
});
export type CheckedFile = z.infer<typeof CheckedFile>;

/** Opening a full text is logged and says so. Checks are facts, each one sentence on the screen. */
export const OpenedRequest = z.object({
  row: InboxRow,
  bundle: RequestBundle,
  files: z.array(CheckedFile),
  checks: z.object({
    envelopeSignature: z.boolean(),
    chain: z.boolean(),
    documentDigestSigned: z.boolean(),
    samplesDigest: z.boolean(),
    allFiles: z.boolean(),
  }),
  answer: CourtAnswer,
});
export type OpenedRequest = z.infer<typeof OpenedRequest>;

export const AcceptPost = z.object({});
export const ReturnPost = z.object({
  reasons: z
    .array(z.object({ id: z.string(), words: z.string().min(1).max(500) }))
    .min(1)
    .max(20),
  note: z.string().max(1000),
  due: z.iso.date(),
});
export const DecisionAnswer = z.object({ answer: CourtAnswer });

/** Booth health as last told by its heartbeat. */
export const BoothRow = z.object({
  boothId: z.string(), name: z.string(), online: z.boolean(), lastSeenAt: Instant.nullable(), lastSeq: z.number().int(),
  gap: z.boolean(), queued: z.number().int(), devices: z.record(z.string(), z.string()), revoked: z.boolean(),
}); // prettier-ignore
export type BoothRow = z.infer<typeof BoothRow>;
export const Booths = z.object({ rows: z.array(BoothRow) });

/** A one-time code (10 minutes) bound to the booth it is for. */
export const CodePost = z.object({ boothId: z.string(), site: z.string(), booth: z.string() });
export const CodeAnswer = z.object({ code: z.string(), expiresAt: Instant });

export const DeskInfo = z.object({
  court: z.string(),
  clerk: z.string(),
  correctionReasons: z.array(z.object({ id: z.string(), label: z.string(), advice: z.string() })),
});

/** `exact` is false while the year's holidays are not in the policy pack: the screen then says "about". */
export const DueAnswer = z.object({ due: z.iso.date(), exact: z.boolean() });
/** The token of the desk address, exchanged once for a session cookie. */
export const SessionPost = z.object({ token: z.string().max(200) });

/** Server-sent events on `/desk/api/events`: `data: {"what": "inbox" | "booths"}` says "fetch again". */
export const DeskEvent = z.object({ what: z.enum(['inbox', 'booths', 'live', 'hearings']) });
