/** Files that survive a power cut: write, fsync, rename, fsync the folder. */
import { randomBytes } from 'node:crypto';
import { closeSync, fsync, openSync, renameSync, rmSync, writeSync, writevSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** Unfinished files carry this ending; whoever owns the folder removes them at its start. */
export const UNFINISHED = '.part';

/**
 * Writes a file so that after any crash it is either whole or absent under its name; durable when it returns. `fill`
 * appends the bytes piece by piece: they go to the page cache at once, only the wait for the disk is asynchronous. A
 * failed write leaves nothing behind.
 */
export async function writeDurably<T>(
  path: string,
  fill: (append: (pieces: readonly Uint8Array[]) => void) => Promise<T> | T,
  mode = 0o600,
): Promise<T> {
  const part = join(dirname(path), `${basename(path)}.${randomBytes(6).toString('hex')}${UNFINISHED}`);
  try {
    const file = openSync(part, 'wx', mode);
    let value: T;
    let early: Promise<void> | undefined;
    try {
      value = await fill((pieces) => {
        writeAll(file, pieces);
        early ??= sync(file); // the disk begins while the rest is still being made
      });
      await early;
      await sync(file);
    } finally {
      await Promise.allSettled([early]);
      closeSync(file);
    }
    renameSync(part, path);
    await syncFolder(dirname(path));
    return value;
  } catch (reason) {
    rmSync(part, { force: true });
    throw reason;
  }
}

const sync = promisify(fsync);

/** One system call as a rule; what it did not take follows piece by piece. */
function writeAll(file: number, pieces: readonly Uint8Array[]): void {
  let taken = writevSync(file, pieces);
  for (const piece of pieces) {
    let at = Math.min(taken, piece.length);
    taken -= at;
    while (at < piece.length) at += writeSync(file, piece, at);
  }
}

/** Makes a rename in a folder durable. Windows cannot open a folder and keeps its own journal. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
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
