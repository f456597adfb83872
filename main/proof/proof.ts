/** The proof of an agreement: what was shown to whom, who did what, in one canonical text that booth and court seal. */
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { Instant, Sha256 } from '../contract/request.ts';
import { RemoteSignature } from '../contract/remote/signature.ts';
import { ActingFor } from '../contract/session/acting.ts';
import { PartyAs } from '../contract/session/parties.ts';
import { RegimeId } from '../contract/session/regime.ts';
import { Role } from '../contract/session/roles.ts';

const Id = z.string().max(60);
const Words = z.string().max(200);

/** How sure the clock was when a time was taken (domain.md 4.7). */
const Time = z.object({ at: Instant, trusted: z.boolean() });

export const ProofParticipant = z.object({
  id: Id,
  role: Role,
  /** As it stands in the paper, with the capacity: 张三（李四的委托代理人，特别授权）. */
  name: Words,
  side: z.enum(['applicant', 'respondent', 'thirdParty']).nullable(),
  place: Words,
  /** Whom this person acts for, and the papers that show it. A party that did not come itself has no identity check. */
  acting: ActingFor.optional(),
  /** A guardian in their own name: the child it was bought for, masked. */
  ward: z.string().min(2).max(120).optional(),
  /** Of a party where there are more than two: 被申请人二, 抵押人. */
  as: PartyAs.optional(),
  joinedAt: Instant,
  leftAt: Instant.nullable(),
  identity: z.array(
    z.object({ method: z.string().max(40), level: z.enum(['L0', 'L1', 'L2', 'L3', 'L4']), time: Time }),
  ),
});

/** A clause or page before a person's eyes or ears, and for how long. */
const Shown = z.object({
  who: Id,
  what: Id,
  way: z.enum(['seen', 'heard']),
  ms: z.number().int().nonnegative(),
  time: Time,
});

export type ProofParticipant = z.infer<typeof ProofParticipant>;

export const ProofAct = z.object({
  id: Id,
  who: Id,
  act: z.enum(['signed', 'refused', 'objected']),
  /** SHA-256 of the paper as it was made, before any signature; of an objection also that of an earlier version. */
  document: Sha256,
  began: Time,
  done: Time,
  seat: Words,
  /** Nobody else could write or point: the other seat covered, staff input off. */
  soleControl: z.boolean(),
  pad: z
    .object({ model: z.string().max(60), serial: z.string().max(60), firmware: z.string().max(40) })
    .nullable(),
  /** SHA-256 of the pen samples' canonical JSON. */
  samples: Sha256.nullable(),
  /** The field in the PDF, and the file up to and including this signature; null for what is not in the PDF. */
  field: z.object({ name: Id, bytes: z.number().int().positive(), sha256: Sha256 }).nullable(),
  /** Of a signature given in a page elsewhere (`seat` is `remote`): the signer's own key over this very act. */
  remote: RemoteSignature.optional(),
  /** Of an objection: as the person said it, shown to them before it was noted. */
  words: z.string().min(1).max(500).optional(),
});
export type ProofAct = z.infer<typeof ProofAct>;

export const Proof = z.object({
  v: z.literal(1),
  document: z.object({
    title: Words,
    template: Id,
    templateVersion: Id,
    pages: z.number().int().positive(),
    bytes: z.number().int().positive(),
    sha256: Sha256,
  }),
  session: z.object({ id: Id, regime: RegimeId, booth: Words, court: Words, opened: Time, closed: Time }),
  participants: z.array(ProofParticipant).max(400),
  versions: z.array(z.object({ version: z.number().int().positive(), sha256: Sha256, time: Time })),
  shown: z.array(Shown).max(20_000),
  devices: z.array(
    z.object({ kind: z.string().max(40), model: z.string().max(60), serial: z.string().max(60) }),
  ),
  software: z.string().max(60),
  policyVersion: z.string().max(60),
  acts: z.array(ProofAct).max(400),
});
export type Proof = z.infer<typeof Proof>;

/** `sig`: Ed25519 over `sealedText`, base64url. The booth says what it saw, the court that it has it. */
export const Seal = z.object({
  by: z.enum(['booth', 'court']),
  kid: z.string().max(80),
  at: Instant,
  sig: z.string().max(100),
  /** SHA-256 of the canonical list of certificates that the court added with its seal. */
  certificates: Sha256.optional(),
});
export type Seal = z.infer<typeof Seal>;

/**
 * `certificates`, DER, base64url, are added by the court with its seal: its own, the booth's, and one for the issuer behind
 * the signatures, all by the court's root, so that the root alone is enough to check everything.
 */
export const SealedProof = z.object({
  proof: z.string().max(20_000_000),
  seals: z.array(Seal).max(4),
  certificates: z.array(z.string().max(4000)).max(16).optional(),
});
export type SealedProof = z.infer<typeof SealedProof>;

/** One spelling only (RFC 8785), so that every changed byte is a changed proof. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('a proof must be plain JSON');
  return text;
}

/** The order in which signatures arrive at the court must not matter: what can come in any order is sorted. */
export function proofText(proof: Proof): string {
  const byId = <T extends { readonly id: string }>(list: readonly T[]): T[] =>
    [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
  const shown = [...proof.shown].sort((a, b) => (canonicalText(a) < canonicalText(b) ? -1 : 1));
  return canonicalText({ ...proof, participants: byId(proof.participants), acts: byId(proof.acts), shown });
}

/** What a seal is given over: the proof's digest with who seals it, when and with which key, and the certificates added with it. */
export const sealedText = ({ at, by, kid, certificates }: Omit<Seal, 'sig'>, proofSha256: string): string =>
  canonicalText({ at, by, kid, proof: proofSha256, ...(certificates === undefined ? {} : { certificates }) });
