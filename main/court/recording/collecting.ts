/** Brings the files of one recording from the relay's folder into the vault: each hashed, sealed, written down, and only then gone from where it lay. */
import type { KeyObject } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { syncFolder } from '../durable.ts';
import type { Log } from '../log.ts';
import type { CourtStore } from '../store/store.ts';
import { foundFile, type FoundFile } from './fileName.ts';
import { digestOf, sealFile } from './vault.ts';

export type CollectingParts = {
  readonly store: Pick<CourtStore, 'transaction' | 'recordings'>;
  readonly key: KeyObject;
  /** Where the relay writes. */
  readonly folder: string;
  readonly vault: string;
  readonly log: Log;
  /** Between two looks at a file the relay has not closed yet. */
  readonly pause: () => Promise<void>;
};

/** So often an unclosed file is looked at before it is taken for one of a relay that died; one that still grows is waited for. */
const LOOKS = 10;

export const vaultPath = (vault: string, recording: string, name: string): string =>
  join(vault, recording, `${name}.sealed`);

/** Every file of it is in the vault and in the store when this returns. Done again after a crash it does what is left, and nothing twice. */
export async function collectFiles(parts: CollectingParts, recording: string): Promise<void> {
  const place = join(parts.vault, recording);
  mkdirSync(place, { recursive: true, mode: 0o700 });
  await syncFolder(parts.vault);
  for (const one of await closedFiles(parts, recording)) await take(parts, one);
}

type Lying = FoundFile & { readonly path: string; readonly size: number };

async function lying(folder: string, recording: string): Promise<Lying[]> {
  const names = await readdir(folder);
  const found = names.flatMap((name) => {
    const one = foundFile(name);
    return one?.recording === recording ? [{ ...one, path: join(folder, name) }] : [];
  });
  const sized = found.map(async (one) => ({ ...one, size: (await stat(one.path)).size }));
  return Promise.all(sized);
}

/** A file is closed a moment after its connection went. */
async function closedFiles({ folder, pause }: CollectingParts, recording: string): Promise<Lying[]> {
  const grown = (before: readonly Lying[], now: readonly Lying[]): boolean =>
    now.some(({ path, size }) => before.find((one) => one.path === path)?.size !== size);
  let files = await lying(folder, recording);
  for (let look = 0; files.some((one) => one.open); look += 1) {
    const before = files;
    await pause();
    files = await lying(folder, recording);
    if (look >= LOOKS && !grown(before, files)) break;
  }
  return files;
}

async function take(parts: CollectingParts, { path, open: cut, name, link: _link, size: _size, recording, ...of }: Lying): Promise<void> {
  const { store, key, vault, log } = parts;
  const known = store.recordings.files(recording).find((one) => one.name === name);
  if (known !== undefined) {
    // It was taken before a crash. Should something else lie under its name it is nobody's to throw away.
    if ((await digestOf(path)).sha256 === known.sha256) return rm(path);
    return log('recordingLeftOver', { recording });
  }
  const from = await beganAt(path);
  const until = new Date((await stat(path)).mtimeMs).toISOString();
  const digested = await sealFile(key, name, path, vaultPath(vault, recording, name));
  store.transaction(() =>
    store.recordings.addFile(recording, { name, ...of, from, until, ...digested, cut }),
  );
  return rm(path);
} // prettier-ignore

const Head = z.object({ s: z.number().positive(), u: z.number().positive().optional() });
const MAGIC = 'MJR00002';

/** By the relay's own note at the beginning of the file: when its first picture or sound came, in microseconds. */
async function beganAt(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4_096), 0, 4_096, 0);
    const head = headOf(buffer.subarray(0, bytesRead));
    const at = head === null ? (await file.stat()).birthtimeMs : (head.u ?? head.s) / 1_000;
    return new Date(at).toISOString();
  } finally {
    await file.close();
  }
}

/** Null where nothing had come yet, or it is another kind of file: kept all the same. */
function headOf(bytes: Buffer): z.infer<typeof Head> | null {
  if (bytes.length < MAGIC.length + 2 || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC) return null;
  const from = MAGIC.length + 2;
  try {
    return Head.parse(JSON.parse(bytes.toString('utf8', from, from + bytes.readUInt16BE(MAGIC.length))));
  } catch {
    return null;
  }
}
