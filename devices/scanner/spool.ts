/** Where `scanimage` lays its pages for a moment: memory-backed where the system has it, emptied page by page. */
import { accessSync, constants, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

export interface Spool {
  readonly dir: string;
  /** The file's bytes; the file itself is overwritten and gone. */
  take(path: string): Promise<Uint8Array<ArrayBuffer>>;
  /** Overwrites and removes whatever was left, for example half a page. */
  wipe(): Promise<void>;
  close(): Promise<void>;
}

/** Pages are personal data and must not reach a disk unencrypted (devices.md F.5): prefer a RAM-backed folder. */
export function parentDir(): string {
  const candidates = [process.env['XDG_RUNTIME_DIR'], '/dev/shm'];
  for (const dir of candidates) {
    if (dir === undefined || !existsSync(dir)) continue;
    try {
      accessSync(dir, constants.W_OK);
      return dir;
    } catch {
      continue; // not ours to write to: the next candidate
    }
  }
  return tmpdir();
}

async function shred(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    const zeroes = Buffer.alloc(64 << 10);
    for (let at = 0; at < size; at += zeroes.length) {
      await file.write(zeroes, 0, Math.min(zeroes.length, size - at), at);
    }
  } finally {
    await file.close();
  }
  await rm(path, { force: true });
}

const PREFIX = 'yuncang-scan-';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (reason) {
    return reason instanceof Error && 'code' in reason && reason.code === 'EPERM';
  }
}

/** A process that was killed could not empty its spool: the next one does, before it makes its own. */
export async function shredOrphans(parent: string): Promise<number> {
  const orphans = readdirSync(parent).filter((name) => {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length).split('-')[0]) : Number.NaN;
    return Number.isInteger(pid) && pid > 0 && !isAlive(pid);
  });
  for (const name of orphans) {
    const dir = join(parent, name);
    try {
      for (const page of readdirSync(dir)) await shred(join(dir, page));
      rmSync(dir, { recursive: true, force: true });
    } catch {
      continue; // another booth program is at it, or it belongs to another user: not ours to clear
    }
  }
  return orphans.length;
}

export function createSpool(parent: string = parentDir()): Spool {
  void shredOrphans(parent);
  const dir = mkdtempSync(join(parent, `${PREFIX}${process.pid}-`)); // made with mode 0700
  const wipe = async (): Promise<void> => {
    for (const name of readdirSync(dir)) await shred(join(dir, name));
  };
  return {
    dir,
    async take(path) {
      const inside = join(dir, basename(path)); // the name comes from another program: never outside the spool
      const bytes = new Uint8Array(await readFile(inside));
      await shred(inside);
      return bytes;
    },
    wipe,
    async close() {
      await wipe();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
