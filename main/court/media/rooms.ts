/** All rooms of this court: opening one, one-time codes and tickets for its seats, what goes on after a restart, and the end of what nobody comes back to. */
import { randomBytes } from 'node:crypto';
import { ulid } from 'ulid';
import { GuestRole, type Invitation, type LiveRefusal, type LiveRole, type LiveRooms, type SeatAnswer, MESH_MAX } from '../../contract/live.ts'; // prettier-ignore
import { err, ok, type Result } from '../../contract/result.ts';
import { CODE_LIFE_MS, codeDigest, newCode } from '../codes.ts';
import type { Log } from '../log.ts';
import type { LiveRoomRow, RoomOwner } from '../store/liveRooms.ts';
import type { CourtStore } from '../store/store.ts';
import { tried } from '../store/tried.ts';
import type { PaperOpener } from '../coview/openPaper.ts';
import type { PaperKeeper } from '../coview/paperKeeper.ts';
import type { Recordings } from '../recording/recordings.ts';
import type { DraftKeeper } from '../drafts/draftKeeper.ts';
import { roomOfKept, keptText } from './keptRoom.ts';
import { liveRoom, type LiveRoom } from './liveRoom.ts';
import type { RoomGuard } from './guard.ts';
import type { Relay } from './relay.ts';
import type { MediaSettings } from './mediaSettings.ts';
import { HOST, openRoom, present, type RelayState, type Room } from './room.ts';
import { hostOf, roomRecord, ticketDigest, writtenBy, type RecordParts } from './roomRecord.ts';
import { iceGrant, type IceGrant } from './turn.ts';

export type RoomsParts = {
  readonly store: Pick<CourtStore, 'transaction' | 'audit' | 'live'>;
  readonly now: () => number;
  readonly log: Log;
  readonly media: MediaSettings;
  /** Null where the court has none. */
  readonly relay: Relay | null;
  /** Opens documents for the room of this owner. */
  readonly papersFor: (owner: RoomOwner) => PaperOpener;
  /** Keeps what lies on the table of this room. */
  readonly keeperFor: (room: string) => PaperKeeper;
  readonly recordings: Recordings;
  readonly keepMarks: RecordParts['keepMarks'];
  /** Keeps the agreement that is written together in this room. */
  readonly draftKeeperFor: (room: string) => DraftKeeper;
  /** The desk fetches its list again. */
  readonly changed: () => void;
};

export type CodeRefusal = 'badCode' | 'codeUsed' | 'codeExpired' | 'roomOver' | 'full';

export type Rooms = {
  /** The ticket is for the host's seat. `who` is written down: a clerk, or a booth's id. */
  open(host: LiveRole, who: string, guard?: RoomGuard): SeatAnswer;
  /** The room of this booth, if it has one: never more than that. */
  ofBooth(booth: string): LiveRoom | null;
  /** A seat for the desk, or for whoever the court knows, by the court's own right. */
  enter(room: string, role: LiveRole, who: string): Result<SeatAnswer, CodeRefusal>;
  /** Null where the court cannot write now: a code that is not written opens nothing. */
  invite(room: LiveRoom, role: GuestRole): Invitation | null;
  /** Exchanges a code for a seat, once. */
  redeem(code: string): Result<SeatAnswer, CodeRefusal>;
  /** Whose seat a ticket is for; null when there is none any more. */
  seatOf(ticket: string): { readonly room: LiveRoom; readonly seat: number } | null;
  list(): LiveRooms;
  /** The desk took this set of marks out of a request: no session shows it any more. */
  marksRemoved(matter: string, set: string): void;
  /** Ends what nobody came back to and renews what is about to end; called now and then. */
  sweep(): void;
  /** The rooms go on when the court is started again. */
  close(): void;
};

export const WAITS = { sweep: 10_000, neverCame: 600_000, lost: 900_000 } as const;

/** Wrong guesses at a paper: people at a booth have their number on a slip, the desk finds it in its own list. */
const MISSES = { booth: 5, desk: Number.POSITIVE_INFINITY, hearing: Number.POSITIVE_INFINITY } as const;

export function roomsOf(parts: RoomsParts): Rooms {
  const { store, now, log, media, relay, papersFor, keeperFor, draftKeeperFor, recordings, changed } = parts;
  const { tickets, codes } = store.live;
  const rooms = new Map<string, { readonly live: LiveRoom; readonly owner: RoomOwner }>();
  const write = writtenBy(parts);
  const relayNow = (): RelayState => (relay === null ? 'none' : relay.isUp() ? 'up' : 'down');

  const iceOf =
    (room: string) =>
    (seat: number): IceGrant | null =>
      media.turn === null ? null : iceGrant(media.turn, `${room}-${seat}`, now());

  function ticketFor(room: string, seat: number): SeatAnswer {
    const ticket = randomBytes(32).toString('base64url');
    tickets.add(ticketDigest(ticket), room, seat);
    return { room, seat, ticket };
  }

  function begin(row: Omit<LiveRoomRow, 'state'>, room: Room, guard?: RoomGuard): LiveRoom {
    const { id, openedAt, owner, faults, misses } = row;
    const record = roomRecord(parts, id, faults, guard?.hearing ?? null);
    const live = liveRoom({
      id, room, openedAt, now, relay, ice: iceOf(id), opener: papersFor(owner), keeper: keeperFor(id), draftKeeper: draftKeeperFor(id),
      misses: MISSES[owner.kind] - misses, changed, recorder: recordings, ...(guard === undefined ? {} : { guard }),
      keep(after, notes) {
        const kept = record(after, notes);
        if (after.ended) rooms.delete(id);
        return kept;
      },
    }); // prettier-ignore
    rooms.set(id, { live, owner });
    return live;
  }

  /** Rooms of the process before: everybody may come back to the seat their ticket is for, and nobody else. */
  function restore(row: LiveRoomRow): void {
    if (row.owner.kind === 'hearing') return drop(row);
    const room = roomOfKept(row.state, relay === null ? 'none' : 'down');
    store.transaction(() => {
      write('court', room === null ? 'liveRoomUnreadable' : 'liveRoomRestored', row.id);
      recordings.interrupted(row.id, room !== null);
      if (room === null) store.live.end(row.id);
    });
    log(room === null ? 'liveRoomUnreadable' : 'liveRoomRestored', { room: row.id });
    if (room === null) return;
    const live = begin(row, room);
    if (relay?.isUp() === true) live.step({ kind: 'relayChanged', up: true });
  }

  /** A hearing lets everybody in anew: by card, and by the judge. */
  function drop({ id, state }: LiveRoomRow): void {
    const paper = roomOfKept(state, 'none')?.paper ?? null;
    store.transaction(() => {
      if (paper !== null && paper.keepsFrom !== null) parts.keepMarks(id, paper, paper.keepsFrom);
      write('court', 'liveRoomEnded', id);
      recordings.interrupted(id, false);
      store.live.end(id);
    });
    log('liveRoomEnded', { room: id });
  }

  /** Seat and ticket, and with a code its use, at once or not at all. */
  function take(
    room: LiveRoom,
    role: LiveRole,
    who: string,
    used: () => void = () => undefined,
  ): Result<SeatAnswer, CodeRefusal> {
    return store.transaction(() => {
      const taken = room.step({ kind: 'seatTaken', role });
      if (!taken.ok) return err(refusalOf(taken.error));
      const seat = room.state().seats.length;
      write(who, 'liveSeatTaken', `${room.id}/${seat} ${role}`);
      log('liveSeatTaken', { room: room.id, seat, role });
      used();
      return ok(ticketFor(room.id, seat));
    });
  }

  const recordingNow = (): ReadonlySet<string> =>
    new Set([...rooms.values()].flatMap(({ live }) => live.state().recording.order?.recording ?? []));

  for (const row of store.live.all()) restore(row);
  recordings.onSealed((room, recording, value) => {
    rooms.get(room)?.live.step({ kind: 'recordingSealed', recording, value });
    changed();
  });
  recordings.sweep(recordingNow());
  relay?.onChange((up) => {
    for (const { live } of rooms.values()) live.step({ kind: 'relayChanged', up });
  });

  return {
    open(host, who, guard) {
      const id = ulid(now());
      const owner: RoomOwner =
        host === 'booth'
          ? { kind: 'booth', booth: who }
          : { kind: guard === undefined ? 'desk' : 'hearing', clerk: who };
      const ground = guard !== undefined ? 'hearing' : host === 'booth' ? null : 'mediationByJudge';
      const room = openRoom(host, relayNow(), MESH_MAX, ground);
      const row = { id, openedAt: new Date(now()).toISOString(), owner, faults: 0, misses: 0 };
      const answer = store.transaction(() => {
        store.live.add({ ...row, state: keptText(room) });
        write(who, 'liveRoomOpened', `${id} ${host}`);
        return ticketFor(id, HOST);
      });
      begin(row, room, guard);
      log('liveRoomOpened', { room: id, host });
      changed();
      return answer;
    },
    ofBooth(booth) {
      const found = [...rooms.values()].find(({ owner }) => owner.kind === 'booth' && owner.booth === booth);
      return found?.live ?? null;
    },
    enter(id, role, who) {
      const room = rooms.get(id)?.live;
      return room === undefined ? err('roomOver') : take(room, role, who);
    },
    invite(room, role) {
      const code = newCode();
      const expiresAt = now() + CODE_LIFE_MS;
      const done = tried(() =>
        store.transaction(() => {
          codes.add(codeDigest(code), { room: room.id, role, expiresAt });
          write('court', 'liveCodeIssued', `${room.id} ${role}`);
        }),
      );
      return done ? { code, role, expiresAt: new Date(expiresAt).toISOString() } : null;
    },
    redeem(code) {
      const digest = codeDigest(code);
      const grant = codes.find(digest);
      if (grant === null) return err('badCode');
      if (grant.used) return err('codeUsed');
      if (now() > grant.expiresAt) return err('codeExpired');
      const room = rooms.get(grant.room)?.live;
      if (room === undefined) return err('roomOver');
      return take(room, GuestRole.parse(grant.role), 'code', () => codes.use(digest));
    },
    seatOf(ticket) {
      const held = tickets.find(ticketDigest(ticket));
      const room = held === null ? undefined : rooms.get(held.room)?.live;
      return held === null || room === undefined ? null : { room, seat: held.seat };
    },
    marksRemoved(matter, set) {
      for (const { live } of rooms.values()) live.papers.marksRemoved(matter, set);
    },
    list: () => ({
      rooms: [...rooms.values()].map(({ live }) => {
        const seats = present(live.state());
        const count = (phase: string): number => seats.filter((seat) => seat.phase === phase).length;
        return {
          room: live.id,
          host: hostOf(live.state()),
          openedAt: live.openedAt,
          admitted: count('admitted'),
          waiting: count('lobby'),
        };
      }),
    }),
    sweep() {
      for (const { live } of rooms.values())
        for (const { seat, since } of live.lineless()) {
          const never = live.state().seats.find(({ number }) => number === seat)?.line.kind === 'never';
          if (now() - since > (never ? WAITS.neverCame : WAITS.lost))
            live.step({ kind: 'waitedTooLong', seat });
        }
      if (recordingNow().size > 0 && !recordings.hasPlace())
        for (const { live } of rooms.values()) live.step({ kind: 'recordingFailed', why: 'diskFull' });
      recordings.sweep(recordingNow());
      for (const { live } of rooms.values()) live.renew();
      // A used or late code is still told apart from one that never was for as long again.
      tried(() => codes.dropBefore(now() - CODE_LIFE_MS));
    },
    close() {
      for (const { live } of rooms.values()) live.close();
    },
  };
}

const refusalOf = (refusal: LiveRefusal): CodeRefusal => (refusal === 'full' ? 'full' : 'roomOver');
