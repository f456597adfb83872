/** Every state a room of three seats can come to, and what holds in all of them. */
import { describe, expect, test } from 'vitest';
import { RoomView, type RoomAsk } from '../../contract/live.ts';
import {
  ends, HOST, isApart, isQuiet, mayDraw, mayKeep, openRoom, paperBefore, relayLost, seatOf, type Link, type Room,
} from './room.ts'; // prettier-ignore
import { stepRoom, type RoomEvent } from './roomStep.ts';
import type { LaidPaper } from './paper.ts';
import { roomViewOf } from './roomView.ts';
import { asked, EQUIPMENT, following, SEATS, walkRooms } from './roomWalkKit.ts';

const NOTHING_TO_SEND = { camera: false, microphone: false, speaker: 'heard' } as const;

const COMING: readonly RoomEvent[] = [
  { kind: 'seatTaken', role: 'party' },
  { kind: 'seatTaken', role: 'judicialOfficer' },
];
const START = following(COMING);

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
  return [...ofSeats, ...ofLinks(room)];
}

/** The same with a relay that comes and goes, where two are joined directly and three go by way of it; fewer claims and returns, which concern no connection's kind. */
function relayedAlphabet(room: Room): readonly RoomEvent[] {
  const ofSeats = SEATS.flatMap((seat): RoomEvent[] => [
    { kind: 'lineUp', seat, page: 'first' },
    { kind: 'lineLost', seat },
    asked(seat, { t: 'ready', equipment: seat === 3 ? NOTHING_TO_SEND : EQUIPMENT }),
    asked(seat, { t: 'leave' }),
  ]);
  return [
    ...ofSeats,
    asked(HOST, { t: 'admit', seat: 2 }),
    asked(HOST, { t: 'admit', seat: 3 }),
    asked(HOST, { t: 'caucus', with: [2] }),
    asked(HOST, { t: 'caucus', with: null }),
    asked(HOST, { t: 'pause', on: true }),
    asked(HOST, { t: 'pause', on: false }),
    { kind: 'lineUp', seat: 2, page: 'reloaded' },
    asked(2, { t: 'ready', equipment: NOTHING_TO_SEND }),
    { kind: 'relayChanged', up: true },
    { kind: 'relayChanged', up: false },
    ...ofLinks(room),
  ];
}

/** A paper is laid before whoever is together; it is asked for in the circle of now, or of a moment ago. */
function paperAlphabet(room: Room): readonly RoomEvent[] {
  const papers = [room.paper, room.paperApart].flatMap((one) => (one === null ? [] : [one.paper]));
  const ofPapers = ['none'.padEnd(22, '-'), ...papers].flatMap((paper): RoomEvent[] =>
    SEATS.flatMap((seat): RoomEvent[] => [
      asked(seat, { t: 'turn', paper, page: 2 }),
      asked(seat, { t: 'lead', paper, seat: 2 }),
      asked(seat, { t: 'letDraw', paper, seat: 2, on: true }),
      asked(seat, { t: 'letDraw', paper, seat: 2, on: false }),
      asked(seat, { t: 'release', paper, seat: 3, on: true }),
      asked(seat, { t: 'release', paper, seat: 3, on: false }),
      asked(seat, { t: 'takeOff', paper }),
    ]),
  );
  return [
    { kind: 'laid', circle: room.circle, laid: laid(room.caucus === null ? COMMON : APART) },
    { kind: 'laid', circle: room.circle - 1, laid: laid(LATE) },
    { kind: 'laid', circle: room.circle + 1, laid: laid(LATE) },
    asked(HOST, { t: 'caucus', with: [2] }),
    asked(HOST, { t: 'caucus', with: [3] }),
    asked(HOST, { t: 'caucus', with: [2, 3] }),
    asked(HOST, { t: 'caucus', with: null }),
    asked(HOST, { t: 'pause', on: true }),
    asked(HOST, { t: 'pause', on: false }),
    asked(HOST, { t: 'admit', seat: 3 }),
    asked(HOST, { t: 'sendAway', seat: 2 }),
    asked(3, { t: 'leave' }),
    asked(HOST, { t: 'end' }),
    ...ofPapers,
  ];
}
/** What may become of a paper whose marks stay. */
function keepingAlphabet(room: Room): readonly RoomEvent[] {
  const papers = [room.paper, room.paperApart].flatMap((one) => (one === null ? [] : [one.paper]));
  return [
    { kind: 'laid', circle: room.circle, laid: laid(room.caucus === null ? COMMON : APART) },
    { kind: 'laid', circle: room.circle, laid: laid(room.caucus === null ? OTHER : APART) },
    asked(HOST, { t: 'caucus', with: [2] }),
    asked(HOST, { t: 'caucus', with: null }),
    asked(HOST, { t: 'pause', on: true }),
    asked(HOST, { t: 'pause', on: false }),
    asked(2, { t: 'leave' }),
    asked(HOST, { t: 'leave' }),
    asked(HOST, { t: 'end' }),
    { kind: 'lineLost', seat: HOST },
    { kind: 'waitedTooLong', seat: HOST },
    ...papers.flatMap((paper): RoomEvent[] => [
      asked(HOST, { t: 'takeOff', paper }),
      ...[HOST, 2].flatMap((seat): RoomEvent[] => [
        { kind: 'keepAsked', seat, paper, from: 7 },
        { kind: 'keepAsked', seat, paper, from: null },
      ]),
    ]),
  ];
}
const OTHER = 'other'.padEnd(22, '-');
const [COMMON, APART, LATE] = ['common', 'apart', 'late'].map((name) => name.padEnd(22, '-')) as [
  string,
  string,
  string,
];
const laid = (paper: string): LaidPaper => ({
  paper,
  what: 'document',
  sha256: 'a'.repeat(64),
  pages: 2,
  page: 1,
});

const ofLinks = (room: Room): readonly RoomEvent[] =>
  room.links.flatMap((link): RoomEvent[] => [
    { kind: 'signalMissed', link: link.n },
    ...SEATS.filter((seat) => ends(link, seat)).map((seat) => asked(seat, { t: 'linkFailed', link: link.n })),
    ...(link.kind === 'pair' ? [] : [{ kind: 'linkBroken', link: link.n } as const]),
  ]);

/** Numbers of connections only grow: states are told apart by which connections stand, not by their numbers. */
const keyOf = (room: Room): string =>
  JSON.stringify({ ...room, nextLink: 0, circle: 0, links: room.links.map((link) => ({ ...link, n: 0 })) });

function holds(before: Room, room: Room): void {
  for (const link of room.links) {
    for (const number of link.kind === 'pair' ? [link.a, link.b] : [link.seat]) {
      const seat = seatOf(room, number);
      if (seat?.phase !== 'admitted' && !(seat?.phase === 'lobby' && isQuiet(room, link)))
        throw new Error('joined without being admitted');
      if (seat.line.kind === 'never') throw new Error('joined without a page');
      if (room.paused || isApart(room, number)) throw new Error('joined though parted');
    }
    if (link.n >= room.nextLink) throw new Error('a number that was not given yet');
    const same = before.links.find(({ n }) => n === link.n);
    if (same === undefined && link.n < before.nextLink) throw new Error('an old number came back');
    if (same !== undefined && !isQuiet(before, same) && isQuiet(room, link))
      throw new Error('what was heard fell silent');
  }
  if (new Set(room.links.map(({ n }) => n)).size !== room.links.length) throw new Error('one number twice');
  joinedAsMany(room);
  for (const seat of before.seats)
    if (seat.phase === 'left' && seatOf(room, seat.number) !== null) throw new Error('who left came back');
  if (room.caucus?.some((number) => seatOf(room, number)?.phase !== 'admitted') === true)
    throw new Error('a talk apart with somebody who is not there');
  if (room.ended !== (seatOf(room, HOST) === null)) throw new Error('a room without its host');
  papersHold(before, room);
}

/** Nobody without the right has a paper, and what was laid before some is never before others. */
function papersHold(before: Room, room: Room): void {
  for (const { number, phase } of room.seats) {
    const paper = paperBefore(room, number);
    const parted = phase !== 'admitted' || room.paused || isApart(room, number);
    if (parted && paper !== null) throw new Error('who is parted, waits or has a break has a paper');
    if (paper?.paper === LATE) throw new Error('what one circle asked for lies before another');
    if (
      paper?.paper === APART &&
      (room.caucus === null || (number !== HOST && !room.caucus.includes(number)))
    )
      throw new Error('a paper of a talk apart lies before somebody else');
    if (paper?.paper === COMMON && room.caucus !== null)
      throw new Error('the common paper lies in a talk apart');
    for (const id of [COMMON, APART])
      if (paper?.paper !== id && (mayDraw(room, number, id) || mayKeep(room, number, id)))
        throw new Error('a right to a paper that is not there');
  }
  // A paper that was laid already comes before nobody who was outside then.
  const joins = room.caucus?.some((number) => before.caucus?.includes(number) !== true) ?? false;
  if (room.paperApart !== null && joins) throw new Error('somebody came to a paper of a talk apart');
  for (const paper of [room.paper, room.paperApart]) {
    if (paper === null) continue;
    for (const seat of [paper.leader, ...paper.drawers, ...paper.keepers])
      if (seatOf(room, seat) === null) throw new Error('somebody who left has a part in a paper');
    if (paper.keepers.some((seat) => seatOf(room, seat)?.role === 'booth'))
      throw new Error('a booth saves a file');
  }
}

/** Few are joined each with each, many with the relay, and nobody with both. */
function joinedAsMany(room: Room): void {
  const admitted = room.seats.filter((seat) => seat.phase === 'admitted');
  const there = admitted.filter(({ line }) => line.kind !== 'never');
  const together = room.paused ? [] : there.filter(({ number }) => !isApart(room, number));
  const senders = together.filter(({ equipment }) => equipment?.camera === true || equipment?.microphone);
  const count = (kind: Link['kind']): number => room.links.filter((link) => link.kind === kind).length;
  const quiet = room.links.filter((link) => isQuiet(room, link));
  const waits = room.seats.find(({ phase, line }) => phase === 'lobby' && line.kind !== 'never');
  const hostIsThere = together.some(({ number }) => number === HOST);
  const made = waits !== undefined && hostIsThere && room.caucus === null && admitted.length < room.mesh;
  if (quiet.length !== (made ? 1 : 0)) throw new Error('another number of quiet connections');
  if (quiet.some((link) => !ends(link, HOST) || !ends(link, waits?.number ?? 0)))
    throw new Error('a quiet connection of somebody else');
  const many = admitted.length > room.mesh;
  const relayed = many && room.relay === 'up';
  if (count('pair') - quiet.length !== (many ? 0 : (together.length * (together.length - 1)) / 2))
    throw new Error('somebody who may talk is not joined directly');
  if (count('receive') !== (relayed ? together.length : 0))
    throw new Error('somebody is not given what others send');
  if (count('send') !== (relayed ? senders.length : 0)) throw new Error('somebody cannot send');
  if (relayLost(room) !== (many && room.relay !== 'up')) throw new Error('the loss of the relay is not told');
}

function seenBy(room: Room): void {
  for (const you of SEATS) {
    if (seatOf(room, you) === null) continue;
    const view = RoomView.parse(roomViewOf('01J8ZQ4Y3M7N5P2R6S9T0V1W2X', room, you));
    if (view.paper?.paper !== paperBefore(room, you)?.paper) throw new Error('another paper is seen');
    if (you !== HOST && view.paper?.keepers.some((seat) => seat !== you) === true)
      throw new Error('a guest saw who may save');
    const others = view.seats.filter(({ seat, host }) => seat !== you && !host);
    if (you !== HOST && seatOf(room, you)?.phase !== 'admitted' && others.length > 0)
      throw new Error('who waits saw somebody');
    if (you !== HOST && view.seats.some(({ health, equipment }) => health !== null || equipment !== null))
      throw new Error('a guest saw what is the host’s');
    for (const one of view.links) {
      if (one.kind === 'pair') {
        const back = roomViewOf('x', room, one.seat).links.find(({ link }) => link === one.link);
        if (back?.kind !== 'pair' || back.initiator === one.initiator || back.quiet !== one.quiet)
          throw new Error('two ends that do not fit');
      }
      if (one.kind === 'receive' && one.from.some(({ seat }) => seat === you || isApart(room, seat)))
        throw new Error('a picture that is not for this seat');
    }
  }
}

const RULES = { keyOf, holds, seenBy };

describe('a room', () => {
  test('keeps its promises in every state that can be reached', () => {
    const { states, transitions } = walkRooms(START, { ...RULES, events: alphabet });
    expect(states).toBeGreaterThan(2_000);
    expect(transitions).toBeGreaterThan(20_000);
    console.info(`room walk: ${states} states, ${transitions} transitions`);
  });

  test('keeps them too where the relay carries what is too much for all with all', () => {
    const { states, transitions } = walkRooms(following(COMING, openRoom('booth', 'up', 2)), {
      ...RULES,
      events: relayedAlphabet,
    });
    expect(states).toBeGreaterThan(2_000);
    expect(transitions).toBeGreaterThan(20_000);
    console.info(`room walk with a relay: ${states} states, ${transitions} transitions`);
  });

  test('keeps a paper before those it was laid before, and before nobody else', () => {
    const two = following(
      [1, 2, 3].flatMap((seat): RoomEvent[] => [
        { kind: 'lineUp', seat, page: 'first' },
        asked(seat, { t: 'ready', equipment: EQUIPMENT }),
        ...(seat === 2 ? [asked(HOST, { t: 'admit', seat })] : []),
      ]),
      START,
    );
    const { states, transitions } = walkRooms(two, { ...RULES, events: paperAlphabet });
    expect(states).toBeGreaterThan(2_000);
    expect(transitions).toBeGreaterThan(20_000);
    console.info(`room walk with papers: ${states} states, ${transitions} transitions`);
  });

  test('keeps marks of what lies before all alone, at the desk alone, and gives them over once, whenever the paper goes', () => {
    const walked = (host: 'mediator' | 'booth', keeps: boolean): void => {
      const start = following(
        [
          { kind: 'seatTaken', role: 'party' },
          ...[1, 2].flatMap((seat): RoomEvent[] => [
            { kind: 'lineUp', seat, page: 'first' },
            asked(seat, { t: 'ready', equipment: EQUIPMENT }),
          ]),
          asked(HOST, { t: 'admit', seat: 2 }),
        ],
        openRoom(host),
      );
      let kept = 0;
      walkRooms(start, {
        keyOf,
        events: keepingAlphabet,
        holds(before, room) {
          if (room.paperApart !== null && room.paperApart.keepsFrom !== null)
            throw new Error('marks of a talk apart stay');
          if (room.paper !== null && room.paper.keepsFrom !== null) kept += 1;
          for (const event of keepingAlphabet(before)) {
            const step = stepRoom(before, event);
            if (!step.ok) continue;
            const given = step.value.notes.filter(({ kind }) => kind === 'marks');
            const goes =
              before.paper !== null &&
              before.paper.keepsFrom !== null &&
              step.value.room.paper?.paper !== before.paper.paper;
            expect(given).toEqual(goes ? [{ kind: 'marks', paper: before.paper, from: 7 }] : []);
          }
        },
      });
      expect(kept > 0).toBe(keeps);
    };
    walked('mediator', true);
    walked('booth', false);
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
});
