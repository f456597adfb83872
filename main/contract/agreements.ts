/** The border between the desk page and the court for signed agreements: what a clerk sees and does. JSON over HTTP under `/desk/api/agreements`. */
import { z } from 'zod';
import { SignedWord } from './courtWord.ts';
import { Instant, Sha256 } from './request.ts';
import { Authority, Capacity } from './session/acting.ts';
import { Opening } from './session/hosting.ts';
import { GroupEffect } from './session/groupEffect.ts';
import { PartyAs, ServiceWish } from './session/parties.ts';
import { Light, RegimeId } from './session/regime.ts';
import { Role } from './session/roles.ts';

/** What does not hold of a packet, by name; each has its own sentence. The fourth line is of the regime's own rules, the fifth of joint applications alone, the sixth of groups and consents, the last two are of the proof and its signatures (main/proof). */
export const AgreementFlaw = z.enum([
  'sealBroken', 'packetUnreadable', 'fileMissing', 'fileDiffers', 'tooLarge', 'tooManyPages', 'tooSlow', 'issuerForeign', 'boothRevoked',
  'pagesDiffer', 'documentDiffers', 'sessionDiffers', 'peopleDiffer', 'evidenceDiffers', 'lightsDiffer', 'termsDiffer', 'termsContradict', 'repeated',
  'notAuthorised', 'authorityMissing',
  'regimeUnknown', 'switchForeign', 'leadForeign', 'templateForeign', 'signedByHandOnly', 'needsLink', 'agentsExcluded', 'remoteExcluded', 'notTold', 'lightsForeign', 'openingForeign', 'bystanderActed', 'wardForeign',
  'notBoth', 'late', 'otherAgreement', 'foreignSigner', 'excluded',
  'rosterDiffers', 'representativeForeign', 'memberForeign', 'annexDiffers', 'otherConsent',
  'proofUnreadable', 'proofRespelled', 'sealMissing', 'proofSealBroken', 'sealerUnknown', 'sealerRevoked', 'pdfUnreadable', 'paperChanged',
  'otherPaper', 'foreignChange', 'fieldBroken', 'signatureBroken', 'signerDiffers', 'signatureUnproved', 'signatureMissing', 'remoteBroken', 'readerUnknown',
]); // prettier-ignore
export type AgreementFlaw = z.infer<typeof AgreementFlaw>;

/** `waiting` until all files are here and were verified; `received` after the court's counter-seal; then registered or returned. */
export const AgreementState = z.enum(['waiting', 'refused', 'received', 'registered', 'returned']);
export type AgreementState = z.infer<typeof AgreementState>;

/** The clerk's answer to a received agreement. */
export const AgreementAnswer = z.discriminatedUnion('kind', [
  /** `number` from the court's own sequence of registered agreements. */
  z.object({ kind: z.literal('registered'), number: z.string(), at: Instant }),
  z.object({ kind: z.literal('returned'), reason: z.string().min(1).max(1000), at: Instant }),
]);
export type AgreementAnswer = z.infer<typeof AgreementAnswer>;

/** A joint application for judicial confirmation from a booth; `waiting` until its files and its agreement are here. */
export const ApplicationState = z.enum(['waiting', 'refused', 'received', 'taken', 'returned']);

/** The clerk's answer to it. Taken is 收到, by the register of applications; whether the court accepts it is decided apart (受理). */
export const ApplicationAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('taken'), number: z.string(), at: Instant }),
  z.object({ kind: z.literal('returned'), reason: z.string(), at: Instant }),
]);
export type ApplicationAnswer = z.infer<typeof ApplicationAnswer>;

/** As the desk sees it beside its agreement. `signedAt`: when both had signed, as the booth says. */
export const ApplicationRow = z.object({
  id: z.string(),
  state: ApplicationState,
  flaw: AgreementFlaw.nullable(),
  receivedAt: Instant,
  number: z.string().nullable(),
  signedAt: Instant.nullable(),
  answer: ApplicationAnswer.nullable(),
});
export type ApplicationRow = z.infer<typeof ApplicationRow>;

/** Masked, as lists may show it. Null in the row until the packet was opened. */
export const AgreementSummary = z.object({
  title: z.string(),
  regime: RegimeId,
  disputeKind: z.string(),
  parties: z.string(),
  signers: z.number().int(),
  pages: z.number().int(),
  effectiveAt: Instant.nullable(),
});
export type AgreementSummary = z.infer<typeof AgreementSummary>;

export const AgreementRow = z.object({
  id: z.string(),
  boothId: z.string(),
  receivedAt: Instant,
  number: z.string().nullable(),
  state: AgreementState,
  flaw: AgreementFlaw.nullable(),
  summary: AgreementSummary.nullable(),
  answer: AgreementAnswer.nullable(),
});
export type AgreementRow = z.infer<typeof AgreementRow>;
export const Agreements = z.object({ rows: z.array(AgreementRow) });

/** Who took part, what they did, and how long which part of the paper was before their eyes or ears. */
export const AgreementPerson = z.object({
  id: z.string(),
  role: Role,
  side: z.enum(['applicant', 'respondent', 'thirdParty']).nullable(),
  name: z.string(),
  /** Of a party where there are more than two: 被申请人二. */
  as: PartyAs.nullable(),
  /** How a party wants its copy, as it said at the booth; null where it was not asked. */
  service: ServiceWish.nullable(),
  /** Whom this person acts for, in which capacity, shown by how many scanned pages. */
  acting: z
    .object({
      party: z.string(),
      as: Capacity,
      authority: Authority.nullable(),
      papers: z.array(Sha256),
      files: z.array(z.string()),
    })
    .nullable(),
  identity: z.array(z.object({ method: z.string(), level: z.string(), at: Instant, trusted: z.boolean() })),
  heard: z.object({ parts: z.number().int(), ms: z.number().int() }),
  seen: z.object({ parts: z.number().int(), ms: z.number().int() }),
  act: z
    .object({
      what: z.enum(['signed', 'refused', 'objected']),
      began: Instant,
      done: Instant,
      trusted: z.boolean(),
      soleControl: z.boolean(),
      /** In a page of the signer's own, elsewhere. */
      remote: z.boolean(),
    })
    .nullable(),
  /** What this person had against the paper, or an earlier text of it, in their own words. */
  objections: z.array(z.object({ at: Instant, words: z.string() })),
});
export type AgreementPerson = z.infer<typeof AgreementPerson>;

/** What is served: the agreement, or the court's own mediation statement (调解书). */
export const ServedPaper = z.enum(['agreement', 'statement']);
export type ServedPaper = z.infer<typeof ServedPaper>;

/**
 * How a paper goes to one party: `way` as the court used it, `consent` where and when the party agreed to electronic
 * service, `deliveredAt` only with a `proof` of delivery.
 */
export const ServiceRecord = z.object({
  party: z.string(),
  of: ServedPaper.default('agreement'),
  way: z.enum(['electronic', 'paper', 'handedOver']),
  consent: z.string().max(300).nullable(),
  sentAt: Instant,
  deliveredAt: Instant.nullable(),
  proof: z.string().max(300).nullable(),
});
export type ServiceRecord = z.infer<typeof ServiceRecord>;

/** Pages of a sealed copy, and bytes of them all; a page in colour at 300 dpi has 1 to 2 MB. */
export const COPY_PAGES_MAX = 40;
export const DESK_FILES_MAX = 24 * 2 ** 20;

/**
 * A light that was missing when the packet was sealed, noted at the court: the day it was given, and by what it is seen.
 * An organisation's seal is seen on a copy of the paper: `pages` are its scanned pages, `by` compared them with the original.
 */
export const NotedLight = z.object({
  light: Light,
  date: z.iso.date(),
  proof: z.string().min(1).max(300),
  notedAt: Instant,
  pages: z.array(Sha256).default([]),
  by: z.string().default(''),
});
export type NotedLight = z.infer<typeof NotedLight>;

/** The court's own mediation statement, as the desk issued it: the PDF of the case system, signed and sealed there. */
export const StatementAtDesk = z.object({
  number: z.string(),
  date: z.iso.date(),
  file: Sha256,
  issuedAt: Instant,
  by: z.string(),
});
export type StatementAtDesk = z.infer<typeof StatementAtDesk>;

/** The thirty days of one member: from the effect of the agreement, or their own consent where that came later. */
const MemberPeriod = z.object({ due: z.iso.date(), daysLeft: z.number().int(), exact: z.boolean() });

/** A group beside its agreement. `changes`: of the roster after people began to come. `present`: had come when it was made; `binds`: by its own words it binds somebody by now. */
export const GroupAtDesk = z.object({
  totalFen: z.number().int(),
  effect: GroupEffect,
  present: z.number().int(),
  consented: z.number().int(),
  binds: z.boolean(),
  changes: z.number().int(),
  members: z.array(
    z.object({
      no: z.number().int(),
      masked: z.string(),
      last4: z.string(),
      present: z.boolean(),
      represents: z.boolean(),
      /** The court's receipt of this member's own consent; null: none is here, whatever the reason. */
      consent: z.object({ number: z.string(), receivedAt: Instant }).nullable(),
      /** Null while nothing binds this member, or where this kind is not confirmed. */
      period: MemberPeriod.nullable(),
      /** Of this member and whoever pays, where one came. */
      application: ApplicationRow.nullable(),
    }),
  ),
});
export type GroupAtDesk = z.infer<typeof GroupAtDesk>;

/** Opened and verified again, now, from what lies on the court's disk. */
export const OpenedAgreement = z.object({
  row: AgreementRow,
  /** Null when everything holds. */
  flaw: AgreementFlaw.nullable(),
  document: z.object({ title: z.string(), pages: z.number().int(), sha256: Sha256 }),
  session: z.object({
    regime: RegimeId,
    /** Kinds of mediation it was before; empty: it began as what it is. */
    switches: z.array(z.object({ from: RegimeId, to: RegimeId, at: Instant })),
    /** Where somebody opened it for another to lead. */
    opening: Opening.nullable(),
    booth: z.string(),
    opened: Instant,
    closed: Instant,
    link: z.enum(['online', 'offline']),
    clockTrusted: z.boolean(),
    versions: z.number().int(),
  }),
  people: z.array(AgreementPerson),
  lights: z.object({
    parties: z.array(z.object({ party: z.string(), at: Instant.nullable() })),
    others: z.array(z.object({ light: Light, at: Instant.nullable(), noted: NotedLight.nullable() })),
    effectiveAt: Instant.nullable(),
  }),
  /** As agreed at the table; null: none was wanted, or the booth did not ask. */
  followUp: z.iso.date().nullable(),
  /** There is a day in it: the calendar file can be had. */
  hasDays: z.boolean(),
  courtSealedAt: Instant.nullable(),
  /** The last day for a joint application for judicial confirmation; null where there is no effect yet. */
  confirmation: z
    .object({
      due: z.iso.date(),
      daysLeft: z.number().int(),
      exact: z.boolean(),
      appliedAt: Instant.nullable(),
    })
    .nullable(),
  /** What came from the booth, where both applied there. */
  application: ApplicationRow.nullable(),
  /** The applicants are representatives; null: everybody is a party for themselves. */
  group: GroupAtDesk.nullable(),
  /** Null until the desk issued one; `mayIssue`: of a mediation that the court leads, delegated or entrusted, and not returned. */
  statement: StatementAtDesk.nullable(),
  mayIssue: z.boolean(),
  served: z.array(ServiceRecord),
});
export type OpenedAgreement = z.infer<typeof OpenedAgreement>;

export const RegisterPost = z.object({});
export const ReturnAgreementPost = z.object({ reason: z.string().min(1).max(1000) });
export const AgreementAnswered = z.object({ answer: AgreementAnswer });
/** `proof` in words: who signed, or the number of the postal or electronic receipt; null while there is none. */
export const ServePost = z.object({
  party: z.string().max(60),
  of: ServiceRecord.shape.of,
  way: ServiceRecord.shape.way,
  consent: z.string().min(1).max(300).nullable(),
  proof: z.string().min(1).max(300).nullable(),
});
export const ServedAnswer = z.object({ served: z.array(ServiceRecord) });
export const LightPost = NotedLight.pick({ light: true, date: true, proof: true });
const Base64 = z.base64().min(1);
/**
 * The copy that bears the organisation's seal, scanned: `document` is the paper it was compared with, `pages` JPEG or PNG in order,
 * at most `DESK_FILES_MAX` bytes together.
 */
export const SealedCopyPost = z.object({
  document: Sha256,
  date: z.iso.date(),
  proof: NotedLight.shape.proof,
  pages: z.array(Base64).min(1).max(COPY_PAGES_MAX),
});
/** A number of a case as courts write it, brackets full or half width. */
export const CaseNumber = z
  .string()
  .regex(/^[（(]\d{4}[）)][\p{L}\d]{2,20}\d{1,8}号(之[一二三四五六七八九十]+)?$/u);
export const StatementPost = z.object({ number: CaseNumber, date: z.iso.date(), file: Base64 });
export const StatementAnswer = z.object({ statement: StatementAtDesk });
export const LightsAnswer = z.object({ noted: z.array(NotedLight) });
/** Both parties stand before the clerk or signed together: a joint application is one act. */
export const ConfirmationPost = z.object({ jointly: z.literal(true) });
export const ConfirmationAnswer = z.object({ appliedAt: Instant });

export const TakeApplicationPost = z.object({});
export const ApplicationAnswered = z.object({ answer: ApplicationAnswer });

const ToldService = ServiceRecord.pick({ way: true, sentAt: true, deliveredAt: true }).nullable();

/** What one party is told of one agreement at a booth, after a fresh reading of its card: the court's words alone, others masked. */
export const ToldAgreement = z.object({
  id: z.string(),
  title: z.string(),
  receiptNumber: z.string(),
  receivedAt: Instant,
  answer: z.discriminatedUnion('kind', [
    /** Received and verified, nobody has decided yet. */
    z.object({ kind: z.literal('received') }),
    ...AgreementAnswer.options,
  ]),
  /** `service`, `statement`: the latest way the court noted for this party, of each paper; delivered only as the court has proof of it. */
  parties: z.array(
    z.object({
      mine: z.boolean(),
      masked: z.string(),
      signedAt: Instant.nullable(),
      service: ToldService,
      statement: ToldService.default(null),
    }),
  ),
  /** `pages`: of the sealed copy the court has seen. `word`: of a light the court noted; without it a booth does not light it. */
  lights: z.array(
    z.object({
      light: Light,
      at: Instant.nullable(),
      pages: z.number().int().default(0),
      word: SignedWord.nullable().default(null),
    }),
  ),
  /** The court's own statement, once the desk issued it, never without its word. */
  statement: z.object({ number: z.string(), date: z.iso.date(), word: SignedWord }).nullable().default(null),
  effectiveAt: Instant.nullable(),
  /**
   * Told to a member of a group who consented: receipt, effect, thirty days and application are this member's own, and so is the sum.
   * `everybody`: it binds nobody before all have consented.
   */
  member: z
    .object({
      fen: z.number().int(),
      everybody: z.object({ consented: z.number().int(), members: z.number().int() }).nullable(),
    })
    .nullable()
    .default(null),
  followUp: OpenedAgreement.shape.followUp,
  confirmation: OpenedAgreement.shape.confirmation,
  /** Both applied at a booth: received by the court, and what the clerk answered. */
  application: z
    .object({ number: z.string(), receivedAt: Instant, answer: ApplicationAnswer.nullable() })
    .nullable(),
});
export type ToldAgreement = z.infer<typeof ToldAgreement>;
