/** What became of each consent of a group's member: waiting, refused by name, or received once under the court's seal. No name: a place on the roster. */
import { z } from 'zod';
import { CourtSeal } from '../../agreements/courtSeal.ts';
import type { CourtStore } from '../store.ts';
import { json } from './columns.ts';
import type { Db } from './open.ts';

const Row = z.object({
  id: z.string(),
  no: z.number(),
  receivedAt: z.string(),
  number: z.string(),
  signedAt: z.string(),
  seal: json.pipe(CourtSeal),
});
const OfPerson = Row.pick({ no: true, number: true, receivedAt: true, signedAt: true }).extend({
  session: z.string(),
});
const Waiting = z.object({ id: z.string() });

export function consentsOf(db: Db): CourtStore['consents'] {
  const add = db.prepare(`INSERT INTO group_consent (id, state) VALUES (?, 'waiting')`);
  const waiting = db.prepare(`SELECT id FROM group_consent WHERE state = 'waiting' ORDER BY id`);
  const has = db.prepare(`SELECT 1 FROM group_consent WHERE session = ? AND no = ? AND state = 'received'`);
  const isRefused = db.prepare(
    `SELECT 1 FROM group_consent WHERE session = ? AND no = ? AND state = 'refused'`,
  );
  const ofSession = db.prepare(
    `SELECT id, no, settled_at AS receivedAt, number, coalesce(signed_at, settled_at) AS signedAt, seal FROM group_consent WHERE session = ? AND state = 'received' ORDER BY no`,
  );
  const receive = db.prepare(
    `UPDATE group_consent SET state = 'received', number = @number, settled_at = @at, session = @session, no = @no, signed_at = @signedAt, person = @person, seal = @seal WHERE id = @id`,
  );
  const ofPerson = db.prepare(
    `SELECT session, no, number, settled_at AS receivedAt, coalesce(signed_at, settled_at) AS signedAt FROM group_consent WHERE person = ? AND state = 'received' ORDER BY settled_at DESC, id DESC LIMIT 100`,
  );
  const refuse = db.prepare(
    `UPDATE group_consent SET state = 'refused', flaw = ?, act = ?, settled_at = ?, session = ?, no = ? WHERE id = ?`,
  );
  return {
    add: (id) => void add.run(id),
    waiting: () => z.array(Waiting).parse(waiting.all()),
    has: (session, no) => has.get(session, no) !== undefined,
    isRefused: (session, no) => isRefused.get(session, no) !== undefined,
    ofSession: (session) => z.array(Row).parse(ofSession.all(session)),
    ofPerson: (person) => z.array(OfPerson).parse(ofPerson.all(person)),
    receive: (row) => void receive.run({ ...row, seal: JSON.stringify(row.seal) }),
    refuse: (id, { flaw, act, at, session, no }) => void refuse.run(flaw, act, at, session, no, id),
  };
}
