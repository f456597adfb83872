/** One room as a machine: who sits where, who may hear whom, and which connections shall stand. Pure. */
import {
  type DeskRole, type Equipment, type GuestRole, type Health, type LiveRefusal, type LiveRole, MESH_MAX, type RoomAsk,
  type EndReason, type SeatPhase, SEATS_MAX, type Wish,
} from '../../contract/live.ts'; // prettier-ignore
import { err, ok, type Result, unreachable } from '../../contract/result.ts';
import { askedOf, laidOn, withoutGone, type LaidPaper, type Paper, type PaperAsk, type PaperDeed } from './paper.ts'; // prettier-ignore

export type Line =
  | { readonly kind: 'never' }
  | { readonly kind: 'up'; readonly page: string }
  | { readonly kind: 'lost'; readonly page: string };

export type Seat = {
  readonly number: number;
  readonly role: LiveRole;
  readonly phase: SeatPhase;
  readonly line: Line;
  readonly equipment: Equipment | null;
  readonly health: Health | null;
  readonly microphone: boolean;
  readonly camera: boolean;
  readonly wish: Wish;
  readonly hears: boolean;
};

/** Between two pages. `missed`: something said on it never arrived, so that it cannot come to stand any more. */
export type Pair = {
  readonly kind: 'pair';
  readonly a: number;
  readonly b: number;
  readonly n: number;
  readonly missed: boolean;
};
/** Between a page and the court's relay: one for what it sends, one for all that it receives. */
export type Way = {
  readonly kind: 'send' | 'receive';
  readonly seat: number;
  readonly n: number;
  readonly missed: boolean;
};
export type Link = Pair | Way;
/** The court's relay of pictures: this court has none, it answers, it does not answer. */
export type RelayState = 'none' | 'up' | 'down';

export type Room = {
  /** Seat 1 is the host. Who has left stays in the list until the room ends. */
  readonly seats: readonly Seat[];
  readonly links: readonly Link[];
  /** Seats that talk with the host alone; null when all are together. */
  readonly caucus: readonly number[] | null;
  readonly paused: boolean;
  readonly relay: RelayState;
  /** So many are joined directly; more go by way of the relay. */
  readonly mesh: number;
  readonly ended: boolean;
  readonly nextLink: number;
  /** On the table before all, and apart from it before those who talk apart: nothing goes from one to the other. */
  readonly paper: Paper | null;
  readonly paperApart: Paper | null;
  /** Counts who has been together: what was begun in one circle is not laid before another. */
  readonly circle: number;
};

export type RoomEvent =
  | { readonly kind: 'seatTaken'; readonly role: GuestRole | DeskRole }
  | { readonly kind: 'lineUp'; readonly seat: number; readonly page: string }
  | { readonly kind: 'lineLost'; readonly seat: number }
  | { readonly kind: 'signalMissed'; readonly link: number }
  /** The relay lost this connection, or would not have it. */
  | { readonly kind: 'linkBroken'; readonly link: number }
  | { readonly kind: 'relayChanged'; readonly up: boolean }
  | { readonly kind: 'waitedTooLong'; readonly seat: number }
  /** What the host asked for in this circle is open and can be shown. */
  | { readonly kind: 'laid'; readonly circle: number; readonly laid: LaidPaper }
  | { readonly kind: 'asked'; readonly seat: number; readonly ask: RoomAsk };

/** What has to be written down or done outside. */
export type RoomNote =
  | { readonly kind: 'fault'; readonly seat: number; readonly fault: LiveFault }
  | { readonly kind: 'paper'; readonly seat: number; readonly deed: PaperDeed; readonly paper: string }
  | { readonly kind: 'seatGone'; readonly seat: number; readonly reason: EndReason };
export type LiveFault =
  | 'lineLost' | 'lineBack' | 'mediaFailed' | 'cannotHear' | 'noCamera' | 'noMicrophone' | 'relayLost' | 'relayBack'; // prettier-ignore

export type Step = { readonly room: Room; readonly notes: readonly RoomNote[] };
export const HOST = 1;

const newSeat = (number: number, role: LiveRole): Seat => ({
  number, role, phase: 'checking', line: { kind: 'never' }, equipment: null, health: null,
  microphone: true, camera: true, wish: 'none', hears: true,
}); // prettier-ignore

export const openRoom = (host: LiveRole, relay: RelayState = 'none', mesh = MESH_MAX): Room => ({
  seats: [newSeat(HOST, host)],
  links: [],
  caucus: null,
  paused: false,
  relay,
  mesh,
  ended: false,
  nextLink: 1,
  paper: null,
  paperApart: null,
  circle: 0,
});

export const seatOf = (room: Room, number: number): Seat | null =>
  room.seats.find((seat) => seat.number === number && seat.phase !== 'left') ?? null;
export const linkOf = (room: Room, n: number): Link | null => room.links.find((link) => link.n === n) ?? null;
export const present = (room: Room): readonly Seat[] => room.seats.filter((seat) => seat.phase !== 'left');
const admitted = (room: Room): readonly Seat[] => room.seats.filter((seat) => seat.phase === 'admitted');

/** Too many to be joined directly. */
const overMesh = (room: Room): boolean => admitted(room).length > room.mesh;
export const relayLost = (room: Room): boolean => overMesh(room) && room.relay !== 'up';
/** How many may be admitted as things stand; who is in stays in when the relay is lost. */
export const admittedMost = (room: Room): number => (room.relay === 'up' ? SEATS_MAX : room.mesh);

/** Whether the seat is parted from the host for now. */
export const isApart = ({ caucus }: Room, seat: number): boolean =>
  caucus !== null && seat !== HOST && !caucus.includes(seat);

/** What lies before this seat now: who is not admitted, is parted, or has a break, has nothing before it. */
export const paperBefore = (room: Room, seat: number): Paper | null =>
  seatOf(room, seat)?.phase !== 'admitted' || room.paused || isApart(room, seat)
    ? null
    : room.caucus === null
      ? room.paper
      : room.paperApart;
export const mayDraw = (room: Room, seat: number, paper: string): boolean => {
  const before = paperBefore(room, seat);
  return before?.paper === paper && (seat === HOST || before.drawers.includes(seat));
};
export const mayKeep = (room: Room, seat: number, paper: string): boolean => {
  const before = paperBefore(room, seat);
  return before?.paper === paper && before.keepers.includes(seat);
};
export const mayLay = (room: Room, seat: number): Result<void, LiveRefusal> =>
  seat !== HOST
    ? err('hostOnly')
    : seatOf(room, seat)?.phase === 'admitted' && !room.paused
      ? ok(undefined)
      : err('notNow');

export function stepRoom(room: Room, event: RoomEvent): Result<Step, LiveRefusal> {
  if (room.ended) return err('notNow');
  const stepped = answered(room, event);
  return stepped.ok ? ok({ ...stepped.value, room: relinked(encircled(room, stepped.value.room)) }) : stepped;
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

function asked(room: Room, seat: Seat, ask: RoomAsk): Result<Step, LiveRefusal> {
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
      return done({ ...room, links }, [fault(seat, 'mediaFailed')]);
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

const onTable = (room: Room, paper: Paper | null): Room =>
  room.caucus === null ? { ...room, paper } : { ...room, paperApart: paper };
const deed = (seat: number, kind: PaperDeed, paper: string): RoomNote => ({
  kind: 'paper',
  seat,
  deed: kind,
  paper,
});

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

function gone(room: Room, seat: Seat, reason: EndReason): [Room, RoomNote[]] {
  const after = changed(room, seat.number, { phase: 'left', line: { kind: 'never' }, health: null });
  const left = after.caucus?.filter((number) => number !== seat.number) ?? [];
  // The talk apart ends with the one it was held with.
  return [
    { ...after, caucus: left.length === 0 ? null : left },
    [{ kind: 'seatGone', seat: seat.number, reason }],
  ];
}

function over(room: Room, reason: EndReason = 'ended'): [Room, RoomNote[]] {
  const notes = present(room).map((seat): RoomNote => ({ kind: 'seatGone', seat: seat.number, reason }));
  const seats = room.seats.map((seat): Seat => ({
    ...seat,
    phase: 'left',
    line: { kind: 'never' },
    health: null,
  }));
  return [{ ...room, seats, caucus: null, paused: false, ended: true }, notes];
}

/** Exactly the connections that shall stand: those that may stay keep their number, new ones get the next. */
function relinked(room: Room): Room {
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
    return together.flatMap((one, at) =>
      together.slice(at + 1).map((other): Wanted => ({ kind: 'pair', a: one.number, b: other.number })),
    );
  return room.relay === 'up' ? together.flatMap(waysOf) : [];
}

const waysOf = ({ number, equipment }: Seat): readonly Wanted[] => [
  ...(equipment !== null && (equipment.camera || equipment.microphone)
    ? [{ kind: 'send', seat: number } as const]
    : []),
  { kind: 'receive', seat: number },
];

const same = (link: Link, want: Wanted): boolean =>
  link.kind === 'pair'
    ? want.kind === 'pair' && link.a === want.a && link.b === want.b
    : want.kind === link.kind && link.seat === want.seat;

export const ends = (link: Link, seat: number): boolean =>
  link.kind === 'pair' ? link.a === seat || link.b === seat : link.seat === seat;
const done = (room: Room, notes: readonly RoomNote[] = []): Result<Step, LiveRefusal> => ok({ room, notes });
const fault = (seat: Seat, kind: LiveFault): RoomNote => ({ kind: 'fault', seat: seat.number, fault: kind });
const changed = (room: Room, number: number, change: Partial<Seat>): Room => ({
  ...room,
  seats: room.seats.map((seat) => (seat.number === number ? { ...seat, ...change } : seat)),
});
