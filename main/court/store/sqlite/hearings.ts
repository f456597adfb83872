/** Hearings, the summons of each, who came by which, and the faults booths told of them. */
import { z } from 'zod';
import { HearingFacts } from '../../hearing/facts.ts';
import { Hearing } from '../../../contract/hearing/hearing.ts';
import type { CourtStore } from '../store.ts';
import { json } from './columns.ts';
import { bodyOf, LINES } from './items.ts';
import type { Db } from './open.ts';

const Row = z.object({ id: z.string(), facts: json.pipe(HearingFacts), state: json.pipe(Hearing) });
const Summons = z.object({
  hearing: z.string(),
  participant: z.number(),
  person: z.string(),
  masked: z.string(),
  booth: z.string().nullable(),
});
const Attendance = z.object({ hearing: z.string(), participant: z.number(), booth: z.string() });
const Fault = z
  .object({ booth: z.string(), receivedAt: z.string(), lines: z.string() })
  .transform(({ lines, ...row }) => ({ ...row, body: bodyOf(lines) }));
/** The newest; older ones stay in the store. */
const FAULTS_TOLD = 200;

export function hearingsOf(db: Db): CourtStore['hearings'] {
  const add = db.prepare('INSERT INTO hearing (id, starts_at, facts, state) VALUES (?, ?, ?, ?)');
  const addSummons = db.prepare(
    'INSERT INTO summons (code, hearing, participant, person, masked, booth) VALUES (@code, @hearing, @participant, @person, @masked, @booth)',
  );
  const since = db.prepare(
    'SELECT id, facts, state FROM hearing WHERE starts_at >= ? ORDER BY starts_at, id',
  );
  const find = db.prepare('SELECT id, facts, state FROM hearing WHERE id = ?');
  const save = db.prepare('UPDATE hearing SET state = ?, starts_at = ? WHERE id = ?');
  const byCode = db.prepare('SELECT hearing, participant, person, masked, booth FROM summons WHERE code = ?');
  const people = db.prepare(
    'SELECT hearing, participant, person, masked, booth FROM summons WHERE hearing = ? ORDER BY participant',
  );
  const attend = db.prepare(
    'INSERT OR REPLACE INTO attendance (hearing, participant, token, booth) VALUES (@hearing, @participant, @token, @booth)',
  );
  const attended = db.prepare(
    'INSERT INTO attended (token, hearing, participant, booth) VALUES (@token, @hearing, @participant, @booth)',
  );
  const attendance = db.prepare('SELECT hearing, participant, booth FROM attendance WHERE token = ?');
  const forget = db.prepare('DELETE FROM attendance WHERE hearing = ? AND participant = ?');
  const faults = db.prepare(`
    SELECT i.booth, p.received_at AS receivedAt, ${LINES} AS lines FROM item i JOIN post p ON p.n = i.post
    WHERE i.schema = 'hearing.fault/1' ORDER BY i.id DESC LIMIT ?`);
  return {
    add({ id, facts, state }, summons) {
      add.run(id, state.startsAt, JSON.stringify(facts), JSON.stringify(state));
      for (const one of summons) addSummons.run({ ...one, hearing: id });
    },
    since: (startsAt) => z.array(Row).parse(since.all(startsAt)),
    find: (id) => Row.nullable().parse(find.get(id) ?? null),
    save: (id, state) => void save.run(JSON.stringify(state), state.startsAt, id),
    byCode: (code) => Summons.nullable().parse(byCode.get(code) ?? null),
    people: (hearing) => z.array(Summons).parse(people.all(hearing)),
    attend(row) {
      attend.run(row);
      attended.run(row);
    },
    attendance: (token) => Attendance.nullable().parse(attendance.get(token) ?? null),
    forget: (hearing, participant) => void forget.run(hearing, participant),
    faults: () => z.array(Fault).parse(faults.all(FAULTS_TOLD)),
  };
}
