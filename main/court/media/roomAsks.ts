/** What a seat asks of its room, and what the host alone may. Pure. */
import type { Equipment, LiveRefusal, RoomAsk } from '../../contract/live.ts';
import { err, type Result, unreachable } from '../../contract/result.ts';
import { draftAsked, type DraftRoomAsk } from './draft.ts';
import { askedOf, type PaperAsk } from './paper.ts';
import { admitted, admittedMost, changed, ends, HOST, isQuiet, linkOf, onTable, paperBefore, seatOf, type Room, type Seat } from './room.ts'; // prettier-ignore
import { deed, done, draftDeed, fault, gone, over, type Step } from './roomNotes.ts';

export function asked(room: Room, seat: Seat, ask: RoomAsk): Result<Step, LiveRefusal> {
  switch (ask.t) {
    case 'ready':
      return ready(room, seat, ask.equipment);
    case 'set': {
      const { microphone, camera, wish, hears } = ask;
      return done(
        changed(room, seat.number, { microphone, camera, wish, hears }),
        seat.hears && !hears && seat.phase === 'admitted' ? [fault(seat, 'cannotHear')] : [],
      );
    }
    case 'health':
      return done(changed(room, seat.number, { health: ask.health }));
    case 'linkFailed': {
      const link = linkOf(room, ask.link);
      if (link === null || !ends(link, seat.number)) return err('noSuchLink');
      const links = room.links.filter((other) => other !== link);
      // Of the connection with who waits nobody has seen or heard anything yet.
      return done({ ...room, links }, isQuiet(room, link) ? [] : [fault(seat, 'mediaFailed')]);
    }
    case 'leave':
      return done(...(seat.number === HOST ? over(room) : gone(room, seat, 'left')));
    case 'admit':
    case 'sendAway':
    case 'caucus':
    case 'pause':
    case 'end':
      return seat.number === HOST ? asHost(room, ask) : err('hostOnly');
    case 'turn':
    case 'lead':
    case 'letDraw':
    case 'release':
    case 'takeOff':
      return ofPaper(room, seat.number, ask);
    case 'letWrite':
    case 'lockDraft':
    case 'takeDraft':
      return seat.number === HOST ? ofDraft(room, ask) : err('hostOnly');
    default:
      return unreachable(ask);
  }
}

function ofPaper(room: Room, by: number, ask: PaperAsk): Result<Step, LiveRefusal> {
  const before = paperBefore(room, by);
  if (before === null) return err('noSuchPaper');
  const turned = askedOf(before, by, ask, {
    host: HOST,
    there: (seat) => paperBefore(room, seat) !== null,
    canKeep: (seat) => seatOf(room, seat)?.role !== 'booth',
  });
  if (!turned.ok) return turned;
  const { paper, deed: kind } = turned.value;
  const who = 'seat' in ask ? ask.seat : by;
  return done(onTable(room, paper), kind === null ? [] : [deed(who, kind, ask.paper)]);
}

function ofDraft(room: Room, ask: DraftRoomAsk): Result<Step, LiveRefusal> {
  if (room.draft === null) return err('noSuchDraft');
  const turned = draftAsked(room.draft, ask, (number) => {
    const seat = seatOf(room, number);
    return seat?.phase === 'admitted' ? seat.role : null;
  });
  if (!turned.ok) return turned;
  const { draft, deed: kind, seat } = turned.value;
  return done({ ...room, draft }, kind === null ? [] : [draftDeed(seat ?? HOST, kind, ask.draft)]);
}

type HostAsk = Extract<RoomAsk, { t: 'admit' | 'sendAway' | 'caucus' | 'pause' | 'end' }>;

function asHost(room: Room, ask: HostAsk): Result<Step, LiveRefusal> {
  switch (ask.t) {
    case 'admit': {
      const guest = seatOf(room, ask.seat);
      if (guest === null) return err('noSuchSeat');
      if (guest.phase !== 'lobby') return err('notNow');
      if (admitted(room).length >= admittedMost(room)) return err('full');
      return done(changed(room, guest.number, { phase: 'admitted' }));
    }
    case 'sendAway': {
      const guest = seatOf(room, ask.seat);
      return guest === null || guest.number === HOST
        ? err('noSuchSeat')
        : done(...gone(room, guest, 'sentAway'));
    }
    case 'caucus': {
      if (ask.with === null) return done({ ...room, caucus: null });
      const there = ask.with.every((number) => number !== HOST && seatOf(room, number)?.phase === 'admitted');
      return there
        ? done({ ...room, caucus: [...new Set(ask.with)].toSorted((a, b) => a - b) })
        : err('noSuchSeat');
    }
    case 'pause':
      return done({ ...room, paused: ask.on });
    case 'end':
      return done(...over(room));
    default:
      return unreachable(ask);
  }
}

/** The host's own check lets the host in; everybody else waits. A second report of a seat changes what is known of it alone. */
function ready(room: Room, seat: Seat, equipment: Equipment): Result<Step, LiveRefusal> {
  const first = seat.phase === 'checking' ? (seat.number === HOST ? 'admitted' : 'lobby') : seat.phase;
  const notes = [
    ...(equipment.camera ? [] : [fault(seat, 'noCamera')]),
    ...(equipment.microphone ? [] : [fault(seat, 'noMicrophone')]),
  ];
  return done(changed(room, seat.number, { phase: first, equipment }), notes);
}
