/** Sealing to the court: after this the booth itself cannot open what a person filed. Formats: contract/sealing.ts. */
import { createCipheriv, createSecretKey } from 'node:crypto';
import { CompactEncrypt, importJWK } from 'jose';
import type { z } from 'zod';
import type { CourtKeys } from '../../contract/link.ts';
import { CHUNK_BYTES, FILE_MAGIC, SEALED_BODY } from '../../contract/sealing.ts';

export type SealingKey = z.infer<typeof CourtKeys>['sealing'];

/** Bodies above this are deflated inside the JWE; small ones are not worth it. */
const DEFLATE_FROM_BYTES = 96 * 1024;

/** Compact JWE of the UTF-8 bytes, which are zeroed afterwards. */
export async function sealBody(plain: Uint8Array, key: SealingKey): Promise<string> {
  const recipient = await importJWK(key, SEALED_BODY.alg);
  const zip = plain.length > DEFLATE_FROM_BYTES ? { zip: 'DEF' } : {};
  const sealed = await new CompactEncrypt(plain)
    .setProtectedHeader({ ...SEALED_BODY, kid: key.kid, ...zip })
    .encrypt(recipient);
  plain.fill(0);
  return sealed;
}

/**
 * The chunked file format, in pieces to be written one after the other. `key`: 32 fresh random bytes that seal this one
 * file only, because the nonces are counted.
 */
export function sealFile(plain: Uint8Array, key: Uint8Array): Buffer[] {
  const magic = Buffer.from(FILE_MAGIC, 'ascii');
  const head = Buffer.alloc(magic.length + 4);
  magic.copy(head);
  head.writeUInt32BE(CHUNK_BYTES, magic.length);
  const pieces = [head];
  const secret = createSecretKey(key);
  const chunks = Math.max(1, Math.ceil(plain.length / CHUNK_BYTES));
  const nonce = Buffer.alloc(12);
  const aad = Buffer.concat([magic, Buffer.alloc(5)]);
  for (let index = 0; index < chunks; index++) {
    nonce.writeUInt32BE(index, 8);
    aad.writeUInt32BE(index, magic.length);
    aad.writeUInt8(index === chunks - 1 ? 1 : 0, magic.length + 4);
    const cipher = createCipheriv('aes-256-gcm', secret, nonce);
    cipher.setAAD(aad);
    pieces.push(cipher.update(plain.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES)));
    cipher.final(); // a counter mode: nothing is left over
    pieces.push(cipher.getAuthTag());
  }
  return pieces;
}
