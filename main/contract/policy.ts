/** The policy pack: the rules and words of the domain as signed, versioned data that a court can change without a programmer. */
import { z } from 'zod';
import { Binder, USUAL_BINDERS } from './session/acting.ts';
import { GroupEffect } from './session/groupEffect.ts';
import { Light, RegimeId, RemoteMethod } from './session/regime.ts';
import { Role } from './session/roles.ts';
import { StatusRule, USUAL_STATUS } from './session/personalStatus.ts';
import { TermKind } from './session/terms.ts';

/** A text in every language of the booth. The Chinese text binds; English helps. */
export const LocalText = z.object({ 'zh-CN': z.string().min(1), en: z.string().min(1) });
export type LocalText = z.infer<typeof LocalText>;

export const Language = z.enum(['zh-CN', 'en']);
export type Language = z.infer<typeof Language>;

const Id = z.string().regex(/^[a-zA-Z0-9.-]{1,40}$/);

/** A cause of action by scheme, version and local code: official numbers shift between versions (domain.md 5.7). */
export const CauseOfAction = z.object({
  scheme: z.string(),
  version: z.string(),
  code: z.string(),
  name: LocalText,
  /** What the cause means in plain words. */
  plain: LocalText,
});
export type CauseOfAction = z.infer<typeof CauseOfAction>;

export const DisputeKindId = z.enum([
  'loan', 'propertyFee', 'purchase', 'training', 'rent', 'neighbour', 'wages', 'traffic', 'family', 'injury', 'company', 'other',
]); // prettier-ignore
export type DisputeKindId = z.infer<typeof DisputeKindId>;

export const DisputeKind = z.object({
  id: DisputeKindId,
  label: LocalText,
  hint: LocalText,
  /** Codes of proposed causes, most likely first, at most three. */
  causes: z.array(z.string()).max(3),
  /** What people usually ask for in this kind of dispute. */
  claimKinds: z.array(Id).min(1),
  /** Phrase chips: ready words for "what happened", Chinese only as they enter a Chinese paper. */
  factPhrases: z.array(z.string()),
  /** Papers people usually bring: names for evidence items, with their kind and what they prove (phrase chips). */
  usualEvidence: z.array(z.object({ name: z.string(), kind: Id, proves: z.string() })),
});
export type DisputeKind = z.infer<typeof DisputeKind>;

/** `money` claims carry an amount in fen, `act` claims words only. */
export const ClaimKind = z.object({
  id: Id,
  label: LocalText,
  form: z.enum(['money', 'act']),
  phrases: z.array(z.string()),
});
export type ClaimKind = z.infer<typeof ClaimKind>;

/** One of the eight kinds of evidence of 民诉法 66. */
export const EvidenceKind = z.object({ id: Id, label: LocalText });

/** A text a person reads and answers; the version goes into the record with the answer. */
export const Statement = z.object({
  version: z.string(),
  title: LocalText,
  paragraphs: z.array(LocalText).min(1),
});
export type Statement = z.infer<typeof Statement>;

/** What a regime is, in plain words for the screen. */
export const RegimeWords = z.object({
  /** Who leads it, and whether somebody else has to sign. */
  leads: LocalText,
  /** What an agreement brings about, and from when. */
  effect: LocalText,
  /** Whether a court confirms it. */
  confirm: LocalText,
  /** What is left to everybody when a side does not go on. */
  stopped: LocalText,
});
export type RegimeWords = z.infer<typeof RegimeWords>;

/** The words of the regime's paper, Chinese only: how whoever leads is called, whose seal belongs on it, and its last articles. */
export const RegimePaper = z.object({
  lead: z.string().min(1).max(20),
  seal: z.string().min(1).max(30),
  closing: z.array(z.string().min(1)).min(1).max(8),
  /** The last articles where its content has to be signed by hand; none: the usual ones. */
  byHand: z.array(z.string().min(1)).max(8).default([]),
});
export type RegimePaper = z.infer<typeof RegimePaper>;

/** For packs made before these were policy data: then the booth held people's mediation alone. */
const USUAL_WORDS: RegimeWords = {
  leads: { 'zh-CN': '人民调解员主持', en: 'Led by a people’s mediator' },
  effect: {
    'zh-CN': '双方、调解员签名，盖章以后生效',
    en: 'In effect once everybody signed and it was sealed',
  },
  confirm: { 'zh-CN': '生效后三十天内，可以一起请法院确认', en: 'A court can confirm it within thirty days' },
  stopped: { 'zh-CN': '不调解，也不影响去法院起诉。', en: 'Not mediating does not keep you from suing.' },
};
const USUAL_PAPER: RegimePaper = {
  lead: '人民调解员',
  seal: '人民调解委员会',
  closing: [
    '本协议是双方自愿达成的，双方应当按照约定履行。',
    '本协议自双方签名、人民调解员签名并加盖人民调解委员会印章之日起生效。',
    '自本协议生效之日起三十日内，双方可以共同向人民法院申请司法确认。',
    '一方不履行本协议的，另一方可以向人民法院起诉。',
  ],
  byHand: [],
};

/** One kind of mediation: who leads, what is told, what the paper needs, and when it takes effect. */
export const Regime = z.object({
  id: RegimeId,
  label: LocalText,
  /** What it costs, in plain words, always on the screen. */
  cost: LocalText,
  /** Roles that may lead: admit, call a caucus, draft, end. */
  leads: z.array(Role).min(1),
  /** Roles that may open it for somebody else to lead: call together, invite, let in, no more (domain.md 4.12). */
  hosts: z.array(Role).default([]),
  /** Texts each party reads or hears and acknowledges, by id and version. */
  notices: z.array(Id).min(1),
  /** The paper an agreement ends in. */
  endDocument: Id,
  /** 电子签名法 3: some papers cannot be signed electronically as free-standing documents. */
  eSign: z.enum(['allowed', 'wetInkOnly', 'inCourtOnly']),
  /** Lights beside the parties' own. */
  needs: z.array(Light),
  /**
   * `lastParty`: when all parties have signed (在线调解规则 19). `allLights`: signatures, mediator and seal (人民调解法 29).
   * `court`: only by the court's own document or act.
   */
  effect: z.enum(['lastParty', 'allLights', 'court']),
  /** A joint application for judicial confirmation is possible within 30 days of the effect (民诉法 205). */
  confirmable: z.boolean(),
  /** Goes on without the court link when everybody is present (domain.md 4.7). */
  withoutLink: z.boolean(),
  /** A party that stops ends the mediation at once (人民调解法 17, 23). */
  stopEnds: z.boolean(),
  /** A party's agent may settle with special authority; in police mediation the parties come themselves. */
  agents: z.enum(['special', 'none']),
  /** Who beside the party itself may bind it by signing. */
  binders: z.array(Binder).default([...USUAL_BINDERS]),
  /** How a party that is elsewhere may be known to sign in its own page; none: everybody signs at the table. */
  remote: z.array(RemoteMethod).default([]),
  /** Days for the mediation from acceptance; null where the law sets none. */
  days: z.number().int().positive().nullable(),
  /** What it may be turned into at the same table, everybody agreeing; never by itself (domain.md 3.7, 4.5). */
  switchesTo: z.array(RegimeId).default([]),
  words: RegimeWords.default(USUAL_WORDS),
  paper: RegimePaper.default(USUAL_PAPER),
});
export type Regime = z.infer<typeof Regime>;

/** A text every party of a session is told and acknowledges; regimes name them by id. */
export const SessionNotice = Statement.extend({ id: Id });
export type SessionNotice = z.infer<typeof SessionNotice>;

/** A ready clause as it enters the paper, Chinese only; the parties stand in it as 申请人 and 被申请人. */
export const LibraryClause = z.object({ id: Id, label: LocalText, kind: TermKind, text: z.string().min(1) });
export type LibraryClause = z.infer<typeof LibraryClause>;

/** What an agreement about one kind of dispute may be. `eSign`: 电子签名法 3 keeps personal relations out of electronic papers. */
export const AgreementKind = z.object({
  kind: DisputeKindId,
  /** A guardian who made the contract for a child may be the party in their own name (法释〔2025〕4号, 预付式消费). */
  guardianInOwnName: z.boolean().default(false),
  eSign: z.enum(['allowed', 'wetInkOnly']),
  /** False: the subject matter is kept from judicial confirmation (民诉法解释 355). */
  confirmable: z.boolean().default(true),
  /** Ids of the clauses offered, most useful first. */
  clauses: z.array(Id),
});
export type AgreementKind = z.infer<typeof AgreementKind>;

/**
 * Who may open and lead a session at this court's booths. `card` is scrypt(type ":" number, `salt`, 32 bytes) in hex, so
 * that a copied pack names nobody; the name is read from the card itself. The booth compares with this list alone: the
 * court is not asked.
 */
export const StaffRoster = z.object({
  salt: z.string().min(16),
  members: z.array(
    z.object({
      id: Id,
      role: Role,
      organisation: z.string().min(1).max(60),
      card: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});
export type StaffRoster = z.infer<typeof StaffRoster>;

/**
 * A group that mediates through representatives (民诉法 56–57, 解释 75–78). Texts that enter a paper are Chinese only; in them {n} is
 * the number of members, {sum} the sum of all annexes.
 */
export const GroupPolicy = z.object({
  /** Fewer are parties at the table; more than a booth is built for go to the court. */
  members: z.object({ min: z.number().int().positive(), max: z.number().int().max(400) }),
  representatives: z.object({ min: z.number().int().positive(), max: z.number().int().max(5) }),
  /** How long a group waits at this booth for whoever leads it, from the last thing done. */
  keptMs: z.number().int().positive().max(2_592_000_000),
  /** Dispute kinds in which wages are owed: arbitration comes first, unless a wage IOU was written. */
  wageKinds: z.array(DisputeKindId),
  arbitrationFirst: Statement,
  withWageIou: Statement,
  /** Told where a people's mediation committee mediated payments. */
  confirmation: Statement,
  /** Whom the agreement binds, and since when; whoever leads chooses, and it is read out as a clause. */
  effects: z
    .array(z.object({ id: GroupEffect, label: LocalText, hint: LocalText, clause: z.string().min(1) }))
    .length(2),
  /** The clause that pays everybody by their annex; the payments follow it. */
  payment: z.string().min(1),
  /** What a member says with their signature. */
  consent: z.array(z.string().min(1)).min(1).max(8),
});
export type GroupPolicy = z.infer<typeof GroupPolicy>;

/** Checks of scanned pages (domain.md 8.8); pictures are looked at 1000 px wide. */
export const PageThresholds = z.object({
  /** Degrees a page may lean before a person is told; it is straightened all the same. */
  skewWarnDegrees: z.number(),
  /** Variance of the Laplacian: below the first hardly legible, below the second not clear. */
  blurRefuse: z.number(),
  blurWarn: z.number(),
  /** Share of edges below which a page is blank. */
  blankEdgeShare: z.number(),
  /** Share of the page under one reflection. */
  glareShare: z.number(),
  /** Strokes that run over one side. */
  cutStrokes: z.number().int(),
  /** From here on two pages are taken for the same one; 1 is identical. */
  duplicateLikeness: z.number(),
  maxPageBytes: z.number().int(),
  /** A page is never made smaller than this. */
  minDpi: z.number().int(),
});
export type PageThresholds = z.infer<typeof PageThresholds>;

/** For packs that were signed before these thresholds were in them. */
const USUAL_PAGES: PageThresholds = {
  skewWarnDegrees: 2, blurRefuse: 80, blurWarn: 300, blankEdgeShare: 0.0005, glareShare: 0.004, cutStrokes: 4,
  duplicateLikeness: 0.95, maxPageBytes: 1_500_000, minDpi: 200,
}; // prettier-ignore

export const PolicyPack = z.object({
  /** Increases with every release; an older pack never replaces a newer one. */
  serial: z.number().int().positive(),
  version: z.string(),
  court: z.string(),
  validFrom: z.iso.date(),
  validTo: z.iso.date(),
  notice: z.object({
    version: z.string(),
    title: LocalText,
    rows: z
      .array(z.object({ icon: Id, question: LocalText, sentence: LocalText }))
      .min(1)
      .max(6),
  }),
  consents: z.object({ eService: Statement, onlineMediation: Statement }),
  honesty: Statement,
  signing: z.object({ before: LocalText, mayRefuse: LocalText }),
  disputeKinds: z.array(DisputeKind).length(12),
  causes: z.array(CauseOfAction),
  claimKinds: z.array(ClaimKind),
  evidenceKinds: z.array(EvidenceKind).length(8),
  /** Reasons a clerk can give for returning a request for correction. */
  correctionReasons: z.array(z.object({ id: Id, label: LocalText, advice: LocalText })),
  /** Packs made before sessions existed have none. */
  regimes: z.array(Regime).default([]),
  notices: z.array(SessionNotice).default([]),
  clauses: z.array(LibraryClause).default([]),
  agreements: z.array(AgreementKind).default([]),
  /** Personal status in a clause closes the electronic way (电子签名法 3). */
  personalStatus: z.array(StatusRule).default([...USUAL_STATUS]),
  /** Usual objections to a paper as a party may take them over, Chinese only: they stand in the proof. */
  objections: z.array(z.string().min(1).max(200)).default([]),
  /** Days after the agreement on which a 回访 is proposed; none: it is not asked. */
  followUpDays: z.array(z.number().int().positive()).max(5).default([]),
  /** Why a mediation ended without an agreement, as whoever leads may note it (在线调解规则 25); neutral words. */
  endReasons: z
    .array(z.object({ id: Id, label: LocalText }))
    .max(8)
    .default([]),
  /**
   * Which disputes are linked by respondent, and the salt of their key (groupKey.ts); it stays the same from pack to pack, or what was
   * linked before is linked no more. Null: nothing is linked.
   */
  grouping: z
    .object({ salt: z.string().min(16).max(100), kinds: z.array(DisputeKindId).min(1) })
    .nullable()
    .default(null),
  /** Null: this court's booths hold no group mediation. */
  group: GroupPolicy.nullable().default(null),
  /** Without a roster nobody can open a session at the booth. */
  staff: StaffRoster.nullable().default(null),
  templates: z.array(
    z.object({
      id: Id,
      version: z.string(),
      title: LocalText,
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      source: z.string(),
    }),
  ),
  timeouts: z.object({
    /** Milliseconds without touch before the cover, and of the cover before leaving. */
    idleCoverMs: z.number().int().positive(),
    coverMs: z.number().int().positive(),
    /** Of the presence sensor seeing nobody, before the cover. */
    awayCoverMs: z.number().int().positive().default(20_000),
    /** How long an identity check stays fresh for signing. */
    freshIdentityMs: z.number().int().positive(),
    /** How long a mediation that was cut waits for whoever led it; its issuer's certificate outlives this by far. */
    cutSessionMs: z.number().int().positive().max(43_200_000).default(43_200_000),
    cardLeftReminderMs: z.number().int().positive(),
  }),
  thresholds: z.object({
    adultAge: z.number().int(),
    maxPages: z.number().int().positive(),
    maxFieldLength: z.number().int().positive(),
    pages: PageThresholds.default(USUAL_PAGES),
    /** Quality gates of domain.md 8.7. */
    signature: z.object({
      minStrokes: z.number().int(), minSamples: z.number().int(), minDurationMs: z.number().int(),
      minWidthMm: z.number(), minHeightMm: z.number(), maxGapShare: z.number(),
    }), // prettier-ignore
  }),
  contacts: z.array(z.object({ id: Id, label: LocalText, number: z.string() })),
  /** Public holidays and make-up workdays, by date, as the State Council sets them for each year. */
  calendar: z.array(z.object({ date: z.iso.date(), workday: z.boolean() })),
});
export type PolicyPack = z.infer<typeof PolicyPack>;

/** `pack` is the exact JSON text that `sig` (Ed25519, base64url) signs; it is parsed only after the signature was checked. */
export const SignedPack = z.object({ pack: z.string(), sig: z.string() });
export type SignedPack = z.infer<typeof SignedPack>;
