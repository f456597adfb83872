/** The court's own licensed WLT decoder as a program, `decoder in.wlt out.bmp`: own process, three seconds, its output checked (devices.md A.8). */
import { lstat, mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { err, type Result } from '../../main/contract/result.ts';
import type { Clock } from '../clock.ts';
import { parentDir } from '../scanner/spool.ts';
import { runProgram } from '../transport/child.ts';
import {
  checkPhoto,
  PHOTO_FILE_BYTES,
  type DecodedPhoto,
  type PhotoDecoder,
  type PhotoFault,
} from './photo.ts';

const LIMIT_MS = 3000;
/** After the limit the program has been killed; what it started itself is not waited for. */
const GRACE_MS = 200;

/** Overwrites a file that is a plain file, so that nothing of the picture stays in the folder's memory. */
async function shred(path: string): Promise<void> {
  const file = await open(path, 'r+').catch(() => null); // never written: nothing to overwrite
  if (file === null) return;
  try {
    const { size } = await file.stat();
    await file.write(Buffer.alloc(Math.min(size, PHOTO_FILE_BYTES * 4)), 0, undefined, 0);
  } finally {
    await file.close();
  }
}

async function take(path: string): Promise<Result<DecodedPhoto, PhotoFault>> {
  const found = await lstat(path).catch(() => null);
  // a link would lead out of the folder, and a longer file is no photo: neither is read
  if (found === null || !found.isFile()) return err('failed');
  if (found.size > PHOTO_FILE_BYTES) return err('wrongSize');
  return checkPhoto(new Uint8Array(await readFile(path)));
}

async function runDecoder(
  command: string,
  files: readonly [string, string],
  clock: Clock,
): Promise<PhotoFault | null> {
  const limit = new Promise<'tooSlow'>(
    (resolve) => void clock.after(LIMIT_MS + GRACE_MS, () => resolve('tooSlow')),
  );
  // nothing of the booth's own environment is the decoder's business
  const env = { PATH: process.env['PATH'], LD_LIBRARY_PATH: process.env['LD_LIBRARY_PATH'] };
  const ended = await Promise.race([runProgram(command, files, { deadlineMs: LIMIT_MS, env }), limit]);
  if (ended === 'tooSlow' || ended.signal === 'SIGKILL') return 'tooSlow';
  if (ended.notStarted) return 'notStarted';
  return ended.code === 0 ? null : 'failed';
}

export function createCommandDecoder(command: string, clock: Clock): PhotoDecoder {
  return {
    async decode(wlt) {
      const dir = await mkdtemp(join(parentDir(), 'yuncang-photo-')); // made with mode 0700
      const [input, output] = [join(dir, 'in.wlt'), join(dir, 'out.bmp')] as const;
      try {
        const file = await open(input, 'wx', 0o600);
        await file.write(wlt);
        await file.close();
        const fault = await runDecoder(command, [input, output], clock);
        return fault === null ? await take(output) : err(fault);
      } finally {
        const plain = (await lstat(output).catch(() => null))?.isFile() === true;
        await Promise.all([shred(input), plain ? shred(output) : undefined]);
        await rm(dir, { recursive: true, force: true });
      }
    },
  };
}
