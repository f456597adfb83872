/** The certificates behind an agreement's signatures: a court's root, a booth's issuer, one key a signer that lives for one signature. */
import 'reflect-metadata';
import {
  AuthorityKeyIdentifierExtension, BasicConstraintsExtension, KeyUsageFlags, KeyUsagesExtension, SubjectKeyIdentifierExtension, X509CertificateGenerator,
  type X509Certificate,
} from '@peculiar/x509'; // prettier-ignore
import { hexOf } from './bytes.ts';

/** ECDSA P-256 with SHA-256: what PDF readers, browsers and BoringSSL all verify. */
export const SIGNING_ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

export interface Issuer {
  readonly certificate: X509Certificate;
  readonly key: CryptoKey;
}

export interface Validity {
  readonly from: Date;
  readonly to: Date;
}

const newKeys = (): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey(SIGNING_ALGORITHM, false, ['sign', 'verify']) as Promise<CryptoKeyPair>;

/** A directory name holds what a reader shows: characters that would end or change it are escaped. */
const nameOf = (commonName: string): string =>
  `CN=${commonName.replaceAll(/[\\,+"<>;=#]/g, (char) => `\\${char}`)}`;

/** Positive, so the first digit is small. */
const serial = (): string => hexOf(crypto.getRandomValues(new Uint8Array(16))).replace(/^[089a-f]/, '1');

export async function newRoot(commonName: string, { from, to }: Validity): Promise<Issuer> {
  const keys = await newKeys();
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(), name: nameOf(commonName), notBefore: from, notAfter: to, signingAlgorithm: SIGNING_ALGORITHM, keys,
    extensions: [
      new BasicConstraintsExtension(true, 1, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  }); // prettier-ignore
  return { certificate, key: keys.privateKey };
}

/** A booth's issuer: may issue signers' certificates, no further issuers. */
export async function newIssuer(commonName: string, { from, to }: Validity, root: Issuer): Promise<Issuer> {
  const keys = await newKeys();
  const certificate = await X509CertificateGenerator.create({
    serialNumber: serial(), subject: nameOf(commonName), issuer: root.certificate.subject, notBefore: from, notAfter: to,
    signingAlgorithm: SIGNING_ALGORITHM, publicKey: keys.publicKey, signingKey: root.key,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
      await AuthorityKeyIdentifierExtension.create(root.certificate.publicKey),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  }); // prettier-ignore
  return { certificate, key: keys.privateKey };
}

export interface OneTimeSigner {
  readonly key: CryptoKey;
  /** The signer's own certificate and its issuer's, DER. */
  readonly chain: readonly Uint8Array[];
}

/**
 * 电子签名法 13: the key is exclusive to the signer and under their sole control, so it is made when they sign, cannot be
 * exported, and is forgotten after one signature. `commonName` is what a PDF reader shows as the signer.
 */
export async function oneTimeSigner(
  commonName: string,
  { from, to }: Validity,
  issuer: Issuer,
): Promise<OneTimeSigner> {
  const keys = await newKeys();
  const certificate = await X509CertificateGenerator.create({
    serialNumber: serial(), subject: nameOf(commonName), issuer: issuer.certificate.subject, notBefore: from, notAfter: to,
    signingAlgorithm: SIGNING_ALGORITHM, publicKey: keys.publicKey, signingKey: issuer.key,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true),
      await AuthorityKeyIdentifierExtension.create(issuer.certificate.publicKey),
    ],
  }); // prettier-ignore
  return {
    key: keys.privateKey,
    chain: [certificate, issuer.certificate].map((one) => new Uint8Array(one.rawData)),
  };
}
