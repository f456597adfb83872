/** Where sealed files lie: by the digest of their ciphertext, verified before they get there, each once. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { moveDurably, syncFolder } from '../durable.ts';

export type EvidenceShelf = {
  pathOf(sha256: string): string;
  /** Verifies the finished upload and moves it to its place; false, and gone, when its digest is another. */
  shelve(upload: string, sha256: string): Promise<boolean>;
};

export function evidenceShelf(folder: string): EvidenceShelf {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pathOf = (sha256: string): string => join(folder, sha256.slice(0, 2), sha256);
  return {
    pathOf,
    async shelve(upload, sha256) {
      if ((await digestOf(upload)) !== sha256) {
        await rm(upload, { force: true });
        return false;
      }
      const place = pathOf(sha256);
      if (existsSync(place)) {
        await rm(upload, { force: true });
        return true;
      }
      const shelf = join(folder, sha256.slice(0, 2));
      if (!existsSync(shelf)) {
        mkdirSync(shelf, { recursive: true, mode: 0o700 });
        await syncFolder(folder);
      }
      await moveDurably(upload, place);
      return true;
    },
  };
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(Buffer.from(piece));
  return hash.digest('hex');
}
