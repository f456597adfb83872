/** Files that survive a power cut: write, fsync, rename, fsync the folder. */
import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Unfinished files carry this ending; whoever owns the folder removes them at its start. */
export const UNFINISHED = '.part';

/**
 * Writes a file so that after any crash it is either whole or absent under its name. The folder itself is not yet
 * synced: call `syncFolder` once after a group of files. A failed write leaves nothing behind.
 */
export async function writeWhole(path: string, bytes: Uint8Array, mode = 0o600): Promise<void> {
  const part = join(dirname(path), `${basename(path)}.${randomBytes(6).toString('hex')}${UNFINISHED}`);
  try {
    const file = await open(part, 'wx', mode);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (reason) {
    await rm(part, { force: true });
    throw reason;
  }
}

/** Makes renames and removals in a folder durable. Windows cannot open a folder and keeps its own journal. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function writeDurably(path: string, bytes: Uint8Array, mode = 0o600): Promise<void> {
  await writeWhole(path, bytes, mode);
  await syncFolder(dirname(path));
}

const CODE = /^(ENOSPC|EDQUOT|SQLITE_FULL)$/;

/** The disk or the quota is full, whether the file system or SQLite says so. */
export function isDiskFull(reason: unknown): boolean {
  return reason instanceof Error && 'code' in reason && CODE.test(String(reason.code));
}

export function isMissing(reason: unknown): boolean {
  return reason instanceof Error && 'code' in reason && reason.code === 'ENOENT';
}
