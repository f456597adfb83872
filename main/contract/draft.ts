/** An agreement written together in a live session: its sheet, what a seat may ask about it, what is told of it, and the bounds of both. Imported by `live.ts`, which says who may. */
import { z } from 'zod';
import { Instant, Sha256 } from './request.ts';

/** Names one laying of one draft: laid again it is another, and nothing of the one before is in it. */
export const DraftId = z.string().regex(/^[\w-]{22}$/);
export const DraftClauseId = z.string().regex(/^[\w-]{1,40}$/);
export type DraftClauseId = z.infer<typeof DraftClauseId>;

/** Bounds of one draft. Words are code points; `update` and `state` bytes; `clock` what one change may add and take away together. */
export const DRAFT = {
  clauses: 31, words: 4_000, update: 16_000, state: 600_000, piece: 30_000, clock: 4_200, findings: 80, library: 16,
  libraryWords: 400, versions: 12,
} as const; // prettier-ignore

/** One clause as others have it. `free`: its words may be written by whom the host lets; else they are the table's own terms. */
const DraftClause = z.strictObject({
  clause: DraftClauseId,
  /** 0: the facts, which are read like a clause and are none. */
  number: z.number().int().min(0).max(DRAFT.clauses),
  free: z.boolean(),
  most: z.number().int().min(1).max(DRAFT.words),
});
export type DraftClause = z.infer<typeof DraftClause>;

/** What the booth's checks say of the text as it stands; `missing`: characters the paper cannot be set in. */
const DraftFinding = z.strictObject({
  level: z.enum(['block', 'warn']),
  code: z.string().regex(/^\w{1,40}$/),
  clause: DraftClauseId.nullable(),
});
export type DraftFinding = z.infer<typeof DraftFinding>;

/** Order, kinds and findings: the table's word, never a writer's. */
export const DraftSheet = z.strictObject({
  clauses: z.array(DraftClause).max(DRAFT.clauses),
  findings: z.array(DraftFinding).max(DRAFT.findings),
  missing: z.array(z.string().max(8)).max(20),
});
export type DraftSheet = z.infer<typeof DraftSheet>;
export const EMPTY_SHEET: DraftSheet = { clauses: [], findings: [], missing: [] };

/** Ready clauses of the policy pack for this kind of dispute, to be put into a clause. */
export const DraftLibrary = z
  .array(z.strictObject({ label: z.string().max(60), text: z.string().max(DRAFT.libraryWords) }))
  .max(DRAFT.library);
export type DraftLibrary = z.infer<typeof DraftLibrary>;

const Base64 = (bytes: number) => z.base64().max(Math.ceil(bytes / 3) * 4);
/** Counts what one page says, so that it knows what was taken in. */
const Said = z.number().int().positive();
const draft = DraftId;

/** The host's alone, but for the last two. The machine of the room answers `letWrite` and `lockDraft`. */
export const draftAsks = [
  /** Locked and empty; the host writes the words into it next. */
  z.strictObject({ t: z.literal('layDraft'), draft, sheet: DraftSheet, library: DraftLibrary }),
  z.strictObject({ t: z.literal('draftSheet'), draft, sheet: DraftSheet }),
  /** It was laid for reading: `text` is the digest of its words, which the court compares with what it has. */
  z.strictObject({
    t: z.literal('readDraft'),
    draft,
    version: z.number().int().positive(),
    at: Instant,
    sha256: Sha256,
    text: Sha256,
  }),
  z.strictObject({ t: z.literal('draftWrite'), draft, n: Said, update: Base64(DRAFT.update) }),
  /** In which clause this seat writes now. */
  z.strictObject({ t: z.literal('draftAt'), draft, clause: DraftClauseId.nullable() }),
  /** This page lost its place: the whole is told again. */
  z.strictObject({ t: z.literal('draftAgain'), draft }),
] as const;
export const DraftAsk = z.discriminatedUnion('t', draftAsks);
export type DraftAsk = z.infer<typeof DraftAsk>;

export const draftRoomAsks = [
  z.strictObject({ t: z.literal('letWrite'), draft, seat: z.number().int(), on: z.boolean() }),
  z.strictObject({ t: z.literal('lockDraft'), draft, on: z.boolean() }),
  z.strictObject({ t: z.literal('takeDraft'), draft }),
] as const;

/** Why a change is not taken in: `words`: a character that may not stand in it; `full`: too long; `fixed`: not words, or not here. */
export const DraftFlaw = z.enum([
  'foreign',
  'words',
  'full',
  'fixed',
  'locked',
  'mayNotWrite',
  'noSuchDraft',
]);
export type DraftFlaw = z.infer<typeof DraftFlaw>;

/** The draft before one seat: `writers` besides the host; `version`: of the text that is laid for reading, while it is. */
export const DraftView = z.object({
  draft,
  locked: z.boolean(),
  writers: z.array(z.number().int()),
  version: z.number().int().positive().nullable(),
});
export type DraftView = z.infer<typeof DraftView>;

/** One clause of a version that was laid for reading. */
export const ReadClause = z.object({
  clause: DraftClauseId,
  number: z.number().int(),
  text: z.string().max(2 * DRAFT.words),
});
export type ReadClause = z.infer<typeof ReadClause>;
export const ReadVersion = z.object({
  version: z.number().int().positive(),
  at: Instant,
  sha256: Sha256,
  clauses: z.array(ReadClause).max(DRAFT.clauses),
});
export type ReadVersion = z.infer<typeof ReadVersion>;
/** So many versions are kept for comparing. */
export const newestVersions = (versions: readonly ReadVersion[]): readonly ReadVersion[] =>
  versions.slice(-DRAFT.versions);

/** The words of a version in one text, whose digest core and court compare. */
export const readText = (clauses: readonly ReadClause[]): string =>
  JSON.stringify(clauses.map(({ clause, number, text }) => [clause, number, text]));
