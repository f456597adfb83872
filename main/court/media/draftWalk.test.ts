/** Every state the agreement of a room can come to, and who writes in each of them. */
import { describe, expect, test } from 'vitest';
import { mayWriteDraft } from '../../contract/liveRights.ts';
import { draftBefore, HOST, mayWrite, seatOf, type Room } from './room.ts';
import type { RoomEvent } from './roomStep.ts';
import { asked, EQUIPMENT, following, SEATS, walkRooms } from './roomWalkKit.ts';

/** An agreement is laid, laid anew, locked, read, opened; seats of every kind are let write, wisely or not. */
function draftAlphabet(): readonly RoomEvent[] {
  const drafts = [DRAFT, 'other'.padEnd(22, '-')];
  return [
    { kind: 'draftLaid', draft: DRAFT },
    ...drafts.flatMap((draft): RoomEvent[] => [
      { kind: 'draftRead', draft, version: 3 },
      ...SEATS.flatMap((seat): RoomEvent[] => [
        asked(seat, { t: 'letWrite', draft, seat: 2, on: true }),
        asked(seat, { t: 'letWrite', draft, seat: 2, on: false }),
        asked(seat, { t: 'letWrite', draft, seat: 3, on: true }),
        asked(seat, { t: 'lockDraft', draft, on: true }),
        asked(seat, { t: 'lockDraft', draft, on: false }),
        asked(seat, { t: 'takeDraft', draft }),
      ]),
    ]),
    ...SEATS.map((seat) => asked(seat, { t: 'leave' })),
    asked(HOST, { t: 'admit', seat: 3 }),
    asked(HOST, { t: 'sendAway', seat: 2 }),
    asked(HOST, { t: 'caucus', with: [2] }),
    asked(HOST, { t: 'caucus', with: null }),
    asked(HOST, { t: 'pause', on: true }),
    asked(HOST, { t: 'pause', on: false }),
    asked(HOST, { t: 'end' }),
  ];
}
const DRAFT = 'draft'.padEnd(22, '-');

/** Only who is let and may by the law writes; nobody but the host while it is locked, apart, or in a break; who left has no part. */
function draftHolds(room: Room): void {
  for (const { number, role, phase } of room.seats) {
    const before = draftBefore(room, number);
    const writes = mayWrite(room, number).ok;
    if (before !== null && phase !== 'admitted') throw new Error('who is not in has the draft');
    if (before !== null && number !== HOST && (room.paused || room.caucus !== null))
      throw new Error('the draft lies in a talk apart or a break');
    if (writes && before === null) throw new Error('somebody writes what is not before them');
    if (writes && number !== HOST && (before?.locked !== false || !mayWriteDraft(role)))
      throw new Error('somebody writes who may not, or while it is locked');
  }
  const { draft } = room;
  if (draft === null) return;
  if (draft.version !== null && !draft.locked) throw new Error('a text that is read is open');
  for (const seat of draft.writers) if (seatOf(room, seat) === null) throw new Error('who left may write');
}

const keyOf = (room: Room): string =>
  JSON.stringify({ ...room, nextLink: 0, circle: 0, links: room.links.map((link) => ({ ...link, n: 0 })) });

describe('the agreement of a room', () => {
  test('lets write in the agreement who may by the law, as long as it is open, and nobody else', () => {
    const two = following(
      [1, 2, 3].flatMap((seat): RoomEvent[] => [
        { kind: 'lineUp', seat, page: 'first' },
        asked(seat, { t: 'ready', equipment: EQUIPMENT }),
        ...(seat === 2 ? [asked(HOST, { t: 'admit', seat })] : []),
      ]),
      following([
        { kind: 'seatTaken', role: 'party' },
        { kind: 'seatTaken', role: 'policeOfficer' },
      ]),
    );
    const { states, transitions } = walkRooms(two, {
      events: draftAlphabet,
      keyOf,
      holds: (_before, room) => draftHolds(room),
    });
    expect(states).toBeGreaterThan(100);
    expect(transitions).toBeGreaterThan(1_000);
    console.info(`room walk with a draft: ${states} states, ${transitions} transitions`);
  });
});
