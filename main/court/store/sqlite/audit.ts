/** The log of what clerks opened and did: each entry carries the hash of the one before, so nothing can be taken out unseen. */
import { z } from 'zod';
import { GENESIS } from '../../../contract/link.ts';
import { sha256Hex } from '../../digest.ts';
import type { AuditEntry, CourtStore } from '../store.ts';
import type { Db } from './open.ts';

const Row = z.object({
  at: z.string(),
  who: z.string(),
  event: z.string(),
  subject: z.string(),
  prev: z.string(),
  hash: z.string(),
});

const hashOf = (prev: string, entry: AuditEntry): string =>
  sha256Hex(JSON.stringify([prev, entry.at, entry.who, entry.event, entry.subject]));

export function auditOf(db: Db): CourtStore['audit'] {
  const last = db.prepare('SELECT hash FROM audit ORDER BY n DESC LIMIT 1').pluck();
  const add = db.prepare('INSERT INTO audit (at, who, event, subject, prev, hash) VALUES (?, ?, ?, ?, ?, ?)');
  const all = db.prepare('SELECT at, who, event, subject, prev, hash FROM audit ORDER BY n');
  const count = db.prepare('SELECT count(*) FROM audit').pluck();
  return {
    write(entry) {
      const prev = z.string().parse(last.get() ?? GENESIS);
      add.run(entry.at, entry.who, entry.event, entry.subject, prev, hashOf(prev, entry));
    },
    intact() {
      let prev = GENESIS;
      for (const raw of all.iterate()) {
        const row = Row.parse(raw);
        if (row.prev !== prev || row.hash !== hashOf(prev, row)) return false;
        prev = row.hash;
      }
      return true;
    },
    count: () => z.number().parse(count.get()),
  };
}
