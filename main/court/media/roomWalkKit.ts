/** For the walks of a room: seats, what they ask, and every state that can be reached from a beginning. */
import type { RoomAsk } from '../../contract/live.ts';
import { openRoom, type Room } from './room.ts';
import { stepRoom, type RoomEvent } from './roomStep.ts';

export const EQUIPMENT = { camera: true, microphone: true, speaker: 'heard' } as const;
export const SEATS = [1, 2, 3];
export const asked = (seat: number, ask: RoomAsk): RoomEvent => ({ kind: 'asked', seat, ask });

export const following = (events: readonly RoomEvent[], from = openRoom('booth')): Room =>
  events.reduce((room, event) => {
    const step = stepRoom(room, event);
    if (!step.ok) throw new Error(`${event.kind} was refused: ${step.error}`);
    return step.value.room;
  }, from);

/** Each throws what does not hold. */
export type RoomWalk = {
  readonly events: (room: Room) => readonly RoomEvent[];
  /** What makes two states one: numbers that only grow are left out. */
  readonly keyOf: (room: Room) => string;
  readonly holds: (before: Room, room: Room) => void;
  /** Asked once of each new state. */
  readonly seenBy?: (room: Room) => void;
};

/** Takes every event in every state that can be reached; a refusal changes nothing, and an end is an end. */
export function walkRooms(start: Room, walk: RoomWalk): { states: number; transitions: number } {
  const seen = new Set([walk.keyOf(start)]);
  const open = [start];
  let transitions = 0;
  for (let room = open.pop(); room !== undefined; room = open.pop())
    for (const event of walk.events(room)) {
      const step = stepRoom(room, event);
      if (!step.ok) continue;
      const next = step.value.room;
      transitions += 1;
      walk.holds(room, next);
      const key = walk.keyOf(next);
      if (seen.has(key)) continue;
      seen.add(key);
      walk.seenBy?.(next);
      if (!next.ended) open.push(next);
    }
  return { states: seen.size, transitions };
}
