/** A mediation request: what a resident tells, field by field, and the sealed bundle that carries it to the court. */
import { z } from 'zod';
import { CardRecord, PadGeometry, PadIdentity, PenSample } from './devices.ts';
import { GroupKey } from './groupKey.ts';
import { DisputeKindId } from './policy.ts';

export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** RFC 3339 with offset. */
export const Instant = z.iso.datetime({ offset: true });
const Words = z.string().max(4000);
const Name = z.string().max(120);

/** How far the booth's clock can be trusted at a moment: offline stamps carry it with them (domain.md 4.7). */
export const ClockQuality = z.object({
  wall: Instant,
  monotonicMs: z.number(),
  bootId: z.string(),
  lastSyncAt: Instant.nullable(),
  trusted: z.boolean(),
});
export type ClockQuality = z.infer<typeof ClockQuality>;

/** A day as precisely as the person knows it: year, year and month, or full date. */
export const RoughDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);

export const Respondent = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('person'),
    id: z.string(),
    name: Name,
    sex: z.enum(['1', '2', '9']),
    phone: z.string().max(20),
    address: Words,
    idNumber: z.string().max(18),
  }),
  z.object({
    kind: z.literal('organisation'),
    id: z.string(),
    name: Name,
    uscc: z.string().max(18),
    phone: z.string().max(20),
    address: Words,
    legalRepresentative: Name,
  }),
]);
export type Respondent = z.infer<typeof Respondent>;

/** `fen` is null for an act and for "I don't know how much". */
export const Claim = z.object({
  id: z.string(),
  kind: z.string(),
  fen: z.number().int().nonnegative().nullable(),
  words: Words,
});
export type Claim = z.infer<typeof Claim>;

/** One entry of the time line. `date` null means "I don't know when". */
export const Fact = z.object({ id: z.string(), date: RoughDate.nullable(), words: Words });
export type Fact = z.infer<typeof Fact>;

/** How a page got in; only some sources show a table around the paper. */
export const PageSource = z.enum(['feeder', 'flatbed', 'camera']);
export type PageSource = z.infer<typeof PageSource>;

/** What the booth's checks say of a page (domain.md 8.8). `unknown`: it could not be looked at and is kept as it came. */
export const PageVerdict = z.enum(['good', 'blank', 'blurred', 'glare', 'cutEdge', 'skewed', 'duplicate', 'unknown']); // prettier-ignore
export type PageVerdict = z.infer<typeof PageVerdict>;

/** A place in fractions of a picture's width and height. */
const Spot = z.object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) });
/** Top left, top right, bottom right, bottom left. */
export const PageCorners = z.tuple([Spot, Spot, Spot, Spot]);
export type PageCorners = z.infer<typeof PageCorners>;

/** One thing that was done to the original, in order. Nothing else was done. */
export const CleaningStep = z.discriminatedUnion('kind', [
  /** Turned upright as the camera itself noted (EXIF orientation 2 … 8). */
  z.object({ kind: z.literal('oriented'), exif: z.number().int() }),
  /** The paper between these corners was laid flat; `byPerson`: they were set by hand. */
  z.object({ kind: z.literal('cropped'), corners: PageCorners, byPerson: z.boolean() }),
  /** Turned by degrees, clockwise; the picture grew so that nothing was lost. */
  z.object({ kind: z.literal('straightened'), degrees: z.number() }),
  /** To eight bits a sample in sRGB or gray. */
  z.object({ kind: z.literal('converted') }),
  z.object({ kind: z.literal('scaled'), dpi: z.number().int() }),
  z.object({ kind: z.literal('encoded'), quality: z.number().int() }),
]);
export type CleaningStep = z.infer<typeof CleaningStep>;

/** The file as it came out of the device, kept beside the cleaned one, and what lies between them. */
export const CleanedFrom = z.object({
  sha256: Sha256,
  size: z.number().int(),
  mime: z.enum(['image/png', 'image/jpeg']),
  widthPx: z.number().int(),
  heightPx: z.number().int(),
  steps: z.array(CleaningStep).max(12),
});
export type CleanedFrom = z.infer<typeof CleanedFrom>;

export const PageQuality = z.object({
  verdict: PageVerdict,
  /** The person saw the warning and kept the page all the same. */
  keptDespite: z.boolean(),
  /** Larger than a page should be, and no smaller without going below the least resolution. */
  oversize: z.boolean(),
});
export type PageQuality = z.infer<typeof PageQuality>;

/** The page as it is evidence; without `cleanedFrom` it is the very file that came out of the device. */
export const EvidencePage = z.object({
  id: z.string(),
  sha256: Sha256,
  size: z.number().int(),
  mime: z.enum(['image/png', 'image/jpeg']),
  widthPx: z.number().int(),
  heightPx: z.number().int(),
  dpi: z.number().int(),
  scannedAt: Instant,
  device: z.string(),
  source: PageSource.optional(),
  quality: PageQuality.optional(),
  cleanedFrom: CleanedFrom.optional(),
});
export type EvidencePage = z.infer<typeof EvidencePage>;

export const EvidenceItem = z.object({
  id: z.string(),
  kind: z.string(),
  name: Name,
  proves: Words,
  originalShown: z.boolean().nullable(),
  pages: z.array(EvidencePage),
});
export type EvidenceItem = z.infer<typeof EvidenceItem>;

export const Path = z.enum(['mediate', 'court', 'both']);
export type Path = z.infer<typeof Path>;

/** `null` everywhere means "not answered" or "I don't know"; the completeness check tells which matter. */
export const RequestDraft = z.object({
  disputeKind: DisputeKindId.nullable(),
  /** Codes from the pack; empty = the clerk decides. */
  causes: z.array(z.string()).max(3),
  path: Path.nullable(),
  applicant: z.object({ phone: z.string().max(20), habitualResidence: Words }),
  respondents: z.array(Respondent).max(20),
  claims: z.array(Claim).max(20),
  facts: z.array(Fact).max(50),
  evidence: z.array(EvidenceItem).max(50),
  service: z.object({ address: Words, phone: z.string().max(20), receiver: Name }),
  /** The separate consent to electronic service; null = not answered, which means paper. */
  eService: z
    .object({
      answer: z.boolean(),
      mobile: z.string().max(20),
      textVersion: z.string(),
      shownMs: z.number(),
      /** Absent in older records. */
      readAloud: z.boolean().optional(),
      at: Instant,
    })
    .nullable(),
  mediationWish: z.enum(['yes', 'no', 'unsure']).nullable(),
});
export type RequestDraft = z.infer<typeof RequestDraft>;

export const Needs = z.object({
  larger: z.boolean(),
  readAloud: z.boolean(),
  helper: z.enum(['none', 'relative', 'gridStaff', 'interpreter', 'other']),
  /** Works by the three keys or a screen reader: every limit of time is doubled. Absent in records from before there were any. */
  keys: z.boolean().optional(),
});
export type Needs = z.infer<typeof Needs>;

/** Which method proved who the person is; the booth alone reaches L1: card chip read only (domain.md 4.1). */
export const IdentityCheck = z.object({
  method: z.literal('chipCard'),
  level: z.literal('L1'),
  cardType: z.enum(['resident', 'hmtPermit', 'foreign2017', 'foreign2023']),
  warnings: z.array(z.string()),
  samNumber: z.string(),
  at: Instant,
});
export type IdentityCheck = z.infer<typeof IdentityCheck>;

/** Consent or notice shown: which text, how long, read aloud or not, and the answer. */
export const ConsentRecord = z.object({
  stage: z.enum(['privacyNotice', 'eService', 'onlineMediation', 'honesty']),
  textVersion: z.string(),
  language: z.enum(['zh-CN', 'en']),
  shownMs: z.number().int().nonnegative(),
  readAloud: z.boolean(),
  answer: z.boolean(),
  at: Instant,
});
export type ConsentRecord = z.infer<typeof ConsentRecord>;

/** Whether the booth went through the whole document: aloud, or walking silently with a mark where nothing could be heard. */
export const ReadOut = z.enum(['no', 'walked', 'aloud']);
export type ReadOut = z.infer<typeof ReadOut>;

/** The handwriting evidence: samples with time, the pad, and the digest of the very document it signs. */
export const SignatureRecord = z.object({
  documentSha256: Sha256,
  geometry: PadGeometry,
  pad: PadIdentity,
  samples: z.array(PenSample).max(20_000),
  gaps: z.number().int().nonnegative(),
  startedAt: Instant,
  completedAt: Instant,
  clock: ClockQuality,
  identity: IdentityCheck,
  /** SHA-256 of the canonical JSON of `samples`. */
  samplesSha256: Sha256,
  pagesShown: z.array(z.number().int()),
  readOutOffered: z.boolean(),
  /** Absent in older records. */
  readOut: ReadOut.optional(),
  helper: Needs.shape.helper,
});
export type SignatureRecord = z.infer<typeof SignatureRecord>;

/** `evidenceOriginal`: a page as it came out of the device, where the evidence is cleaned from it. */
export const FileRole = z.enum(['document', 'evidence', 'evidenceOriginal']);
export type FileRole = z.infer<typeof FileRole>;

/** A sealed file of the bundle: where its ciphertext is (content address) and the key that opens it. */
export const SealedFile = z.object({
  name: z.string(),
  role: FileRole,
  /** Of an original: the digest of the page that was cleaned from it. */
  originalOf: Sha256.optional(),
  /** Digest and size of the plain bytes, recomputed at the court after opening. */
  sha256: Sha256,
  size: z.number().int(),
  mime: z.string(),
  /** Digest of the ciphertext file: the name it is uploaded under. */
  sealedSha256: Sha256,
  sealedSize: z.number().int(),
  /** AES-256-GCM key of this file alone, base64url. */
  key: z.string(),
});
export type SealedFile = z.infer<typeof SealedFile>;

/**
 * What is sealed to the court's key: only the court can open it, the booth itself cannot. `filing.submit/1`.
 * `request/1` knew neither originals nor quality; everything since is optional, so that one schema opens both.
 */
export const RequestBundle = z.object({
  schema: z.enum(['request/1', 'request/2']),
  id: z.string(),
  kind: z.literal('mediationRequest'),
  visitId: z.string(),
  capturedAt: Instant,
  clock: ClockQuality,
  card: CardRecord,
  identity: IdentityCheck,
  needs: Needs,
  consents: z.array(ConsentRecord),
  request: RequestDraft,
  policyVersion: z.string(),
  document: z.object({
    templateId: z.string(),
    templateVersion: z.string(),
    title: z.string(),
    sha256: Sha256,
    pages: z.number().int(),
  }),
  signature: SignatureRecord,
  files: z.array(SealedFile),
  /** Set when this answers a court's request for correction. */
  corrects: z.string().nullable(),
  /** Links it with others against the same respondent (groupKey.ts); absent where nothing is linked. */
  groupKey: GroupKey.optional(),
});
export type RequestBundle = z.infer<typeof RequestBundle>;
