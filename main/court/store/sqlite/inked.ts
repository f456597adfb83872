/** What became of each paper that was signed by hand and scanned: waiting, refused by name, or received. Masked words only. */
import { z } from 'zod';
import { InkedRow } from '../../../contract/session/inked.ts';
import type { CourtStore } from '../store.ts';
import type { Db } from './open.ts';

const Waiting = z.object({ id: z.string(), booth: z.string() });

export function inkedOf(db: Db): CourtStore['inked'] {
  const add = db.prepare(`INSERT INTO inked (id, state) VALUES (?, 'waiting')`);
  const waiting = db.prepare(`
    SELECT k.id, i.booth FROM inked k JOIN item i ON i.id = k.id WHERE k.state = 'waiting' ORDER BY k.id`);
  const known = db.prepare(`SELECT 1 FROM inked WHERE session = ? AND state = 'received'`).pluck();
  const received = db.prepare(`SELECT 1 FROM inked WHERE id = ? AND state = 'received'`).pluck();
  const receive = db.prepare(`
    UPDATE inked SET state = 'received', number = @number, settled_at = @at, session = @session, title = @title, parties = @parties, pages = @pages,
      compared_at = @comparedAt WHERE id = @id`);
  const refuse = db.prepare(`UPDATE inked SET state = 'refused', flaw = ?, settled_at = ? WHERE id = ?`);
  const all = db.prepare(`
    SELECT k.id, i.booth AS boothId, p.received_at AS receivedAt, k.state, k.flaw, k.number, k.title, k.parties, k.pages, k.compared_at AS comparedAt
    FROM inked k JOIN item i ON i.id = k.id JOIN post p ON p.n = i.post ORDER BY p.received_at DESC, k.id DESC LIMIT 1000`);
  return {
    add: (id) => void add.run(id),
    waiting: () => z.array(Waiting).parse(waiting.all()),
    isKnown: (session) => known.get(session) !== undefined,
    isReceived: (id) => received.get(id) !== undefined,
    receive: (row) => void receive.run(row),
    refuse: (id, flaw, at) => void refuse.run(flaw, at, id),
    all: () => z.array(InkedRow).parse(all.all()),
  };
}
