/** Who somebody is, as everybody in the room may read it: a role, never a name. Pure. */
import type { RoomView, SeatView } from '../../main/contract/live.ts';
import type { CallText } from './text.ts';

export function plateOf(seat: SeatView, view: RoomView, words: CallText): string {
  const role = words.role[seat.role];
  const several = view.seats.filter((other) => other.role === seat.role).length > 1;
  const who = several ? words.numbered(role, seat.seat) : role;
  const marks = [...(seat.host ? [words.host] : []), ...(seat.seat === view.you ? [words.you] : [])];
  return [who, ...marks].join(' · ');
}
