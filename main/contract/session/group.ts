/** A group that mediates through representatives: its roster, who came, whom it elected, and who of it consented, each for themselves (民诉法 56–57). Pure. */
import { z } from 'zod';
import { Instant, Sha256 } from '../request.ts';
import { GroupEffect } from './groupEffect.ts';

/** Ten thousand million yuan: 400 of them are still exact. */
export const ROW_FEN_MAX = 1_000_000_000_000;
const Fen = z.number().int().positive().max(ROW_FEN_MAX);

/** One line of a roster as it was imported: who, by which number, and what is owed to them. */
export const RosterRow = z.object({
  name: z.string().min(1).max(60),
  number: z.string().regex(/^\d{17}[\dX]$/),
  fen: Fen,
});
export type RosterRow = z.infer<typeof RosterRow>;

/** What is sealed and queued. Whoever gave none has none, whatever they said: a no is nobody's in the records. */
const Given = z.object({ itemId: z.string(), at: Instant });
/** `sha256`: of its paper before the signature; null where a crash left it unknown, and nothing can name it any more. */
export const GivenConsent = Given.extend({ sha256: Sha256.nullable().default(null) });
export type GivenConsent = z.infer<typeof GivenConsent>;

/** `no`: the place on the roster, from 1, which the annex and the consent go by. */
export const GroupMember = RosterRow.extend({
  no: z.number().int().positive(),
  arrivedAt: Instant.nullable(),
  voted: z.boolean(),
  consent: GivenConsent.nullable(),
  /** The joint application of this member and whoever pays, after the consent. */
  applied: Given.nullable().default(null),
});
export type GroupMember = z.infer<typeof GroupMember>;

/** The agreement of the representatives, sealed: from here on its text is what everybody consents to. */
export const GroupMaster = z.object({
  session: z.string(),
  itemId: z.string(),
  title: z.string(),
  pages: z.number().int(),
  sha256: Sha256,
  sealedAt: Instant,
  facts: z.string(),
  clauses: z.array(z.string()),
  /** Days on which each of them is paid a part of their own sum. */
  days: z.array(z.iso.date()).min(1),
});
export type GroupMaster = z.infer<typeof GroupMaster>;

export const GroupPhase = z.enum(['roster', 'gathering', 'voting', 'elected', 'line', 'closed']);
export type GroupPhase = z.infer<typeof GroupPhase>;

/** What was changed on a roster after people began to come; of whom: the place alone. */
export const RosterChange = z.object({
  what: z.enum(['added', 'renamed', 'paid', 'removed']),
  no: z.number().int().positive(),
  at: Instant,
});
export type RosterChange = z.infer<typeof RosterChange>;

export const Group = z.object({
  id: z.string(),
  /** Keeps an annex from being guessed by its digest; it leaves this booth sealed alone. */
  salt: z.string().min(20),
  openedAt: Instant,
  phase: GroupPhase,
  members: z.array(GroupMember),
  /** In their order; a place that was taken away is never given again. */
  changes: z.array(RosterChange).default([]),
  /** Whether the employer wrote a wage IOU; null: not asked yet, or not about wages. */
  wageIou: z.boolean().nullable(),
  /** Who stands, how many are to be elected, and how many votes each has; who voted for whom is never kept. */
  candidates: z.array(z.object({ no: z.number().int(), votes: z.number().int() })),
  wanted: z.number().int(),
  representatives: z.array(z.number().int()),
  effect: GroupEffect.nullable(),
  master: GroupMaster.nullable(),
});
export type Group = z.infer<typeof Group>;

/** From the policy pack. */
export interface GroupRules {
  readonly min: number;
  readonly max: number;
  readonly representatives: { readonly min: number; readonly max: number };
}

export const totalFenOf = (members: readonly Pick<GroupMember, 'fen'>[]): number =>
  members.reduce((sum, { fen }) => sum + fen, 0);

export const memberOf = ({ members }: Pick<Group, 'members'>, no: number): GroupMember | null =>
  members.find((one) => one.no === no) ?? null;

export const arrived = ({ members }: Pick<Group, 'members'>): readonly GroupMember[] =>
  members.filter(({ arrivedAt }) => arrivedAt !== null);
export const absent = ({ members }: Pick<Group, 'members'>): readonly GroupMember[] =>
  members.filter(({ arrivedAt }) => arrivedAt === null);
export const consented = ({ members }: Pick<Group, 'members'>): readonly GroupMember[] =>
  members.filter(({ consent }) => consent !== null);

/** Several rows of one sum: equal parts in integer fen, what does not divide in the last. */
export function partsOfSum(fen: number, count: number): readonly number[] {
  const each = Math.floor(fen / count);
  return Array.from({ length: count }, (_, index) => (index < count - 1 ? each : fen - each * (count - 1)));
}

export const AnnexRow = z.object({ no: z.number().int().positive(), due: z.iso.date(), fen: Fen });
export type AnnexRow = z.infer<typeof AnnexRow>;

/** One member's own annex. Its digest is the SHA-256 of its canonical JSON; `nonce` keeps the digest from saying anything by itself. */
export const Annex = z.object({
  v: z.literal(1),
  group: z.string(),
  no: z.number().int().positive(),
  name: z.string(),
  number: z.string(),
  fen: Fen,
  rows: z.array(AnnexRow).min(1),
  nonce: Sha256,
});
export type Annex = z.infer<typeof Annex>;

/** What `nonce` is the SHA-256 of. */
export const nonceText = (salt: string, no: number): string => `annex ${salt} ${no}`;

export function annexOf(
  { id, days }: { readonly id: string; readonly days: readonly string[] },
  { no, name, number, fen }: Pick<GroupMember, 'no' | 'name' | 'number' | 'fen'>,
  nonce: string,
): Annex {
  const parts = partsOfSum(fen, days.length);
  const rows = days.map((due, index) => ({ no: index + 1, due, fen: parts[index] ?? 0 }));
  return { v: 1, group: id, no, name, number, fen, rows, nonce };
}

/** What the agreement pays on each day: the sums of all annexes, so that both are one to the last fen. */
export function dailySums(members: readonly Pick<GroupMember, 'fen'>[], count: number): readonly number[] {
  const sums = Array.from({ length: count }, () => 0);
  for (const { fen } of members) partsOfSum(fen, count).forEach((part, index) => (sums[index] = (sums[index] ?? 0) + part));
  return sums;
} // prettier-ignore

/** The roster as it goes to the court with the agreement, sealed: the paper names its digest, and every annex follows from it. */
export const GroupRoster = z.object({
  v: z.literal(1),
  group: z.string().max(60),
  salt: z.string().min(20).max(60),
  effect: GroupEffect,
  days: z.array(z.iso.date()).min(1).max(36),
  members: z.array(RosterRow.extend({ no: z.number().int().positive() })).min(1).max(400),
  /** Where anything was changed after people began to come. */
  changes: z.array(RosterChange).max(2000).optional(),
  /** Who was there when the agreement was made; everybody else is absent. */
  present: z.array(z.number().int()),
  /** Which party of the agreement which member is. */
  representatives: z.array(z.object({ party: z.string().max(60), no: z.number().int() })).min(1).max(5),
}); // prettier-ignore
export type GroupRoster = z.infer<typeof GroupRoster>;

/** The clause of the agreement that pays everybody by their annex; its terms go by this id. */
export const GROUP_CLAUSE = 'group';
