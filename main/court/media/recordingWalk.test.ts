/** Every state a room of three seats with a judge can come to, and what holds of its recording in all of them. */
import { describe, expect, test } from 'vitest';
import { RoomView } from '../../contract/live.ts';
import { NOT_RECORDED } from '../../contract/recording.ts';
import { isJudge } from './recording.ts';
import { HOST, isApart, isQuiet, openRoom, seatOf, type Link, type Room } from './room.ts';
import { stepRoom, type RoomEvent } from './roomStep.ts';
import { roomViewOf } from './roomView.ts';
import { asked, EQUIPMENT, following, SEATS, walkRooms } from './roomWalkKit.ts';

/** Two judges and a party, by a relay that comes and goes: everybody asks for what a judge alone may. */
function recordAlphabet(room: Room): readonly RoomEvent[] {
  const value = 'e'.repeat(64);
  return [
    ...SEATS.flatMap((seat): RoomEvent[] => [
      order(seat, 'mediationByJudge'),
      order(seat, null),
      asked(seat, { t: 'leave' }),
      { kind: 'recordingAnswered', seat, recording: RECORDING, answer: 'objected', words: 'x' },
    ]),
    order(JUDGE, 'hearing'),
    { ...order(JUDGE, 'mediationByJudge'), place: false },
    asked(HOST, { t: 'admit', seat: 2 }),
    asked(HOST, { t: 'admit', seat: 3 }),
    asked(HOST, { t: 'sendAway', seat: 3 }),
    asked(HOST, { t: 'caucus', with: [2] }),
    asked(HOST, { t: 'caucus', with: [3] }),
    asked(HOST, { t: 'caucus', with: null }),
    asked(HOST, { t: 'pause', on: true }),
    asked(HOST, { t: 'pause', on: false }),
    asked(HOST, { t: 'end' }),
    { kind: 'lineLost', seat: JUDGE },
    { kind: 'lineUp', seat: JUDGE, page: 'first' },
    { kind: 'lineUp', seat: JUDGE, page: 'reloaded' },
    { kind: 'waitedTooLong', seat: JUDGE },
    { kind: 'relayChanged', up: true },
    { kind: 'relayChanged', up: false },
    { kind: 'recordingFailed', why: 'diskFull' },
    // One that ended is enough to see what becomes of it.
    ...(room.recording.made.length === 0
      ? []
      : [{ kind: 'recordingSealed', recording: RECORDING, value } as const]),
  ];
}
const segmentOf = (link: Link): number | null => (link.kind === 'pair' ? null : link.segment);
const JUDGE = 3;
const RECORDING = '01J8ZQ4Y3M7N5P2R6S9T0V1W2Y';
const order = (
  seat: number,
  ground: 'hearing' | 'mediationByJudge' | null,
): Extract<RoomEvent, { kind: 'recordAsked' }> => ({
  kind: 'recordAsked', seat, ground, recording: RECORDING, at: '2026-11-26T09:00:00Z', place: true,
}); // prettier-ignore

/** Numbers of connections and stretches only grow, and of what was made the newest tells. */
const keyOf = (room: Room): string =>
  JSON.stringify({
    ...room,
    nextLink: 0,
    circle: 0,
    links: room.links.map((link) => ({ ...link, n: 0, segment: segmentOf(link) !== null })),
    recording: {
      ...room.recording,
      order: room.recording.order && { ...room.recording.order, segment: 0 },
      made: room.recording.made.slice(-1),
    },
  });

/** Recorded is what a judge ordered, all of it and nothing else; and by the relay alone. */
function recordingHolds(before: Room, room: Room): void {
  const { order: now } = room.recording;
  const was = before.recording.order;
  const recordedLinks = room.links.filter((link) => segmentOf(link) !== null);
  if (recordedLinks.some((link) => link.kind !== 'send' || link.segment !== now?.segment || !now.on))
    throw new Error('recorded without an order, or by another way than the relay');
  if (now === null && recordedLinks.length > 0) throw new Error('recorded after its end');
  if (now !== null && room.links.some((link) => link.kind === 'pair'))
    throw new Error('something passes by the recording');
  if (now?.on === true) {
    if (room.paused || room.caucus !== null || room.relay !== 'up' || room.ended)
      throw new Error('recorded in a break, a talk apart, or without the relay');
    if (room.links.some((link) => link.kind === 'send' && link.segment === null))
      throw new Error('somebody is heard and not recorded');
    if (was?.on !== true && now.segment <= (was?.segment ?? 0))
      throw new Error('a stretch that is not a new one');
  }
  if (now !== null && !room.paused && room.caucus === null && room.relay === 'up' && !now.on)
    throw new Error('an order that rests for no reason');
  if (now !== null && room.recording.ground === null) throw new Error('a table is recorded');
  if (now !== null && !room.seats.some(({ number }) => isJudge(room, number)))
    throw new Error('recorded without a judge');
  if (was === null && now !== null && !isJudge(before, now.by)) throw new Error('ordered by no judge');
  for (const link of room.links) {
    const same = before.links.find(({ n }) => n === link.n);
    if (same !== undefined && segmentOf(same) !== segmentOf(link))
      throw new Error('a connection that stands began or ceased to be recorded');
  }
  for (const made of before.recording.made)
    if (!room.recording.made.some(({ recording }) => recording === made.recording))
      throw new Error('a recording that is forgotten');
}

/** Nobody who is parted, waits or has a break is heard or seen, recorded or not; and each is told what is so. */
function seenBy(room: Room): void {
  for (const link of room.links)
    for (const seat of link.kind === 'pair' ? [link.a, link.b] : [link.seat])
      if (
        !(seatOf(room, seat)?.phase === 'admitted' || isQuiet(room, link)) ||
        room.paused ||
        isApart(room, seat)
      )
        throw new Error('joined though parted');
  for (const you of SEATS) {
    if (seatOf(room, you) === null) continue;
    const view = RoomView.parse(roomViewOf('01J8ZQ4Y3M7N5P2R6S9T0V1W2X', room, you));
    const { state, may, made } = view.recording ?? NOT_RECORDED;
    if ((state.kind === 'off') !== (room.recording.order === null)) throw new Error('told another state');
    if ((state.kind === 'on') !== (room.recording.order?.on === true)) throw new Error('told that it runs');
    if (may !== null && !isJudge(room, you)) throw new Error('offered to somebody who is no judge');
    if (made.some(({ missing }) => missing.length > 0) && you !== HOST && !isJudge(room, you))
      throw new Error('a guest saw who has not answered');
  }
}

describe('a room', () => {
  test('is recorded by a judge’s order alone, never in a break or a talk apart, and never past its end', () => {
    const three = following(
      [
        { kind: 'seatTaken', role: 'party' },
        { kind: 'seatTaken', role: 'judge' },
        ...SEATS.flatMap((seat): RoomEvent[] => [
          { kind: 'lineUp', seat, page: 'first' },
          asked(seat, { t: 'ready', equipment: EQUIPMENT }),
        ]),
        asked(HOST, { t: 'admit', seat: JUDGE }),
      ],
      openRoom('mediator', 'up', 3, 'mediationByJudge'),
    );
    const { states, transitions } = walkRooms(three, {
      events: recordAlphabet,
      keyOf,
      holds: recordingHolds,
      seenBy,
    });
    expect(states).toBeGreaterThan(500);
    expect(transitions).toBeGreaterThan(5_000);
    console.info(`room walk with recordings: ${states} states, ${transitions} transitions`);
  });

  test('is never recorded at a booth’s table, without a relay or a place, or on another ground', () => {
    const judged = (relay: 'up' | 'down' | 'none', ground: 'hearing' | 'mediationByJudge' | null): Room =>
      following(
        [
          { kind: 'seatTaken', role: 'judge' },
          ...[1, 2].flatMap((seat): RoomEvent[] => [
            { kind: 'lineUp', seat, page: 'first' },
            asked(seat, { t: 'ready', equipment: EQUIPMENT }),
          ]),
          asked(HOST, { t: 'admit', seat: 2 }),
        ],
        openRoom(ground === null ? 'booth' : 'mediator', relay, 3, ground),
      );
    const why = (room: Room, event: RoomEvent): string => {
      const step = stepRoom(room, event);
      return step.ok ? 'done' : step.error;
    };
    expect(why(judged('up', null), order(2, 'mediationByJudge'))).toBe('neverRecorded');
    expect(why(judged('none', 'mediationByJudge'), order(2, 'mediationByJudge'))).toBe('noRelay');
    expect(why(judged('down', 'mediationByJudge'), order(2, 'mediationByJudge'))).toBe('noRelay');
    expect(why(judged('up', 'mediationByJudge'), order(2, 'hearing'))).toBe('neverRecorded');
    expect(why(judged('up', 'mediationByJudge'), order(1, 'mediationByJudge'))).toBe('judgeOnly');
    const full = { ...order(2, 'mediationByJudge'), place: false };
    expect(why(judged('up', 'mediationByJudge'), full)).toBe('noPlace');
    expect(why(judged('up', 'mediationByJudge'), order(2, null))).toBe('notNow');
    expect(why(judged('up', 'mediationByJudge'), order(2, 'mediationByJudge'))).toBe('done');
  });
});
