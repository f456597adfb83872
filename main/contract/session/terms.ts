/** The agreement's terms as the table fills them in: who does what, by when, for how much. One schema for booth and court. */
import { z } from 'zod';
import { Security } from './parties.ts';

const Id = z.string().max(40);
/** Integer fen (1/100 yuan). */
const Fen = z.number().int().nonnegative();

export const TermKind = z.enum([
  'payMoney', 'instalment', 'deliver', 'act', 'refrain', 'apologise', 'returnProperty', 'leaseEnd', 'visit', 'custody', 'guarantee',
  'waive', 'costs', 'confidentiality', 'other',
]); // prettier-ignore
export type TermKind = z.infer<typeof TermKind>;

export const Account = z.object({
  bank: z.string().max(60),
  name: z.string().max(60),
  number: z.string().max(30),
});

export const Term = z.object({
  id: Id,
  kind: TermKind,
  /** Participant ids; null where a term binds everybody. */
  debtor: Id.nullable(),
  creditor: Id.nullable(),
  fen: Fen.nullable(),
  /** The amount in upper-case words as the paper prints it (壹万元整). */
  words: z.string().max(80).nullable(),
  due: z.iso.date().nullable(),
  account: Account.nullable(),
  /** Yearly interest or penalty in thousandths of a percent, for example 3450 for 3.45 %. */
  interestMilliPercent: z.number().int().nonnegative().nullable(),
  text: z.string().max(2000),
  /** Of a term that secures another's debt: by what, and the term of that debt. */
  security: Security.and(z.object({ of: Id })).optional(),
});
export type Term = z.infer<typeof Term>;

/** A party to the paper. `signer`: whoever signs for it, itself or somebody who acts for it. */
export const TermParty = z.object({
  id: Id,
  name: z.string().max(120),
  age: z.number().int().nullable(),
  signer: z
    .object({ id: Id, as: z.enum(['self', 'guardian', 'agent', 'legalRep']), maySettle: z.boolean() })
    .nullable(),
});
export type TermParty = z.infer<typeof TermParty>;

export const AgreementDraft = z.object({
  parties: z.array(TermParty).max(200),
  terms: z.array(Term).max(200),
  /** What the instalments must add up to; null without instalments. */
  totalFen: Fen.nullable(),
});
export type AgreementDraft = z.infer<typeof AgreementDraft>;
