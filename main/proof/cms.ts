/** The signature of one person over one PDF revision: CMS SignedData, detached, as CAdES asks (ETSI.CAdES.detached). */
import { Integer, ObjectIdentifier, OctetString, Sequence, Set as Asn1Set, fromBER } from 'asn1js';
import * as pkijs from 'pkijs';
import { err, ok, type Result } from '../contract/result.ts';
import { exact, hexOf, sameBytes, sha256 } from './bytes.ts';

const OID = {
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
} as const;

const engine = new pkijs.CryptoEngine({ name: 'webcrypto', crypto: globalThis.crypto });

const certificateOf = (der: Uint8Array): pkijs.Certificate => pkijs.Certificate.fromBER(exact(der));

/** `digest` is the SHA-256 of the signed ranges; the signer's certificate comes first in `chain`. */
export async function signCms(
  digest: Uint8Array,
  key: CryptoKey,
  chain: readonly Uint8Array[],
): Promise<Uint8Array> {
  const [own] = chain;
  if (own === undefined) throw new TypeError('a signer needs a certificate');
  const certificate = certificateOf(own);
  const signer = new pkijs.SignerInfo({
    version: 1,
    sid: new pkijs.IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    signedAttrs: new pkijs.SignedAndUnsignedAttributes({
      type: 0,
      attributes: [
        new pkijs.Attribute({ type: OID.contentType, values: [new ObjectIdentifier({ value: OID.data })] }),
        new pkijs.Attribute({ type: OID.messageDigest, values: [new OctetString({ valueHex: exact(digest) })] }),
        // binds the certificate, so that another with the same key cannot be put in its place (ESSCertIDv2, SHA-256 by default)
        new pkijs.Attribute({ type: OID.signingCertificateV2, values: [new Sequence({ value: [new Sequence({ value: [new Sequence({ value: [new OctetString({ valueHex: exact(await sha256(own)) })] })] })] })] }),
      ],
    }),
  }); // prettier-ignore
  const signed = new pkijs.SignedData({
    version: 1,
    encapContentInfo: new pkijs.EncapsulatedContentInfo({ eContentType: OID.data }),
    signerInfos: [signer],
    certificates: chain.map(certificateOf),
  });
  await signed.sign(key, 0, 'SHA-256', exact(digest), engine);
  const content = new pkijs.ContentInfo({ contentType: OID.signedData, content: signed.toSchema(true) });
  return new Uint8Array(content.toSchema().toBER());
}

export type CmsFlaw =
  'notCms' | 'noSigner' | 'otherDigest' | 'badSignature' | 'otherCertificate' | 'untrusted' | 'notValidThen';

export interface CmsSigner {
  readonly commonName: string;
  readonly serial: string;
}

const COMMON_NAME = '2.5.4.3';
const commonNameOf = (certificate: pkijs.Certificate): string => {
  const found = certificate.subject.typesAndValues.find((one) => String(one.type) === COMMON_NAME);
  return found === undefined ? '' : String(found.value.valueBlock.value);
};

/**
 * Whether `cms` is a good signature over `digest` by a certificate that leads to one of `roots` (DER) and was valid `at`.
 * `more`: certificates that may stand between, beside those in the message; a root has to have issued them all the same.
 */
export async function verifyCms(
  cms: Uint8Array,
  digest: Uint8Array,
  roots: readonly Uint8Array[],
  at: Date,
  more: readonly Uint8Array[] = [],
): Promise<Result<CmsSigner, CmsFlaw>> {
  const signed = parsed(cms);
  if (signed === null) return err('notCms');
  const [signer] = signed.signerInfos;
  const own = signed.certificates?.find(
    (one): one is pkijs.Certificate => one instanceof pkijs.Certificate && isBy(signer, one),
  );
  if (signer === undefined || signed.signerInfos.length !== 1 || own === undefined) return err('noSigner');
  const attributes = new Map(signer.signedAttrs?.attributes.map((one) => [one.type, one.values[0]]));
  const named: unknown = attributes.get(OID.messageDigest);
  if (!(named instanceof OctetString) || !sameBytes(new Uint8Array(named.getValue()), digest))
    return err('otherDigest');
  const bound = octetsIn(attributes.get(OID.signingCertificateV2));
  const ownDer = new Uint8Array(own.toSchema(false).toBER());
  if (bound === null || !sameBytes(bound, await sha256(ownDer))) return err('otherCertificate');
  const key = await own.getPublicKey({ algorithm: { algorithm: { name: 'ECDSA', namedCurve: 'P-256' }, usages: ['verify'] } }, engine); // prettier-ignore
  const body = signer.signedAttrs === undefined ? null : new Uint8Array(signer.signedAttrs.encodedValue);
  if (body === null) return err('noSigner');
  // in the signature the attributes are a SET (31), in the message an implicit [0] (a0)
  body[0] = 0x31;
  const good = await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, exact(rawSignature(signer.signature)), exact(body)).catch(() => false); // prettier-ignore
  if (!good) return err('badSignature');
  const others = (signed.certificates ?? []).filter(
    (one): one is pkijs.Certificate => one instanceof pkijs.Certificate && one !== own,
  );
  const between = [...others, ...more.map(certificateOf)];
  const chain = await leadsTo(own, between, roots.map(certificateOf));
  if (chain === null) return err('untrusted');
  if (chain.some((one) => one.notBefore.value > at || one.notAfter.value < at)) return err('notValidThen');
  return ok({
    commonName: commonNameOf(own),
    serial: hexOf(new Uint8Array(own.serialNumber.valueBlock.valueHexView)),
  });
}

function parsed(cms: Uint8Array): pkijs.SignedData | null {
  try {
    const tree = fromBER(exact(cms));
    if (tree.offset !== cms.length) return null;
    return new pkijs.SignedData({ schema: new pkijs.ContentInfo({ schema: tree.result }).content });
  } catch {
    return null; // anything that is no such structure
  }
}

const isBy = (signer: pkijs.SignerInfo | undefined, certificate: pkijs.Certificate): boolean =>
  signer?.sid instanceof pkijs.IssuerAndSerialNumber &&
  signer.sid.issuer.isEqual(certificate.issuer) &&
  signer.sid.serialNumber.isEqual(certificate.serialNumber);

/** From the signer up to a pinned root, at most one issuer between them; each an issuer by its own word. */
async function leadsTo(
  leaf: pkijs.Certificate,
  others: readonly pkijs.Certificate[],
  roots: readonly pkijs.Certificate[],
): Promise<readonly pkijs.Certificate[] | null> {
  for (const root of roots) if (await issuedBy(leaf, root)) return [leaf, root];
  for (const middle of others) {
    if (!(await issuedBy(leaf, middle))) continue;
    for (const root of roots) if (await issuedBy(middle, root)) return [leaf, middle, root];
  }
  return null;
}

const BASIC_CONSTRAINTS = '2.5.29.19';

/** By its own name, by its right to issue, and by its key. */
export async function issuedBy(certificate: pkijs.Certificate, by: pkijs.Certificate): Promise<boolean> {
  const constraints: unknown = by.extensions?.find((one) => one.extnID === BASIC_CONSTRAINTS)?.parsedValue;
  if (!(constraints instanceof pkijs.BasicConstraints) || !constraints.cA) return false;
  if (!certificate.issuer.isEqual(by.subject)) return false;
  return certificate.verify(by, engine).catch(() => false);
}

function octetsIn(value: unknown): Uint8Array | null {
  if (value instanceof OctetString) return new Uint8Array(value.getValue());
  if (!(value instanceof Sequence) && !(value instanceof Asn1Set)) return null;
  for (const inner of value.valueBlock.value) {
    const found = octetsIn(inner);
    if (found !== null) return found;
  }
  return null;
}

/** DER holds two integers, WebCrypto wants them as 2 × 32 bytes. */
function rawSignature(signature: OctetString): Uint8Array {
  const raw = new Uint8Array(64);
  const tree = fromBER(signature.getValue()).result;
  if (!(tree instanceof Sequence)) return raw;
  tree.valueBlock.value.slice(0, 2).forEach((part, index) => {
    if (!(part instanceof Integer)) return;
    const bytes = part.valueBlock.valueHexView;
    const trimmed = bytes.subarray(Math.max(0, bytes.length - 32));
    raw.set(trimmed, index * 32 + 32 - trimmed.length);
  });
  return raw;
}
