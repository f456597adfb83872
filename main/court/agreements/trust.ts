/** The court as a root of trust: certifies booths' keys and the issuers of agreements' signatures, and gives its own seal on proofs. */
import 'reflect-metadata';
import { createPublicKey, sign, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { X509Certificate } from '@peculiar/x509';
import { fromBase64Url, sha256Hex, toBase64Url } from '../../proof/bytes.ts';
import {
  issuerCertificate, newRoot, revocationList, sealerCertificate, SIGNING_ALGORITHM, type Issuer, type Validity,
} from '../../proof/certificates.ts'; // prettier-ignore
import { canonicalText, sealedText, type Seal } from '../../proof/proof.ts';
import type { Anchors } from '../../proof/verify.ts';
import type { RevokedCertificate } from '../../contract/trust.ts';
import { keyId, rawPublicKey } from '../digest.ts';
import { keptOrMade, type CourtKeyRing } from '../keys.ts';
import type { BoothKey, CourtStore } from '../store/store.ts';
import type { CourtSeal } from './courtSeal.ts';

const DAY_MS = 86_400_000;
/** Days. A clock that is a little behind must still find a certificate valid, so each begins a day early. */
const VALID = { root: 20 * 365, sealer: 3 * 365, early: 1, renewBefore: 60, list: 7, act: 1 } as const;

export type TrustParts = {
  readonly dataDir: string;
  readonly keys: CourtKeyRing;
  readonly store: CourtStore;
  readonly courtName: string;
  readonly now: () => number;
};

export type CourtTrust = {
  /** DER. */
  readonly root: Uint8Array;
  /** What a booth's key may seal with, DER: made when there is none or its end is near; null once it was revoked. */
  boothCertificate(key: Pick<BoothKey, 'kid' | 'booth' | 'publicKey'>): Promise<Uint8Array | null>;
  counterSealCertificate(): Promise<Uint8Array>;
  /** Seals a proof, and certifies the issuer (DER) behind its signatures for the days on which they were given. */
  counterSeal(of: {
    readonly proof: string;
    readonly issuer: Uint8Array;
    readonly days: Validity;
    readonly booths: readonly Uint8Array[];
  }): Promise<CourtSeal>;
  revoked(): readonly RevokedCertificate[];
  revocationList(): Promise<Uint8Array>;
  /** Whom this court's verifier page believes: its root alone, but for what was taken back. */
  anchors(): Anchors;
};

export async function courtTrust({ dataDir, keys, store, courtName, now }: TrustParts): Promise<CourtTrust> {
  const root = await loadRoot(dataDir, keys.agreementRoot, courtName, now());
  const rootDer = new Uint8Array(root.certificate.rawData);
  const sealKey = rawPublicKey(createPublicKey(keys.counterSeal));
  const sealKid = keyId(sealKey);

  const sealer = async (
    by: Seal['by'],
    name: string,
    raw: string,
    booth: string | null,
  ): Promise<Uint8Array | null> => {
    const kid = keyId(raw);
    const known = store.certificates.newest(kid);
    if (known !== null && known.revokedAt !== null) return null;
    if (known !== null && Date.parse(known.notAfter) > now() + VALID.renewBefore * DAY_MS) return known.der;
    const validity = {
      from: new Date(now() - VALID.early * DAY_MS),
      to: new Date(now() + VALID.sealer * DAY_MS),
    };
    const made = await sealerCertificate(by, name, validity, bytesOf(raw), root);
    const der = new Uint8Array(made.rawData);
    store.certificates.add({
      serial: made.serialNumber, part: by, kid, booth, der, notAfter: made.notAfter.toISOString(), issuedAt: new Date(now()).toISOString(),
    }); // prettier-ignore
    return der;
  };
  const counterSealCertificate = async (): Promise<Uint8Array> => {
    const der = await sealer('court', courtName, sealKey, null);
    if (der === null) throw new Error('nobody revokes the court’s own seal');
    return der;
  };

  return {
    root: rootDer,
    boothCertificate: ({ booth, publicKey }) => sealer('booth', booth, publicKey, booth),
    counterSealCertificate,
    async counterSeal({ proof, issuer, days, booths }) {
      const certified = await certifyIssuer(issuer, days, root);
      const certificates = [await counterSealCertificate(), ...booths, certified].map(toBase64Url);
      const said = {
        at: new Date(now()).toISOString(), by: 'court', kid: sealKid, certificates: await sha256Hex(canonicalText(certificates)),
      } as const; // prettier-ignore
      const text = sealedText(said, await sha256Hex(proof));
      const sig = sign(null, Buffer.from(text), keys.counterSeal).toString('base64url');
      return { seal: { ...said, sig }, certificates };
    },
    revoked: () => store.certificates.revoked(),
    revocationList: () => {
      const list = store.certificates.revoked().map(({ serial, at }) => ({ serial, at: new Date(at) }));
      return revocationList(root, list, { from: new Date(now()), to: new Date(now() + VALID.list * DAY_MS) });
    },
    anchors: () => ({ roots: [rootDer], keys: [], revoked: store.certificates.revoked() }),
  };
}

/** The issuer's key under its own name, as far as it signed: whoever kept it could sign nothing later that leads to the root. */
async function certifyIssuer(issuer: Uint8Array, { from, to }: Validity, root: Issuer): Promise<Uint8Array> {
  const given = new X509Certificate(Uint8Array.from(issuer));
  const key = await given.publicKey.export(SIGNING_ALGORITHM, ['verify']);
  const days = {
    from: new Date(from.getTime() - VALID.act * DAY_MS),
    to: new Date(to.getTime() + VALID.act * DAY_MS),
  };
  return new Uint8Array((await issuerCertificate(given.subjectName, days, key, root)).rawData);
}

/** The key is kept like the court's others; the certificate beside it, so that it stays the one that was given out. */
async function loadRoot(dataDir: string, key: KeyObject, courtName: string, now: number): Promise<Issuer> {
  const pair = await rootPair(key);
  // a booth whose clock is years behind still signs: the root is believed because it is pinned, not for its first day
  const validity = { from: new Date(0), to: new Date(now + VALID.root * DAY_MS) };
  const made = await newRoot(`${courtName} 调解协议根证书`, validity, pair);
  const path = join(dataDir, 'keys', 'agreement-root.cer');
  const kept = new X509Certificate(keptOrMade(path, () => made.certificate.toString('pem')));
  return { certificate: kept, key: pair.privateKey };
}

async function rootPair(key: KeyObject): Promise<CryptoKeyPair> {
  const pkcs8 = key.export({ format: 'der', type: 'pkcs8' });
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  const load = (format: 'pkcs8' | 'spki', der: Buffer, usage: KeyUsage): Promise<CryptoKey> =>
    crypto.subtle.importKey(format, Uint8Array.from(der), SIGNING_ALGORITHM, format === 'spki', [usage]);
  return { privateKey: await load('pkcs8', pkcs8, 'sign'), publicKey: await load('spki', spki, 'verify') };
}

function bytesOf(raw: string): Uint8Array {
  const bytes = fromBase64Url(raw);
  if (bytes === null) throw new Error('a registered key is not a key');
  return bytes;
}
