/** Seals a change of ink for the court's database: what people draw and write is theirs, and a copied database shall not show it. */
import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';
import { InkChange } from '../../contract/live.ts';

const CIPHER = 'aes-256-gcm';
const SIZES = { nonce: 12, tag: 16 } as const;

/** Bound to its paper: put before another it does not open. */
export function sealInk(key: KeyObject, paper: string, change: InkChange): Uint8Array {
  const nonce = randomBytes(SIZES.nonce);
  const cipher = createCipheriv(CIPHER, key, nonce).setAAD(Buffer.from(paper));
  const sealed = Buffer.concat([cipher.update(JSON.stringify(change), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Null where it is not what was sealed. */
export function openInk(key: KeyObject, paper: string, bytes: Uint8Array): InkChange | null {
  const nonce = bytes.subarray(0, SIZES.nonce);
  const tag = bytes.subarray(SIZES.nonce, SIZES.nonce + SIZES.tag);
  try {
    const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: SIZES.tag });
    decipher.setAAD(Buffer.from(paper)).setAuthTag(tag);
    const opened = [decipher.update(bytes.subarray(SIZES.nonce + SIZES.tag)), decipher.final()];
    return InkChange.parse(JSON.parse(Buffer.concat(opened).toString('utf8')));
  } catch {
    return null; // as if it were not there
  }
}
