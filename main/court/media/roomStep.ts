/** The machine of a room: what happens to it, and the room after that. Pure; `roomWalk.test.ts` walks every state. */
import { type LiveRefusal, type LiveRole, type RoomAsk, SEATS_MAX } from '../../contract/live.ts';
import { err, ok, type Result, unreachable } from '../../contract/result.ts';
import { draftLaid, withoutGoneWriters } from './draft.ts';
import { laidOn, withoutGone, type LaidPaper } from './paper.ts';
import {
  changed,
  ends,
  HOST,
  linkOf,
  mayKeepMarks,
  mayLay,
  newSeat,
  onTable,
  overMesh,
  present,
  seatOf,
  type Room,
} from './room.ts';
import { recorded, recordStep, type RecordEvent } from './recording.ts';
import { asked } from './roomAsks.ts';
import { relinked } from './roomLinks.ts';
import { deed, done, draftDeed, fault, gone, over, type RoomNote, type Step } from './roomNotes.ts';

export type RoomEvent =
  | { readonly kind: 'seatTaken'; readonly role: LiveRole }
  | { readonly kind: 'lineUp'; readonly seat: number; readonly page: string }
  | { readonly kind: 'lineLost'; readonly seat: number }
  | { readonly kind: 'signalMissed'; readonly link: number }
  /** The relay lost this connection, or would not have it. */
  | { readonly kind: 'linkBroken'; readonly link: number }
  | { readonly kind: 'relayChanged'; readonly up: boolean }
  | { readonly kind: 'waitedTooLong'; readonly seat: number }
  /** What the host asked for in this circle is open and can be shown. */
  | { readonly kind: 'laid'; readonly circle: number; readonly laid: LaidPaper }
  /** From which mark on marks stay; null: none do. */
  | {
      readonly kind: 'keepAsked';
      readonly seat: number;
      readonly paper: string;
      readonly from: number | null;
    }
  | RecordEvent
  /** The host laid the agreement before all; what was laid before is gone. */
  | { readonly kind: 'draftLaid'; readonly draft: string }
  /** The text as it stands is being read out. */
  | { readonly kind: 'draftRead'; readonly draft: string; readonly version: number }
  | { readonly kind: 'asked'; readonly seat: number; readonly ask: RoomAsk };

export function stepRoom(room: Room, event: RoomEvent): Result<Step, LiveRefusal> {
  if (room.ended) return err('notNow');
  const stepped = answered(room, event);
  if (!stepped.ok) return stepped;
  const after = recorded(room, encircled(room, stepped.value.room));
  const notes = [...stepped.value.notes, ...after.notes, ...marksLeft(room, after.room)];
  return ok({ room: relinked(after.room), notes });
}

/** A paper whose marks stay goes, however it goes. */
function marksLeft(before: Room, after: Room): readonly RoomNote[] {
  const { paper } = before;
  return paper === null || paper.keepsFrom === null || after.paper?.paper === paper.paper
    ? []
    : [{ kind: 'marks', paper, from: paper.keepsFrom }];
}

/** A paper apart ends with its circle, unless somebody merely left it; who left the room has no part in any. */
function encircled(before: Room, after: Room): Room {
  const same = before.caucus?.join() === after.caucus?.join() && before.paused === after.paused;
  const stays = after.caucus?.every((seat) => before.caucus?.includes(seat)) ?? false;
  const here = (seat: number): boolean => seatOf(after, seat) !== null;
  return {
    ...after,
    circle: same ? before.circle : before.circle + 1,
    paper: after.ended ? null : withoutGone(after.paper, here, HOST),
    paperApart: stays ? withoutGone(after.paperApart, here, HOST) : null,
    draft: after.ended ? null : withoutGoneWriters(after.draft, here),
  };
}

function answered(room: Room, event: RoomEvent): Result<Step, LiveRefusal> {
  switch (event.kind) {
    case 'seatTaken':
      if (present(room).length >= SEATS_MAX) return err('full');
      return done({ ...room, seats: [...room.seats, newSeat(room.seats.length + 1, event.role)] });
    case 'lineUp':
      return lineUp(room, event.seat, event.page);
    case 'lineLost': {
      const seat = seatOf(room, event.seat);
      if (seat === null || seat.line.kind !== 'up') return err('noSuchSeat');
      const lost = { kind: 'lost', page: seat.line.page } as const;
      return done(
        changed(room, seat.number, { line: lost, health: null }),
        seat.phase === 'admitted' ? [fault(seat, 'lineLost')] : [],
      );
    }
    case 'signalMissed':
      return done({
        ...room,
        links: room.links.map((link) => (link.n === event.link ? { ...link, missed: true } : link)),
      });
    case 'linkBroken':
      return linkOf(room, event.link) === null
        ? err('noSuchLink')
        : done({ ...room, links: room.links.filter(({ n }) => n !== event.link) });
    case 'relayChanged': {
      const relay = event.up ? 'up' : 'down';
      const host = room.seats[0];
      if (room.relay === relay || host === undefined) return done(room);
      // What was measured says nothing of what comes.
      const seats = overMesh(room) ? room.seats.map((seat) => ({ ...seat, health: null })) : room.seats;
      return done(
        { ...room, relay, seats },
        overMesh(room) ? [fault(host, event.up ? 'relayBack' : 'relayLost')] : [],
      );
    }
    case 'waitedTooLong': {
      const seat = seatOf(room, event.seat);
      if (seat === null || seat.line.kind === 'up') return err('noSuchSeat');
      return done(...(seat.number === HOST ? over(room, 'tooLong') : gone(room, seat, 'tooLong')));
    }
    case 'laid': {
      if (event.circle !== room.circle || !mayLay(room, HOST).ok) return err('notNow');
      return done(onTable(room, laidOn(event.laid, HOST)), [deed(HOST, 'laid', event.laid.paper)]);
    }
    case 'keepAsked': {
      const may = mayKeepMarks(room, event.seat, event.paper);
      if (!may.ok) return may;
      const keeps = event.from !== null;
      if (keeps === (may.value.keepsFrom !== null)) return done(room);
      const paper = { ...may.value, keepsFrom: event.from };
      return done({ ...room, paper }, [deed(HOST, keeps ? 'keepsMarks' : 'keepsNoMarks', event.paper)]);
    }
    case 'recordAsked':
    case 'recordingFailed':
    case 'recordingSealed':
    case 'recordingAnswered':
      return recordStep(room, event);
    case 'draftLaid':
      return seatOf(room, HOST)?.phase === 'admitted'
        ? done({ ...room, draft: draftLaid(event.draft, room.draft) }, [draftDeed(HOST, 'laid', event.draft)])
        : err('notNow');
    case 'draftRead': {
      if (room.draft?.draft !== event.draft) return err('noSuchDraft');
      if (!room.draft.locked) return err('notNow');
      return done({ ...room, draft: { ...room.draft, version: event.version } }, [draftDeed(HOST, 'read', event.draft)]); // prettier-ignore
    }
    case 'asked': {
      const seat = seatOf(room, event.seat);
      return seat === null ? err('noSuchSeat') : asked(room, seat, event.ask);
    }
    default:
      return unreachable(event);
  }
}

function lineUp(room: Room, number: number, page: string): Result<Step, LiveRefusal> {
  const seat = seatOf(room, number);
  if (seat === null) return err('noSuchSeat');
  const same = seat.line.kind !== 'never' && seat.line.page === page;
  const back = seat.line.kind === 'lost' && seat.phase === 'admitted';
  // Another page knows nothing of the connections of the one before; and what was said into a dead line is lost.
  const links = room.links.filter((link) => !ends(link, number) || (same && !link.missed));
  return done(
    changed({ ...room, links }, number, { line: { kind: 'up', page } }),
    back ? [fault(seat, 'lineBack')] : [],
  );
}
