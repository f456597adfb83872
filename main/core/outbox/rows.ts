/** The outbox's rows: every statement on its tables, with the schema of what comes back. */
import { z } from 'zod';
import { RejectReason } from '../../contract/link.ts';
import type { Store } from '../store/store.ts';
import type { ItemState } from './outbox.ts';

const Head = z.object({ seq: z.number(), hash: z.string() });
export const ItemRow = z.object({
  seq: z.number(),
  id: z.string(),
  ref: z.string(),
  schema: z.string(),
  hash: z.string(),
  captured_at: z.number(),
  state: z.enum(['queued', 'accepted', 'stored', 'rejected']),
  tries: z.number(),
  due_at: z.number().nullable(),
  number: z.string().nullable(),
  reason: RejectReason.nullable(),
  pack: z.string().nullable(),
});
export type ItemRow = z.infer<typeof ItemRow>;
const Bytes = z.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array);
const LinesRow = z.object({ lines: Bytes.nullable() });
const DueRow = ItemRow.pick({ seq: true, id: true, state: true, tries: true }).extend({ bytes: z.number() });
export type DueRow = z.infer<typeof DueRow>;
const FileRow = z.object({
  sha256: z.string(),
  seq: z.number(),
  size: z.number(),
  pack_offset: z.number(),
  upload_url: z.string().nullable(),
  id: z.string(),
  pack: z.string(),
});
export type FileRow = z.infer<typeof FileRow>;
const Tombstone = z.object({
  seq: z.number(),
  id: z.string(),
  hash: z.string(),
  captured_at: z.number(),
  ended_at: z.number(),
  number: z.string().nullable(),
});
const Totals = z.object({
  waiting: z.number(),
  oldest: z.number().nullable(),
  unreceipted: z.number(),
  rejected: z.number(),
});

export interface NewItem {
  readonly seq: number;
  readonly id: string;
  readonly ref: string;
  readonly schema: string;
  readonly hash: string;
  readonly capturedAt: number;
  /** The signed item as it is sent: its two lines. */
  readonly item: string;
  readonly pack: string | null;
  readonly files: readonly { readonly sha256: string; readonly size: number; readonly offset: number }[];
}

/** What ends an item: the court's receipt, word for word. */
export interface Ended {
  readonly seq: number;
  readonly endedAt: number;
  readonly number: string | null;
  readonly receipt: string;
}

/** The court's signature over the digests of all receipts of a block, 32 bytes each. */
export interface BlockProof {
  readonly kid: string;
  readonly sig: string;
  readonly digests: Uint8Array;
}

export function stateOf(row: ItemRow): ItemState {
  const { tries } = row;
  const dueAt = row.due_at ?? 0;
  switch (row.state) {
    case 'queued':
    case 'accepted':
      return { kind: row.state, tries, dueAt };
    case 'stored':
      return { kind: 'stored', tries, dueAt, number: row.number };
    case 'rejected':
      return { kind: 'rejected', tries, reason: row.reason };
  }
}

/** A due time further off than any wait was written by a wrong clock; such an item is due now. */
const DUE = `due_at IS NOT NULL AND (due_at <= @now OR due_at > @now + 3600000)`;

export function outboxRows(store: Store) {
  const setHead = store.command('outboxHead', 'UPDATE outbox_head SET seq = @seq, hash = @hash');
  const insert = store.command('outboxInsert', `INSERT INTO outbox VALUES
    (@seq, @id, @ref, @schema, @hash, @capturedAt, 'queued', 0, @capturedAt, NULL, NULL, @pack)`); // prettier-ignore
  const insertPayload = store.command('outboxPayload', 'INSERT INTO outbox_payload VALUES (@seq, @item)');
  const insertFile = store.command(
    'outboxFile',
    'INSERT INTO outbox_file VALUES (@sha256, @seq, @size, @offset, NULL, 0)',
  );
  const head = store.query('outboxHeadGet', 'SELECT seq, hash FROM outbox_head', Head);
  const update = store.command('outboxUpdate', `UPDATE outbox SET state = @state, tries = @tries, due_at = @dueAt,
    number = @number, reason = @reason WHERE seq = @seq`); // prettier-ignore
  const remove = store.command('outboxRemove', `DELETE FROM outbox WHERE seq IN
    (SELECT value ->> 'seq' FROM json_each(@ended))`); // prettier-ignore
  const sweep = store.command('outboxSweep', `DELETE FROM outbox_payload WHERE seq IN
    (SELECT p.seq FROM outbox_payload p LEFT JOIN outbox o USING (seq) WHERE o.seq IS NULL LIMIT @limit)`); // prettier-ignore
  const keepBlock = store.query('receiptBlock', `INSERT INTO receipt_block (kid, sig, digests)
    VALUES (@kid, @sig, @digests) RETURNING n`, z.object({ n: z.number() })); // prettier-ignore
  const bury = store.command('outboxBury', `INSERT INTO tombstone
    SELECT o.seq, o.id, o.ref, o.schema, o.hash, o.captured_at, e.value ->> 'endedAt', e.value ->> 'number',
      e.value ->> 'receipt', '', @kid, @block
    FROM json_each(@ended) e CROSS JOIN outbox o ON o.seq = e.value ->> 'seq'`); // prettier-ignore
  const setUrl = store.command(
    'outboxUploadUrl',
    'UPDATE outbox_file SET upload_url = @url WHERE sha256 = @sha256',
  );
  const setUploaded = store.command('outboxUploaded', 'UPDATE outbox_file SET uploaded = 1, upload_url = NULL WHERE sha256 = @sha256'); // prettier-ignore
  const forget = store.command('tombstonePrune', 'DELETE FROM tombstone WHERE ended_at < @before');
  const forgetBlocks = store.command('receiptBlockPrune', `DELETE FROM receipt_block WHERE NOT EXISTS
    (SELECT 1 FROM tombstone WHERE block = n)`); // prettier-ignore

  const rowById = store.query('outboxById', 'SELECT * FROM outbox WHERE id = @id', ItemRow);
  const waiting = store.query('outboxWaiting', 'SELECT * FROM outbox WHERE id IN (SELECT value FROM json_each(@ids))', ItemRow); // prettier-ignore
  const tombstoneById = store.query('tombstoneById', 'SELECT * FROM tombstone WHERE id = @id', Tombstone);
  const rowByRef = store.query('outboxByRef', 'SELECT * FROM outbox WHERE ref = @ref', ItemRow);
  const tombstoneByRef = store.query('tombstoneByRef', 'SELECT * FROM tombstone WHERE ref = @ref', Tombstone);
  const rowBySeq = store.query('outboxBySeq', 'SELECT * FROM outbox WHERE seq = @seq', ItemRow);
  const due = store.query('outboxDue', `SELECT seq, id, state, tries, octet_length(item) AS bytes FROM outbox JOIN outbox_payload USING (seq)
    WHERE seq > @after AND ${DUE} ORDER BY seq LIMIT @limit`, DueRow); // prettier-ignore
  // In the order of the list, as the loop over it goes; `ORDER BY` in the aggregate would sort copies of all bodies.
  const lines = store.query('outboxLines', `SELECT CAST(group_concat(item, '') AS BLOB) AS lines
    FROM json_each(@seqs) CROSS JOIN outbox_payload ON seq = value`, LinesRow); // prettier-ignore
  const moveAll = store.command('outboxMove', `UPDATE outbox SET state = @state, tries = @tries, due_at = @dueAt
    WHERE state = @wasState AND tries = @wasTries AND seq IN (SELECT value FROM json_each(@seqs))`); // prettier-ignore
  const nextDue = store.query('outboxNextDue', 'SELECT min(due_at) AS at FROM outbox', z.object({ at: z.number().nullable() })); // prettier-ignore
  const totals = store.query('outboxTotals', `SELECT count(*) FILTER (WHERE state <> 'rejected') AS waiting,
    min(captured_at) FILTER (WHERE state <> 'rejected') AS oldest,
    count(*) FILTER (WHERE state IN ('accepted', 'stored')) AS unreceipted,
    count(*) FILTER (WHERE state = 'rejected') AS rejected FROM outbox`, Totals); // prettier-ignore
  const oldest = store.query('outboxOldest', "SELECT * FROM outbox WHERE state <> 'rejected' ORDER BY seq LIMIT 1", ItemRow); // prettier-ignore
  const nextFile = store.query('outboxNextFile', `SELECT f.sha256, f.seq, f.size, f.pack_offset, f.upload_url, o.id, o.pack FROM outbox_file f
    JOIN outbox o USING (seq) WHERE uploaded = 0 AND state <> 'rejected' AND f.sha256 > @after
    ORDER BY f.sha256 LIMIT 1`, FileRow); // prettier-ignore
  const packs = store.query('outboxPacks', 'SELECT pack FROM outbox WHERE pack IS NOT NULL', z.object({ pack: z.string() })); // prettier-ignore

  return {
    head: () => head.get() ?? { seq: 0, hash: '' },
    insert(item: NewItem): void {
      const { seq, id, ref, schema, hash, capturedAt, pack } = item;
      insert({ seq, id, ref, schema, hash, capturedAt, pack });
      insertPayload({ seq, item: item.item });
      for (const { sha256, size, offset } of item.files) insertFile({ sha256, seq, size, offset });
      setHead({ seq, hash });
    },
    save(seq: number, state: Exclude<ItemState, { kind: 'complete' }>): void {
      const rejected = state.kind === 'rejected';
      update({
        seq,
        state: state.kind,
        tries: state.tries,
        dueAt: rejected ? null : state.dueAt,
        number: state.kind === 'stored' ? state.number : null,
        reason: rejected ? state.reason : null,
      });
    },
    /** The items end: tombstones stay, with the block that proves their receipts; file rows go, bodies wait for `sweep`. */
    bury(ended: readonly Ended[], block: BlockProof): void {
      const { kid, sig, digests } = block;
      const kept = keepBlock.get({ kid, sig, digests });
      if (kept === undefined) throw new Error('a row that was inserted has a number');
      const given = JSON.stringify(ended);
      bury({ ended: given, kid, block: kept.n });
      remove({ ended: given });
    },
    /** Deletes bodies of items that have ended; how many. */
    sweep: (limit: number) => sweep({ limit }),
    waiting: (ids: readonly string[]) =>
      new Map(waiting.all({ ids: JSON.stringify(ids) }).map((row) => [row.id, row])),
    byId: (id: string) => rowById.get({ id }),
    byRef: (ref: string) => rowByRef.get({ ref }),
    bySeq: (seq: number) => rowBySeq.get({ seq }),
    tombstoneById: (id: string) => tombstoneById.get({ id }),
    tombstoneByRef: (ref: string) => tombstoneByRef.get({ ref }),
    due: (now: number, after: number, limit: number) => due.all({ now, after, limit }),
    /** The signed items as they are sent, in this order and in one piece: their bytes need not become text. */
    lines: (seqs: readonly number[]) => lines.get({ seqs: JSON.stringify(seqs) })?.lines ?? new Uint8Array(),
    /** Moves those of the items that are still as they were; one statement for a whole batch. */
    moveAll(seqs: readonly number[], was: ItemState, next: ItemState): void {
      if (was.kind === 'complete' || next.kind === 'complete' || next.kind === 'rejected') return;
      const { kind: state, tries, dueAt } = next;
      moveAll({ seqs: JSON.stringify(seqs), wasState: was.kind, wasTries: was.tries, state, tries, dueAt });
    },
    nextDueAt: () => nextDue.get()?.at ?? null,
    totals: () => totals.get() ?? { waiting: 0, oldest: null, unreceipted: 0, rejected: 0 },
    oldestWaiting: () => oldest.get(),
    nextFile: (after: string) => nextFile.get({ after }),
    packs: () => new Set(packs.all().map((row) => row.pack)),
    keepUploadUrl: (sha256: string, url: string | null) => void setUrl({ sha256, url }),
    markUploaded: (sha256: string) => void setUploaded({ sha256 }),
    forgetBefore(before: number): void {
      forget({ before });
      forgetBlocks();
    },
  };
}
export type OutboxRows = ReturnType<typeof outboxRows>;
