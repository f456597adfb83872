/** What a change of a room comes to: the room after it, and what has to be written down or done outside. Pure. */
import type { EndReason, LiveRole } from '../../contract/live.ts';
import type { RecordAnswer, RecordGround, RecordPause, RecordStop } from '../../contract/recording.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { DraftDeed } from './draft.ts';
import type { Paper, PaperDeed } from './paper.ts';
import { changed, present, type Room, type Seat } from './room.ts';

/** What has to be written down or done outside. */
export type RoomNote =
  | { readonly kind: 'fault'; readonly seat: number; readonly fault: LiveFault }
  | { readonly kind: 'paper'; readonly seat: number; readonly deed: PaperDeed; readonly paper: string }
  /** The paper went, and its marks above this number stay with its request. */
  | { readonly kind: 'marks'; readonly paper: Paper; readonly from: number }
  | { readonly kind: 'recording'; readonly recording: string; readonly deed: RecordDeed }
  | { readonly kind: 'draft'; readonly seat: number; readonly deed: DraftDeed; readonly draft: string }
  | { readonly kind: 'seatGone'; readonly seat: number; readonly reason: EndReason };
/** `segment`: the stretch that began or ended; 0 where none had begun. */
export type RecordDeed =
  | { readonly did: 'ordered'; readonly ground: RecordGround; readonly seat: number }
  | { readonly did: 'began'; readonly segment: number }
  | { readonly did: 'paused'; readonly segment: number; readonly why: RecordPause }
  | {
      readonly did: 'stopped';
      readonly segment: number;
      readonly why: RecordStop;
      readonly seat: number | null;
      /** Who was in the room, and is asked to confirm. */
      readonly present: readonly { readonly seat: number; readonly role: LiveRole }[];
    }
  | {
      readonly did: 'answered';
      readonly seat: number;
      readonly role: LiveRole;
      readonly answer: RecordAnswer;
      readonly words: string;
    };
export type LiveFault =
  | 'lineLost' | 'lineBack' | 'mediaFailed' | 'cannotHear' | 'noCamera' | 'noMicrophone' | 'relayLost' | 'relayBack'; // prettier-ignore

export type Step = { readonly room: Room; readonly notes: readonly RoomNote[] };

/** Never refused: an answer that fits where a refusal may stand. */
export const done = (room: Room, notes: readonly RoomNote[] = []): Result<Step, never> => ok({ room, notes });
export const fault = (seat: Seat, kind: LiveFault): RoomNote => ({
  kind: 'fault',
  seat: seat.number,
  fault: kind,
});
export const deed = (seat: number, kind: PaperDeed, paper: string): RoomNote => ({
  kind: 'paper',
  seat,
  deed: kind,
  paper,
});

export const draftDeed = (seat: number, kind: DraftDeed, draft: string): RoomNote => ({
  kind: 'draft',
  seat,
  deed: kind,
  draft,
});

export function gone(room: Room, seat: Seat, reason: EndReason): [Room, RoomNote[]] {
  const after = changed(room, seat.number, { phase: 'left', line: { kind: 'never' }, health: null });
  const left = after.caucus?.filter((number) => number !== seat.number) ?? [];
  // The talk apart ends with the one it was held with.
  return [
    { ...after, caucus: left.length === 0 ? null : left },
    [{ kind: 'seatGone', seat: seat.number, reason }],
  ];
}

export function over(room: Room, reason: EndReason = 'ended'): [Room, RoomNote[]] {
  const notes = present(room).map((seat): RoomNote => ({ kind: 'seatGone', seat: seat.number, reason }));
  const seats = room.seats.map((seat): Seat => ({
    ...seat,
    phase: 'left',
    line: { kind: 'never' },
    health: null,
  }));
  return [{ ...room, seats, caucus: null, paused: false, ended: true }, notes];
}
