/** What became of each joint application for judicial confirmation: waiting, refused by name, received, then taken or returned. */
import { z } from 'zod';
import { AgreementFlaw, ApplicationAnswer, ApplicationState } from '../../../contract/agreements.ts';
import type { CourtStore } from '../store.ts';
import { json } from './columns.ts';
import type { Db } from './open.ts';

const Row = z.object({
  id: z.string(),
  booth: z.string(),
  receivedAt: z.string(),
  number: z.string().nullable(),
  state: ApplicationState,
  flaw: AgreementFlaw.nullable(),
  signedAt: z.string().nullable(),
  answer: json.pipe(ApplicationAnswer).nullable(),
});
const OfMember = Row.extend({ member: z.number() });
const Waiting = z.object({ id: z.string(), booth: z.string() });

export function applicationsOf(db: Db): CourtStore['applications'] {
  const add = db.prepare(`INSERT INTO application (id, state) VALUES (?, 'waiting')`);
  const waiting = db.prepare(`
    SELECT a.id, i.booth FROM application a JOIN item i ON i.id = a.id WHERE a.state = 'waiting' ORDER BY a.id`);
  // what was received speaks before what was refused, the newest before the older ones
  const ofSession = db.prepare(`
    SELECT a.id, i.booth, p.received_at AS receivedAt, a.number, a.state, a.flaw, a.signed_at AS signedAt, a.answer
    FROM application a JOIN item i ON i.id = a.id JOIN post p ON p.n = i.post
    WHERE a.session = ? AND a.member IS NULL ORDER BY a.state = 'refused', p.received_at DESC, p.n DESC, i.at DESC LIMIT 1`);
  const ofMembers = db.prepare(`
    SELECT a.id, i.booth, a.member, p.received_at AS receivedAt, a.number, a.state, a.flaw, a.signed_at AS signedAt, a.answer
    FROM application a JOIN item i ON i.id = a.id JOIN post p ON p.n = i.post
    WHERE a.session = ? AND a.member IS NOT NULL ORDER BY a.state = 'refused', p.received_at DESC, p.n DESC, i.at DESC`);
  const receive = db.prepare(`
    UPDATE application SET state = 'received', number = @number, settled_at = @at, session = @session, member = @member, signed_at = @signedAt WHERE id = @id`);
  const refuse = db.prepare(
    `UPDATE application SET state = 'refused', flaw = ?, act = ?, settled_at = ?, session = ?, member = ? WHERE id = ?`,
  );
  const answer = db.prepare('UPDATE application SET state = ?, answer = ? WHERE id = ?');
  return {
    add: (id) => void add.run(id),
    waiting: () => z.array(Waiting).parse(waiting.all()),
    ofSession: (session) => Row.nullable().parse(ofSession.get(session) ?? null),
    ofMembers: (session) => firstOfEach(z.array(OfMember).parse(ofMembers.all(session))),
    receive: (row) => void receive.run({ member: null, ...row }),
    refuse: (id, { flaw, act, at, session, member = null }) =>
      void refuse.run(flaw, act, at, session, member, id),
    answer: (id, given) => void answer.run(given.kind, JSON.stringify(given), id),
  };
}

/** They come in the order in which they speak. */
const firstOfEach = (rows: readonly z.infer<typeof OfMember>[]) =>
  rows.filter(({ member }, index) => rows.findIndex((one) => one.member === member) === index);
