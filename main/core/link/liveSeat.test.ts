/** The table's seat in a live session as core carries it: only at a table, only with a line, and gone with the visit. */
import { beforeEach, expect, test } from 'vitest';
import { createLiveSeat, type LiveSeat } from './liveSeat.ts';

const TICKET = 'x'.repeat(43);
const opened = {
  t: 'liveOpened',
  seat: { room: '01J8ZQ4Y3M7N5P2R6S9T0V1W2X', seat: 1, ticket: TICKET },
} as const;

let at = { table: true, line: true };
let said: unknown[] = [];
let pushed: unknown[] = [];
let allowed: boolean[] = [];
let seat: LiveSeat;
beforeEach(() => {
  at = { table: true, line: true };
  [said, pushed, allowed] = [[], [], []];
  seat = createLiveSeat({
    atTable: () => at.table,
    say: (frame) => at.line && said.push(frame) > 0,
    push: (told) => void pushed.push(told),
    allow: (now) => void allowed.push(now),
  });
});

test('nothing is opened without people at a table, or without a line', () => {
  at.table = false;
  expect(seat.open()).toBe(false);
  at = { table: true, line: false };
  expect(seat.open()).toBe(false);
  seat.say({ t: 'end' });
  seat.heard(opened);
  expect({ said, pushed, allowed }).toEqual({ said: [], pushed: [], allowed: [] });
});

test('the page is told of its seat and its line, and what it says goes to the court', () => {
  expect(seat.open()).toBe(true);
  seat.heard(opened);
  seat.say({ t: 'pause', on: true });
  seat.heard({ t: 'line', up: false });
  expect(said).toEqual([{ t: 'liveOpen' }, { t: 'live', say: '{"t":"pause","on":true}' }]);
  expect(pushed).toEqual([
    { t: 'opened', ticket: TICKET },
    { t: 'line', up: false },
  ]);
  expect(allowed).toEqual([true]);
});

test('the end of the visit ends the room, closes camera and microphone, and nothing more is told', () => {
  seat.open();
  seat.forget();
  seat.heard({ t: 'line', up: true });
  seat.say({ t: 'end' });
  seat.forget();
  expect(said).toEqual([{ t: 'liveOpen' }, { t: 'live', say: '{"t":"end"}' }]);
  expect(pushed).toEqual([]);
  expect(allowed).toEqual([true, false]);
});

test('the end of the room closes camera and microphone, though the visit goes on and may open another', () => {
  seat.open();
  seat.heard(opened);
  seat.heard({ t: 'liveClosed', code: 4410 });
  expect(allowed).toEqual([true, false]);
  seat.open();
  // of the room before, heard late
  seat.heard({ t: 'liveClosed', code: 4410 });
  seat.heard(opened);
  expect(pushed.at(-1)).toEqual({ t: 'opened', ticket: TICKET });
  expect(allowed).toEqual([true, false, true]);
});
