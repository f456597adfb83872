/** One room: who sits where, who may hear whom, and which connections stand. Pure; what changes it is in `roomStep.ts`. */
import {
  type Equipment, type Health, type LiveRefusal, type LiveRole, MESH_MAX, type SeatPhase, SEATS_MAX, type Wish,
} from '../../contract/live.ts'; // prettier-ignore
import { err, ok, type Result } from '../../contract/result.ts';
import type { SharedDraft } from './draft.ts';
import type { Paper } from './paper.ts';
import { unrecorded, type RoomRecording } from './recordingOrder.ts';

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
  /** Of a sender that is being recorded: in which stretch. */
  readonly segment: number | null;
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
  /** The agreement that all write together; in a talk apart it lies before the host alone. */
  readonly draft: SharedDraft | null;
  /** Counts who has been together: what was begun in one circle is not laid before another. */
  readonly circle: number;
  readonly recording: RoomRecording;
};

export const HOST = 1;

export const newSeat = (number: number, role: LiveRole): Seat => ({
  number, role, phase: 'checking', line: { kind: 'never' }, equipment: null, health: null,
  microphone: true, camera: true, wish: 'none', hears: true,
}); // prettier-ignore

export const openRoom = (
  host: LiveRole,
  relay: RelayState = 'none',
  mesh = MESH_MAX,
  ground: RoomRecording['ground'] = null,
): Room => ({
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
  draft: null,
  circle: 0,
  recording: unrecorded(ground),
});

export const seatOf = (room: Room, number: number): Seat | null =>
  room.seats.find((seat) => seat.number === number && seat.phase !== 'left') ?? null;
export const linkOf = (room: Room, n: number): Link | null => room.links.find((link) => link.n === n) ?? null;
export const present = (room: Room): readonly Seat[] => room.seats.filter((seat) => seat.phase !== 'left');
export const admitted = (room: Room): readonly Seat[] =>
  room.seats.filter((seat) => seat.phase === 'admitted');

/** Too many to be joined directly, or recorded: what is recorded goes by way of the relay, and by no other. */
export const overMesh = (room: Room): boolean =>
  admitted(room).length > room.mesh || room.recording.order !== null;
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
/** Marks are kept by the court's desk alone, and of what lies before all: what is drawn in a talk apart never is. */
export const mayKeepMarks = (room: Room, seat: number, paper: string): Result<Paper, LiveRefusal> => {
  if (seat !== HOST) return err('hostOnly');
  if (seatOf(room, HOST)?.role === 'booth') return err('deskOnly');
  if (room.caucus !== null || room.paused) return err('notNow');
  if (room.paper?.paper !== paper) return err('noSuchPaper');
  // A sealed agreement is looked at; there is no file of the desk's in which marks on it would be seen.
  return room.paper.what === 'agreement' ? err('notNow') : ok(room.paper);
};
/** The desk's own file is open to its host alone. */
export const mayLookUp = (room: Room, seat: number): Result<void, LiveRefusal> =>
  seatOf(room, HOST)?.role === 'booth' && seat === HOST ? err('deskOnly') : mayLay(room, seat);
/** The draft is everybody's: in a talk apart and a break nobody but the host has it, and who is not admitted never does. */
export const draftBefore = (room: Room, seat: number): SharedDraft | null =>
  seatOf(room, seat)?.phase === 'admitted' && (seat === HOST || (!room.paused && room.caucus === null))
    ? room.draft
    : null;
/** The host writes also while it is locked: it is the host who locks it, and who lays the words. */
export const mayWrite = (
  room: Room,
  seat: number,
): Result<SharedDraft, 'noSuchDraft' | 'locked' | 'mayNotWrite'> => {
  const before = draftBefore(room, seat);
  if (before === null) return err('noSuchDraft');
  if (seat === HOST) return ok(before);
  if (!before.writers.includes(seat)) return err('mayNotWrite');
  return before.locked ? err('locked') : ok(before);
};
export const mayLay = (room: Room, seat: number): Result<void, LiveRefusal> =>
  seat !== HOST
    ? err('hostOnly')
    : seatOf(room, seat)?.phase === 'admitted' && !room.paused
      ? ok(undefined)
      : err('notNow');

/** Whether a page and a booth's table may speak with each other over their own line now: only a party, only while it is with the host. */
export function mayPass(room: Room, from: number, to: number): Result<void, LiveRefusal> {
  const guest = seatOf(room, from === HOST ? to : from);
  if (room.ended || (from !== HOST && to !== HOST) || guest === null || guest.number === HOST)
    return err('noSuchSeat');
  if (seatOf(room, HOST)?.role !== 'booth' || guest.role !== 'party') return err('noSuchSeat');
  return guest.phase === 'admitted' && !room.paused && !isApart(room, guest.number)
    ? ok(undefined)
    : err('notNow');
}

export const ends = (link: Link, seat: number): boolean =>
  link.kind === 'pair' ? link.a === seat || link.b === seat : link.seat === seat;
/** The connection with who waits: it stands already, and nothing is sent on it until they are let in. */
export const isQuiet = (room: Room, link: Link): boolean =>
  link.kind === 'pair' && [link.a, link.b].some((seat) => seatOf(room, seat)?.phase === 'lobby');
export const changed = (room: Room, number: number, change: Partial<Seat>): Room => ({
  ...room,
  seats: room.seats.map((seat) => (seat.number === number ? { ...seat, ...change } : seat)),
});
/** Whoever talks apart has a table of its own. */
export const onTable = (room: Room, paper: Paper | null): Room =>
  room.caucus === null ? { ...room, paper } : { ...room, paperApart: paper };
