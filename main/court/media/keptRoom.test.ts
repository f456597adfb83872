/** Whatever happened to a room: written down and read again it gives everybody the right they had, and no more. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MESH_MAX, type RoomAsk } from '../../contract/live.ts';
import { keptText, roomOfKept } from './keptRoom.ts';
import { draftBefore, ends, HOST, isApart, mayDraw, mayKeep, mayWrite, openRoom, paperBefore, type Room } from './room.ts'; // prettier-ignore
import { stepRoom, type RoomEvent } from './roomStep.ts';

const EQUIPMENT = { camera: true, microphone: true, speaker: 'heard' } as const;
const PAPER = 'a'.repeat(22);
const RECORDING = '01J8ZQ4Y3M7N5P2R6S9T0V1W2X';
const DRAFT = 'd'.repeat(22);
const LAID = { paper: PAPER, what: 'document', sha256: 'b'.repeat(64), pages: 3, page: 1 } as const;

const seat = fc.integer({ min: 1, max: 5 });
const ask: fc.Arbitrary<RoomAsk> = fc.oneof(
  fc.constant<RoomAsk>({ t: 'ready', equipment: EQUIPMENT }),
  fc.constant<RoomAsk>({ t: 'leave' }),
  seat.map((one): RoomAsk => ({ t: 'admit', seat: one })),
  seat.map((one): RoomAsk => ({ t: 'sendAway', seat: one })),
  fc.option(fc.array(seat, { minLength: 1, maxLength: 2 })).map((seats): RoomAsk => ({ t: 'caucus', with: seats })),
  fc.boolean().map((on): RoomAsk => ({ t: 'pause', on })),
  seat.map((one): RoomAsk => ({ t: 'letDraw', paper: PAPER, seat: one, on: true })),
  seat.map((one): RoomAsk => ({ t: 'release', paper: PAPER, seat: one, on: true })),
  fc.tuple(seat, fc.boolean()).map(([one, on]): RoomAsk => ({ t: 'letWrite', draft: DRAFT, seat: one, on })),
  fc.boolean().map((on): RoomAsk => ({ t: 'lockDraft', draft: DRAFT, on })),
  fc.constant<RoomAsk>({ t: 'takeDraft', draft: DRAFT }),
); // prettier-ignore
const event: fc.Arbitrary<RoomEvent> = fc.oneof(
  fc.constant<RoomEvent>({ kind: 'seatTaken', role: 'party' }),
  fc.record({ kind: fc.constant('lineUp' as const), seat, page: fc.constantFrom('first', 'reloaded') }),
  fc.record({ kind: fc.constant('lineLost' as const), seat }),
  fc.boolean().map((up): RoomEvent => ({ kind: 'relayChanged', up })),
  fc.boolean().map((on): RoomEvent => ({
    kind: 'recordAsked',
    seat: 4,
    ground: on ? 'mediationByJudge' : null,
    recording: RECORDING,
    at: '2026-11-26T09:00:00Z',
    place: true,
  })),
  fc.constant<RoomEvent>({ kind: 'recordingSealed', recording: RECORDING, value: 'c'.repeat(64) }),
  fc.record({
    kind: fc.constant('recordingAnswered' as const),
    seat,
    recording: fc.constant(RECORDING),
    answer: fc.constantFrom('confirmed', 'objected'),
    words: fc.constant(''),
  }),
  fc.integer({ min: 0, max: 9 }).map((circle): RoomEvent => ({ kind: 'laid', circle, laid: LAID })),
  fc.constant<RoomEvent>({ kind: 'draftLaid', draft: DRAFT }),
  fc.integer({ min: 1, max: 9 }).map((version): RoomEvent => ({ kind: 'draftRead', draft: DRAFT, version })),
  fc.record({ kind: fc.constant('asked' as const), seat: fc.oneof(fc.constant(HOST), seat), ask }),
);
/** A room in which something goes on already. */
const BEGIN: readonly RoomEvent[] = [
  { kind: 'lineUp', seat: 1, page: 'first' },
  { kind: 'asked', seat: 1, ask: { t: 'ready', equipment: EQUIPMENT } },
  ...[2, 3, 4].flatMap((one): RoomEvent[] => [
    { kind: 'seatTaken', role: one === 4 ? 'judge' : 'party' },
    { kind: 'lineUp', seat: one, page: 'first' },
    { kind: 'asked', seat: one, ask: { t: 'ready', equipment: EQUIPMENT } },
    { kind: 'asked', seat: 1, ask: { t: 'admit', seat: one } },
  ]),
  { kind: 'laid', circle: 0, laid: LAID },
];
const after = (events: readonly RoomEvent[]): Room =>
  [...BEGIN, ...events].reduce(
    (room, one) => {
      const stepped = stepRoom(room, one);
      return stepped.ok ? stepped.value.room : room;
    },
    openRoom('mediator', 'up', MESH_MAX, 'mediationByJudge'),
  );

const rightsIn = (room: Room): unknown => ({
  ground: room.recording.ground, made: room.recording.made, order: room.recording.order && { ...room.recording.order, on: null },
  caucus: room.caucus, paused: room.paused, circle: room.circle, paper: room.paper, apart: room.paperApart, draft: room.draft,
  seats: room.seats.map(({ number, role, phase }) => ({
    number, role, phase, apart: isApart(room, number), before: paperBefore(room, number),
    draws: mayDraw(room, number, PAPER), keeps: mayKeep(room, number, PAPER),
    draft: draftBefore(room, number), writes: mayWrite(room, number),
  })),
}); // prettier-ignore

describe('a room that was written down', () => {
  test('gives everybody the right they had, and joins nobody who was not joined', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const room = after(events);
        if (room.ended) return;
        const again = roomOfKept(keptText(room), 'down');
        if (again === null) throw new Error('not readable');
        expect(rightsIn(again)).toEqual(rightsIn(room));
        for (const link of again.links) expect(room.links).toContainEqual(link);
        // Not one event is needed to part who is parted: it is so from the first moment.
        const parted = again.seats.filter(({ number }) => again.paused || isApart(again, number));
        const joined = again.links.filter((link) => parted.some(({ number }) => ends(link, number)));
        expect(joined).toEqual([]);
        // The first thing that happens changes no connection that was kept, and gives no number twice.
        const next = stepRoom(again, { kind: 'relayChanged', up: false });
        expect(next.ok && next.value.room.links).toEqual(again.links);
        expect(again.nextLink).toBe(room.nextLink);
      }),
      { numRuns: 500 },
    );
  });

  test('before agreements were written together has none', () => {
    const older = keptText(after([])).replace(/,"draft":null/u, '');
    expect(older).not.toContain('draft');
    expect(roomOfKept(older, 'none')?.draft).toBeNull();
  });

  test('with every line lost: nobody is there before they come', () => {
    const again = roomOfKept(keptText(after([])), 'none');
    expect(again?.seats.map(({ line }) => line)).toEqual([1, 2, 3, 4].map(() => ({ kind: 'lost', page: 'first' }))); // prettier-ignore
    expect(again?.seats.every(({ health }) => health === null)).toBe(true);
  });

  test('is nothing when it is not such a text', () => {
    const text = keptText(after([]));
    for (const other of [
      '',
      '[]',
      '{"v":1}',
      text.replace('"v":1', '"v":2'),
      text.replace('"mediator"', '"king"'),
    ])
      // prettier-ignore
      expect(roomOfKept(other, 'none')).toBeNull();
  });
});
