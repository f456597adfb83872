/** Receipts by the booth's cursor (those of one transaction in one row), the files that have arrived, and the court's own number sequences. */
import { z } from 'zod';
import type { CourtStore } from '../store.ts';
import type { Db } from './open.ts';

const RunRow = z.object({ last: z.number(), receipts: z.string() });

export function receiptsOf(db: Db): CourtStore['receipts'] {
  const reserve = db
    .prepare('UPDATE booth SET last_rseq = last_rseq + ? WHERE id = ? RETURNING last_rseq')
    .pluck();
  const add = db.prepare('INSERT INTO receipt_run (booth, last, receipts) VALUES (?, ?, ?)');
  const runs = db.prepare(
    'SELECT last, receipts FROM receipt_run WHERE booth = ? AND last > ? ORDER BY last',
  );
  return {
    reserve: (booth, count) => z.number().parse(reserve.get(count, booth)),
    add: (booth, last, receipts) => void add.run(booth, last, receipts.join('\n')),
    after(booth, rseq, limit) {
      const found: { rseq: number; receipt: string }[] = [];
      for (const row of runs.iterate(booth, rseq)) {
        const { last, receipts } = RunRow.parse(row);
        // Canonical JSON holds no raw line feed.
        const texts = receipts.split('\n');
        const first = last - texts.length + 1;
        texts.forEach((receipt, index) => {
          if (first + index > rseq) found.push({ rseq: first + index, receipt });
        });
        if (found.length >= limit) break;
      }
      return found.slice(0, limit);
    },
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
