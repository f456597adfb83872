/** What the court says of an agreement after it was signed, under the court's own signature: a booth shows none of it on anybody else's word. */
import { z } from 'zod';
import { Instant, Sha256 } from './request.ts';
import { Light } from './session/regime.ts';

/** Before the text in what is signed, so that no word can be taken for a receipt: the digest is of `yuncang.word/1\n` and the text. */
export const WORD_PREFIX = 'yuncang.word/1\n';

/** `document` is the paper that was signed. `date` is a day of the court's calendar. */
const about = { v: z.literal(1), agreement: z.ulid(), document: Sha256, date: z.iso.date() };

export const CourtWord = z.discriminatedUnion('says', [
  /** A light was given on paper on that day; `pages` are the scanned pages of the copy that bears the seal. */
  z.object({ ...about, says: z.literal('light'), light: Light, pages: z.array(Sha256), at: Instant }),
  /** The court has made its own mediation statement (调解书): `number` of the case, `file` the digest of the PDF. */
  z.object({ ...about, says: z.literal('statement'), number: z.string(), file: Sha256, at: Instant }),
]);
export type CourtWord = z.infer<typeof CourtWord>;

/** `word` is the exact text; `sig` Ed25519 with the key of receipts, base64url. */
export const SignedWord = z.object({ word: z.string().max(8000), sig: z.string(), kid: z.string() });
export type SignedWord = z.infer<typeof SignedWord>;
