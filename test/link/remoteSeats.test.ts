/** The table's end of the lines: only what was committed to makes one, another page is another, and a key that does not fit is answered by name. */
import { beforeEach, expect, it } from 'vitest';
import { LINE_TRIES } from '../../main/contract/remote/line.ts';
import type { LiveAsk, SeatView } from '../../main/contract/live.ts';
import { startTableLine, type TableLine } from '../../main/contract/remote/pageLine.ts';
import type { BoothEvent } from '../../main/core/visit/visit.ts';
import { createRemoteSeats, type RemoteSeats } from '../../main/core/session/remote/remoteSeats.ts';

let events: BoothEvent[] = [];
let passed: LiveAsk[] = [];
let seats: RemoteSeats;
let pages: Map<number, TableLine>;
let signed = true;
beforeEach(() => {
  [events, passed, signed] = [[], [], true];
  pages = new Map();
  seats = createRemoteSeats({
    say(ask) {
      passed.push(ask);
      if (ask.t === 'toSeat') pages.get(ask.seat)?.heard({ t: 'fromTable', body: ask.body });
    },
    dispatch(event) {
      events.push(event);
      if (event.kind === 'remoteAsked') seats.answer(event.page, event.n, null);
      seats.follow();
    },
    viewFor: () => ({ at: 'none' }),
    check: () => Promise.resolve({ refused: signed ? null : 'badSignature', booth: null }),
  });
});

const seatView = (seat: number, role: 'booth' | 'party', online = true): SeatView => ({
  seat, role, host: seat === 1, phase: 'admitted', online, microphone: true, camera: true, wish: 'none', hears: true, apart: false, equipment: null, health: null,
}); // prettier-ignore
const room = (you: number, online = true) => ({
  room: '01J8ZQ4Y3M7N5P2R6S9T0V1W2X', you, seats: [seatView(1, 'booth'), seatView(2, 'party', online)], links: [], most: 3, relayLost: false, caucus: false, paused: false, paper: null, draft: null,
}); // prettier-ignore

function page(seat = 2): TableLine {
  const line = startTableLine((ask) => {
    passed.push(ask);
    if (ask.t === 'toTable') seats.heard({ t: 'fromSeat', seat, body: ask.body });
  });
  pages.set(seat, line);
  line.seen(room(seat));
  return line;
}
const asked = (): BoothEvent[] => events.filter(({ kind }) => kind === 'remoteAsked');
const until = async (fits: () => boolean): Promise<void> => {
  for (let i = 0; i < 400 && !fits(); i += 1) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(fits()).toBe(true);
};

it('makes a line with the same digits at both ends, and what was passed on says nothing', async () => {
  const line = page();
  await until(() => asked().length > 0);
  expect(asked()[0]).toMatchObject({
    number: line.state().number,
    page: { guest: 2 },
    ask: { want: 'look' },
  });
  expect(await line.ask({ want: 'stop' })).toBeNull();
  expect(JSON.stringify(passed)).not.toContain('stop');
  line.close();
});

it('loses the page when the court says it is off its line, and knows it again by its own line alone', async () => {
  const line = page();
  await until(() => asked().length > 0);
  seats.heard({ t: 'room', view: room(1, false) });
  expect(events.at(-1)).toMatchObject({ kind: 'remoteGone', page: { guest: 2 } });
  seats.heard({ t: 'room', view: room(1, true) });
  expect(events.at(-1)).toMatchObject({ kind: 'remoteGone' });
  expect(await line.ask({ want: 'look' })).toBeNull();
  expect(events.filter(({ kind }) => kind === 'remoteBack')).toHaveLength(1);
  // another page at the same seat: the line before is gone, and the new one is another
  const before = line.state().number;
  line.close();
  const other = page();
  await until(() => other.state().number !== null && asked().length > 2);
  expect(other.state().number).not.toBe(before);
  const names = new Set(asked().flatMap((event) => (event.kind === 'remoteAsked' ? [event.page.line] : [])));
  expect(names.size).toBe(2);
  other.close();
});

it('lets nobody try for the same digits again and again', async () => {
  const before = passed.length;
  for (let i = 0; i < 40; i += 1)
    seats.heard({
      t: 'fromSeat',
      seat: 3,
      body: JSON.stringify({ k: 'hello', commit: String(i).padStart(64, '0') }),
    });
  const keys = (): number =>
    passed.slice(before).filter((ask) => ask.t === 'toSeat' && ask.seat === 3).length;
  const line = page();
  await until(() => asked().length > 0); // what came before was answered before
  expect(keys()).toBe(LINE_TRIES);
  line.close();
});

it('forgets every line with the visit: an old page is told so and begins anew', async () => {
  const line = page();
  await until(() => asked().length > 0);
  const before = line.state().number;
  seats.forget();
  void line.ask({ want: 'look' });
  await until(() => line.state().number !== null && line.state().number !== before);
  expect(line.state().view).toEqual({ at: 'none' });
  line.close();
});

it('takes no key but the one that was committed to', async () => {
  const line = page();
  await until(() => asked().length > 0);
  const open = passed.flatMap((ask) => (ask.t === 'toTable' && ask.body.includes('"open"') ? [ask.body] : []))[0] ?? '';
  // the same key, said for a seat that committed to another
  const hello = JSON.stringify({ k: 'hello', commit: 'f'.repeat(64) });
  seats.heard({ t: 'fromSeat', seat: 3, body: hello });
  seats.heard({ t: 'fromSeat', seat: 3, body: open });
  await line.ask({ want: 'look' });
  expect(asked().every((event) => event.kind === 'remoteAsked' && event.page.guest === 2)).toBe(true);
  line.close();
}); // prettier-ignore
