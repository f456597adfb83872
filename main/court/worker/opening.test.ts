/** Sealed files: what was sealed opens, and nothing that was touched does. */
import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { CHUNK_BYTES, TAG_BYTES } from '../../contract/sealing.ts';
import { BrokenSealError, digestOfSealedFile, openSealedFile } from './opening.ts';

const folder = mkdtempSync(join(tmpdir(), 'yuncang-opening-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const key = randomBytes(32);

/** Written from the words of the contract, apart from both programs. */
function seal(plain: Buffer, chunkBytes = CHUNK_BYTES): Buffer {
  const head = Buffer.alloc(8);
  head.write('YCS1', 'latin1');
  head.writeUInt32BE(chunkBytes, 4);
  const count = Math.max(1, Math.ceil(plain.length / chunkBytes));
  const chunks = Array.from({ length: count }, (_, index) => {
    const nonce = Buffer.concat([Buffer.alloc(8), u32(index)]);
    const aad = Buffer.concat([Buffer.from('YCS1'), u32(index), Buffer.from([index === count - 1 ? 1 : 0])]);
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad);
    const sealed = cipher.update(plain.subarray(index * chunkBytes, (index + 1) * chunkBytes));
    return Buffer.concat([sealed, cipher.final(), cipher.getAuthTag()]);
  });
  return Buffer.concat([head, ...chunks]);
}
function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

async function opened(sealed: Buffer): Promise<Buffer> {
  const path = join(folder, randomBytes(6).toString('hex'));
  writeFileSync(path, sealed);
  const chunks: Buffer[] = [];
  for await (const chunk of openSealedFile(path, key)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test.each([0, 1, 1000, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 700_000])(
  '%i bytes come out as they went in',
  async (size) => {
    const plain = randomBytes(size);
    expect((await opened(seal(plain))).equals(plain)).toBe(true);
  },
);

test('smaller chunks than the usual open too', async () => {
  const plain = randomBytes(1000);
  expect((await opened(seal(plain, 64))).equals(plain)).toBe(true);
});

describe('a file is refused when', () => {
  const sealed = seal(randomBytes(3 * CHUNK_BYTES));
  const chunk = CHUNK_BYTES + TAG_BYTES;
  const flipped = (at: number): Buffer => {
    const bytes = Buffer.from(sealed);
    bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
    return bytes;
  };
  test.each([
    ['its mark is another', flipped(0)],
    ['a byte in the middle was changed', flipped(chunk + 100)],
    ['its last tag was changed', flipped(sealed.length - 1)],
    ['its last chunk is missing', sealed.subarray(0, 8 + 2 * chunk)],
    ['it was cut inside a chunk', sealed.subarray(0, 8 + chunk + 500)],
    ['something was added', Buffer.concat([sealed, Buffer.alloc(40)])],
    [
      'chunks were swapped',
      Buffer.concat([
        sealed.subarray(0, 8),
        sealed.subarray(8 + chunk, 8 + 2 * chunk),
        sealed.subarray(8, 8 + chunk),
        sealed.subarray(8 + 2 * chunk),
      ]),
    ],
    ['it is empty', Buffer.alloc(0)],
    ['it is a head alone', sealed.subarray(0, 8)],
  ])('%s', async (_, bytes) => {
    await expect(opened(Buffer.from(bytes))).rejects.toThrow(BrokenSealError);
  });
});

test('the digest is of the plain bytes, and null when the file is broken or not there', async () => {
  const plain = randomBytes(5000);
  const path = join(folder, 'digest');
  writeFileSync(path, seal(plain));
  expect(await digestOfSealedFile(path, key)).toBe(createHash('sha256').update(plain).digest('hex'));
  expect(await digestOfSealedFile(path, randomBytes(32))).toBeNull();
  expect(await digestOfSealedFile(join(folder, 'nowhere'), key)).toBeNull();
});
