/** All rooms of this court: opening one, one-time codes and tickets for its seats, faults written down, and the end of what nobody comes back to. */
import { randomBytes } from 'node:crypto';
import { ulid } from 'ulid';
import type { DeskRole, GuestRole, Invitation, LiveRefusal, LiveRole, LiveRooms, SeatAnswer } from '../../contract/live.ts'; // prettier-ignore
import { err, ok, type Result } from '../../contract/result.ts';
import { CODE_LIFE_MS, codeDigest, newCode } from '../codes.ts';
import { sha256Hex } from '../digest.ts';
import type { Log } from '../log.ts';
import type { CourtStore } from '../store/store.ts';
import type { PaperHost } from '../coview/openPaper.ts';
import type { OpenFor } from '../coview/roomPapers.ts';
import { liveRoom, type LiveRoom } from './liveRoom.ts';
import type { Relay } from './relay.ts';
import type { MediaSettings } from './mediaSettings.ts';
import { HOST, present, type Room } from './room.ts';
import type { RoomNote } from './roomNotes.ts';
import { iceGrant, type IceGrant } from './turn.ts';

export type RoomsParts = {
  readonly store: Pick<CourtStore, 'transaction' | 'audit'>;
  readonly now: () => number;
  readonly log: Log;
  readonly media: MediaSettings;
  /** Null where the court has none. */
  readonly relay: Relay | null;
  /** Opens documents for the room of this host. */
  readonly papersFor: (host: PaperHost) => OpenFor;
  /** The desk fetches its list again. */
  readonly changed: () => void;
};

export type CodeRefusal = 'badCode' | 'codeUsed' | 'codeExpired' | 'roomOver' | 'full';

export type Rooms = {
  /** The ticket is for the host's seat. `who` is written down: a clerk, or a booth's id. */
  open(host: LiveRole, who: string): SeatAnswer;
  /** A seat for the desk, by its own right. */
  enter(room: string, role: DeskRole, who: string): Result<SeatAnswer, CodeRefusal>;
  invite(room: LiveRoom, role: GuestRole): Invitation;
  /** Exchanges a code for a seat, once. */
  redeem(code: string): Result<SeatAnswer, CodeRefusal>;
  /** Whose seat a ticket is for; null when there is none any more. */
  seatOf(ticket: string): { readonly room: LiveRoom; readonly seat: number } | null;
  list(): LiveRooms;
  /** Ends what nobody came back to and renews what is about to end; called now and then. */
  sweep(): void;
  close(): void;
};

export const WAITS = { sweep: 10_000, neverCame: 600_000, lost: 900_000 } as const;
/** A seat's faults of one kind are written down at most so often, and so many for a room: a flood fills no disk. */
const FAULTS = { everyMs: 10_000, ofRoom: 200 } as const;

/** Wrong guesses at a paper: people at a booth have their number on a slip, the desk finds it in its own list. */
const MISSES = { booth: 5, desk: Number.POSITIVE_INFINITY } as const;

type Grant = { readonly room: string; readonly role: GuestRole; readonly expiresAt: number; used: boolean };

export function roomsOf({ store, now, log, media, relay, papersFor, changed }: RoomsParts): Rooms {
  const rooms = new Map<string, LiveRoom>();
  /** By digest: the court itself cannot tell a code or a ticket it gave out. */
  const codes = new Map<string, Grant>();
  const tickets = new Map<string, { readonly room: string; readonly seat: number }>();

  const write = (who: string, event: string, subject: string): void =>
    store.transaction(() => store.audit.write({ at: new Date(now()).toISOString(), who, event, subject }));

  const iceOf =
    (room: string) =>
    (seat: number): IceGrant | null =>
      media.turn === null ? null : iceGrant(media.turn, `${room}-${seat}`, now());

  function ticketFor(room: LiveRoom, seat: number): SeatAnswer {
    const ticket = randomBytes(32).toString('base64url');
    tickets.set(digestOf(ticket), { room: room.id, seat });
    return { room: room.id, seat, ticket };
  }

  function noted(id: string): (note: RoomNote, room: Room) => void {
    const last = new Map<string, number>();
    let count = 0;
    return (note, room) => {
      if (note.kind === 'seatGone') {
        forgetTickets(id, note.seat);
        write('court', 'liveSeatGone', `${id}/${note.seat} ${note.reason}`);
        log('liveSeatGone', { room: id, seat: note.seat, reason: note.reason });
        if (room.ended && note.seat === HOST) end(id);
        return;
      }
      if (note.kind === 'paper') {
        write('court', 'livePaper', `${id}/${note.seat} ${note.deed} ${note.paper}`);
        log('livePaper', { room: id, seat: note.seat, deed: note.deed });
        return;
      }
      const key = `${note.seat} ${note.fault}`;
      if (count >= FAULTS.ofRoom || now() - (last.get(key) ?? Number.NEGATIVE_INFINITY) < FAULTS.everyMs)
        return;
      last.set(key, now());
      count += 1;
      write('court', 'liveFault', `${id}/${note.seat} ${note.fault}`);
      log('liveFault', { room: id, seat: note.seat, fault: note.fault });
    };
  }

  function forgetTickets(room: string, seat: number): void {
    for (const [digest, held] of tickets)
      if (held.room === room && held.seat === seat) tickets.delete(digest);
  }

  function end(id: string): void {
    rooms.delete(id);
    for (const [digest, grant] of codes) if (grant.room === id) codes.delete(digest);
    log('liveRoomEnded', { room: id });
  }

  function take(room: LiveRoom, role: GuestRole | DeskRole, who: string): Result<SeatAnswer, CodeRefusal> {
    const taken = room.step({ kind: 'seatTaken', role });
    if (!taken.ok) return err(refusalOf(taken.error));
    const seat = room.state().seats.length;
    write(who, 'liveSeatTaken', `${room.id}/${seat} ${role}`);
    log('liveSeatTaken', { room: room.id, seat, role });
    return ok(ticketFor(room, seat));
  }

  relay?.onChange((up) => {
    for (const room of rooms.values()) room.step({ kind: 'relayChanged', up });
  });

  return {
    open(host, who) {
      const id = ulid(now());
      const owner: PaperHost =
        host === 'booth' ? { kind: 'booth', booth: who } : { kind: 'desk', clerk: who };
      const room = liveRoom({
        id, host, now, relay, ice: iceOf(id), openPaper: papersFor(owner), misses: MISSES[owner.kind], noted: noted(id), changed,
      }); // prettier-ignore
      rooms.set(id, room);
      write(who, 'liveRoomOpened', `${id} ${host}`);
      log('liveRoomOpened', { room: id, host });
      changed();
      return ticketFor(room, HOST);
    },
    enter(id, role, who) {
      const room = rooms.get(id);
      return room === undefined ? err('roomOver') : take(room, role, who);
    },
    invite(room, role) {
      const code = newCode();
      const expiresAt = now() + CODE_LIFE_MS;
      codes.set(codeDigest(code), { room: room.id, role, expiresAt, used: false });
      write('court', 'liveCodeIssued', `${room.id} ${role}`);
      return { code, role, expiresAt: new Date(expiresAt).toISOString() };
    },
    redeem(code) {
      const grant = codes.get(codeDigest(code));
      if (grant === undefined) return err('badCode');
      if (grant.used) return err('codeUsed');
      if (now() > grant.expiresAt) return err('codeExpired');
      const room = rooms.get(grant.room);
      if (room === undefined) return err('roomOver');
      const taken = take(room, grant.role, 'code');
      grant.used = taken.ok;
      return taken;
    },
    seatOf(ticket) {
      const held = tickets.get(digestOf(ticket));
      const room = held === undefined ? undefined : rooms.get(held.room);
      return held === undefined || room === undefined ? null : { room, seat: held.seat };
    },
    list: () => ({
      rooms: [...rooms.values()].map((room) => {
        const seats = present(room.state());
        const count = (phase: string): number => seats.filter((seat) => seat.phase === phase).length;
        return {
          room: room.id,
          host: room.state().seats[0]?.role ?? 'booth',
          openedAt: new Date(room.openedAt).toISOString(),
          admitted: count('admitted'),
          waiting: count('lobby'),
        };
      }),
    }),
    sweep() {
      for (const room of rooms.values())
        for (const { seat, since } of room.lineless()) {
          const never = room.state().seats.find(({ number }) => number === seat)?.line.kind === 'never';
          if (now() - since > (never ? WAITS.neverCame : WAITS.lost))
            room.step({ kind: 'waitedTooLong', seat });
        }
      for (const room of rooms.values()) room.renew();
      // A used or late code is still told apart from one that never was for as long again.
      for (const [digest, grant] of codes) if (now() > grant.expiresAt + CODE_LIFE_MS) codes.delete(digest);
    },
    close() {
      for (const room of rooms.values()) room.asked(HOST, { t: 'end' });
    },
  };
}

const digestOf = (ticket: string): string => sha256Hex(`ticket|${ticket}`);
const refusalOf = (refusal: LiveRefusal): CodeRefusal => (refusal === 'full' ? 'full' : 'roomOver');
