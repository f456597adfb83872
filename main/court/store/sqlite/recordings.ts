/** Recordings in the court's database. */
import { z } from 'zod';
import { LiveRole } from '../../../contract/live.ts';
import { RecordAnswer, RecordGround, RecordStop } from '../../../contract/recording.ts';
import { RecordingFile, RecordingSegment } from '../../../contract/recordingDesk.ts';
import type { RecordingStore } from '../recordings.ts';
import type { Db } from './open.ts';

const Row = z.object({
  id: z.string(),
  room: z.string(),
  hearing: z.string().nullable(),
  ground: RecordGround,
  seat: z.number(),
  from: z.string(),
  until: z.string().nullable(),
  stop: RecordStop.nullable(),
  manifest: z.string().nullable(),
  value: z.string().nullable(),
});
const File = RecordingFile.extend({ cut: z.number().transform((cut) => cut !== 0) });
const Answer = z.object({
  seat: z.number(),
  role: LiveRole,
  answer: RecordAnswer.nullable(),
  words: z.instanceof(Uint8Array).nullable(),
  at: z.string().nullable(),
});
const COLUMNS =
  'id, room, hearing, ground, seat, from_at AS "from", until_at AS until, stop, manifest, value FROM recording';

export function recordingsOf(db: Db): RecordingStore {
  const add = db.prepare('INSERT INTO recording (id, room, hearing, ground, seat, from_at) VALUES (@id, @room, @hearing, @ground, @seat, @from)'); // prettier-ignore
  const end = db.prepare('UPDATE recording SET until_at = ?, stop = ? WHERE id = ? AND until_at IS NULL');
  const seal = db.prepare('UPDATE recording SET manifest = ?, value = ? WHERE id = ? AND value IS NULL');
  const find = db.prepare(`SELECT ${COLUMNS} WHERE id = ?`);
  const newest = db.prepare(`SELECT ${COLUMNS} ORDER BY id DESC LIMIT ?`);
  const running = db.prepare(`SELECT ${COLUMNS} WHERE until_at IS NULL ORDER BY id`);
  const unsealed = db.prepare(`SELECT ${COLUMNS} WHERE until_at IS NOT NULL AND value IS NULL ORDER BY id`);
  return {
    add: (recording) => void add.run(recording),
    end: (recording, at, why) => void end.run(at, why, recording),
    seal: (recording, manifest, value) => void seal.run(manifest, value, recording),
    find: (recording) => Row.nullable().parse(find.get(recording) ?? null),
    newest: (count) => z.array(Row).parse(newest.all(count)),
    running: () => z.array(Row).parse(running.all()),
    unsealed: () => z.array(Row).parse(unsealed.all()),
    ...segmentsOf(db),
    ...filesOf(db),
    ...answersOf(db),
  };
}

function segmentsOf(db: Db): Pick<RecordingStore, 'begin' | 'endSegment' | 'segments'> {
  const begin = db.prepare(
    'INSERT OR IGNORE INTO recording_segment (recording, segment, from_at) VALUES (?, ?, ?)',
  );
  const endSegment = db.prepare(
    'UPDATE recording_segment SET until_at = ?, ended_by = ? WHERE recording = ? AND segment = ? AND ended_by IS NULL',
  );
  const segments = db.prepare(
    'SELECT segment, from_at AS "from", until_at AS until, ended_by AS endedBy FROM recording_segment WHERE recording = ? ORDER BY segment',
  );
  return {
    begin: (recording, segment, at) => void begin.run(recording, segment, at),
    endSegment: (recording, segment, at, why) => void endSegment.run(at, why, recording, segment),
    segments: (recording) => z.array(RecordingSegment).parse(segments.all(recording)),
  };
}

function filesOf(db: Db): Pick<RecordingStore, 'addFile' | 'files'> {
  const addFile = db.prepare(`
    INSERT INTO recording_file (recording, name, segment, seat, role, kind, from_at, until_at, bytes, sha256, cut)
    VALUES (@recording, @name, @segment, @seat, @role, @kind, @from, @until, @bytes, @sha256, @cut)`);
  const files = db.prepare(`
    SELECT name, segment, seat, role, kind, from_at AS "from", until_at AS until, bytes, sha256, cut
    FROM recording_file WHERE recording = ? ORDER BY segment, seat, name`);
  return {
    addFile: (recording, file) => void addFile.run({ ...file, recording, cut: file.cut ? 1 : 0 }),
    files: (recording) => z.array(File).parse(files.all(recording)),
  };
}

function answersOf(db: Db): Pick<RecordingStore, 'present' | 'answer' | 'answers'> {
  const present = db.prepare(
    'INSERT OR IGNORE INTO recording_answer (recording, seat, role) VALUES (?, ?, ?)',
  );
  // Once: what was said stands.
  const answer = db.prepare(`
    INSERT INTO recording_answer (recording, seat, role, answer, words, at) VALUES (@recording, @seat, @role, @answer, @words, @at)
    ON CONFLICT (recording, seat) DO UPDATE SET answer = @answer, words = @words, at = @at WHERE answer IS NULL`);
  const answers = db.prepare(
    'SELECT seat, role, answer, words, at FROM recording_answer WHERE recording = ? ORDER BY seat',
  );
  return {
    present: (recording, seat, role) => void present.run(recording, seat, role),
    answer: (recording, one) => void answer.run({ ...one, recording }),
    answers: (recording) => z.array(Answer).parse(answers.all(recording)),
  };
}
