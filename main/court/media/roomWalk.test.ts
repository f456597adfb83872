/** Every state a room of three seats can come to, and what holds in all of them. */
import { describe, expect, test } from 'vitest';
import { RoomView, type RoomAsk } from '../../contract/live.ts';
import { HOST, isApart, openRoom, seatOf, stepRoom, type Room, type RoomEvent } from './room.ts';
import { roomViewOf } from './roomView.ts';

const EQUIPMENT = { camera: true, microphone: true, speaker: 'heard' } as const;
const asked = (seat: number, ask: RoomAsk): RoomEvent => ({ kind: 'asked', seat, ask });
const SEATS = [1, 2, 3];

const following = (events: readonly RoomEvent[], from = openRoom('booth')): Room =>
  events.reduce((room, event) => {
    const step = stepRoom(room, event);
    if (!step.ok) throw new Error(`${event.kind} was refused: ${step.error}`);
    return step.value.room;
  }, from);

const START = following([
  { kind: 'seatTaken', role: 'party' },
  { kind: 'seatTaken', role: 'judicialOfficer' },
]);

/** Everything that may happen, wise or not: refusals are answers too. */
function alphabet(room: Room): readonly RoomEvent[] {
  const ofSeats = SEATS.flatMap((seat): RoomEvent[] => [
    { kind: 'lineUp', seat, page: 'first' },
    { kind: 'lineUp', seat, page: 'reloaded' },
    { kind: 'lineLost', seat },
    { kind: 'waitedTooLong', seat },
    asked(seat, { t: 'ready', equipment: EQUIPMENT }),
    asked(seat, { t: 'leave' }),
    asked(seat, { t: 'admit', seat: 2 }),
    asked(seat, { t: 'admit', seat: 3 }),
    asked(seat, { t: 'sendAway', seat: 3 }),
    asked(seat, { t: 'caucus', with: [2] }),
    asked(seat, { t: 'caucus', with: [3] }),
    asked(seat, { t: 'caucus', with: null }),
    asked(seat, { t: 'pause', on: true }),
    asked(seat, { t: 'pause', on: false }),
    asked(seat, { t: 'end' }),
  ]);
  const ofLinks = room.links.flatMap(({ a, b, n }): RoomEvent[] => [
    { kind: 'signalMissed', link: n },
    asked(a, { t: 'linkFailed', link: n }),
    asked(b, { t: 'linkFailed', link: n }),
  ]);
  return [...ofSeats, ...ofLinks];
}

/** Numbers of connections only grow: states are told apart by which connections stand, not by their numbers. */
const keyOf = (room: Room): string =>
  JSON.stringify({ ...room, nextLink: 0, links: room.links.map(({ a, b, missed }) => [a, b, missed]) });

function holds(before: Room, room: Room): void {
  for (const link of room.links) {
    const [one, other] = [seatOf(room, link.a), seatOf(room, link.b)];
    if (one?.phase !== 'admitted' || other?.phase !== 'admitted')
      throw new Error('joined without being admitted');
    if (one.line.kind === 'never' || other.line.kind === 'never') throw new Error('joined without a page');
    if (room.paused || isApart(room, link.a) || isApart(room, link.b))
      throw new Error('joined though parted');
    if (link.n >= room.nextLink) throw new Error('a number that was not given yet');
    const same = before.links.find(({ n }) => n === link.n);
    if (same === undefined && link.n < before.nextLink) throw new Error('an old number came back');
  }
  const there = room.seats.filter((seat) => seat.phase === 'admitted' && seat.line.kind !== 'never');
  const apart = there.filter((seat) => isApart(room, seat.number)).length;
  const together = room.paused ? 0 : there.length - apart;
  if (room.links.length !== (together * (together - 1)) / 2)
    throw new Error('somebody who may talk is not joined');
  for (const seat of before.seats)
    if (seat.phase === 'left' && seatOf(room, seat.number) !== null) throw new Error('who left came back');
  if (room.caucus?.some((number) => seatOf(room, number)?.phase !== 'admitted') === true)
    throw new Error('a talk apart with somebody who is not there');
  if (room.ended !== (seatOf(room, HOST) === null)) throw new Error('a room without its host');
}

function seenBy(room: Room): void {
  for (const you of SEATS) {
    if (seatOf(room, you) === null) continue;
    const view = RoomView.parse(roomViewOf('01J8ZQ4Y3M7N5P2R6S9T0V1W2X', room, you));
    const others = view.seats.filter(({ seat, host }) => seat !== you && !host);
    if (you !== HOST && seatOf(room, you)?.phase !== 'admitted' && others.length > 0)
      throw new Error('who waits saw somebody');
    if (you !== HOST && view.seats.some(({ health, equipment }) => health !== null || equipment !== null))
      throw new Error('a guest saw what is the host’s');
    for (const { seat, initiator, link } of view.links) {
      const back = roomViewOf('x', room, seat).links.find((one) => one.link === link);
      if (back === undefined || back.initiator === initiator) throw new Error('two ends that do not fit');
    }
  }
}

describe('a room', () => {
  test('keeps its promises in every state that can be reached', () => {
    const seen = new Set([keyOf(START)]);
    const open = [START];
    let transitions = 0;
    for (let room = open.pop(); room !== undefined; room = open.pop())
      for (const event of alphabet(room)) {
        const step = stepRoom(room, event);
        if (!step.ok) continue;
        transitions += 1;
        holds(room, step.value.room);
        const key = keyOf(step.value.room);
        if (seen.has(key)) continue;
        seen.add(key);
        seenBy(step.value.room);
        if (!step.value.room.ended) open.push(step.value.room);
      }
    expect(seen.size).toBeGreaterThan(2_000);
    expect(transitions).toBeGreaterThan(20_000);
    console.info(`room walk: ${seen.size} states, ${transitions} transitions`);
  });

  test('asks of a guest that are the host’s are refused and change nothing', () => {
    const asks: readonly RoomAsk[] = [
      { t: 'admit', seat: 3 },
      { t: 'sendAway', seat: 3 },
      { t: 'caucus', with: [2] },
      { t: 'pause', on: true },
      { t: 'end' },
    ];
    for (const ask of asks) expect(stepRoom(START, asked(2, ask))).toEqual({ ok: false, error: 'hostOnly' });
  });

  const inside = following(
    SEATS.flatMap((seat): RoomEvent[] => [
      { kind: 'lineUp', seat, page: 'first' },
      asked(seat, { t: 'ready', equipment: EQUIPMENT }),
      ...(seat === HOST ? [] : [asked(HOST, { t: 'admit', seat })]),
    ]),
    START,
  );

  test('three are joined each with each, and a fourth waits until one has left', () => {
    expect(inside.links.map(({ a, b }) => [a, b])).toEqual([[1, 2], [1, 3], [2, 3]]); // prettier-ignore
    const four = following(
      [
        { kind: 'seatTaken', role: 'agent' },
        { kind: 'lineUp', seat: 4, page: 'first' },
        asked(4, { t: 'ready', equipment: EQUIPMENT }),
      ],
      inside,
    );
    expect(stepRoom(four, asked(HOST, { t: 'admit', seat: 4 }))).toEqual({ ok: false, error: 'full' });
    const left = following([asked(3, { t: 'leave' }), asked(HOST, { t: 'admit', seat: 4 })], four);
    expect(left.links.map(({ a, b }) => [a, b])).toEqual([[1, 2], [1, 4], [2, 4]]); // prettier-ignore
  });

  test('a talk apart parts the other seat, and joins it anew when it ends', () => {
    const apart = following([asked(HOST, { t: 'caucus', with: [2] })], inside);
    expect(apart.links).toEqual([inside.links[0]]);
    const together = following([asked(HOST, { t: 'caucus', with: null })], apart);
    expect(together.links).toHaveLength(3);
    expect(together.links.find(({ b }) => b === 2)).toEqual(inside.links[0]);
    expect(Math.min(...together.links.filter(({ b }) => b === 3).map(({ n }) => n))).toBeGreaterThan(3);
  });

  test('a lost line keeps its connections, a reloaded page gets new ones, each loss is noted', () => {
    const lost = stepRoom(inside, { kind: 'lineLost', seat: 2 });
    if (!lost.ok) throw new Error('refused');
    expect(lost.value.notes).toEqual([{ kind: 'fault', seat: 2, fault: 'lineLost' }]);
    expect(lost.value.room.links).toEqual(inside.links);
    expect(following([{ kind: 'lineUp', seat: 2, page: 'first' }], lost.value.room).links).toEqual(
      inside.links,
    );
    const reloaded = following([{ kind: 'lineUp', seat: 2, page: 'reloaded' }], lost.value.room);
    const numbers = (room: Room): number[] => room.links.map(({ n }) => n);
    expect(numbers(reloaded).filter((n) => numbers(inside).includes(n))).toEqual([2]);
  });

  test('what was said into a dead line makes the connection new when the line is back', () => {
    const missed = following(
      [{ kind: 'lineLost', seat: 2 }, { kind: 'signalMissed', link: 1 }, { kind: 'lineUp', seat: 2, page: 'first' }],
      inside,
    ); // prettier-ignore
    expect(missed.links.find(({ a, b }) => a === 1 && b === 2)?.n).toBeGreaterThan(3);
  });
});
