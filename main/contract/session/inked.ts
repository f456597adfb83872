/** A paper that was read here, printed, signed by hand and scanned back, as it goes to the court: `session.inked/1`. Nothing in it is an electronic signature. */
import { z } from 'zod';
import { IdentityCheck, Instant, SealedFile } from '../request.ts';
import { AgreementPacket } from './packet.ts';
import { Role } from './roles.ts';

/** `paper`: the PDF that was read out and printed; `page`: a page as it was scanned with its signatures. */
export const INKED_PAPER = 'paper.pdf';
export const inkedPageName = (page: number): string => `page-${page}`;
export const InkedFileRole = z.enum(['paper', 'page']);
export type InkedFileRole = z.infer<typeof InkedFileRole>;

export const INKED_PAGES_MAX = 40;

/**
 * Each side checks: the envelope's signature covers the body and the digests of the sealed files; `document.sha256` and `.bytes` are
 * those of `paper.pdf`; the pages are numbered from 1 without a gap and at least as many as the paper has; `comparedBy` names somebody
 * of `people` who leads this kind of mediation. Who signed, and whether every hand is there, is seen on the pages and said by nobody:
 * there are no lights, and nothing is in effect by it.
 */
export const InkedPacket = AgreementPacket.omit({
  lights: true,
  issuer: true,
  draft: true,
  followUp: true,
}).extend({
  schema: z.literal('inked/1'),
  kind: z.literal('inkedAgreement'),
  /** 与原件核对无异: whoever led laid their card down and said so. */
  comparedBy: z.object({ id: z.string().max(60), role: Role, at: Instant, identity: IdentityCheck }),
  files: z
    .array(SealedFile.omit({ role: true, originalOf: true }).extend({ role: InkedFileRole }))
    .max(INKED_PAGES_MAX + 1),
});
export type InkedPacket = z.infer<typeof InkedPacket>;
export type UnsealedInked = Omit<InkedPacket, 'files'>;

/** What the court's desk lists of one; names masked. */
export const InkedRow = z.object({
  id: z.string(),
  boothId: z.string(),
  receivedAt: Instant,
  state: z.enum(['waiting', 'received', 'refused']),
  flaw: z.string().nullable(),
  number: z.string().nullable(),
  title: z.string().nullable(),
  parties: z.string().nullable(),
  pages: z.number().int().nullable(),
  comparedAt: Instant.nullable(),
});
export type InkedRow = z.infer<typeof InkedRow>;
export const InkedRows = z.object({ rows: z.array(InkedRow) });

/** One of them opened; people masked. Who signed is seen on its pages and said nowhere. */
export const OpenedInked = z.object({
  title: z.string(),
  /** Of the paper as it was read, before any hand signed it. */
  sha256: z.string(),
  pages: z.number().int(),
  comparedBy: z.object({ role: Role, masked: z.string(), at: Instant }),
  people: z.array(z.object({ id: z.string(), role: Role, masked: z.string() })),
});
export type OpenedInked = z.infer<typeof OpenedInked>;
