/** What became of each signed agreement: waiting, refused by name, or received under the court's seal, then answered. */
import { z } from 'zod';
import {
  AgreementAnswer,
  AgreementFlaw,
  AgreementState,
  AgreementSummary,
  NotedLight,
  ServiceRecord,
} from '../../../contract/agreements.ts';
import { CourtSeal } from '../../agreements/courtSeal.ts';
import type { CourtStore } from '../store.ts';
import { json } from './columns.ts';
import type { Db } from './open.ts';

const Row = z.object({
  id: z.string(),
  booth: z.string(),
  receivedAt: z.string(),
  number: z.string().nullable(),
  state: AgreementState,
  flaw: AgreementFlaw.nullable(),
  summary: json.pipe(AgreementSummary).nullable(),
  seal: json.pipe(CourtSeal).nullable(),
  answer: json.pipe(AgreementAnswer).nullable(),
  served: json.pipe(z.array(ServiceRecord)),
  lights: json.pipe(z.array(NotedLight)),
  confirmation: z.string().nullable(),
  document: z.string().nullable(),
});

const Party = z.object({ party: z.string(), person: z.string() });
const OfPerson = Row.extend({ party: z.string() });
const Waiting = z.object({ id: z.string(), booth: z.string() });

const SELECT = `
  SELECT a.id, i.booth, p.received_at AS receivedAt, a.number, a.state, a.flaw, a.summary, a.seal, a.answer, a.served, a.lights, a.confirmation, a.document
  FROM agreement a JOIN item i ON i.id = a.id JOIN post p ON p.n = i.post`;

export function agreementsOf(db: Db): CourtStore['agreements'] {
  const add = db.prepare(`INSERT INTO agreement (id, state) VALUES (?, 'waiting')`);
  const waiting = db.prepare(`
    SELECT a.id, i.booth FROM agreement a JOIN item i ON i.id = a.id WHERE a.state = 'waiting' ORDER BY a.id`);
  const all = db.prepare(`${SELECT} ORDER BY p.received_at DESC, p.n DESC, i.at DESC LIMIT 1000`);
  const find = db.prepare(`${SELECT} WHERE a.id = ?`);
  const numbered = db.prepare('SELECT id FROM agreement WHERE number = ? AND seal IS NOT NULL').pluck();
  const ofPerson = db.prepare(`
    ${SELECT.replace('FROM', ', w.party FROM')} JOIN agreement_party w ON w.agreement = a.id
    WHERE w.person = ? ORDER BY p.received_at DESC, p.n DESC, i.at DESC LIMIT 100`);
  const unlisted = db
    .prepare(
      `
    SELECT a.id FROM agreement a WHERE a.seal IS NOT NULL AND a.id NOT IN (SELECT agreement FROM agreement_party) ORDER BY a.id`,
    )
    .pluck();
  const list = db.prepare(
    'INSERT INTO agreement_party (agreement, party, person) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const known = db
    .prepare(
      `SELECT id FROM agreement WHERE state IN ('received', 'registered', 'returned') AND (session = ? OR document = ?)`,
    )
    .pluck();
  const ofSession = db.prepare(`${SELECT} WHERE a.session = ? AND a.seal IS NOT NULL`);
  const parties = db.prepare('SELECT party, person FROM agreement_party WHERE agreement = ? ORDER BY party');
  const receive = db.prepare(`
    UPDATE agreement SET state = 'received', number = @number, settled_at = @at, session = @session, document = @document,
      summary = @summary, seal = @seal WHERE id = @id`);
  const refuse = db.prepare(
    `UPDATE agreement SET state = 'refused', flaw = ?, act = ?, settled_at = ?, session = ?, summary = ? WHERE id = ?`,
  );
  const refusedOf = db
    .prepare(
      `SELECT a.id FROM agreement a JOIN item i ON i.id = a.id WHERE a.state = 'refused' AND a.session = ? AND i.booth = ?`,
    )
    .pluck();
  const answer = db.prepare('UPDATE agreement SET state = ?, answer = ? WHERE id = ?');
  const serve = db.prepare('UPDATE agreement SET served = ? WHERE id = ?');
  const light = db.prepare('UPDATE agreement SET lights = ? WHERE id = ?');
  const confirm = db.prepare('UPDATE agreement SET confirmation = ? WHERE id = ?');
  return {
    add: (id) => void add.run(id),
    waiting: () => z.array(Waiting).parse(waiting.all()),
    all: () => z.array(Row).parse(all.all()),
    numbered: (number) =>
      z
        .string()
        .nullable()
        .parse(numbered.get(number) ?? null),
    find: (id) => Row.nullable().parse(find.get(id) ?? null),
    ofPerson: (person) => z.array(OfPerson).parse(ofPerson.all(person)),
    unlisted: () => z.array(z.string()).parse(unlisted.all()),
    listParties: (id, parties) => parties.forEach(({ party, person }) => list.run(id, party, person)),
    ofSession: (session) => Row.nullable().parse(ofSession.get(session) ?? null),
    partiesOf: (id) => z.array(Party).parse(parties.all(id)),
    isKnown: (session, document) => known.get(session, document) !== undefined,
    receive: ({ summary, seal, ...row }) =>
      void receive.run({ ...row, summary: JSON.stringify(summary), seal: JSON.stringify(seal) }),
    isRefused: (session, booth) => refusedOf.get(session, booth) !== undefined,
    refuse: (id, { flaw, act, at, session, summary }) =>
      void refuse.run(flaw, act, at, session, summary === null ? null : JSON.stringify(summary), id),
    answer: (id, given) => void answer.run(given.kind, JSON.stringify(given), id),
    serve: (id, records) => void serve.run(JSON.stringify(records), id),
    light: (id, noted) => void light.run(JSON.stringify(noted), id),
    confirm: (id, at) => void confirm.run(at, id),
  };
}
