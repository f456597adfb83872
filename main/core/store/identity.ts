/** Who this booth is: an Ed25519 key made here that never leaves it, and the court's answer to its claim. */
import { type KeyObject, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { z } from 'zod';
import { ClaimAnswer } from '../../contract/link.ts';
import { type Result, err, ok } from '../../contract/result.ts';
import { decryptAtRest, encryptAtRest } from '../util/atRest.ts';
import type { Store } from './store.ts';

export type Claim = z.infer<typeof ClaimAnswer>;

export interface Identity {
  /** Raw Ed25519 public key, base64url. */
  readonly publicKey: string;
  /** Ed25519 over the bytes as they are, base64url. */
  sign(bytes: Uint8Array): string;
  /** Null until a court has taken this booth in. */
  claim(): Claim | null;
  keepClaim(claim: Claim): void;
}

/** `keyLost`: the platform's key is not the one the booth's key was encrypted with; a technician must claim the booth anew. */
export type IdentityError = { readonly kind: 'keyLost' };

const PURPOSE = 'booth identity';
const Row = z.object({
  private_key: z.instanceof(Uint8Array),
  public_key: z.string(),
  claim: z.string().nullable(),
});
const OkpJwk = z.object({ x: z.string() });

/** Reads the booth's identity, or makes its key on the first start. `atRestKey`: the 32 bytes of the key provider. */
export function openIdentity(store: Store, atRestKey: Uint8Array): Result<Identity, IdentityError> {
  const find = store.query('identityGet', 'SELECT private_key, public_key, claim FROM identity', Row);
  const make = store.command('identityMake', 'INSERT INTO identity VALUES (1, @key, @pub, NULL)');
  const keep = store.command('identityClaim', 'UPDATE identity SET claim = @claim');
  const row = find.get() ?? makeKey();
  const der = decryptAtRest(atRestKey, PURPOSE, row.private_key);
  if (der === null) return err({ kind: 'keyLost' });
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  der.fill(0);
  let claim = row.claim === null ? null : ClaimAnswer.parse(JSON.parse(row.claim));
  return ok({
    publicKey: row.public_key,
    sign: (bytes) => sign(null, bytes, key).toString('base64url'),
    claim: () => claim,
    keepClaim(next) {
      keep({ claim: JSON.stringify(next) });
      claim = next;
    },
  });

  function makeKey() {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const plain = privateKey.export({ format: 'der', type: 'pkcs8' });
    const made = {
      private_key: encryptAtRest(atRestKey, PURPOSE, plain),
      public_key: rawPublicKey(publicKey),
      claim: null,
    };
    plain.fill(0);
    make({ key: made.private_key, pub: made.public_key });
    return made;
  }
}

function rawPublicKey(key: KeyObject): string {
  return OkpJwk.parse(key.export({ format: 'jwk' })).x;
}

/** Raw Ed25519 public key (base64url) → key object. Throws on anything that is not one. */
export function ed25519PublicKey(raw: string): KeyObject {
  return createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: raw } });
}
