/** Records of hearings: the draft, every version as it was laid, every coming, and what became of each confirmation. */
import { z } from 'zod';
import { HearingRecord, RecordLine } from '../../../contract/hearing/record.ts';
import { RecordFlaw } from '../../../contract/hearing/recordBorder.ts';
import type { CourtStore } from '../store.ts';
import { json } from './columns.ts';
import type { Db } from './open.ts';

const Lines = json.pipe(z.array(RecordLine));
const Row = z.object({ state: json.pipe(HearingRecord), draft: Lines });
const Head = z.object({ hearing: z.string(), caseNumber: z.string(), cause: z.string(), courtroom: z.string(), judge: z.string(), startsAt: z.string() }); // prettier-ignore
const Version = z.object({ head: json.pipe(Head), lines: Lines });
const Attended = z.object({ hearing: z.string(), participant: z.number(), booth: z.string() });
const Refused = z.object({ item: z.string(), booth: z.string(), flaw: RecordFlaw, at: z.string() });

export function recordsOf(db: Db): CourtStore['records'] {
  const find = db.prepare('SELECT state, draft FROM hearing_record WHERE hearing = ?');
  const save = db.prepare('INSERT OR REPLACE INTO hearing_record (hearing, state, draft) VALUES (?, ?, ?)');
  const lay = db.prepare('INSERT INTO record_version (hearing, version, head, lines) VALUES (?, ?, ?, ?)');
  const version = db.prepare('SELECT head, lines FROM record_version WHERE hearing = ? AND version = ?');
  const attended = db.prepare('SELECT hearing, participant, booth FROM attended WHERE token = ?');
  const add = db.prepare(`INSERT INTO record_confirmation (id, state) VALUES (?, 'waiting')`);
  const waiting = db.prepare(`SELECT id FROM record_confirmation WHERE state = 'waiting' ORDER BY id`).pluck();
  const receive = db.prepare(
    `UPDATE record_confirmation SET state = 'received', number = @number, settled_at = @at, hearing = @hearing WHERE id = @id`,
  );
  const refuse = db.prepare(
    `UPDATE record_confirmation SET state = 'refused', flaw = @flaw, settled_at = @at, hearing = @hearing WHERE id = @id`,
  );
  const refused = db.prepare(`
    SELECT c.id AS item, i.booth, c.flaw, c.settled_at AS at FROM record_confirmation c JOIN item i ON i.id = c.id
    WHERE c.hearing = ? AND c.state = 'refused' ORDER BY c.id`);
  return {
    find: (hearing) => Row.nullable().parse(find.get(hearing) ?? null),
    save: (hearing, state, draft) => void save.run(hearing, JSON.stringify(state), JSON.stringify(draft)),
    lay: (hearing, number, { head, lines }) => void lay.run(hearing, number, JSON.stringify(head), JSON.stringify(lines)),
    version: (hearing, number) => Version.nullable().parse(version.get(hearing, number) ?? null),
    attended: (token) => Attended.nullable().parse(attended.get(token) ?? null),
    await: (item) => void add.run(item),
    waiting: () => z.array(z.string()).parse(waiting.all()),
    receive: (settled) => void receive.run(settled),
    refuse: (why) => void refuse.run(why),
    refused: (hearing) => z.array(Refused).parse(refused.all(hearing)),
  };
} // prettier-ignore
