/** Writes a room down before anybody is told: as it stands, with its faults and its ends in the audit, in one transaction. */
import { sha256Hex } from '../digest.ts';
import type { Log } from '../log.ts';
import type { CourtStore } from '../store/store.ts';
import { tried } from '../store/tried.ts';
import { auditWords, type NotedIn, type RecordingNote } from '../recording/noting.ts';
import { keptText } from './keptRoom.ts';
import type { Paper } from './paper.ts';
import { HOST, type Room } from './room.ts';
import type { RoomNote } from './roomNotes.ts';

export type RecordParts = {
  readonly store: Pick<CourtStore, 'transaction' | 'audit' | 'live'>;
  readonly now: () => number;
  readonly log: Log;
  readonly recordings: { noted(where: NotedIn, note: RecordingNote): void };
  /** Keeps the marks of a paper that went; part of the same transaction. */
  readonly keepMarks: (room: string, paper: Paper, from: number) => number;
};
/** Null where the disk would not; else how many marks stayed, by paper. */
export type RoomRecord = (room: Room, notes: readonly RoomNote[]) => KeptCounts | null;
export type KeptCounts = ReadonlyMap<string, number>;

/** A seat's faults of one kind are written down at most so often, and so many for a room: a flood fills no disk. */
const FAULTS = { everyMs: 10_000, ofRoom: 200 } as const;

export const writtenBy =
  ({ store, now }: Pick<RecordParts, 'store' | 'now'>) =>
  (who: string, event: string, subject: string): void =>
    store.audit.write({ at: new Date(now()).toISOString(), who, event, subject });

/**
 * `faults`: so many were written before this process. A room goes on whatever the disk does: on a full one it is as it is here,
 * and is written whole with the next change there is room for; what was to stand in the audit meanwhile does not.
 */
export function roomRecord(
  parts: RecordParts,
  id: string,
  faults: number,
  hearing: string | null,
): RoomRecord {
  const { store, now, log } = parts;
  const write = writtenBy(parts);
  const last = new Map<string, number>();
  let count = faults;
  let kept = '';
  let told = false;
  /** Marks a full disk would not take: they lie where they lay until there is room. */
  let owed: readonly RoomNote[] = [];

  function fault({ seat, fault: what }: Extract<RoomNote, { kind: 'fault' }>): void {
    const key = `${seat} ${what}`;
    if (count >= FAULTS.ofRoom || now() - (last.get(key) ?? Number.NEGATIVE_INFINITY) < FAULTS.everyMs)
      return;
    last.set(key, now());
    count += 1;
    store.live.countFault(id);
    write('court', 'liveFault', `${id}/${seat} ${what}`);
    log('liveFault', { room: id, seat, fault: what });
  }

  /** What one change comes to happened at one moment. */
  function note(one: RoomNote, at: string, counts: Map<string, number>): void {
    if (one.kind === 'fault') return fault(one);
    if (one.kind === 'marks') {
      const marks = parts.keepMarks(id, one.paper, one.from);
      counts.set(one.paper.paper, marks);
      return log('marksKept', { room: id, marks });
    }
    if (one.kind === 'paper') {
      write('court', 'livePaper', `${id}/${one.seat} ${one.deed} ${one.paper}`);
      return log('livePaper', { room: id, seat: one.seat, deed: one.deed });
    }
    if (one.kind === 'recording') {
      parts.recordings.noted({ room: id, hearing, at }, one);
      write('court', 'liveRecording', `${id} ${auditWords(one)}`);
      return log('recording', { room: id, recording: one.recording, did: one.deed.did });
    }
    if (one.kind === 'draft') {
      write('court', 'liveDraft', `${id}/${one.seat} ${one.deed} ${one.draft}`);
      return log('liveDraft', { room: id, seat: one.seat, deed: one.deed });
    }
    store.live.tickets.drop(id, one.seat);
    write('court', 'liveSeatGone', `${id}/${one.seat} ${one.reason}`);
    return log('liveSeatGone', { room: id, seat: one.seat, reason: one.reason });
  }

  return (room, notes) => {
    const text = keptText(room);
    const at = new Date(now()).toISOString();
    const counts = new Map<string, number>();
    if (text === kept && notes.length === 0 && owed.length === 0) return counts;
    const done = tried(() =>
      store.transaction(() => {
        if (text !== kept) store.live.save(id, text);
        for (const one of [...owed, ...notes]) note(one, at, counts);
        if (room.ended) store.live.end(id);
      }),
    );
    owed = done ? [] : [...owed, ...notes.filter(({ kind }) => kind === 'marks')];
    if (done) kept = text;
    else if (!told) log('liveNotKept', { room: id });
    told = !done;
    if (room.ended) log('liveRoomEnded', { room: id });
    return done ? counts : null;
  };
}

export const ticketDigest = (ticket: string): string => sha256Hex(`ticket|${ticket}`);
export const hostOf = (room: Room): Room['seats'][number]['role'] =>
  room.seats.find(({ number }) => number === HOST)?.role ?? 'booth';
