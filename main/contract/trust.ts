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
