/** The papers of one visit: scanned pages on disk, encrypted from the first byte under a key that lives in memory and dies with the visit. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Result, err, ok } from '../../contract/result.ts';
import type { Audit } from '../audit/audit.ts';
import { SPOOL_FOLDER, type Store } from '../store/store.ts';
import { decryptAtRest, encryptAtRest } from '../util/atRest.ts';
import type { Clock } from '../util/clock.ts';
import { sha256Hex } from '../util/digest.ts';
import { isDiskFull } from '../util/durable.ts';
import { newId } from '../util/ids.ts';

export interface KeptPage {
  readonly id: string;
  /** Of the plain bytes. */
  readonly sha256: string;
  readonly size: number;
}

/** What is known to be gone when a visit ends. `filesLeft` above 0 is a fault to be told, never hidden. */
export interface WipeReport {
  readonly pages: number;
  readonly filesLeft: number;
  readonly keyZeroed: boolean;
}

export type PapersError = { readonly kind: 'diskFull' | 'ended' };

export interface VisitPapers {
  /** Encrypts, writes, then zeroes `bytes`: the caller hands them over. */
  putPage(bytes: Uint8Array): Promise<Result<KeptPage, PapersError>>;
  /** The same for the cleaned copy of a page, beside the original. */
  putCopy(bytes: Uint8Array): Promise<Result<KeptPage, PapersError>>;
  /** A fresh copy the caller zeroes, or null: unknown page, changed file, or the visit is over. */
  readPage(id: string): Promise<Buffer | null>;
  dropPage(id: string): Promise<void>;
  /** Ends the papers: key zeroed first, then the files. Can be called twice. */
  destroy(): Promise<WipeReport>;
}

export interface PapersOptions {
  readonly store: Store;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly visitId: string;
}

/** The pages need not survive a power cut (their key does not), so nothing here waits for the disk. */
export async function openVisitPapers({ store, audit, clock, visitId }: PapersOptions): Promise<VisitPapers> {
  const folder = join(store.dataDir, SPOOL_FOLDER, newId(clock.now()));
  await mkdir(folder, { mode: 0o700 });
  const insert = store.command('spoolInsert', 'INSERT INTO spool_page VALUES (@id, @visitId, @bytes, @at)');
  const remove = store.command('spoolRemove', 'DELETE FROM spool_page WHERE page_id = @id');
  const removeAll = store.command('spoolEnd', 'DELETE FROM spool_page WHERE visit_id = @visitId');
  const key = randomBytes(32);
  const pages = new Set<string>();
  let ended: Promise<WipeReport> | null = null;

  async function wipe(): Promise<WipeReport> {
    key.fill(0);
    const count = pages.size;
    pages.clear();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    const report = {
      pages: count,
      filesLeft: await countFiles(folder),
      keyZeroed: key.every((byte) => byte === 0),
    };
    store.transaction(() => {
      removeAll({ visitId });
      audit.record('papersWiped', { visitId, pages: count, filesLeft: report.filesLeft });
    });
    return report;
  }

  async function put(
    bytes: Uint8Array,
    event: 'pageKept' | 'pageCleaned',
  ): Promise<Result<KeptPage, PapersError>> {
    if (ended !== null) return err({ kind: 'ended' });
    const page = { id: newId(clock.now()), sha256: sha256Hex(bytes), size: bytes.length };
    const sealed = encryptAtRest(key, page.id, bytes);
    bytes.fill(0);
    const path = join(folder, page.id);
    try {
      await writeFile(path, sealed, { flag: 'wx', mode: 0o600 });
      if (ended !== null) {
        await rm(path, { force: true }); // the visit ended while this page was on its way
        return err({ kind: 'ended' });
      }
      store.transaction(() => {
        insert({ id: page.id, visitId, bytes: page.size, at: clock.now() });
        audit.record(event, { visitId, pageId: page.id, bytes: page.size });
      });
    } catch (reason) {
      await rm(path, { force: true });
      if (ended !== null) return err({ kind: 'ended' });
      if (isDiskFull(reason)) return err({ kind: 'diskFull' });
      throw reason;
    }
    pages.add(page.id);
    return ok(page);
  }

  return {
    putPage: (bytes) => put(bytes, 'pageKept'),
    putCopy: (bytes) => put(bytes, 'pageCleaned'),
    async readPage(id) {
      if (!pages.has(id)) return null;
      const sealed = await readFile(join(folder, id)).catch((reason: unknown) => {
        if (pages.has(id)) throw reason; // else the visit ended in between
        return null;
      });
      return sealed === null || !pages.has(id) ? null : decryptAtRest(key, id, sealed);
    },
    async dropPage(id) {
      if (!pages.delete(id)) return;
      store.transaction(() => {
        remove({ id });
        audit.record('pageDropped', { visitId, pageId: id });
      });
      await rm(join(folder, id), { force: true });
    },
    destroy: () => (ended ??= wipe()),
  };
}

async function countFiles(folder: string): Promise<number> {
  try {
    return (await readdir(folder)).length;
  } catch (reason) {
    if (reason instanceof Error && 'code' in reason && reason.code === 'ENOENT') return 0;
    throw reason;
  }
}

/** At start: papers of a visit that a crash or power cut ended. Their key is gone, so they are noise; they are removed all the same. */
export async function removeOrphanPapers(store: Store, audit: Audit): Promise<number> {
  const spool = join(store.dataDir, SPOOL_FOLDER);
  const count = store.query(
    'spoolCount',
    'SELECT count(*) AS n FROM spool_page',
    z.object({ n: z.number() }),
  );
  const removeRows = store.command('spoolClear', 'DELETE FROM spool_page');
  const folders = await readdir(spool);
  const files = await Promise.all(folders.map((name) => countFiles(join(spool, name))));
  await Promise.all(folders.map((name) => rm(join(spool, name), { recursive: true, force: true })));
  const pages = Math.max(
    count.get()?.n ?? 0,
    files.reduce((sum, n) => sum + n, 0),
  );
  if (pages > 0) {
    store.transaction(() => {
      removeRows();
      audit.record('spoolOrphansRemoved', { pages });
    });
  }
  return pages;
}
