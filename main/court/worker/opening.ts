/** Opens what booths sealed to this court: the body of a request, and its files chunk by chunk. */
import { createDecipheriv, createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { compactDecrypt } from 'jose';
import type { KeyObject } from 'node:crypto';
import { RequestBundle } from '../../contract/request.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import {
  CHUNK_BYTES,
  FILE_MAGIC,
  SEALED_BODY,
  SEALED_BODY_MAX_PLAIN,
  TAG_BYTES,
} from '../../contract/sealing.ts';

export type SealBroken = { readonly kind: 'sealBroken' };

/** Only the exact suite of the contract is opened: no algorithm is taken from the sender's word. */
export async function openSealedJson(jwe: string, key: KeyObject): Promise<Result<unknown, SealBroken>> {
  try {
    const { plaintext } = await compactDecrypt(jwe, key, {
      keyManagementAlgorithms: [SEALED_BODY.alg],
      contentEncryptionAlgorithms: [SEALED_BODY.enc],
      maxDecompressedLength: SEALED_BODY_MAX_PLAIN,
    });
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext)));
  } catch {
    return err({ kind: 'sealBroken' });
  }
}

export async function openBundle(jwe: string, key: KeyObject): Promise<Result<RequestBundle, SealBroken>> {
  const opened = await openSealedJson(jwe, key);
  if (!opened.ok) return opened;
  const bundle = RequestBundle.safeParse(opened.value);
  return bundle.success ? ok(bundle.data) : err({ kind: 'sealBroken' });
}

export class BrokenSealError extends Error {
  override name = 'BrokenSealError';
}

const HEAD_BYTES = 8;

/** Plain chunks in order; throws `BrokenSealError` at the first byte that was changed, cut off or added. */
export async function* openSealedFile(path: string, fileKey: Buffer): AsyncGenerator<Buffer> {
  if (fileKey.length !== 32) throw new BrokenSealError('key length');
  const { size } = await stat(path);
  let rest: Buffer = Buffer.alloc(0);
  let [taken, index, chunkBytes] = [0, 0, 0];
  for await (const piece of createReadStream(path, { highWaterMark: 4 * CHUNK_BYTES })) {
    rest = Buffer.concat([rest, Buffer.from(piece)]);
    if (chunkBytes === 0) {
      if (rest.length < HEAD_BYTES) continue;
      chunkBytes = readHead(rest);
      rest = rest.subarray(HEAD_BYTES);
      taken = HEAD_BYTES;
    }
    while (rest.length > 0) {
      const sealedBytes = Math.min(chunkBytes + TAG_BYTES, size - taken);
      if (rest.length < sealedBytes) break;
      taken += sealedBytes;
      yield openChunk(rest.subarray(0, sealedBytes), fileKey, index, taken === size);
      rest = rest.subarray(sealedBytes);
      index += 1;
    }
  }
  if (index === 0 || taken !== size) throw new BrokenSealError('cut');
}

function readHead(bytes: Buffer): number {
  if (bytes.toString('latin1', 0, 4) !== FILE_MAGIC) throw new BrokenSealError('magic');
  const chunkBytes = bytes.readUInt32BE(4);
  if (chunkBytes === 0 || chunkBytes > CHUNK_BYTES) throw new BrokenSealError('chunk size');
  return chunkBytes;
}

function openChunk(sealed: Buffer, key: Buffer, index: number, last: boolean): Buffer {
  if (sealed.length < TAG_BYTES) throw new BrokenSealError('cut');
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 8);
  const aad = Buffer.alloc(9);
  aad.write(FILE_MAGIC, 'latin1');
  aad.writeUInt32BE(index, 4);
  aad.writeUInt8(last ? 1 : 0, 8);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(aad);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES)), decipher.final()]);
  } catch {
    throw new BrokenSealError('chunk');
  }
}

/** SHA-256 of the plain bytes, recomputed here; null when the seal is broken or the file is not here. */
export async function digestOfSealedFile(path: string, fileKey: Buffer): Promise<string | null> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of openSealedFile(path, fileKey)) hash.update(chunk);
  } catch (error) {
    if (error instanceof BrokenSealError || isMissing(error)) return null;
    throw error;
  }
  return hash.digest('hex');
}

export const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** The system would not give the file: gone, a broken disk, no right to it. */
export const isFileError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && 'syscall' in error;
