/** Files that survive a power cut: write, fsync, and the name in its folder with it. */
import { randomBytes } from 'node:crypto';
import { closeSync, fsync, openSync, rmSync, writeSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** Unfinished files carry this ending; whoever owns the folder removes them at its start. */
export const UNFINISHED = '.part';

/** So much is written before the disk is asked to begin with it. */
const EARLY_BYTES = 2_000_000;

/**
 * Writes a file so that after any crash it is either whole or absent under its name; durable when it is settled. A
 * failed write leaves nothing behind.
 */
export async function writeDurably(path: string, bytes: Uint8Array, mode = 0o600): Promise<void> {
  const part = join(dirname(path), `${basename(path)}.${randomBytes(6).toString('hex')}${UNFINISHED}`);
  try {
    await createDurably(part, (append) => append(bytes), mode);
    await rename(part, path);
    await syncFolder(dirname(path));
  } catch (reason) {
    await rm(part, { force: true });
    throw reason;
  }
}

/**
 * Creates a file under a name that nothing speaks of yet, so that it needs no rename: after a crash it may be there in
 * part, and whoever owns the folder removes what nothing speaks of. Durable, name and all, when it is settled. `fill`
 * appends the bytes piece by piece: they go to the page cache at once, only the wait for the disk is asynchronous. A
 * failed write leaves nothing behind.
 */
export async function createDurably<T>(
  path: string,
  fill: (append: (bytes: Uint8Array) => void) => Promise<T> | T,
  mode = 0o600,
): Promise<T> {
  const file = openSync(path, 'wx', mode);
  const disk = diskFor(file);
  // The name reaches the disk while the bytes are still being made.
  disk.begin(syncFolder(dirname(path)));
  try {
    const value = await fill((bytes) => {
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
      disk.wrote(bytes.length);
    });
    await disk.done();
    await sync(file);
    closeSync(file);
    return value;
  } catch (reason) {
    await disk.done().catch(() => undefined); // the first reason is the one to tell
    closeSync(file);
    rmSync(path, { force: true });
    throw reason;
  }
}

const sync = promisify(fsync);

/** The disk at work on what is written already. A failure is told at the end: the system tells it only once. */
function diskFor(file: number) {
  const under: Promise<unknown>[] = [];
  let [waiting, busy] = [0, false];
  const begin = (work: Promise<void>): void => {
    under.push(work.then(() => null, (reason: unknown) => reason)); // prettier-ignore
  };
  return {
    begin,
    wrote(bytes: number): void {
      waiting += bytes;
      if (busy || waiting < EARLY_BYTES) return;
      [waiting, busy] = [0, true];
      begin(sync(file).finally(() => (busy = false)));
    },
    async done(): Promise<void> {
      for (const failure of await Promise.all(under)) if (failure !== null) throw failure;
    },
  };
}

/** Makes the names in a folder durable. Windows cannot open a folder and keeps its own journal. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    await sync(handle);
  } finally {
    closeSync(handle);
  }
}

const CODE = /^(ENOSPC|EDQUOT|SQLITE_FULL)$/;

/** The disk or the quota is full, whether the file system or SQLite says so. */
export function isDiskFull(reason: unknown): boolean {
  return reason instanceof Error && 'code' in reason && CODE.test(String(reason.code));
}

export function isMissing(reason: unknown): boolean {
  return reason instanceof Error && 'code' in reason && reason.code === 'ENOENT';
}
