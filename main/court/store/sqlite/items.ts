/** Items of the booths' outboxes as they came, each once for ever, and what was refused, kept aside. */
import { z } from 'zod';
import type { CourtStore } from '../store.ts';
import type { Db } from './open.ts';

const ItemRow = z.object({
  id: z.string(),
  booth: z.string(),
  epoch: z.number(),
  seq: z.number(),
  hash: z.string(),
  prev: z.string(),
  schema: z.string(),
  env: z.string(),
  sig: z.string(),
  kid: z.string(),
  receivedAt: z.string(),
  number: z.string().nullable(),
  complete: z.number().transform((flag) => flag === 1),
});
const HashRow = z.object({ booth: z.string(), hash: z.string() });
const NeighbourRow = z.object({ id: z.string(), hash: z.string(), prev: z.string() });

const COLUMNS = `i.id, i.booth, i.epoch, i.seq, i.hash, i.prev, i.schema, i.env, i.sig, i.kid,
  i.received_at AS receivedAt, i.number, i.complete`;

/** The bytes as they came become text without being decoded: what is hashed again is what was hashed. */
const TEXT = 'CAST(? AS TEXT)';

export function itemsOf(db: Db): CourtStore['items'] {
  const find = db.prepare(`SELECT ${COLUMNS} FROM item i WHERE i.id = ?`);
  const hashOf = db.prepare('SELECT booth, hash FROM item WHERE id = ?');
  const at = db.prepare('SELECT id, hash, prev FROM item WHERE booth = ? AND epoch = ? AND seq = ?');
  const add = db.prepare(`
    INSERT INTO item (id, booth, epoch, seq, hash, prev, schema, env, sig, kid, received_at, number, complete)
    VALUES (?, ?, ?, ?, ?, ?, ?, ${TEXT}, ?, ?, ?, ?, ?)`);
  const addFile = db.prepare('INSERT OR IGNORE INTO item_file (item, sha256, size) VALUES (?, ?, ?)');
  const advance = db.prepare(
    'UPDATE booth_key SET items = items + ?, last_seq = max(last_seq, ?) WHERE kid = ?',
  );
  const waiting = db.prepare(`
    SELECT ${COLUMNS} FROM item i JOIN item_file f ON f.item = i.id WHERE f.sha256 = ? AND i.complete = 0`);
  const missing = db
    .prepare(
      `SELECT count(*) FROM item_file f LEFT JOIN evidence e ON e.sha256 = f.sha256
       WHERE f.item = ? AND e.sha256 IS NULL`,
    )
    .pluck();
  const complete = db.prepare('UPDATE item SET complete = 1 WHERE id = ?');
  const rejected = db
    .prepare('SELECT reason FROM reject WHERE booth = ? AND id = ? AND hash = ? AND sig = ?')
    .pluck();
  const reject = db.prepare(`
    INSERT OR IGNORE INTO reject (booth, id, hash, reason, env, sig, kid, received_at)
    VALUES (?, ?, ?, ?, ${TEXT}, ?, ?, ?)`);

  return {
    find: (id) => ItemRow.nullable().parse(find.get(id) ?? null),
    hashOf: (id) => HashRow.nullable().parse(hashOf.get(id) ?? null),
    at: (booth, epoch, seq) => NeighbourRow.nullable().parse(at.get(booth, epoch, seq) ?? null),
    add({ booth, epoch }, head, item, more) {
      add.run(
        head.id, booth, epoch, head.seq, item.hash, head.prev, head.schema, item.env,
        item.sig, item.kid, more.receivedAt, more.number, more.complete ? 1 : 0,
      ); // prettier-ignore
      for (const file of head.files) addFile.run(head.id, file.sha256, file.size);
    },
    advance: (kid, count, maxSeq) => void advance.run(count, maxSeq, kid),
    waitingFor: (sha256) => z.array(ItemRow).parse(waiting.all(sha256)),
    missingFiles: (id) => z.number().parse(missing.get(id)),
    markComplete: (id) => void complete.run(id),
    wasRejected: (booth, id, item) =>
      z
        .string()
        .nullable()
        .parse(rejected.get(booth, id, item.hash, item.sig) ?? null),
    reject: ({ booth, id, reason, item, receivedAt }) =>
      void reject.run(booth, id, item.hash, reason, item.env, item.sig, item.kid, receivedAt),
  };
}
