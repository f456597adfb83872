/** What the desk adds on paper, sealed on the disk by the digest of its plain bytes: scanned pages of a sealed copy, the court's own statement. */
import type { KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { open, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Hex } from '../digest.ts';
import { syncFolder } from '../durable.ts';
import { openFor, sealFor } from '../tableSeal.ts';
import { isMissing } from '../worker/opening.ts';

export type PaperShelf = {
  /** Durable when it resolves; the same bytes again change nothing. */
  keep(bytes: Uint8Array): Promise<string>;
  /** Null where it is not here, or not what was kept. */
  read(sha256: string): Promise<Uint8Array | null>;
};

/** `named`: what the database knows; anything else is what a crash or a refusal left, and goes. */
export function paperShelf(folder: string, key: KeyObject, named: ReadonlySet<string>): PaperShelf {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(folder)) if (!named.has(name)) rmSync(join(folder, name), { force: true });
  return {
    async keep(bytes) {
      const sha256 = sha256Hex(bytes);
      const place = join(folder, sha256);
      if (existsSync(place)) return sha256;
      const draft = `${place}.new`;
      const file = await open(draft, 'w', 0o400);
      try {
        await file.writeFile(sealFor(key, sha256, bytes));
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, place);
      await syncFolder(folder);
      return sha256;
    },
    async read(sha256) {
      try {
        return openFor(key, sha256, await readFile(join(folder, sha256)));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
  };
}
