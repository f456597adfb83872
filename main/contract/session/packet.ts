/** A signed agreement as it goes to the court: what is in the sealed packet `session.agreement/1`, and how its parts are tied to each other. */
import { z } from 'zod';
import { CardRecord, PadGeometry, PadIdentity, PenSample } from '../devices.ts';
import { RECORD_SCHEMA } from '../hearing/recordBorder.ts';
import { GroupKey } from '../groupKey.ts';
import { DisputeKindId } from '../policy.ts';
import { ClockQuality, Instant, SealedFile, Sha256 } from '../request.ts';
import { RemoteSignature, SessionCheck } from '../remote/signature.ts';
import { ActingFor } from './acting.ts';
import { Opening } from './hosting.ts';
import { GroupEffect } from './groupEffect.ts';
import { PartyAs, ServiceWish } from './parties.ts';
import { Light, RegimeId } from './regime.ts';
import { Role } from './roles.ts';
import { AgreementDraft } from './terms.ts';

const Id = z.string().max(60);

/** Schema of the outbox item; its body is a JWE of an `AgreementPacket`, sealed as a request is (`sealing.ts`). */
export const AGREEMENT_SCHEMA = 'session.agreement/1';

/** Schema of a joint application for judicial confirmation; its body is a JWE of a `ConfirmationPacket`. */
export const CONFIRMATION_SCHEMA = 'session.confirmation/1';

/** Schema of a paper that was signed by hand and scanned back; its body is a JWE of an `InkedPacket` (inked.ts). */
export const INKED_SCHEMA = 'session.inked/1';

/** Schema of one member's own consent to the agreement of their group; its body is a JWE of a `GroupConsentPacket`. */
export const GROUP_CONSENT_SCHEMA = 'session.groupConsent/1';

/** What people signed at a table, by hand or not, or in a hearing: complete when the court has verified it. */
export const isVerifiedApart = (schema: string): boolean =>
  schema === AGREEMENT_SCHEMA ||
  schema === CONFIRMATION_SCHEMA ||
  schema === INKED_SCHEMA ||
  schema === GROUP_CONSENT_SCHEMA ||
  schema === RECORD_SCHEMA;

/** Names of the files in a packet. There is one evidence file for each signing act, named by the act's id in the proof. */
export const AGREEMENT_PDF = 'agreement.pdf';
export const APPLICATION_PDF = 'application.pdf';
export const CONSENT_PDF = 'consent.pdf';
/** A `GroupRoster` as canonical JSON. */
export const GROUP_ROSTER = 'roster.json';
export const AGREEMENT_PROOF = 'agreement.proof.json';
export const evidenceName = (act: string): string => `evidence-${act}.json`;
/** Pages of the papers by which somebody acts for a party, numbered from 1. */
export const authorityName = (who: string, page: number): string => `authority-${who}-${page}`;

/** `agreement`, `application`: the PDF with every signature; `proof`: a `SealedProof` (main/proof); `signer`: a `SignerEvidence`; `authority`: a scanned page; `consent`: a member's own paper; `roster`: of a group. */
export const PacketFileRole = z.enum([
  'agreement',
  'application',
  'proof',
  'signer',
  'authority',
  'consent',
  'roster',
]);
export type PacketFileRole = z.infer<typeof PacketFileRole>;

export const PacketFile = SealedFile.omit({ role: true, originalOf: true }).extend({ role: PacketFileRole });
export type PacketFile = z.infer<typeof PacketFile>;

/** As a list may show them: the full name and number are in the PDF and the evidence alone. `id` as in the proof. */
export const PacketPerson = z.object({
  id: Id,
  role: Role,
  side: z.enum(['applicant', 'respondent', 'thirdParty']).nullable(),
  /** The chair of the booth; with more than two parties they take it in turn. `remote`: elsewhere, in a page of their own. */
  seat: z.enum(['A', 'B', 'staff', 'remote']),
  /** 王*明. */
  masked: z.string().max(120),
  last4: z.string().max(4),
  /** Id of this person's signing act in the proof. */
  act: Id.nullable(),
  /** Whom this person acts for; the same as in the proof. */
  acting: ActingFor.optional(),
  /** Of a party that is a guardian in their own name: the child it was bought for, masked; the same as in the proof. */
  ward: z.string().min(2).max(120).optional(),
  /** Of each party where there are more than two: how it stands in the dispute, as in the proof. */
  as: PartyAs.optional(),
  /** Of each party where there are more than two: how it wants its copy. */
  service: ServiceWish.optional(),
});
export type PacketPerson = z.infer<typeof PacketPerson>;

/** As `lightsOf` gave them when the packet was sealed. What is missing then is given later, never assumed. */
export const PacketLights = z.object({
  parties: z.array(z.object({ party: Id, at: Instant.nullable() })).max(200),
  others: z.array(z.object({ light: Light, at: Instant.nullable() })).max(8),
  effectiveAt: Instant.nullable(),
});
export type PacketLights = z.infer<typeof PacketLights>;

/**
 * The issuer behind every signature of this PDF: made for this one session, its key forgotten with it; until the packet is
 * sealed it is kept, sealed, so that a mediation that was cut goes on with the same one. `certificate`: DER,
 * base64url, self-signed. `sig`: Ed25519 of the booth's own key (the one the court took in at the claim, `kid`) over the
 * canonical JSON of `{certificate, session}`, base64url. A court that checks it pins this certificate as the root for
 * this packet, and for no other.
 */
export const SessionIssuer = z.object({
  certificate: z.string().max(4000),
  kid: z.string().max(80),
  sig: z.string().max(100),
});
export type SessionIssuer = z.infer<typeof SessionIssuer>;

/** What `SessionIssuer.sig` is given over, to be written as canonical JSON (RFC 8785). */
export const issuerClaim = (
  session: string,
  certificate: string,
): { readonly certificate: string; readonly session: string } => ({ certificate, session });

/**
 * The body of the item. How its parts hold together; each side checks all of it:
 * - the envelope's signature covers the body and the digests of the sealed files; `files[].sha256` are the plain bytes';
 * - `document.sha256` and `.bytes` are the paper before any signature: they equal `document` in the proof, every act's
 *   `document`, and the first `bytes` bytes of `agreement.pdf`;
 * - the proof's text is sealed by the booth (`Seal`, `by: 'booth'`, `kid` of the claim, Ed25519 over `sealedText`);
 *   the court adds its own seal beside it and changes nothing else;
 * - `verifyAgreement(pdf, proof, {roots: [issuer.certificate], keys})` holds;
 * - `people[].act` names an act of the same person; the evidence file of that act has the act's `samples` digest as the
 *   SHA-256 of the canonical JSON of its samples, and its `documentSha256` is `document.sha256`;
 * - whoever acts for a party says so in `acting`, as in the proof; each digest in it is a file of the role `authority`, and no other such file is here;
 * - `lights` follow from the acts: no light is lit without one, and `effectiveAt` is null while any is missing.
 */
export const AgreementPacket = z.object({
  schema: z.literal('agreement/1'),
  id: Id,
  kind: z.literal('mediationAgreement'),
  session: Id,
  regime: RegimeId,
  disputeKind: DisputeKindId,
  capturedAt: Instant,
  clock: ClockQuality,
  /** Whether the court link was there when the last signature was made (domain.md 4.7). */
  link: z.enum(['online', 'offline']),
  site: z.string().max(200),
  booth: z.string().max(200),
  policyVersion: z.string().max(60),
  document: z.object({
    title: z.string().max(200),
    templateId: z.string().max(60),
    templateVersion: z.string().max(60),
    pages: z.number().int().positive(),
    bytes: z.number().int().positive(),
    sha256: Sha256,
  }),
  people: z.array(PacketPerson).max(400),
  lights: PacketLights,
  /**
   * The terms as the table filled them in. Where they are here, the manifest attached to the paper names them: its `terms` is
   * the SHA-256 of their canonical JSON; sums, words and days must agree with each other.
   */
  draft: AgreementDraft.optional(),
  /** The day of the 回访 as all agreed on it at the table; null: none was wanted. No term of the agreement. */
  followUp: z.iso.date().nullable().optional(),
  /** How the mediation came to its regime, where it began under another; nothing else of that one is here. */
  switches: z
    .array(z.object({ from: RegimeId, to: RegimeId, at: Instant }))
    .max(10)
    .optional(),
  /** Of a session that somebody opened for another to lead (受理登记). */
  opening: Opening.optional(),
  /** Links it with others against the same respondent (groupKey.ts); absent where nothing is linked. */
  groupKey: GroupKey.optional(),
  /** Families that keep their data from each other: the paper masks them, and nobody is told of the others. */
  apart: z.literal(true).optional(),
  /**
   * The parties on the one side are the representatives of a group (民诉法 56). `roster`: SHA-256 of the file with all of them, which
   * the manifest of the paper names too; `present`: who had come. Whoever has not consented by their own packet is not bound.
   */
  group: z
    .object({
      members: z.number().int().positive().max(400),
      present: z.number().int().nonnegative(),
      totalFen: z.number().int().positive(),
      effect: GroupEffect,
      roster: Sha256,
    })
    .optional(),
  /** Key ids of other booths whose word on a card they read stands in the proof. */
  readers: z.array(z.string().max(20)).min(1).max(8).optional(),
  issuer: SessionIssuer,
  files: z.array(PacketFile).max(402),
});
export type AgreementPacket = z.infer<typeof AgreementPacket>;

/**
 * A joint application for judicial confirmation, signed by both parties at the booth after their agreement was sealed. Its parts hold
 * together like an agreement's: its own paper, proof and evidence under the same session's issuer. The manifest attached to the paper
 * names the agreement by the SHA-256 it had before any signature; `lights` are the two parties' signatures and have no effect of their own.
 * `member`: the agreement is a group's, and the applicant (party `A`) one member of it, for themselves, together with whoever pays
 * (party `B`). The manifest then also names the member's annex and the paper of their consent, by the same two digests.
 */
export const ConfirmationPacket = AgreementPacket.omit({ draft: true, followUp: true, group: true }).extend({
  schema: z.literal('confirmation/1'),
  kind: z.literal('confirmationApplication'),
  agreement: z.object({ title: z.string().max(200), sha256: Sha256 }),
  member: z.object({ no: z.number().int().positive(), annex: Sha256, consent: Sha256 }).optional(),
});
export type ConfirmationPacket = z.infer<typeof ConfirmationPacket>;

/**
 * One member of a group consents to the agreement of its representatives, for themselves alone. A packet of its own, so that nobody
 * waits for anybody: captured the moment it is signed, once by its id, and tied to the agreement by the digest the paper names.
 * `member.annex`: SHA-256 of the canonical JSON of their `Annex`, which the paper's manifest names too; the court makes it anew
 * from the roster of the agreement. `lights` are the one signature and have no effect of their own.
 */
export const GroupConsentPacket = AgreementPacket.omit({ draft: true, followUp: true, group: true }).extend({
  schema: z.literal('groupConsent/1'),
  kind: z.literal('groupConsent'),
  agreement: z.object({ title: z.string().max(200), sha256: Sha256 }),
  member: z.object({ no: z.number().int().positive(), annex: Sha256 }),
});
export type GroupConsentPacket = z.infer<typeof GroupConsentPacket>;

/** What all kinds of packet have in common, for everything that checks how their parts hold together. */
export type SignedPacket = Omit<AgreementPacket, 'schema' | 'kind'> &
  Pick<AgreementPacket | ConfirmationPacket | GroupConsentPacket, 'kind'>;

/** Before its files are sealed. */
export type UnsealedPacket =
  Omit<AgreementPacket, 'files'> | Omit<ConfirmationPacket, 'files'> | Omit<GroupConsentPacket, 'files'>;

/** The signed paper of a packet: what its file is called. */
export const PAPER = {
  mediationAgreement: { name: AGREEMENT_PDF, role: 'agreement' },
  confirmationApplication: { name: APPLICATION_PDF, role: 'application' },
  groupConsent: { name: CONSENT_PDF, role: 'consent' },
} as const satisfies Record<SignedPacket['kind'], { readonly name: string; readonly role: PacketFileRole }>;

/** One notice of the regime as one person was told it. */
export const AcknowledgedNotice = z.object({
  notice: Id,
  version: z.string().max(60),
  shownMs: z.number().int().nonnegative(),
  readAloud: z.boolean(),
  at: Instant,
});
export type AcknowledgedNotice = z.infer<typeof AcknowledgedNotice>;

/** Everything of one signature that is nobody else's business: whose card, which strokes, what was told. One file an act. */
export const SignerEvidence = z.object({
  v: z.literal(1),
  act: Id,
  who: Id,
  role: Role,
  card: CardRecord,
  /** The fresh check right before this signature. */
  identity: SessionCheck,
  /** Empty for whoever leads: the notices are the parties'. */
  notices: z.array(AcknowledgedNotice).max(40),
  documentSha256: Sha256,
  geometry: PadGeometry,
  pad: PadIdentity,
  samples: z.array(PenSample).max(20_000),
  gaps: z.number().int().nonnegative(),
  startedAt: Instant,
  completedAt: Instant,
  clock: ClockQuality,
  samplesSha256: Sha256,
  /** Given in a page elsewhere; the same as in the proof. */
  remote: RemoteSignature.optional(),
});
export type SignerEvidence = z.infer<typeof SignerEvidence>;
