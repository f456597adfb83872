/** Receipts by the booth's cursor, the files that have arrived, and the court's own number sequences. */
import { z } from 'zod';
import type { CourtStore } from '../store.ts';
import type { Db } from './open.ts';

const ReceiptRow = z.object({ rseq: z.number(), receipt: z.string() });

export function receiptsOf(db: Db): CourtStore['receipts'] {
  const reserve = db
    .prepare('UPDATE booth SET last_rseq = last_rseq + ? WHERE id = ? RETURNING last_rseq')
    .pluck();
  const add = db.prepare('INSERT INTO receipt (booth, rseq, receipt) VALUES (?, ?, ?)');
  const after = db.prepare(
    'SELECT rseq, receipt FROM receipt WHERE booth = ? AND rseq > ? ORDER BY rseq LIMIT ?',
  );
  return {
    reserve: (booth, count) => z.number().parse(reserve.get(count, booth)),
    add: (booth, rseq, receipt) => void add.run(booth, rseq, receipt),
    after: (booth, rseq, limit) => z.array(ReceiptRow).parse(after.all(booth, rseq, limit)),
  };
}

export function evidenceOf(db: Db): CourtStore['evidence'] {
  const size = db.prepare('SELECT size FROM evidence WHERE sha256 = ?').pluck();
  const add = db.prepare('INSERT OR IGNORE INTO evidence (sha256, size, received_at) VALUES (?, ?, ?)');
  return {
    size: (sha256) =>
      z
        .number()
        .nullable()
        .parse(size.get(sha256) ?? null),
    add: (sha256, bytes, at) => void add.run(sha256, bytes, at),
  };
}

export function sequencesOf(db: Db): CourtStore['sequences'] {
  const next = db
    .prepare(
      'INSERT INTO sequence (name, last) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET last = last + 1 RETURNING last',
    )
    .pluck();
  return { next: (name) => z.number().parse(next.get(name)) };
}
