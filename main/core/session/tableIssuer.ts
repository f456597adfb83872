/** The issuer behind every signature of one session: made for it alone, and kept with it so that a signature after a cut has the same one. */
// first: it brings the polyfill that x509 needs
import { newRoot, SIGNING_ALGORITHM, type Issuer, type Validity } from '../../proof/certificates.ts';
import { X509Certificate } from '@peculiar/x509';
import { z } from 'zod';

const HOUR_MS = 3_600_000;
/** A session's issuer is believed from a little before it was made, for clocks, to the end of a long day. */
const HOURS = { before: 1, after: 24 } as const;

export const issuerValidity = (now: number) => ({
  from: new Date(now - HOURS.before * HOUR_MS),
  to: new Date(now + HOURS.after * HOUR_MS),
});

export interface TableIssuer extends Issuer {
  /** As it is kept, sealed, until the packet is: certificate and key. Zeroed when the table is forgotten. */
  readonly kept: Uint8Array;
}

const Kept = z.object({ certificate: z.base64(), key: z.base64() });

export async function newTableIssuer(name: string, validity: Validity): Promise<TableIssuer> {
  const keys = await crypto.subtle.generateKey(SIGNING_ALGORITHM, true, ['sign', 'verify']);
  const { certificate, key } = await newRoot(name, validity, keys);
  const bytes = Buffer.from(await crypto.subtle.exportKey('pkcs8', key));
  const kept = Buffer.from(
    JSON.stringify({
      certificate: Buffer.from(certificate.rawData).toString('base64'),
      key: bytes.toString('base64'),
    }),
  );
  bytes.fill(0);
  return { certificate, key, kept };
}

/** Null where it is not what was kept. */
export async function tableIssuerFrom(kept: Uint8Array): Promise<TableIssuer | null> {
  const read = Kept.safeParse(JSON.parse(Buffer.from(kept).toString()));
  if (!read.success) return null;
  const bytes = Buffer.from(read.data.key, 'base64');
  const key = await crypto.subtle.importKey('pkcs8', bytes, SIGNING_ALGORITHM, false, ['sign']);
  bytes.fill(0);
  return {
    certificate: new X509Certificate(Buffer.from(read.data.certificate, 'base64')),
    key,
    kept: Uint8Array.from(kept),
  };
}
