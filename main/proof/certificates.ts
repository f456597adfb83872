/** The certificates behind an agreement's signatures: a court's root, a booth's issuer, one key a signer that lives for one signature. */
import 'reflect-metadata';
import {
  AuthorityKeyIdentifierExtension, BasicConstraintsExtension, KeyUsageFlags, KeyUsagesExtension, SubjectKeyIdentifierExtension, X509CertificateGenerator,
  X509CrlGenerator, type Name, type X509Certificate,
} from '@peculiar/x509'; // prettier-ignore
import { exact, hexOf } from './bytes.ts';

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

/** `keys`: a root's key is kept by its court and outlives any certificate of it. */
export async function newRoot(
  commonName: string,
  { from, to }: Validity,
  keys?: CryptoKeyPair,
): Promise<Issuer> {
  const pair = keys ?? (await newKeys());
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(), name: nameOf(commonName), notBefore: from, notAfter: to, signingAlgorithm: SIGNING_ALGORITHM, keys: pair,
    extensions: [
      new BasicConstraintsExtension(true, 1, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(pair.publicKey),
    ],
  }); // prettier-ignore
  return { certificate, key: pair.privateKey };
}

/** A booth's issuer with a key of its own making. */
export async function newIssuer(commonName: string, validity: Validity, root: Issuer): Promise<Issuer> {
  const keys = await newKeys();
  return {
    certificate: await issuerCertificate(commonName, validity, keys.publicKey, root),
    key: keys.privateKey,
  };
}

/** Certifies a key that issues signers' certificates, made and kept elsewhere, under the name it goes by. No further issuers below it. */
export async function issuerCertificate(
  name: string | Name,
  { from, to }: Validity,
  publicKey: CryptoKey,
  root: Issuer,
): Promise<X509Certificate> {
  return X509CertificateGenerator.create({
    serialNumber: serial(), subject: typeof name === 'string' ? nameOf(name) : name, issuer: root.certificate.subject,
    notBefore: from, notAfter: to, signingAlgorithm: SIGNING_ALGORITHM, publicKey, signingKey: root.key,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
      await AuthorityKeyIdentifierExtension.create(root.certificate.publicKey),
      await SubjectKeyIdentifierExtension.create(publicKey),
    ],
  }); // prettier-ignore
}

/**
 * Certifies an Ed25519 key that seals proofs. `by` stands in the name (OU), so that a booth's certificate never passes for
 * the court's; whoever reads it asks that the root itself signed it.
 */
export async function sealerCertificate(
  by: 'booth' | 'court',
  commonName: string,
  { from, to }: Validity,
  rawKey: Uint8Array,
  root: Issuer,
): Promise<X509Certificate> {
  const publicKey = await crypto.subtle.importKey('raw', exact(rawKey), 'Ed25519', true, ['verify']);
  return X509CertificateGenerator.create({
    serialNumber: serial(), subject: `${nameOf(commonName)}, OU=${by}`, issuer: root.certificate.subject,
    notBefore: from, notAfter: to, signingAlgorithm: SIGNING_ALGORITHM, publicKey, signingKey: root.key,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true),
      await AuthorityKeyIdentifierExtension.create(root.certificate.publicKey),
    ],
  }); // prettier-ignore
}

/** What a root has taken back, as X.509 readers know it (RFC 5280, 5). */
export async function revocationList(
  root: Issuer,
  revoked: readonly { readonly serial: string; readonly at: Date }[],
  { from, to }: Validity,
): Promise<Uint8Array> {
  const list = await X509CrlGenerator.create({
    issuer: root.certificate.subject, thisUpdate: from, nextUpdate: to, signingAlgorithm: SIGNING_ALGORITHM, signingKey: root.key,
    entries: revoked.map(({ serial: serialNumber, at }) => ({ serialNumber, revocationDate: at })),
  }); // prettier-ignore
  return new Uint8Array(list.rawData);
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
