/** The room as one of its seats may see it: who waits sees the host alone, health and equipment are the host's. Pure. */
import type { PaperView } from '../../contract/coview.ts';
import type { DraftView } from '../../contract/draft.ts';
import type { LinkView, RoomView, SeatView } from '../../contract/live.ts';
import { unreachable } from '../../contract/result.ts';
import { recordingViewOf } from './recording.ts';
import { admittedMost, draftBefore, ends, HOST, isApart, isQuiet, paperBefore, present, relayLost, seatOf, type Link, type Room, type Seat } from './room.ts'; // prettier-ignore

export function roomViewOf(id: string, room: Room, you: number): RoomView {
  const me = seatOf(room, you);
  const asHost = you === HOST;
  const inside = me?.phase === 'admitted';
  const shown = present(room).filter(
    (seat) => asHost || seat.number === you || seat.number === HOST || (inside && seat.phase === 'admitted'),
  );
  return {
    room: id,
    you,
    seats: shown.map((seat) => seatView(room, seat, asHost, you)),
    links: room.links.filter((link) => ends(link, you)).map((link) => linkView(room, link, you)),
    most: admittedMost(room),
    relayLost: relayLost(room),
    caucus: room.caucus !== null,
    paused: room.paused,
    paper: paperView(room, you),
    recording: recordingViewOf(room, you),
    draft: draftView(room, you),
  };
}

function draftView(room: Room, you: number): DraftView | null {
  const draft = draftBefore(room, you);
  return draft === null ? null : { ...draft, writers: [...draft.writers] };
}

function paperView(room: Room, you: number): PaperView | null {
  const paper = paperBefore(room, you);
  if (paper === null) return null;
  const { drawers, keepers } = paper;
  return {
    ...paper,
    drawers: [...drawers],
    keepers: keepers.filter((seat) => you === HOST || seat === you),
  };
}

function linkView(room: Room, link: Link, you: number): LinkView {
  switch (link.kind) {
    case 'pair':
      return {
        kind: 'pair',
        link: link.n,
        seat: link.a === you ? link.b : link.a,
        initiator: link.a === you,
        quiet: isQuiet(room, link),
      };
    case 'send':
      return { kind: 'send', link: link.n };
    case 'receive': {
      const from = room.links.flatMap((other) =>
        other.kind === 'send' && other.seat !== you ? [{ seat: other.seat, link: other.n }] : [],
      );
      return { kind: 'receive', link: link.n, from };
    }
    default:
      return unreachable(link);
  }
}

const seatView = (room: Room, seat: Seat, forHost: boolean, you: number): SeatView => ({
  seat: seat.number,
  role: seat.role,
  host: seat.number === HOST,
  phase: seat.phase,
  online: seat.line.kind === 'up',
  microphone: seat.microphone,
  camera: seat.camera,
  // Who would like to talk with the host alone tells that to the host alone.
  wish: seat.wish === 'aside' && !forHost && seat.number !== you ? 'none' : seat.wish,
  hears: seat.hears,
  apart: isApart(room, seat.number),
  equipment: forHost ? seat.equipment : null,
  health: forHost ? seat.health : null,
});
