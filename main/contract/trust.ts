/** Whom the proof of an agreement leads back to: the court's root, each booth's issuer, the court's counter-seal, and what was revoked. */
import { z } from 'zod';
import { Instant } from './request.ts';

/** DER, base64url. */
const Der = z
  .string()
  .max(4000)
  .regex(/^[A-Za-z0-9_-]+$/);

/**
 * `POST /v1/issuer`, and in a claim: the booth's P-256 key that issues signers' certificates, as SubjectPublicKeyInfo.
 * `proof`: its own ECDSA signature (SHA-256, 64 bytes r ‖ s, base64url) over `issuerProofText`, so that nobody has a
 * stranger's key certified as theirs.
 */
export const IssuerPost = z.object({ spki: Der, proof: z.string().max(100) });
export type IssuerPost = z.infer<typeof IssuerPost>;

/** What the proof of possession is given over; `linkKey` is the raw Ed25519 key the booth speaks with. */
export const issuerProofText = (linkKey: string, spki: string): string => `issuer|${linkKey}|${spki}`;

/** The same key is told the same certificate, until it is time to renew it. */
export const IssuerAnswer = z.object({ certificate: Der, root: Der, notAfter: Instant });
export type IssuerAnswer = z.infer<typeof IssuerAnswer>;

/** A booth asks again when its certificate has less than this left; a signer's certificate ends with its issuer's. */
export const ISSUER_RENEW_DAYS = 60;

/** Hexadecimal serial numbers of booths' issuers; what the court counter-sealed before `at` stands. */
export const RevokedIssuer = z.object({
  serial: z.string(),
  at: Instant,
  reason: z.enum(['boothRevoked', 'superseded']),
});
export type RevokedIssuer = z.infer<typeof RevokedIssuer>;

/** `GET /v1/trust`, open to everybody. `counterSeal`: the raw Ed25519 key of the court's seal on proofs. */
export const TrustAnswer = z.object({
  court: z.string(),
  root: Der,
  counterSeal: z.object({ kid: z.string(), publicKey: z.string() }),
  revoked: z.array(RevokedIssuer),
});
export type TrustAnswer = z.infer<typeof TrustAnswer>;
