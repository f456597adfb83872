/** Whom the proof of an agreement leads back to: the court's root, what it certified, and what it took back. */
import { z } from 'zod';
import { Instant } from './request.ts';

/** A certificate, DER, base64url. */
export const Certificate = z
  .string()
  .max(4000)
  .regex(/^[A-Za-z0-9_-]+$/);

/** Hexadecimal serial number of a booth's certificate; what the court counter-sealed before `at` stands. */
export const RevokedCertificate = z.object({
  serial: z.string().max(64),
  at: Instant,
  reason: z.enum(['boothRevoked', 'superseded']),
});
export type RevokedCertificate = z.infer<typeof RevokedCertificate>;

/**
 * `GET /v1/trust`, open to everybody: the root that certifies booths' keys and, agreement by agreement, the issuer of its
 * signatures; the certificate of the court's own counter-seal; what was taken back, also as a CRL at `/v1/trust/revoked.crl`.
 */
export const TrustAnswer = z.object({
  court: z.string(),
  root: Certificate,
  counterSeal: Certificate,
  revoked: z.array(RevokedCertificate),
});
export type TrustAnswer = z.infer<typeof TrustAnswer>;

/**
 * What the court says of a key that read a card elsewhere, as JSON in `BoothKeyAnswer.said`: it belongs to this booth, which is one of
 * the court's and not taken back. `key`: raw Ed25519, base64url; `name`: site and booth.
 */
export const BoothKeyWord = z.object({
  kid: z.string().max(20),
  key: z.string().max(60),
  booth: z.string().max(32),
  name: z.string().max(200),
  at: Instant,
});
export type BoothKeyWord = z.infer<typeof BoothKeyWord>;

/** `GET /v1/booth-keys/{kid}`, asked by a booth. `sig`: by the court's key of receipts, over `boothKeyText(said)`. */
export const BoothKeyAnswer = z.object({ said: z.string().max(1000), sig: z.string().max(100) });
export type BoothKeyAnswer = z.infer<typeof BoothKeyAnswer>;

/** Receipts are signed over digests: this begins as none of them does. */
export const boothKeyText = (said: string): string => `yuncang booth key 1\n${said}`;
