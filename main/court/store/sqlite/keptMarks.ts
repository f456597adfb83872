/** Kept marks in the court's database. */
import { z } from 'zod';
import type { KeptMarksStore } from '../keptMarks.ts';
import type { Db } from './open.ts';

const Row = z
  .object({
    id: z.string(),
    matter: z.string(),
    what: z.string(),
    sha256: z.string(),
    pages: z.number(),
    room: z.string(),
    at: z.string(),
    marks: z.number(),
    sealed: z.instanceof(Uint8Array).nullable(),
    removedAt: z.string().nullable(),
    removedBy: z.string().nullable(),
  })
  .transform(({ removedAt, removedBy, ...row }) => ({
    ...row,
    removed: removedAt === null || removedBy === null ? null : { at: removedAt, by: removedBy },
  }));

export function keptMarksOf(db: Db): KeptMarksStore {
  const add = db.prepare(
    `INSERT INTO kept_marks (id, matter, what, sha256, pages, room, at, marks, sealed)
     VALUES (@id, @matter, @what, @sha256, @pages, @room, @at, @marks, @sealed)`,
  );
  const of = db.prepare(
    `SELECT id, matter, what, sha256, pages, room, at, marks, sealed, removed_at AS removedAt, removed_by AS removedBy
     FROM kept_marks WHERE matter = ? ORDER BY id`,
  );
  const there = db
    .prepare('SELECT id FROM kept_marks WHERE matter = ? AND sealed IS NOT NULL ORDER BY id')
    .pluck();
  const remove = db.prepare(
    `UPDATE kept_marks SET sealed = NULL, removed_at = ?, removed_by = ?
     WHERE matter = ? AND id = ? AND sealed IS NOT NULL`,
  );
  return {
    add: (row) => void add.run(row),
    of: (matter) => z.array(Row).parse(of.all(matter)),
    there: (matter) => z.array(z.string()).parse(there.all(matter)),
    remove: (matter, id, at, by) => remove.run(at, by, matter, id).changes === 1,
  };
}
