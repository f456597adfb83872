/** Rooms that the people at a booth open: one at a time for each booth, over the booth's own line. */
import type { SeatAnswer } from '../../contract/live.ts';
import type { Log } from '../log.ts';
import { liveLine, type LiveLine } from './liveLine.ts';
import type { Wire } from './liveRoom.ts';
import { HOST } from './room.ts';
import type { Rooms } from './rooms.ts';

export type BoothRooms = {
  /** The booth is who signed the line, never what a message says. */
  open(booth: string): SeatAnswer;
  line(wire: Wire): LiveLine;
};

export function boothRooms(rooms: Rooms, now: () => number, log: Log): BoothRooms {
  return {
    open(booth) {
      rooms.ofBooth(booth)?.asked(HOST, { t: 'end' });
      return rooms.open('booth', booth);
    },
    line: (wire) => liveLine(rooms, wire, now, log),
  };
}
