/** Digests and Ed25519 over them, as the link uses them: hex SHA-256, base64url signatures over the 32 digest bytes. */
import { createPublicKey, hash, sign, verify, type KeyObject } from 'node:crypto';

export const sha256 = (data: string | Uint8Array): Buffer => hash('sha256', data, 'buffer');
export const sha256Hex = (data: string | Uint8Array): string => hash('sha256', data, 'hex');

/** The 12-byte head of an Ed25519 SubjectPublicKeyInfo (RFC 8410): the raw key follows it. */
const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

/** The raw 32-byte key, base64url, as a key object; null when it is not one. */
export function ed25519PublicKey(raw: string): KeyObject | null {
  const bytes = Buffer.from(raw, 'base64url');
  if (bytes.length !== 32) return null;
  try {
    return createPublicKey({ key: Buffer.concat([SPKI_HEAD, bytes]), format: 'der', type: 'spki' });
  } catch {
    return null;
  }
}

/** A key the court registered. The last one is kept: a queue drains in many posts. */
export function registeredKey(raw: string): KeyObject {
  if (last?.raw === raw) return last.key;
  const key = ed25519PublicKey(raw);
  if (key === null) throw new Error('a registered booth key is not a key');
  last = { raw, key };
  return key;
}
let last: { readonly raw: string; readonly key: KeyObject } | null = null;

export function rawPublicKey(key: KeyObject): string {
  return key.export({ format: 'der', type: 'spki' }).subarray(SPKI_HEAD.length).toString('base64url');
}

/** A key's name: the first 16 characters of its digest, so that two keys never share one by accident. */
export const keyId = (rawKey: string): string =>
  sha256(Buffer.from(rawKey, 'base64url')).toString('base64url').slice(0, 16);

export const signDigest = (digest: Uint8Array, key: KeyObject): string =>
  sign(null, digest, key).toString('base64url');

export function verifyDigest(digest: Uint8Array, signature: string, key: KeyObject): boolean {
  const bytes = Buffer.from(signature, 'base64url');
  return bytes.length === 64 && verify(null, digest, key, bytes);
}

/** The same on the thread pool: a batch is verified on every core while the event loop goes on. */
export function verifyDigestAsync(digest: Uint8Array, signature: string, key: KeyObject): Promise<boolean> {
  const bytes = Buffer.from(signature, 'base64url');
  if (bytes.length !== 64) return Promise.resolve(false);
  return new Promise((resolve, reject) => {
    verify(null, digest, key, bytes, (error, good) => {
      if (error === null) resolve(good);
      else reject(error);
    });
  });
}
