/** The key that encrypts what is kept at rest: 32 bytes that the platform hands over, never stored beside what it protects. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Result, err, ok } from '../../contract/result.ts';
import { isMissing, writeDurably } from './durable.ts';

export const KEY_BYTES = 32;
/** Name of the credential in the unit file (`LoadCredentialEncrypted=yuncang-key:…`, electron.md 8). */
export const CREDENTIAL = 'yuncang-key';

export type KeyError = { readonly kind: 'keyMissing' | 'keyMalformed'; readonly path: string };

export type KeyProvider = () => Promise<Result<Buffer, KeyError>>;

/**
 * systemd's credential where there is one; else `keyFile`, made on the first start (mode 0400). A booth that was given a
 * credentials folder without the key does not fall back: that would silently write under a weaker key.
 */
export function keyProvider(keyFile: string, credentialsDirectory: string | undefined): KeyProvider {
  return async () => {
    const path = credentialsDirectory === undefined ? keyFile : join(credentialsDirectory, CREDENTIAL);
    try {
      const key = await readFile(path);
      return key.length === KEY_BYTES ? ok(key) : err({ kind: 'keyMalformed', path });
    } catch (reason) {
      if (!isMissing(reason)) throw reason;
    }
    if (credentialsDirectory !== undefined) return err({ kind: 'keyMissing', path });
    const key = randomBytes(KEY_BYTES);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeDurably(path, key, 0o400);
    return ok(key);
  };
}
