import { createDecipheriv, generateKeyPairSync, randomBytes } from 'node:crypto';
import { compactDecrypt, decodeProtectedHeader, importJWK } from 'jose';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { CHUNK_BYTES, SEALED_BODY_MAX_PLAIN } from '../../contract/sealing.ts';
import { sealBody, sealFile } from './sealing.ts';

const pair = generateKeyPairSync('x25519');
const { x } = z.object({ x: z.string() }).parse(pair.publicKey.export({ format: 'jwk' }));
const key = { kty: 'OKP', crv: 'X25519', x, kid: 'seal-1' } as const;

/** Opens the chunked format as contract/sealing.ts writes it down, on its own; null when any byte is wrong. */
function open(sealed: Buffer, fileKey: Buffer): Buffer | null {
  if (sealed.toString('latin1', 0, 4) !== 'YCS1') return null;
  const size = sealed.readUInt32BE(4) + 16;
  const parts: Buffer[] = [];
  for (let at = 8, index = 0; at < sealed.length; at += size, index++) {
    const chunk = sealed.subarray(at, at + size);
    const nonce = Buffer.alloc(12);
    nonce.writeUInt32BE(index, 8);
    const aad = Buffer.concat([Buffer.from('YCS1'), nonce.subarray(8), Buffer.from([at + size >= sealed.length ? 1 : 0])]); // prettier-ignore
    const decipher = createDecipheriv('aes-256-gcm', fileKey, nonce, { authTagLength: 16 });
    decipher.setAAD(aad);
    if (chunk.length < 16) return null;
    decipher.setAuthTag(chunk.subarray(-16));
    try {
      parts.push(decipher.update(chunk.subarray(0, -16)), decipher.final());
    } catch {
      return null;
    }
  }
  return parts.length === 0 ? null : Buffer.concat(parts);
}

describe('a sealed file', () => {
  test.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES + 5])(
    'of %i bytes opens to the same bytes',
    (size) => {
      const [plain, fileKey] = [randomBytes(size), randomBytes(32)];
      expect(open(Buffer.concat(sealFile(plain, fileKey)), fileKey)?.equals(plain)).toBe(true);
    },
  );
  test('shows any cut, swap, repetition or changed bit', () => {
    const fileKey = randomBytes(32);
    const sealed = Buffer.concat(sealFile(randomBytes(3 * CHUNK_BYTES + 5), fileKey));
    const chunk = CHUNK_BYTES + 16;
    const flipped = Buffer.from(sealed);
    flipped.writeUInt8(flipped.readUInt8(100) ^ 1, 100);
    const swapped = Buffer.concat([sealed.subarray(0, 8), sealed.subarray(8 + chunk, 8 + 2 * chunk), sealed.subarray(8, 8 + chunk), sealed.subarray(8 + 2 * chunk)]); // prettier-ignore
    const broken = [sealed.subarray(0, 8 + chunk), sealed.subarray(0, -1), sealed.subarray(0, 8), flipped, swapped, Buffer.concat([sealed, sealed.subarray(8, 8 + chunk)])]; // prettier-ignore
    expect(broken.map((bytes) => open(bytes, fileKey))).toEqual(broken.map(() => null));
  });
});

describe('a sealed body', () => {
  const opened = async (jwe: string) => {
    const { plaintext } = await compactDecrypt(jwe, await importJWK(pair.privateKey.export({ format: 'jwk' }), 'ECDH-ES'), { maxDecompressedLength: SEALED_BODY_MAX_PLAIN }); // prettier-ignore
    return new TextDecoder().decode(plaintext);
  };
  test('opens with the court’s key, names it, uses no key wrap, and its plain bytes are zeroed', async () => {
    const plain = new TextEncoder().encode('{"a":"䶮"}');
    const jwe = await sealBody(plain, key);
    expect(decodeProtectedHeader(jwe)).toMatchObject({ alg: 'ECDH-ES', enc: 'A256GCM', kid: 'seal-1' });
    expect(await opened(jwe)).toBe('{"a":"䶮"}');
    expect(plain.every((byte) => byte === 0)).toBe(true);
  });
  test('of a long signature is deflated so that it fits an envelope', async () => {
    const samples = Array.from({ length: 15_000 }, (_, t) => ({ t: t * 5, x: 3000 + ((t * 7) % 900), y: 2000 + ((t * 3) % 400), p: t % 1024, flags: 3 })); // prettier-ignore
    const text = JSON.stringify({ samples });
    const jwe = await sealBody(new TextEncoder().encode(text), key);
    expect(text.length).toBeGreaterThan(600_000);
    expect(jwe.length).toBeLessThan(262_144);
    expect(await opened(jwe)).toBe(text);
  });
});
