/** The shape in which a table and its papers are kept over a crash: checked when it is read again, as every row is. */
import { z } from 'zod';
import { CardRecord } from '../../contract/devices.ts';
import { DemoJudgment, JudgmentFlaw } from '../../contract/demoJudgment.ts';
import { GroupKey } from '../../contract/groupKey.ts';
import { DisputeKindId, LocalText } from '../../contract/policy.ts';
import { Group, GroupRoster } from '../../contract/session/group.ts';
import { EvidencePage, Instant, Sha256 } from '../../contract/request.ts';
import { RemoteSignature, SessionCheck } from '../../contract/remote/signature.ts';
import { Authority, Capacity } from '../../contract/session/acting.ts';
import { AcknowledgedNotice, SignerEvidence } from '../../contract/session/packet.ts';
import { GuestCall } from '../../contract/session/guests.ts';
import { DisputeSource } from '../../contract/session/hosting.ts';
import { Light, RegimeId, RemoteMethod } from '../../contract/session/regime.ts';
import { Role } from '../../contract/session/roles.ts';
import { AgreementDraft, TermKind } from '../../contract/session/terms.ts';
import {
  PARTIES_MAX,
  Seat,
  Security,
  ServiceWish,
  Standing,
  TWO_PARTIES,
} from '../../contract/session/parties.ts';
import { Who } from '../../contract/sessionScreen.ts';
import type { KeptTable } from './desk.ts';

const Delivery = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('waiting') }),
  z.object({ kind: z.literal('received'), number: z.string(), at: Instant }),
  z.object({ kind: z.literal('refused'), at: Instant }),
]);
const Sealed = z.object({ itemId: z.string(), capturedAt: Instant, delivery: Delivery });
const Document = z.object({ id: z.string(), title: LocalText, pages: z.number().int(), sha256: Sha256 });

const Principal = z.object({
  kind: z.enum(['person', 'organisation']),
  name: z.string(),
  number: z.string(),
});
const Acting = z.object({
  as: Capacity,
  principal: Principal,
  authority: Authority.nullable(),
  pages: z.array(EvidencePage),
});
export const Sitter = z.object({
  identity: z.object({ card: CardRecord, check: SessionCheck, tappedAt: z.number() }),
  elsewhere: z
    .object({
      guest: z.number().int(),
      line: z.string(),
      by: RemoteMethod.default('cardOnCamera'),
      signs: Sha256.nullable(),
    })
    .nullable()
    .default(null),
  joinedAt: Instant,
  checks: z.array(SessionCheck),
  told: z.array(AcknowledgedNotice),
  acting: Acting.nullable(),
  ward: z.string().nullable().default(null),
  service: ServiceWish.nullable().default(null),
});

export const Member = z.object({ id: z.string(), role: Role, organisation: z.string(), card: z.string() });

const WorkPhase = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['opened', 'identityRound', 'rightsRound', 'statements', 'proposals', 'drafting', 'reading', 'signing']) }),
  z.object({ kind: z.literal('caucus'), side: z.enum(['applicant', 'respondent', 'thirdParty']) }),
]); // prettier-ignore
const END = ['agreement', 'settledWithdrawn', 'unreachable', 'refused', 'tooFarApart', 'expired', 'refusedToSign', 'other', 'onPaper'] as const; // prettier-ignore
const Phase = z.union([
  WorkPhase,
  z.object({ kind: z.enum(['draft', 'invited', 'lobby', 'sealed', 'service', 'confirmation']) }),
  z.object({ kind: z.literal('paused'), why: z.enum(['cooldown', 'techFault', 'breakOff']), from: WorkPhase }), // prettier-ignore
  z.object({ kind: z.literal('closed'), reason: z.enum(END) }),
]);
const Place = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('seat'), booth: z.string(), seat: z.enum(['A', 'B', 'staff']) }),
  z.object({ kind: z.literal('remote') }),
]);
const Participant = z.object({
  id: z.string(), role: Role, side: z.enum(['applicant', 'respondent', 'thirdParty']).nullable(), place: Place, actsFor: z.string().nullable(),
  maySettle: z.boolean(), here: z.enum(['invited', 'waiting', 'admitted', 'lost', 'left']), identityAt: z.number().nullable(),
  acknowledged: z.array(z.string()),
}); // prettier-ignore
const Clause = z.object({
  id: z.string(),
  text: z.string(),
  heardBy: z.array(z.string()),
  doubts: z.array(z.object({ by: z.string(), what: z.enum(['notUnderstood', 'objects']) })),
});
const Session = z.object({
  id: z.string(),
  regime: RegimeId,
  switches: z.array(z.object({ from: RegimeId, to: RegimeId, by: z.string(), at: Instant })),
  turning: z.object({ to: RegimeId, agreed: z.array(z.string()) }).nullable(),
  declined: z.array(RegimeId),
  guesting: z
    .object({ call: GuestCall.default('neutral'), answered: z.array(z.string()), no: z.boolean() })
    .nullable()
    .default(null),
  // before there were several to ask for, it was said of the one
  guestDeclined: z
    .union([z.array(GuestCall), z.boolean().transform((no): GuestCall[] => (no ? ['neutral'] : []))])
    .default([]),
  phase: Phase,
  participants: z.array(Participant),
  agreement: z.object({ version: z.number(), clauses: z.array(Clause), blocks: z.number(), locked: Sha256.nullable() }), // prettier-ignore
  signatures: z.array(z.object({ by: z.string(), document: z.string(), at: Instant, act: z.enum(['signed', 'refused', 'objected']) })), // prettier-ignore
  lights: z.array(z.object({ light: Light, by: z.string(), at: Instant })),
});

const DemoFound = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['none', 'offline']) }),
  z.object({ kind: z.literal('refused'), why: JudgmentFlaw }),
  z.object({ kind: z.literal('here'), judgment: DemoJudgment }),
]);
const Payment = z.object({
  payer: Seat,
  payee: Seat.optional(),
  totalFen: z.number().int(),
  rows: z.array(z.object({ no: z.number().int(), fen: z.number().int(), due: z.iso.date(), movedFrom: z.iso.date().nullable() })),
}).transform((payment) => ({ ...payment, payee: payment.payee ?? (payment.payer === 'A' ? 'B' : 'A') })); // prettier-ignore
const Secures = z.object({ of: z.string(), by: Seat, security: Security });
const Shown = z.object({ who: Seat, what: z.string(), way: z.enum(['seen', 'heard']), ms: z.number(), at: Instant, trusted: z.boolean() }); // prettier-ignore
const Signed = z.object({
  id: z.string(), who: Who, began: Instant, done: Instant, trusted: z.boolean(),
  pad: z.object({ model: z.string(), serial: z.string(), firmware: z.string() }), samples: Sha256,
  remote: RemoteSignature.nullable().default(null),
  field: z.object({ name: z.string(), bytes: z.number().int(), sha256: Sha256 }),
}); // prettier-ignore
const Objection = z.object({ who: Seat, words: z.string(), began: Instant, done: Instant, trusted: z.boolean(), document: Sha256 }); // prettier-ignore

const Later = Sitter.nullable().default(null);

export const Application = z.object({ document: Document, shown: z.array(Shown), signed: z.array(Signed), sealed: Sealed.nullable() }); // prettier-ignore

/**
 * Complete by type: a field the table gains and this does not name no longer compiles. What has a default was not there when
 * every table had two parties: one that was cut then is read as such a table.
 */
const Table: z.ZodType<KeptTable> = z.object({
  stage: z.literal('table'),
  lead: Member,
  leadId: z.string(),
  attending: z.array(z.object({ id: z.string(), member: Member, sitter: Sitter })),
  intake: z.object({ source: DisputeSource, consentAt: Instant.nullable() }).nullable().default(null),
  regime: RegimeId,
  writer: Seat.nullable(),
  parties: z
    .array(z.object({ seat: Seat, standing: Standing }))
    .min(2)
    .max(PARTIES_MAX)
    .default([...TWO_PARTIES]),
  apart: z.boolean().default(false),
  group: Group.nullable().default(null),
  people: z.object({
    lead: Sitter, A: Sitter.nullable(), B: Sitter.nullable(), C: Later, D: Later, E: Later, F: Later, G: Later, H: Later,
  }), // prettier-ignore
  beside: z.array(z.object({ id: z.string(), seat: Seat, role: z.enum(['supporter', 'interpreter', 'agent']), sitter: Sitter })), // prettier-ignore
  kind: DisputeKindId.nullable(),
  session: Session.nullable(),
  openedAt: z.object({ at: Instant, trusted: z.boolean() }),
  privacy: AcknowledgedNotice.nullable(),
  linked: z.object({ key: GroupKey, demo: DemoFound }).nullable().default(null),
  draft: z.object({
    facts: z.string(),
    clauses: z.array(z.object({ id: z.string(), kind: TermKind, text: z.string(), payment: Payment.nullable(), secures: Secures.nullable().default(null) })), // prettier-ignore
  }),
  followUp: z.iso.date().nullable(),
  document: Document.nullable(),
  versions: z.array(
    z.object({
      version: z.number(), sha256: Sha256, at: Instant, trusted: z.boolean(),
      clauses: z.array(z.object({ id: z.string(), text: z.string() })).default([]),
    }), // prettier-ignore
  ),
  shown: z.array(Shown),
  signed: z.array(Signed),
  objections: z.array(Objection),
  sealed: Sealed.nullable(),
  application: Application.nullable(),
  applicationLeft: z.boolean(),
});

export const PaperFacts = z.object({
  base: z.number().int(),
  evidence: z.array(SignerEvidence),
  template: z.object({ id: z.string(), version: z.string() }),
  policyVersion: z.string(),
});
const AgreementFacts = PaperFacts.extend({
  terms: AgreementDraft,
  roster: GroupRoster.nullable().default(null),
});

/** Each part that is JSON, by its name on disk. */
export const KEPT = { table: Table, agreement: AgreementFacts, application: PaperFacts };
