/** Files of any size sealed at rest: AES-256-GCM in pieces, each bound to its file, its place and whether it is the last; read piece by piece. */
import { createCipheriv, createDecipheriv, createHash, randomBytes, type KeyObject } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { moveDurably } from '../durable.ts';

const CIPHER = 'aes-256-gcm';
const SIZES = { prefix: 7, tag: 16, piece: 65_536 } as const;

export type Digested = { readonly bytes: number; readonly sha256: string };

/** What was sealed is not what lies there. */
export class SealBrokenError extends Error {
  override name = 'SealBrokenError';
}

/** The sealed copy lies at `to` for good when this returns, or not at all. `name` is part of the seal. */
export async function sealFile(key: KeyObject, name: string, from: string, to: string): Promise<Digested> {
  const draft = `${to}.part`;
  const prefix = randomBytes(SIZES.prefix);
  const hash = createHash('sha256');
  const plain = await open(from, 'r');
  const sealed = await open(draft, 'w', 0o600);
  let bytes = 0;
  try {
    await sealed.writeFile(prefix);
    let piece = await pieceOf(plain, SIZES.piece);
    for (let at = 0; ; at += 1) {
      const next = piece.length < SIZES.piece ? EMPTY : await pieceOf(plain, SIZES.piece);
      hash.update(piece);
      bytes += piece.length;
      const cipher = createCipheriv(CIPHER, key, nonceOf(prefix, at, next.length === 0)).setAAD(
        Buffer.from(name),
      );
      const body = Buffer.concat([cipher.update(piece), cipher.final()]);
      await sealed.writeFile(Buffer.concat([body, cipher.getAuthTag()]));
      if (next.length === 0) break;
      piece = next;
    }
  } finally {
    await plain.close();
    await sealed.close();
  }
  await moveDurably(draft, to);
  return { bytes, sha256: hash.digest('hex') };
}

/** Each piece is proven before it is given; throws `SealBrokenError` where one is not what was sealed, or is missing. */
export async function* openedPieces(key: KeyObject, name: string, path: string): AsyncGenerator<Buffer> {
  const sealed = await open(path, 'r');
  try {
    const prefix = await pieceOf(sealed, SIZES.prefix);
    const whole = SIZES.piece + SIZES.tag;
    let piece = await pieceOf(sealed, whole);
    for (let at = 0; ; at += 1) {
      const next = piece.length < whole ? EMPTY : await pieceOf(sealed, whole);
      yield opened(key, name, nonceOf(prefix, at, next.length === 0), piece);
      if (next.length === 0) return;
      piece = next;
    }
  } finally {
    await sealed.close();
  }
}

/** Whether the file still is what its row says. */
export async function isWhole(
  key: KeyObject,
  name: string,
  path: string,
  { bytes, sha256 }: Digested,
): Promise<boolean> {
  const hash = createHash('sha256');
  let size = 0;
  try {
    for await (const piece of openedPieces(key, name, path)) {
      hash.update(piece);
      size += piece.length;
    }
  } catch (thrown) {
    if (thrown instanceof SealBrokenError || isMissing(thrown)) return false;
    throw thrown;
  }
  return size === bytes && hash.digest('hex') === sha256;
}

export async function digestOf(path: string): Promise<Digested> {
  const hash = createHash('sha256');
  const plain = await open(path, 'r');
  let bytes = 0;
  try {
    for (;;) {
      const piece = await pieceOf(plain, SIZES.piece);
      if (piece.length === 0) return { bytes, sha256: hash.digest('hex') };
      hash.update(piece);
      bytes += piece.length;
    }
  } finally {
    await plain.close();
  }
}

function opened(key: KeyObject, name: string, nonce: Buffer, piece: Buffer): Buffer {
  const at = piece.length - SIZES.tag;
  if (at < 0 || nonce.length !== SIZES.prefix + 5) throw new SealBrokenError();
  const decipher = createDecipheriv(CIPHER, key, nonce)
    .setAAD(Buffer.from(name))
    .setAuthTag(piece.subarray(at));
  const body = decipher.update(piece.subarray(0, at));
  try {
    decipher.final();
  } catch {
    throw new SealBrokenError(); // node has no error of its own for a tag that does not fit
  }
  return body;
}

/** The last piece has another nonce than any other: a file that was shortened does not open. */
function nonceOf(prefix: Buffer, at: number, last: boolean): Buffer {
  const counter = Buffer.alloc(5);
  counter.writeUInt32BE(at);
  counter.writeUInt8(last ? 1 : 0, 4);
  return Buffer.concat([prefix, counter]);
}

const EMPTY = Buffer.alloc(0);
/** So many bytes, or fewer at the end of the file. */
async function pieceOf(file: FileHandle, size: number): Promise<Buffer> {
  const into = Buffer.alloc(size);
  let filled = 0;
  while (filled < size) {
    const { bytesRead } = await file.read(into, filled, size - filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return into.subarray(0, filled);
}

const isMissing = (thrown: unknown): boolean =>
  thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT';
