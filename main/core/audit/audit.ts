/** Audit events kept in the store, in the transaction of the fact they tell of, and logged as well. */
import { z } from 'zod';
import type { AuditName, EventFields, Log } from '../../contract/events.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from '../util/clock.ts';
import { type AuditEntry, type AuditHead, EMPTY_HEAD, firstBreak, nextEntry } from './chain.ts';
import { loggableFields } from './logger.ts';

const Entry = z.object({
  seq: z.number(),
  at: z.number(),
  event: z.string(),
  fields: z.string(),
  prev: z.string(),
  hash: z.string(),
});

const Head = Entry.pick({ seq: true, hash: true });

export interface Audit {
  /** Call it inside `store.transaction` together with the fact. */
  record<N extends AuditName>(name: N, fields: EventFields<N>): void;
  head(): AuditHead;
  /** Seq of the first entry that does not fit the chain, or null. */
  firstBreak(): number | null;
  entries(after: number, limit: number): AuditEntry[];
}

export function createAudit({ store, clock, log }: { store: Store; clock: Clock; log: Log }): Audit {
  const last = store.query('auditHead', 'SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1', Head);
  const page = store.query(
    'auditPage',
    'SELECT * FROM audit WHERE seq > @after ORDER BY seq LIMIT @limit',
    Entry,
  );
  const insert = store.command(
    'auditInsert',
    'INSERT INTO audit VALUES (@seq, @at, @event, @fields, @prev, @hash)',
  );
  const head = (): AuditHead => last.get() ?? EMPTY_HEAD;

  const audit: Audit = {
    record(name, fields) {
      store.transaction(() => {
        insert({ ...nextEntry(head(), clock.now(), name, loggableFields(name, fields)) });
      });
      log(name, fields);
    },
    head,
    entries: (after, limit) => page.all({ after, limit }),
    firstBreak() {
      let from = EMPTY_HEAD;
      for (;;) {
        const entries = page.all({ after: from.seq, limit: 1000 });
        const found = firstBreak(entries, from);
        const end = entries.at(-1);
        if (found !== null || end === undefined) return found;
        from = end;
      }
    },
  };
  if (store.migrated.from !== 0 && store.migrated.from !== store.migrated.to) {
    audit.record('storeMigrated', store.migrated);
  }
  if (store.setAside !== null) audit.record('storeSetAside', { folder: store.setAside });
  return audit;
}
