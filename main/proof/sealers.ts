/** Whose key a seal was given with: one that is pinned, or one that a pinned root certified. */
import * as pkijs from 'pkijs';
import { exact, hexOf, sha256, toBase64Url } from './bytes.ts';
import { issuedBy } from './cms.ts';
import type { Seal } from './proof.ts';

export interface Sealer {
  readonly key: Uint8Array;
  /** Of its certificate; null where the key itself is pinned. */
  readonly serial: string | null;
}

/** A key's name, as the link calls it: the first 16 characters of its digest. */
export const sealerKid = async (key: Uint8Array): Promise<string> =>
  toBase64Url(await sha256(key)).slice(0, 16);

/** The sealer among `certificates` (DER) whom a root certified itself for this part, valid `when`. */
export async function certifiedSealer(
  seal: Pick<Seal, 'by' | 'kid'>,
  certificates: readonly Uint8Array[],
  roots: readonly Uint8Array[],
  when: Date,
): Promise<Sealer | null> {
  for (const der of certificates) {
    const certificate = readCertificate(der);
    if (certificate === null || unitOf(certificate) !== seal.by) continue;
    const key = certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView;
    if (key.length !== 32 || (await sealerKid(key)) !== seal.kid) continue;
    if (certificate.notBefore.value > when || certificate.notAfter.value < when) continue;
    for (const root of roots.map(readCertificate)) {
      if (root !== null && (await issuedBy(certificate, root)))
        return {
          key: new Uint8Array(key),
          serial: hexOf(new Uint8Array(certificate.serialNumber.valueBlock.valueHexView)),
        };
    }
  }
  return null;
}

/** Null for bytes that are no certificate, or one followed by others. */
export function readCertificate(der: Uint8Array): pkijs.Certificate | null {
  try {
    const certificate = pkijs.Certificate.fromBER(exact(der));
    return certificate.toSchema(false).toBER().byteLength === der.length ? certificate : null;
  } catch {
    return null;
  }
}

const ORGANIZATIONAL_UNIT = '2.5.4.11';
function unitOf(certificate: pkijs.Certificate): string | null {
  const found = certificate.subject.typesAndValues.filter((one) => String(one.type) === ORGANIZATIONAL_UNIT);
  const [only] = found;
  return only === undefined || found.length !== 1 ? null : String(only.value.valueBlock.value);
}
