/** What a room of a hearing asks of the hearing: whom the host may let in, and what became of its seats. */
import type { EndReason, RoomAsk } from '../../contract/live.ts';
import type { Room } from './room.ts';

export type RoomGuard = {
  readonly hearing: string;
  /** What not even the host may do now. */
  forbids(ask: RoomAsk): boolean;
  /** After every step. */
  changed(room: Room): void;
  /** Within the step by which the seat goes. */
  gone(seat: number, reason: EndReason): void;
};
