/** Long posts as files beside the database, so that a long queue is written once: a write-ahead log writes every page twice. */
import { randomUUID } from 'node:crypto';
import {
  closeSync, fdatasyncSync, mkdirSync, openSync, readSync, readdirSync, rmSync, writeSync,
} from 'node:fs'; // prettier-ignore
import { join } from 'node:path';
import { syncFolderNow } from '../durable.ts';

export type LongPosts = {
  /** Durable when it returns, under the name it returns. Throws what the file system says (`ENOSPC`). */
  keep(bytes: Uint8Array): string;
  read(name: string, at: number, size: number): Buffer;
  drop(name: string): void;
  /** A file is written before the row that names it: what a crash left between the two was never answered for. */
  dropAllBut(named: ReadonlySet<string>): void;
};

export function longPosts(folder: string): LongPosts {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const drop = (name: string): void => rmSync(join(folder, name), { force: true });
  return {
    keep(bytes) {
      const name = `${randomUUID()}.lines`;
      const file = openSync(join(folder, name), 'wx', 0o600);
      try {
        for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
        fdatasyncSync(file);
      } catch (error) {
        drop(name);
        throw error;
      } finally {
        closeSync(file);
      }
      syncFolderNow(folder);
      return name;
    },
    read(name, at, size) {
      const bytes = Buffer.alloc(size);
      const file = openSync(join(folder, name), 'r');
      try {
        if (readSync(file, bytes, 0, size, at) !== size) throw new Error('the file of a post is cut short');
      } finally {
        closeSync(file);
      }
      return bytes;
    },
    drop,
    dropAllBut(named) {
      for (const name of readdirSync(folder)) if (!named.has(name)) drop(name);
    },
  };
}
