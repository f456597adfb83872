/** The court link: every message between a booth and the court (link.md 2). HTTPS + WSS on 443; plain HTTP only to loopback. */
import { z } from 'zod';
import { ToldAgreement } from './agreements.ts';
import { AttendanceAsk, AttendanceTold, SeatKept, SEATS_KEPT_MAX } from './hearing/border.ts';
import { RECORD_SCHEMA } from './hearing/recordBorder.ts';
import { AttendanceToken } from './hearing/token.ts';
import { LIVE_FRAME_MAX, LiveTell, SeatAnswer } from './live.ts';
import { Instant, Sha256 } from './request.ts';
import { Certificate } from './trust.ts';

/** Ids that become a name on the court's side are validated before they are used as one (link.md 2.2). */
export const BoothId = z.string().regex(/^[a-z0-9-]{1,32}$/);
export const CourtId = z.string().regex(/^[a-z0-9-]{1,32}$/);
export const ItemId = z.ulid();

export const ITEM_BODY_MAX = 262_144;
export const BATCH_MAX_ITEMS = 256;
export const BATCH_MAX_BYTES = 2_097_152;
export const GENESIS = '0'.repeat(64);

/** A file that belongs to an item: ciphertext, so its name says nothing. */
export const EnvelopeFile = z.object({ sha256: Sha256, size: z.number().int().positive(), mime: z.string() });

/** `filing.submit/1` carries a JWE of a `RequestBundle`, `session.agreement/1` one of an `AgreementPacket`, `session.confirmation/1` one of a `ConfirmationPacket`, `session.inked/1` one of an `InkedPacket`, `session.groupConsent/1` one of a `GroupConsentPacket`; `audit.head/1` a signed checkpoint of the audit chain; `hearing.fault/1` a plain `FaultRecord`; `hearing.confirmation/1` a JWE of a `RecordConfirmation`; `test.load/1` is for benchmarks. */
export const ItemSchema = z.enum([
  'filing.submit/1',
  'session.agreement/1',
  'session.confirmation/1',
  'session.inked/1',
  'session.groupConsent/1',
  'audit.head/1',
  'hearing.fault/1',
  RECORD_SCHEMA,
  'test.load/1',
]);

/** What people signed, as against what a booth tells of itself: it has to stand alone as evidence. */
export const isEvidence = (schema: string): boolean =>
  schema === 'filing.submit/1' ||
  schema === 'session.agreement/1' ||
  schema === 'session.confirmation/1' ||
  schema === 'session.inked/1' ||
  schema === 'session.groupConsent/1' ||
  schema === RECORD_SCHEMA;

/** The signed envelope, transported as the exact RFC 8785 string in `SignedItem.env`. `seq` is gapless per booth, `prev` the hash of item seq-1. */
export const Envelope = z.object({
  v: z.literal(1),
  id: ItemId,
  booth: BoothId,
  court: CourtId,
  seq: z.number().int().positive(),
  prev: Sha256,
  at: Instant,
  schema: ItemSchema,
  body: z.string().max(ITEM_BODY_MAX),
  files: z.array(EnvelopeFile).max(800),
});
export type Envelope = z.infer<typeof Envelope>;

/** `hash` = hex SHA-256 of `env`; `sig` = Ed25519 over the 32 hash bytes, base64url. */
export const SignedItem = z.object({
  env: z.string(),
  hash: Sha256,
  sig: z.string(),
  kid: z.string(),
  alg: z.literal('ed25519-sha256'),
});
export type SignedItem = z.infer<typeof SignedItem>;

export const OutboxPost = z.object({ items: z.array(SignedItem).min(1).max(BATCH_MAX_ITEMS) });

/**
 * The same post in lines, for a long queue: of each item first `env`, then `hash sig kid alg` with one blank between
 * them; every line ends with a line feed, the last one too. Canonical JSON holds no raw line feed, so nothing has to be
 * escaped a second time and nothing unescaped to be hashed. Limits and answer are those of the JSON form.
 */
export const OUTBOX_LINES = 'application/vnd.yuncang.outbox-lines';
export const itemLines = ({ env, hash, sig, kid, alg }: SignedItem): string =>
  `${env}\n${hash} ${sig} ${kid} ${alg}\n`;

/** One state per item, in order. `accepted` and `dup` are hops, never the end: only a receipt ends an item. */
export const OutboxState = z.object({
  id: z.string(),
  state: z.enum(['accepted', 'dup', 'conflict', 'bad']),
});
export const OutboxAnswer = z.object({ items: z.array(OutboxState) });

/**
 * Why an item is kept aside. Those of the second line concern a signed agreement alone, after its files were opened: it cannot
 * be read; its parts do not belong together; it is too large; its keys are not of this booth or were revoked; signatures,
 * paper or proof were changed; its terms contradict each other; it was received before.
 */
export const RejectReason = z.enum([
  'badSignature', 'badEnvelope', 'conflict', 'unknownBooth', 'brokenChain', 'missingFiles',
  'unreadable', 'partsDiffer', 'tooLarge', 'untrusted', 'altered', 'contradicts', 'repeated',
]); // prettier-ignore
export type RejectReason = z.infer<typeof RejectReason>;

/**
 * The court's word on one item. `stored`: in the court's database; `complete`: all files present and verified;
 * `rejected`: kept aside, `reason` says why. A signed agreement is `complete` only after the court has verified it. `number` is the court's receipt number (收到), not a case number.
 */
export const ReceiptBody = z.object({
  v: z.literal(1),
  id: z.string(),
  hash: Sha256,
  booth: BoothId,
  rseq: z.number().int().positive(),
  at: Instant,
  result: z.enum(['stored', 'complete', 'rejected']),
  number: z.string().nullable(),
  reason: RejectReason.nullable(),
});
export type ReceiptBody = z.infer<typeof ReceiptBody>;
/** `receipt` is the exact canonical string; `sig` the court's Ed25519 over its SHA-256, base64url. */
export const SignedReceipt = z.object({
  rseq: z.number().int(),
  receipt: z.string(),
  sig: z.string(),
  kid: z.string(),
});
export type SignedReceipt = z.infer<typeof SignedReceipt>;
export const ReceiptsAnswer = z.object({ receipts: z.array(SignedReceipt), more: z.boolean() });

/**
 * `GET /v1/receipt-blocks?after=N`: the same receipts for a long queue, one signature for all of them. `sig` is the court's
 * Ed25519 over the SHA-256 of the concatenated 32-byte SHA-256 digests of the receipt texts, in order. Any of them can be
 * had with a signature of its own from `/v1/receipts` whenever it must stand alone.
 */
export const ReceiptBlock = z.object({
  receipts: z.array(z.string()),
  sig: z.string(),
  kid: z.string(),
  more: z.boolean(),
});
export type ReceiptBlock = z.infer<typeof ReceiptBlock>;

/** P-256 or X25519 public JWK for sealing (JWE `ECDH-ES` direct, `A256GCM`), and the Ed25519 key that signs receipts. */
export const CourtKeys = z.object({
  sealing: z.object({ kty: z.literal('OKP'), crv: z.literal('X25519'), x: z.string(), kid: z.string() }),
  receipts: z.object({ kid: z.string(), publicKey: z.string() }),
});
export type CourtKeys = z.infer<typeof CourtKeys>;

export const SiteInfo = z.object({
  site: z.string(),
  booth: z.string(),
  court: z.string(),
  hours: z.string(),
  hotline: z.string(),
});
export type SiteInfo = z.infer<typeof SiteInfo>;

/** `pub` = the booth's raw Ed25519 key, base64url; `proof` = its signature over `code`. */
export const ClaimPost = z.object({
  code: z.string().max(40),
  pub: z.string(),
  proof: z.string(),
  hardware: z.string().max(200),
});
export const ClaimAnswer = z.object({
  boothId: BoothId,
  courtId: CourtId,
  kid: z.string(),
  keys: CourtKeys,
  site: SiteInfo,
  /** Of the key just claimed, by the court's root: what the booth seals with it can be checked by anybody (`trust.ts`). */
  certificate: Certificate.optional(),
});
export type ClaimAnswer = z.infer<typeof ClaimAnswer>;

/**
 * Requests are signed: header `x-booth: <boothId>`, `x-time: <ms since epoch>`, `x-sig: base64url(ed25519(sha256(
 * METHOD + "\n" + path-with-query + "\n" + time + "\n" + hex sha256 of the body)))`. Window 120 s; the answer's `date`
 * header tells the court's time, so a booth corrects its offset and tries once more. tus PATCH bodies are covered by
 * their content address instead of the body hash (`x-sig` over the hash of the empty string).
 */
export const SIGNATURE_WINDOW_MS = 120_000;
export const SIGNATURE_HEADERS = { booth: 'x-booth', time: 'x-time', signature: 'x-sig' } as const;

/** `POST /v1/query/matters`: the person's own matters and agreements; `person` is a JWE of `{type, number, name}` sealed to the court. */
export const MattersQuery = z.object({ person: z.string().max(4000) });
export const CourtAnswer = z.discriminatedUnion('kind', [
  /** Received, nobody has decided yet. */
  z.object({ kind: z.literal('received') }),
  /** Accepted for mediation; `caseNumber` from the court's own sequence, e.g. （2026）渝0103诉前调12号. */
  z.object({ kind: z.literal('accepted'), caseNumber: z.string(), at: Instant }),
  /** Told once and completely what to correct (在线诉讼规则 9). `due` is a date. */
  z.object({
    kind: z.literal('returned'),
    reasons: z.array(z.object({ id: z.string(), words: z.string() })).min(1),
    note: z.string(),
    due: z.iso.date(),
    at: Instant,
  }),
]);
export type CourtAnswer = z.infer<typeof CourtAnswer>;
export const Matter = z.object({
  id: z.string(),
  kind: z.literal('mediationRequest'),
  receiptNumber: z.string(),
  receivedAt: Instant,
  disputeKind: z.string(),
  /** Masked. */
  respondents: z.array(z.string()),
  answer: CourtAnswer,
});
export type Matter = z.infer<typeof Matter>;
/** `agreements`: those signed at a booth to which the person is a party; a court that does not tell of them yet leaves them out. */
export const MattersAnswer = z.object({
  matters: z.array(Matter),
  agreements: z.array(ToldAgreement).default([]),
});
export type MattersAnswer = z.infer<typeof MattersAnswer>;

/** Frames on `WSS /v1/ws`: only things that may be lost. The first frame of a booth is `hello`, signed like a request for `GET /v1/ws`. */
export const BoothFrame = z.discriminatedUnion('t', [
  z.object({ t: z.literal('hello'), booth: BoothId, time: z.number(), sig: z.string() }),
  z.object({
    t: z.literal('hb'),
    queued: z.number().int(),
    oldestQueuedAt: Instant.nullable(),
    devices: z.record(z.string(), z.string()),
  }),
  /** The people at this booth open a room of a live session; one they had before ends. */
  z.object({ t: z.literal('liveOpen') }),
  /** A message of the booth's seat (`live.ts`), as text: what is wrong with it is its own matter, not this line's. */
  z.object({ t: z.literal('live'), say: z.string().max(LIVE_FRAME_MAX) }),
  /** Of somebody at this booth who takes part in a hearing. */
  z.object({ t: z.literal('hearing'), attendance: AttendanceToken, say: AttendanceAsk }),
]);
export const CourtFrame = z.discriminatedUnion('t', [
  z.object({ t: z.literal('welcome'), at: Instant }),
  z.object({ t: z.literal('nudge'), what: z.enum(['receipts', 'config']) }),
  z.object({ t: z.literal('hb') }),
  z.object({ t: z.literal('liveOpened'), seat: SeatAnswer }),
  z.object({ t: z.literal('live'), tell: LiveTell }),
  /** The seat's line within this one has ended, with the code it would have been closed by. */
  z.object({ t: z.literal('liveClosed'), code: z.number().int() }),
  AttendanceTold.extend({ t: z.literal('hearing') }),
  /** All seats kept at this booth, at its welcome and at every change. */
  z.object({ t: z.literal('seatsKept'), seats: z.array(SeatKept).max(SEATS_KEPT_MAX) }),
]);

export const ProblemAnswer = z.object({ error: z.string(), message: z.string() });
