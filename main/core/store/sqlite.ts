/** Opens the booth's one database file: safe settings asserted, damage told, versions moved forward only. */
import Sqlite from 'better-sqlite3';
import { type Result, err, ok } from '../../contract/result.ts';

/** "yunc": tells our file from any other SQLite file. */
export const APPLICATION_ID = 0x79756e63;

export type OpenError =
  | { readonly kind: 'newerDatabase'; readonly found: number; readonly known: number }
  | { readonly kind: 'foreignDatabase'; readonly applicationId: number }
  | { readonly kind: 'damaged' };

export interface Opened {
  readonly sqlite: Sqlite.Database;
  readonly from: number;
  readonly to: number;
}

function pragma(sqlite: Sqlite.Database, name: string): unknown {
  return sqlite.pragma(name, { simple: true });
}

/** SQLite answers a setting it did not take with the old value, not with an error; so each is read back. */
function assertPragma(sqlite: Sqlite.Database, name: string, wanted: unknown): void {
  const found = pragma(sqlite, name);
  if (found !== wanted) throw new Error(`pragma ${name} is ${String(found)}, not ${String(wanted)}`);
}

/** FULL has to be set after WAL: switching to WAL falls back to the compiled default, which may be NORMAL. */
export function settle(sqlite: Sqlite.Database): void {
  pragma(sqlite, 'journal_mode = WAL');
  pragma(sqlite, 'synchronous = FULL');
  pragma(sqlite, 'foreign_keys = ON');
  pragma(sqlite, 'trusted_schema = OFF');
  pragma(sqlite, 'secure_delete = ON');
  assertPragma(sqlite, 'journal_mode', 'wal');
  assertPragma(sqlite, 'synchronous', 2);
  assertPragma(sqlite, 'foreign_keys', 1);
  assertPragma(sqlite, 'trusted_schema', 0);
}

/** Errors that say the file is not (any more) a database, as against a disk or a program that fails. */
const DAMAGE = /^SQLITE_(CORRUPT|NOTADB)/;

function isDamage(reason: unknown): boolean {
  return reason instanceof Sqlite.SqliteError && DAMAGE.test(reason.code);
}

/** `migrations[n]` brings version n to n + 1; all of them and the new version number are one transaction. */
export function openSqlite(path: string, migrations: readonly string[]): Result<Opened, OpenError> {
  let sqlite: Sqlite.Database | undefined;
  try {
    sqlite = new Sqlite(path);
    // The version is read before anything is set: a newer or foreign file is left exactly as it is.
    const from = Number(pragma(sqlite, 'user_version'));
    const applicationId = Number(pragma(sqlite, 'application_id'));
    const error = refusal(from, applicationId, migrations.length);
    if (error !== null) {
      sqlite.close();
      return err(error);
    }
    settle(sqlite);
    if (pragma(sqlite, 'quick_check') !== 'ok') {
      sqlite.close();
      return err({ kind: 'damaged' });
    }
    migrate(sqlite, from, migrations);
    return ok({ sqlite, from, to: migrations.length });
  } catch (reason) {
    sqlite?.close();
    if (isDamage(reason)) return err({ kind: 'damaged' });
    throw reason;
  }
}

function refusal(version: number, applicationId: number, known: number): OpenError | null {
  if (applicationId !== 0 && applicationId !== APPLICATION_ID)
    return { kind: 'foreignDatabase', applicationId };
  if (version > known) return { kind: 'newerDatabase', found: version, known };
  return null;
}

function migrate(sqlite: Sqlite.Database, from: number, migrations: readonly string[]): void {
  if (from === migrations.length) return;
  sqlite.exec('BEGIN IMMEDIATE');
  for (const step of migrations.slice(from)) sqlite.exec(step);
  pragma(sqlite, `application_id = ${APPLICATION_ID}`);
  pragma(sqlite, `user_version = ${migrations.length}`);
  sqlite.exec('COMMIT');
}
