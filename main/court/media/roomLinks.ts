/** Which connections a room shall have: up to three seats joined each with each, more by way of the relay; and one with who waits, so that nobody looks at a gap when they are let in. Pure. */
import {
  admitted,
  HOST,
  isApart,
  overMesh,
  type Link,
  type Pair,
  type Room,
  type Seat,
  type Way,
} from './room.ts';

/** Exactly the connections that shall stand: those that may stay keep their number, new ones get the next. */
export function relinked(room: Room): Room {
  let { nextLink } = room;
  const links = wanted(room).map(
    (want): Link => room.links.find((link) => same(link, want)) ?? { ...want, n: nextLink++, missed: false },
  );
  return { ...room, links, nextLink };
}

type Wanted = Omit<Pair, 'n' | 'missed'> | Omit<Way, 'n' | 'missed'>;

function wanted(room: Room): readonly Wanted[] {
  const there = admitted(room).filter((seat) => seat.line.kind !== 'never');
  const together = room.paused ? [] : there.filter((seat) => !isApart(room, seat.number));
  if (!overMesh(room))
    return [
      ...together.flatMap((one, at) =>
        together.slice(at + 1).map((other): Wanted => ({ kind: 'pair', a: one.number, b: other.number })),
      ),
      ...withWhoWaits(room, together),
    ];
  return room.relay === 'up' ? together.flatMap((seat) => waysOf(seat, segmentOf(room))) : [];
}

/** The host's with the first who waits, where both would be joined directly. */
function withWhoWaits(room: Room, together: readonly Seat[]): readonly Wanted[] {
  const next = room.seats.find(({ phase, line }) => phase === 'lobby' && line.kind !== 'never');
  const host = together.find(({ number }) => number === HOST);
  return next === undefined ||
    host === undefined ||
    room.caucus !== null ||
    admitted(room).length >= room.mesh
    ? []
    : [{ kind: 'pair', a: HOST, b: next.number }];
}

const segmentOf = ({ recording: { order } }: Room): number | null =>
  order?.on === true ? order.segment : null;

const waysOf = ({ number, equipment }: Seat, segment: number | null): readonly Wanted[] => [
  ...(equipment !== null && (equipment.camera || equipment.microphone)
    ? [{ kind: 'send', seat: number, segment } as const]
    : []),
  { kind: 'receive', seat: number, segment: null },
];

const same = (link: Link, want: Wanted): boolean =>
  link.kind === 'pair'
    ? want.kind === 'pair' && link.a === want.a && link.b === want.b
    : // One that was not recorded never becomes one that is, nor the other way: another comes for it.
      want.kind === link.kind && link.seat === want.seat && link.segment === want.segment;
