/** Items of the booths' outboxes as they came, each once for ever, and what was refused, kept aside. */
import { z } from 'zod';
import type { CourtStore, NewItem } from '../store.ts';
import type { Db } from './open.ts';

/** The two lines an item came in. Canonical JSON holds no raw line feed, so the first one parts them. */
const Lines = z.string().transform((text, context) => {
  const [, env, sig, kid] = /^([^\n]*)\n\S+ (.*) (\S+) \S+$/s.exec(text) ?? [];
  if (env !== undefined && sig !== undefined && kid !== undefined) return { env, sig, kid };
  context.addIssue('not the lines of an item');
  return z.NEVER;
});
const ItemRow = z
  .object({
    id: z.string(),
    booth: z.string(),
    epoch: z.number(),
    seq: z.number(),
    hash: z.string(),
    prev: z.string(),
    schema: z.string(),
    receivedAt: z.string(),
    number: z.string().nullable(),
    complete: z.number().transform((flag) => flag === 1),
    lines: Lines,
  })
  .transform(({ lines, ...row }) => ({ ...row, ...lines }));
const KnownRow = z.object({ id: z.string(), booth: z.string(), hash: z.string() });
const NONE_HERE = Buffer.alloc(0);
const NeighbourRow = z.object({ id: z.string(), hash: z.string(), prev: z.string() });

/** The bytes as they came become text without being decoded: what is hashed again is what was hashed. */
export const LINES = `
  CAST(CASE WHEN p.file IS NULL THEN substr(p.bytes, i.at + 1, i.size) ELSE bytes_of_file(p.file, i.at, i.size) END AS TEXT)`;
const SELECT = `
  SELECT i.id, i.booth, i.epoch, i.seq, i.hash, i.prev, i.schema, p.received_at AS receivedAt, i.number, i.complete,
         ${LINES} AS lines
  FROM item i JOIN post p ON p.n = i.post`;

/** Everything but the body, which few ask for: `Lines` for those who do. */
export const bodyOf = (lines: string): string => Body.parse(JSON.parse(Lines.parse(lines).env)).body;
const Body = z.object({ body: z.string() });

export function itemsOf(db: Db): CourtStore['items'] {
  const find = db.prepare(`${SELECT} WHERE i.id = ?`);
  const known = db.prepare('SELECT id, booth, hash FROM item WHERE id IN (SELECT value FROM json_each(?))');
  const at = db.prepare('SELECT id, hash, prev FROM item WHERE booth = ? AND epoch = ? AND seq = ?');
  const addPost = db.prepare('INSERT INTO post (received_at, bytes, file) VALUES (?, ?, ?)');
  const add = db.prepare(`
    INSERT INTO item (booth, epoch, post, id, hash, prev, seq, at, size, complete, schema)
    SELECT ?, ?, ?, substr(value, 1, 26), substr(value, 27, 64), substr(value, 91, 64), CAST(substr(value, 155, 16) AS INTEGER),
      CAST(substr(value, 171, 16) AS INTEGER), CAST(substr(value, 187, 16) AS INTEGER), CAST(substr(value, 203, 1) AS INTEGER),
      substr(value, 204)
    FROM json_each(?)`);
  const giveNumber = db.prepare('UPDATE item SET number = ? WHERE id = ?');
  const addFile = db.prepare('INSERT OR IGNORE INTO item_file (item, sha256, size) VALUES (?, ?, ?)');
  const advance = db.prepare(
    'UPDATE booth_key SET items = items + ?, last_seq = max(last_seq, ?) WHERE kid = ?',
  );
  const waiting = db.prepare(
    `${SELECT} JOIN item_file f ON f.item = i.id WHERE f.sha256 = ? AND i.complete = 0`,
  );
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
    VALUES (?, ?, ?, ?, CAST(? AS TEXT), ?, ?, ?)`);

  return {
    find: (id) => ItemRow.nullable().parse(find.get(id) ?? null),
    known: (ids) =>
      new Map(
        z
          .array(KnownRow)
          .parse(known.all(JSON.stringify(ids)))
          .map((row) => [row.id, row]),
      ),
    at: (booth, epoch, seq) => NeighbourRow.nullable().parse(at.get(booth, epoch, seq) ?? null),
    add({ booth, epoch }, kept, receivedAt, items) {
      const [bytes, file] = kept.kind === 'row' ? [kept.bytes, null] : [NONE_HERE, kept.name];
      const post = addPost.run(receivedAt, bytes, file).lastInsertRowid;
      add.run(booth, epoch, post, JSON.stringify(items.map(rowOf)));
      for (const { head, number } of items) {
        if (number !== null) giveNumber.run(number, head.id);
        for (const { sha256, size } of head.files) addFile.run(head.id, sha256, size);
      }
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
    reject: ({ booth, id, reason, item, env, receivedAt }) =>
      void reject.run(booth, id, item.hash, reason, env, item.sig, item.kid, receivedAt),
  };
}

/**
 * One item's row as one string: ids and digests have one length each, numbers are filled up. SQLite takes a whole post so in a
 * third of the time of a statement an item; members of JSON objects would be looked for one by one and be no faster.
 */
function rowOf({ head, item, complete }: NewItem): string {
  const { id, prev, seq, schema } = head;
  return `${id}${item.hash}${prev}${filled(seq)}${filled(item.start)}${filled(item.end - item.start)}${complete ? 1 : 0}${schema}`;
}
const filled = (count: number): string => String(count).padStart(16, '0');
