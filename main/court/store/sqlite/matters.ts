/** The index of requests: masked words for lists, a keyed digest of the person, and the court's answer. */
import { z } from 'zod';
import { CourtAnswer } from '../../../contract/link.ts';
import type { CourtStore } from '../store.ts';
import { bodyOf, LINES } from './items.ts';
import { json } from './columns.ts';
import type { Db } from './open.ts';

const flag = z.number().transform((value) => value === 1);
const Row = z.object({
  id: z.string(),
  booth: z.string(),
  receivedAt: z.string(),
  number: z.string(),
  complete: flag,
  sealBroken: flag,
  disputeKind: z.string(),
  parties: z.string(),
  respondents: json.pipe(z.array(z.string())),
  pages: z.number(),
  answer: json.pipe(CourtAnswer),
});
const ToIndex = z
  .object({ id: z.string(), lines: z.string() })
  .transform(({ id, lines }) => ({ id, body: bodyOf(lines) }));

const SELECT = `
  SELECT m.id, i.booth, p.received_at AS receivedAt, coalesce(i.number, '') AS number, i.complete,
         m.seal_broken AS sealBroken, m.dispute_kind AS disputeKind, m.parties, m.respondents, m.pages, m.answer
  FROM matter m JOIN item i ON i.id = m.id JOIN post p ON p.n = i.post`;
const NEWEST = 'ORDER BY p.received_at DESC, p.n DESC, i.at DESC';

export function mattersOf(db: Db): CourtStore['matters'] {
  const add = db.prepare(`INSERT INTO matter (id, indexed, answer) VALUES (?, 0, '{"kind":"received"}')`);
  const toIndex = db.prepare(`
    SELECT m.id, ${LINES} AS lines FROM matter m JOIN item i ON i.id = m.id JOIN post p ON p.n = i.post
    WHERE m.indexed = 0 LIMIT ?`);
  const index = db.prepare(`
    UPDATE matter SET indexed = 1, seal_broken = ?, person = ?, dispute_kind = ?, parties = ?, respondents = ?, pages = ?
    WHERE id = ?`);
  const inbox = db.prepare(`${SELECT} ${NEWEST} LIMIT 1000`);
  const find = db.prepare(`${SELECT} WHERE m.id = ?`);
  const numbered = db.prepare(`${SELECT} WHERE i.number = ?`);
  const ofPerson = db.prepare(`${SELECT} WHERE m.person = ? ${NEWEST} LIMIT 100`);
  const decide = db.prepare('UPDATE matter SET answer = ? WHERE id = ?');
  return {
    add: (id) => void add.run(id),
    toIndex: (limit) => z.array(ToIndex).parse(toIndex.all(limit)),
    index: (id, row) =>
      void index.run(
        row.sealBroken ? 1 : 0, row.person, row.disputeKind, row.parties, JSON.stringify(row.respondents), row.pages, id,
      ), // prettier-ignore
    inbox: () => z.array(Row).parse(inbox.all()),
    find: (id) => Row.nullable().parse(find.get(id) ?? null),
    numbered: (number) => Row.nullable().parse(numbered.get(number) ?? null),
    ofPerson: (person) => z.array(Row).parse(ofPerson.all(person)),
    decide: (id, answer) => void decide.run(JSON.stringify(answer), id),
  };
}
