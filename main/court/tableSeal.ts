/** Seals what people say in a live session for the court's database: it is theirs, and a copied database shall not show it. */
import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const SIZES = { nonce: 12, tag: 16 } as const;

/** Bound to what it is about: put before something else it does not open. */
export function sealFor(key: KeyObject, about: string, plain: Uint8Array): Uint8Array {
  const nonce = randomBytes(SIZES.nonce);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Null where it is not what was sealed. */
export function openFor(key: KeyObject, about: string, bytes: Uint8Array): Buffer | null {
  const nonce = bytes.subarray(0, SIZES.nonce);
  const tag = bytes.subarray(SIZES.nonce, SIZES.nonce + SIZES.tag);
  try {
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: SIZES.tag });
    decipher.setAAD(Buffer.from(about)).setAuthTag(tag);
    return Buffer.concat([decipher.update(bytes.subarray(SIZES.nonce + SIZES.tag)), decipher.final()]);
  } catch {
    return null; // as if it were not there
  }
}
