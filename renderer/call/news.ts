/** What happened between two views of a room, in sentences. Pure. */
import type { RoomView } from '../../main/contract/live.ts';
import { plateOf } from './plate.ts';
import type { CallText } from './text.ts';

export function news(before: RoomView, now: RoomView, words: CallText): string {
  const { tell } = words;
  const sentences = now.seats.flatMap((seat) => {
    if (seat.seat === now.you) return [];
    const was = before.seats.find((one) => one.seat === seat.seat);
    const who = plateOf(seat, now, words);
    return [
      ...(seat.phase === 'lobby' && was?.phase !== 'lobby' ? [tell.waits(who)] : []),
      ...(seat.phase === 'admitted' && was?.phase !== 'admitted' ? [tell.came(who)] : []),
      ...(seat.wish !== 'none' && was?.wish !== seat.wish ? [tell.wishes(who, words.wish[seat.wish])] : []),
    ];
  });
  const gone = before.seats
    .filter((seat) => !now.seats.some((one) => one.seat === seat.seat))
    .map((seat) => tell.went(plateOf(seat, before, words)));
  return [...sentences, ...gone].join(' ');
}
