/** Opens the court's database: write-ahead log, full synchronous commits, schema brought up to date or refused in words. */
import Database from 'better-sqlite3';
import { z } from 'zod';
import { err, ok, type Result } from '../../../contract/result.ts';
import { APPLICATION_ID, MIGRATIONS } from './migrations.ts';

export type Db = Database.Database;

export type OpenError =
  | { readonly kind: 'newerDatabase'; readonly message: string }
  | { readonly kind: 'notACourtDatabase'; readonly message: string }
  | { readonly kind: 'damagedDatabase'; readonly message: string };

export function openDatabase(
  path: string,
  migrations: readonly string[] = MIGRATIONS,
): Result<Db, OpenError> {
  const db = new Database(path);
  const refused = checkFile(db, path, migrations.length);
  if (refused !== null) {
    db.close();
    return err(refused);
  }
  // Items are some 4 KB: on the usual pages of 4 KB each would spill onto a second one. Only a new file takes it.
  db.pragma('page_size = 16384');
  db.pragma('journal_mode = WAL');
  // SQLite falls back to NORMAL without a word if this is set before WAL or mistyped, so it is asked again.
  db.pragma('synchronous = FULL');
  if (db.pragma('synchronous', { simple: true }) !== 2) throw new Error('synchronous=FULL was not accepted');
  if (db.pragma('journal_mode', { simple: true }) !== 'wal')
    throw new Error('write-ahead log was not accepted');
  db.pragma('trusted_schema = OFF');
  // A long drain would otherwise checkpoint inside every few commits; the log stays near 32 MB.
  db.pragma('wal_autocheckpoint = 2000');
  migrate(db, migrations);
  db.pragma('foreign_keys = ON');
  return ok(db);
}

function checkFile(db: Db, path: string, known: number): OpenError | null {
  try {
    const application = Number(db.pragma('application_id', { simple: true }));
    const version = Number(db.pragma('user_version', { simple: true }));
    const tables = Number(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
    if (application !== APPLICATION_ID && tables > 0) {
      return {
        kind: 'notACourtDatabase',
        message: `${path} is a database of another program; nothing was changed.`,
      };
    }
    if (version > known) {
      return {
        kind: 'newerDatabase',
        message:
          `${path} was written by a newer version of this program (schema ${version}, this one knows ${known}); ` +
          'start the newer version, or put back the backup made before the update. Nothing was changed.',
      };
    }
    const check: unknown = db.pragma('quick_check(1)', { simple: true });
    if (check !== 'ok') return damaged(path);
    return null;
  } catch (error) {
    if (error instanceof Database.SqliteError) return damaged(path);
    throw error;
  }
}

const damaged = (path: string): OpenError => ({
  kind: 'damagedDatabase',
  message: `${path} is damaged; set the file aside and put back the last backup. Nothing was changed.`,
});

/** A table that others refer to can only be replaced while references are not checked; afterwards all of them are. */
function migrate(db: Db, migrations: readonly string[]): void {
  db.pragma('foreign_keys = OFF');
  const from = Number(db.pragma('user_version', { simple: true }));
  migrations.slice(from).forEach((sql, index) => {
    db.transaction(() => {
      db.exec(sql);
      if (z.array(z.unknown()).parse(db.pragma('foreign_key_check')).length > 0)
        throw new Error(`migration ${from + index + 1} leaves a reference to nothing`);
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma(`user_version = ${from + index + 1}`);
    }).immediate();
  });
}
