/** A signature given in a party's own page, away from the table: how its signer was known, and what its key signs. Pure. */
import { z } from 'zod';
import { IdentityCheck, Instant } from '../request.ts';
import { RemoteMethod } from '../session/regime.ts';
import { BoothWord, CardSalt } from './boothWord.ts';

/** The card was held to a camera and compared by whoever led; nothing was read from it. */
export const SeenOnCamera = z.object({
  method: z.literal('cardOnCamera'),
  /** No chip, no level: what was done is said by the method (domain.md 4.1). */
  level: z.literal('L0'),
  cardType: z.literal('resident'),
  warnings: z.array(z.string()),
  /** Participant who compared. */
  by: z.string().max(60),
  at: Instant,
});
export type SeenOnCamera = z.infer<typeof SeenOnCamera>;

/** The chip was read at another booth of the court, and the face compared by whoever led. */
export const ReadAtBooth = z.object({
  method: z.literal('chipAtBooth'),
  /** As of a chip read at the table (domain.md 4.1). */
  level: z.literal('L1'),
  cardType: IdentityCheck.shape.cardType,
  warnings: z.array(z.string()),
  /** Participant who compared the face. */
  by: z.string().max(60),
  /** When the chip was read, by that booth's clock. */
  at: Instant,
  /** The booth, as the court calls it. */
  booth: z.string().max(200),
  salt: CardSalt,
  word: BoothWord,
});
export type ReadAtBooth = z.infer<typeof ReadAtBooth>;

/** How somebody at a table, or elsewhere, was known. */
export const SessionCheck = z.discriminatedUnion('method', [IdentityCheck, SeenOnCamera, ReadAtBooth]);
export type SessionCheck = z.infer<typeof SessionCheck>;

/** ECDSA P-256 with SHA-256: made by every browser, checked by every verifier. */
export const REMOTE_ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

const Base64Url = (max: number): z.ZodString =>
  z
    .string()
    .regex(/^[\w-]+$/)
    .max(max);

/** What the page gives beside its ink, as it stands in the proof. `key`: raw public point; `sig`: r and s, 64 bytes. */
export const RemoteSignature = z.strictObject({
  method: RemoteMethod,
  key: Base64Url(90),
  sig: Base64Url(90),
  /** The two times as the signer's own clock says; the act's own are the booth's. */
  began: Instant,
  done: Instant,
  /** With `chipAtBooth`: the word of the booth whose reader and pad were used, for this very key and paper. */
  booth: BoothWord.optional(),
});
export type RemoteSignature = z.infer<typeof RemoteSignature>;

export interface RemoteStatement {
  readonly session: string;
  /** The party's id in session, packet and proof. */
  readonly party: string;
  readonly document: { readonly title: string; readonly pages: number; readonly sha256: string };
  /** SHA-256 of the ink's canonical JSON. */
  readonly samples: string;
  readonly began: string;
  readonly done: string;
}

/** What the key is used for, once: strings and whole numbers in one order have one spelling. */
export const statementText = ({ session, party, document, samples, began, done }: RemoteStatement): string =>
  JSON.stringify([
    'yuncang remote signature 1', session, party, document.sha256, document.title, document.pages, samples, began, done, 'alone',
  ]); // prettier-ignore

interface InkSample {
  readonly t: number;
  readonly x: number;
  readonly y: number;
  readonly p: number;
  readonly flags: number;
}
/** Ink as canonical JSON (RFC 8785): keys sorted, whole numbers; the same text whoever writes it. */
export const inkText = (samples: readonly InkSample[]): string =>
  `[${samples.map(({ t, x, y, p, flags }) => `{"flags":${flags},"p":${p},"t":${t},"x":${x},"y":${y}}`).join(',')}]`;
