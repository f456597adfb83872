/** The booth's one store: a checked database in one folder, with damaged files set aside and space watched. */
import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Log } from '../../contract/events.ts';
import { type Result, err, ok } from '../../contract/result.ts';
import type { Clock, ClockMemory } from '../util/clock.ts';
import { type Database, databaseOn } from './database.ts';
import { MIGRATIONS } from './migrations/list.ts';
import { type Space, spaceIn } from './space.ts';
import { type OpenError, type Opened, openSqlite } from './sqlite.ts';

export const DATABASE_FILE = 'booth.db';
/** Sealed files of queued items. */
export const OUTBOX_FOLDER = 'outbox';
/** Encrypted pages of the visit that is going on. */
export const SPOOL_FOLDER = 'spool';

export type StoreError =
  Exclude<OpenError, { kind: 'damaged' }> | { readonly kind: 'noSpace'; readonly freeBytes: number };

export interface Store extends Database {
  readonly dataDir: string;
  readonly space: Space;
  /** Version before opening and now; 0 = made new. */
  readonly migrated: { readonly from: number; readonly to: number };
  /** Folder name of a damaged database that was set aside at this start, with its sealed files. */
  readonly setAside: string | null;
  /** For `createClock().remember(…)`. */
  readonly clockMemory: ClockMemory;
  meta(name: string): string | null;
  keepMeta(name: string, value: string): void;
  /** Cuts the WAL to nothing; called while the booth is idle. */
  checkpoint(): void;
  close(): void;
}

export interface StoreOptions {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly space?: Space;
}

/** Below this not even a migration is begun. */
const OPEN_NEEDS_BYTES = 16 * 1024 * 1024;

/** Opens or makes the store. The errors are final until a technician acts; their words are in `storeErrorWords`. */
export function openStore(options: StoreOptions): Result<Store, StoreError> {
  const { dataDir, log } = options;
  const began = performance.now();
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const space = options.space ?? spaceIn(dataDir);
  const refuse = (error: StoreError): Result<Store, StoreError> => {
    log('storeRefused', { kind: error.kind });
    return err(error);
  };
  if (space.freeBytes() < OPEN_NEEDS_BYTES && !space.releaseReserve()) {
    return refuse({ kind: 'noSpace', freeBytes: space.freeBytes() });
  }
  const path = join(dataDir, DATABASE_FILE);
  let setAside: string | null = null;
  let opened = openSqlite(path, MIGRATIONS);
  if (!opened.ok && opened.error.kind === 'damaged') {
    setAside = moveAside(dataDir, options.clock.now());
    opened = openSqlite(path, MIGRATIONS);
  }
  if (!opened.ok) {
    // A file made new this moment cannot be damaged; if it is, the disk is broken and the process ends.
    if (opened.error.kind === 'damaged') throw new Error('a new database is damaged');
    return refuse(opened.error);
  }
  for (const folder of [OUTBOX_FOLDER, SPOOL_FOLDER]) {
    mkdirSync(join(dataDir, folder), { recursive: true, mode: 0o700 });
  }
  log('storeOpened', { version: opened.value.to, ms: Math.round(performance.now() - began) });
  return ok(storeOn(opened.value, { dataDir, log, space, setAside }));
}

function storeOn(
  { sqlite, from, to }: Opened,
  known: { dataDir: string; log: Log; space: Space; setAside: string | null },
): Store {
  const database = databaseOn(sqlite, known.log);
  const metaOf = database.query('metaGet', 'SELECT value FROM meta WHERE name = @name', z.object({ value: z.string() })); // prettier-ignore
  const keep = database.command('metaKeep', 'INSERT INTO meta VALUES (@name, @value) ON CONFLICT DO UPDATE SET value = @value'); // prettier-ignore
  const meta = (name: string): string | null => metaOf.get({ name })?.value ?? null;
  const keepMeta = (name: string, value: string): void => void keep({ name, value });
  const number = (name: string): number | null => {
    const text = meta(name);
    return text === null ? null : z.coerce.number().parse(text);
  };
  return {
    ...database,
    dataDir: known.dataDir,
    space: known.space,
    migrated: { from, to },
    setAside: known.setAside,
    clockMemory: {
      floor: number('clockFloor'),
      lastSyncAt: number('clockSync'),
      keep: (floor, lastSyncAt) =>
        database.transaction(() => {
          keepMeta('clockFloor', String(floor));
          if (lastSyncAt !== null) keepMeta('clockSync', String(lastSyncAt));
        }),
    },
    meta,
    keepMeta,
    checkpoint: () => void sqlite.pragma('wal_checkpoint(TRUNCATE)'),
    close: () => void sqlite.close(),
  };
}

/** Database, WAL and sealed files go together into one folder: nothing of a damaged store is ever deleted. */
function moveAside(dataDir: string, now: number): string {
  const base = `damaged-${new Date(now)
    .toISOString()
    .replaceAll(/[^0-9]/g, '')
    .slice(0, 14)}`;
  const taken = new Set(readdirSync(dataDir));
  let name = base;
  for (let n = 2; taken.has(name); n++) name = `${base}-${n}`;
  mkdirSync(join(dataDir, name), { mode: 0o700 });
  for (const part of [DATABASE_FILE, `${DATABASE_FILE}-wal`, `${DATABASE_FILE}-shm`, OUTBOX_FOLDER]) {
    if (existsSync(join(dataDir, part))) renameSync(join(dataDir, part), join(dataDir, name, part));
  }
  return name;
}

/** What a technician reads. */
export function storeErrorWords(error: StoreError): string {
  switch (error.kind) {
    case 'newerDatabase':
      return `The database has version ${error.found}; this program knows up to ${error.known}. Install the newer program again: an older one cannot read it safely.`;
    case 'foreignDatabase':
      return 'The database file belongs to another program. Check the data folder of this booth.';
    case 'noSpace':
      return `Only ${Math.floor(error.freeBytes / 1_048_576)} MB are free on the data disk. Free some space, then start again.`;
  }
}
