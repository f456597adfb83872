/** Live rooms in the court's database; what ends with a room or a paper goes with its row. */
import { z } from 'zod';
import type { LiveRoomStore, RoomOwner } from '../liveRooms.ts';
import type { Db } from './open.ts';

const Row = z.object({
  id: z.string(),
  openedAt: z.string(),
  owner: z.enum(['desk', 'hearing', 'booth']),
  who: z.string(),
  state: z.string(),
  faults: z.number(),
  misses: z.number(),
});
const Seat = z.object({ room: z.string(), seat: z.number() });
const Code = z.object({
  room: z.string(),
  role: z.string(),
  expiresAt: z.number(),
  used: z.number().transform((used) => used !== 0),
});
const Paper = z.object({ paper: z.string(), matter: z.string() });

const ownerOf = (kind: RoomOwner['kind'], who: string): RoomOwner =>
  kind === 'booth' ? { kind, booth: who } : { kind, clerk: who };

export function liveRoomsOf(db: Db): LiveRoomStore {
  const add = db.prepare(
    'INSERT INTO live_room (id, opened_at, owner, who, state, faults, misses) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const save = db.prepare('UPDATE live_room SET state = ? WHERE id = ?');
  const countFault = db.prepare('UPDATE live_room SET faults = faults + 1 WHERE id = ?');
  const countMiss = db.prepare('UPDATE live_room SET misses = misses + 1 WHERE id = ?');
  const all = db.prepare(
    'SELECT id, opened_at AS openedAt, owner, who, state, faults, misses FROM live_room ORDER BY id',
  );
  const end = db.prepare('DELETE FROM live_room WHERE id = ?');
  return {
    add({ id, openedAt, owner, state, faults, misses }) {
      const who = owner.kind === 'booth' ? owner.booth : owner.clerk;
      add.run(id, openedAt, owner.kind, who, state, faults, misses);
    },
    save: (id, state) => void save.run(state, id),
    countFault: (id) => void countFault.run(id),
    countMiss: (id) => void countMiss.run(id),
    all: () =>
      z
        .array(Row)
        .parse(all.all())
        .map(({ owner, who, ...row }) => ({ ...row, owner: ownerOf(owner, who) })),
    end: (id) => void end.run(id),
    tickets: ticketsOf(db),
    codes: liveCodesOf(db),
    papers: papersOf(db),
    ink: inkOf(db),
    drafts: draftsOf(db),
  };
}

function ticketsOf(db: Db): LiveRoomStore['tickets'] {
  const add = db.prepare('INSERT INTO live_ticket (digest, room, seat) VALUES (?, ?, ?)');
  const find = db.prepare('SELECT room, seat FROM live_ticket WHERE digest = ?');
  const drop = db.prepare('DELETE FROM live_ticket WHERE room = ? AND seat = ?');
  return {
    add: (digest, room, seat) => void add.run(digest, room, seat),
    find: (digest) => Seat.nullable().parse(find.get(digest) ?? null),
    drop: (room, seat) => void drop.run(room, seat),
  };
}

function liveCodesOf(db: Db): LiveRoomStore['codes'] {
  const add = db.prepare('INSERT INTO live_code (digest, room, role, expires_at) VALUES (?, ?, ?, ?)');
  const find = db.prepare('SELECT room, role, expires_at AS expiresAt, used FROM live_code WHERE digest = ?');
  const use = db.prepare('UPDATE live_code SET used = 1 WHERE digest = ?');
  const dropBefore = db.prepare('DELETE FROM live_code WHERE expires_at < ?');
  return {
    add: (digest, { room, role, expiresAt }) => void add.run(digest, room, role, expiresAt),
    find: (digest) => Code.nullable().parse(find.get(digest) ?? null),
    use: (digest) => void use.run(digest),
    dropBefore: (expired) => void dropBefore.run(expired),
  };
}

function papersOf(db: Db): LiveRoomStore['papers'] {
  const add = db.prepare('INSERT INTO live_paper (paper, room, matter) VALUES (?, ?, ?)');
  const of = db.prepare('SELECT paper, matter FROM live_paper WHERE room = ?');
  const drop = db.prepare('DELETE FROM live_paper WHERE paper = ?');
  return {
    add: (room, paper, matter) => void add.run(paper, room, matter),
    of: (room) => z.array(Paper).parse(of.all(room)),
    drop: (paper) => void drop.run(paper),
  };
}

function inkOf(db: Db): LiveRoomStore['ink'] {
  const add = db.prepare('INSERT INTO live_ink (paper, sealed) VALUES (?, ?)');
  const of = db.prepare('SELECT sealed FROM live_ink WHERE paper = ? ORDER BY n').pluck();
  return {
    add: (paper, sealed) => void add.run(paper, sealed),
    of: (paper) => z.array(z.instanceof(Uint8Array)).parse(of.all(paper)),
  };
}

function draftsOf(db: Db): LiveRoomStore['drafts'] {
  const add = db.prepare('INSERT INTO live_draft (draft, room) VALUES (?, ?)');
  const of = db.prepare('SELECT draft FROM live_draft WHERE room = ?').pluck();
  const append = db.prepare('INSERT INTO live_draft_part (draft, part, sealed) VALUES (?, ?, ?)');
  const clear = db.prepare('DELETE FROM live_draft_part WHERE draft = ? AND part = ?');
  const parts = db
    .prepare('SELECT sealed FROM live_draft_part WHERE draft = ? AND part = ? ORDER BY n')
    .pluck();
  const drop = db.prepare('DELETE FROM live_draft WHERE draft = ?');
  return {
    add: db.transaction((room: string, draft: string, sheet: Uint8Array) => {
      add.run(draft, room);
      append.run(draft, 'sheet', sheet);
    }),
    of: (room) => z.array(z.string()).parse(of.all(room)),
    append: (draft, part, sealed) => void append.run(draft, part, sealed),
    replace: db.transaction((draft: string, part: string, sealed: Uint8Array) => {
      clear.run(draft, part);
      append.run(draft, part, sealed);
    }),
    parts: (draft, part) => z.array(z.instanceof(Uint8Array)).parse(parts.all(draft, part)),
    drop: (draft) => void drop.run(draft),
  };
}
