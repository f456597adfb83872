/** One SQLite connection as the rest of core sees it: checked rows, one transaction helper, slow statements told. */
import type DatabaseConstructor from 'better-sqlite3';
import type { z } from 'zod';
import type { Log } from '../../contract/events.ts';

export type SqlValue = string | number | null | Uint8Array;
export type SqlParams = Readonly<Record<string, SqlValue>>;

/** A statement that answers rows; each row passes its schema. */
export interface Query<T> {
  get(params?: SqlParams): T | undefined;
  all(params?: SqlParams): T[];
}
/** A statement that changes rows; answers how many. */
export type Command = (params?: SqlParams) => number;

export interface Database {
  /** `name` stands for the statement in the log. */
  query<R extends z.ZodType>(name: string, sql: string, row: R): Query<z.infer<R>>;
  command(name: string, sql: string): Command;
  /** All or nothing, durable when it returns (`synchronous=FULL`). Inside another transaction it joins that one. */
  transaction<T>(work: () => T): T;
  /**
   * All or nothing, but durable only with the next `transaction` or checkpoint: for what is found out or done again when
   * the power went off in between, such as that the court took a batch.
   */
  transactionSoon<T>(work: () => T): T;
}

/** Above this a statement or commit holds up the booth and is logged (reliability.md 14). */
export const SLOW_MS = 40;

export function databaseOn(sqlite: DatabaseConstructor.Database, log: Log): Database {
  function timed<T>(name: string, work: () => T): T {
    const began = performance.now();
    const value = work();
    const ms = Math.round(performance.now() - began);
    if (ms > SLOW_MS) log('statementSlow', { statement: name, ms });
    return value;
  }
  function whole<T>(work: () => T): T {
    begin.run();
    try {
      const value = work();
      timed('commit', () => commit.run());
      return value;
    } catch (reason) {
      if (sqlite.inTransaction) rollback.run();
      throw reason;
    }
  }
  let soon = false;
  const begin = sqlite.prepare('BEGIN IMMEDIATE');
  const commit = sqlite.prepare('COMMIT');
  const rollback = sqlite.prepare('ROLLBACK');
  return {
    query(name, sql, row) {
      const statement = sqlite.prepare(sql);
      return {
        get(params = {}) {
          const found: unknown = timed(name, () => statement.get(params));
          return found === undefined ? undefined : row.parse(found);
        },
        all: (params = {}) => timed(name, () => statement.all(params)).map((found) => row.parse(found)),
      };
    },
    command(name, sql) {
      const statement = sqlite.prepare(sql);
      return (params = {}) => timed(name, () => statement.run(params)).changes;
    },
    transaction(work) {
      if (soon) throw new Error('what has to be durable is not done inside of what is durable soon');
      return sqlite.inTransaction ? work() : whole(work);
    },
    transactionSoon(work) {
      if (sqlite.inTransaction) return work();
      // In WAL mode NORMAL leaves the order of commits and their wholeness as they are and only spares the sync.
      sqlite.pragma('synchronous = NORMAL');
      soon = true;
      try {
        return whole(work);
      } finally {
        soon = false;
        sqlite.pragma('synchronous = FULL');
      }
    },
  };
}
