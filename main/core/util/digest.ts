/** SHA-256, the one digest of the link. */
import { createHash, webcrypto } from 'node:crypto';

export function sha256(bytes: Uint8Array | string): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** Of the pieces one after the other. */
export function sha256Hex(...pieces: readonly (Uint8Array | string)[]): string {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
}

/** Made on another thread: for what is large while there is other work to do. The bytes must not change meanwhile. */
export async function sha256HexAside(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return Buffer.from(await webcrypto.subtle.digest('SHA-256', bytes)).toString('hex');
}
