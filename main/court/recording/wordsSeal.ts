/** Seals what somebody says of a recording: own words are theirs, and a copied database shall not show them. */
import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const SIZES = { nonce: 12, tag: 16 } as const;

/** Bound to recording and seat. */
export function sealWords(key: KeyObject, whose: string, words: string): Uint8Array {
  const nonce = randomBytes(SIZES.nonce);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(whose));
  const sealed = Buffer.concat([cipher.update(words, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Null where it is not what was sealed. */
export function openWords(key: KeyObject, whose: string, bytes: Uint8Array): string | null {
  const nonce = bytes.subarray(0, SIZES.nonce);
  const tag = bytes.subarray(SIZES.nonce, SIZES.nonce + SIZES.tag);
  if (tag.length < SIZES.tag) return null;
  const decipher = createDecipheriv(CIPHER, key, nonce).setAAD(Buffer.from(whose)).setAuthTag(tag);
  try {
    const opened = decipher.update(bytes.subarray(SIZES.nonce + SIZES.tag));
    return Buffer.concat([opened, decipher.final()]).toString('utf8');
  } catch {
    return null; // told as words that cannot be read
  }
}
