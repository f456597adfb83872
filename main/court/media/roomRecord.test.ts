/** A full disk and marks that stay: they are written with the next change there is room for, once. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openStore } from '../store/sqlite/store.ts';
import { keptText } from './keptRoom.ts';
import { laidOn } from './paper.ts';
import { openRoom } from './room.ts';
import { roomRecord } from './roomRecord.ts';

const ID = '01J8ZQ4Y3M7N5P2R6S9T0V1W2X';

test('marks a full disk would not take are owed until there is room', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yuncang-record-'));
  const opened = openStore(join(folder, 'court.db'));
  if (!opened.ok) throw new Error(opened.error.message);
  onTestFinished(() => {
    opened.value.close();
    rmSync(folder, { recursive: true, force: true });
  });
  let full = true;
  const taken: number[] = [];
  const record = roomRecord(
    {
      store: opened.value, now: () => 0, log: () => undefined, recordings: { noted: () => undefined },
      keepMarks(_room, _paper, from) {
        if (full) throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
        taken.push(from);
        return 3;
      },
    },
    ID, 0, null,
  ); // prettier-ignore
  const room = openRoom('mediator');
  opened.value.live.add({ id: ID, openedAt: '2026-11-26T00:00:00.000Z', owner: { kind: 'desk', clerk: 'c' }, state: keptText(room), faults: 0, misses: 0 }); // prettier-ignore
  const paper = laidOn(
    { paper: 'p'.repeat(22), what: 'document', sha256: 'a'.repeat(64), pages: 2, page: 1 },
    1,
  );
  expect(record(room, [{ kind: 'marks', paper, from: 7 }])).toBe(null);
  expect(record({ ...room, paused: true }, [])).toBe(null);
  expect(taken).toEqual([]);
  full = false;
  expect(record({ ...room, paused: true }, [])).toEqual(new Map([[paper.paper, 3]]));
  expect(record(room, [])).toEqual(new Map());
  expect(taken).toEqual([7]);
});
