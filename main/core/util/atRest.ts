/** Encryption of one small thing at rest: AES-256-GCM, a fresh nonce each time, bound to what it is (`purpose`). */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;

/** nonce ‖ ciphertext ‖ tag. */
export function encryptAtRest(key: Uint8Array, purpose: string, plain: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(purpose));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Null when the key, the purpose or any byte is another. */
export function decryptAtRest(key: Uint8Array, purpose: string, sealed: Uint8Array): Buffer | null {
  if (sealed.length < NONCE + TAG) return null;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE));
  decipher.setAAD(Buffer.from(purpose));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  const plain = decipher.update(sealed.subarray(NONCE, sealed.length - TAG));
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    return null; // the tag does not fit: the one way GCM fails
  }
}
