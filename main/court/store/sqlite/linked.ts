/** What links matters at the court: the key of each, and the demonstration judgments of this court. No name stands here. */
import { z } from 'zod';
import { GroupKey } from '../../../contract/groupKey.ts';
import { DisputeKindId } from '../../../contract/policy.ts';
import type { JudgmentStore, LinkedStore } from '../linked.ts';
import type { Db } from './open.ts';

const Linked = z.object({
  id: z.string(),
  groupKey: GroupKey,
  what: z.enum(['request', 'agreement']),
  kind: DisputeKindId,
  fen: z.number().int().nullable(),
});
const Judgment = z.object({
  id: z.string(),
  groupKey: GroupKey,
  text: z.string(),
  sig: z.string(),
  kid: z.string(),
  withdrawnAt: z.string().nullable(),
});

export function linkedOf(db: Db): LinkedStore {
  const add = db.prepare(
    'INSERT OR IGNORE INTO linked_matter (id, group_key, what, kind, fen) VALUES (@id, @groupKey, @what, @kind, @fen)',
  );
  const all = db.prepare('SELECT id, group_key AS groupKey, what, kind, fen FROM linked_matter ORDER BY id DESC'); // prettier-ignore
  return { add: (row) => void add.run(row), all: () => z.array(Linked).parse(all.all()) };
}

export function judgmentsOf(db: Db): JudgmentStore {
  const add = db.prepare(
    'INSERT INTO demo_judgment (id, group_key, text, sig, kid) VALUES (@id, @groupKey, @text, @sig, @kid)',
  );
  const withdraw = db.prepare(
    'UPDATE demo_judgment SET withdrawn_at = ? WHERE id = ? AND withdrawn_at IS NULL',
  );
  const all = db.prepare(
    'SELECT id, group_key AS groupKey, text, sig, kid, withdrawn_at AS withdrawnAt FROM demo_judgment ORDER BY id DESC',
  );
  return {
    add: (row) => void add.run(row),
    withdraw: (id, at) => withdraw.run(at, id).changes > 0,
    all: () => z.array(Judgment).parse(all.all()),
  };
}
