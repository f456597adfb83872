/** One room as it goes on: runs the machine, keeps the lines of its seats, pushes each seat its view and passes signals on. */
import {
  LIVE_CLOSE,
  type LiveRefusal,
  type LiveTell,
  type RoomAsk,
  type Signal,
  type WordAsk,
} from '../../contract/live.ts';
import type { AnswerRecordingAsk, RecordGround } from '../../contract/recording.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { PaperOpener } from '../coview/openPaper.ts';
import type { PaperKeeper } from '../coview/paperKeeper.ts';
import { roomPapers, type RoomPapers } from '../coview/roomPapers.ts';
import type { DraftKeeper } from '../drafts/draftKeeper.ts';
import { roomDraft, type RoomDraft } from '../drafts/roomDraft.ts';
import { ulid } from 'ulid';
import { fileBaseOf } from '../recording/fileName.ts';
import { ends, HOST, linkOf, mayPass, present, seatOf, type Link, type Room } from './room.ts';
import type { RoomNote } from './roomNotes.ts';
import { stepRoom, type RoomEvent } from './roomStep.ts';
import type { RoomRecord } from './roomRecord.ts';
import type { Relay, RelayWay } from './relay.ts';
import { roomViewOf } from './roomView.ts';
import type { RoomGuard } from './guard.ts';
import type { IceGrant } from './turn.ts';

/** The way to one page. What is said into a broken one is lost. */
export type Wire = {
  say(tell: LiveTell): void;
  hangUp(code: number, why: string): void;
};

export type LiveRoom = {
  readonly id: string;
  readonly openedAt: string;
  state(): Room;
  step(event: RoomEvent): Result<void, LiveRefusal>;
  /** The line of a seat is here; the one before, if any, is handed back to be hung up. */
  join(seat: number, page: string, wire: Wire): Result<Wire | null, LiveRefusal>;
  /** The line ended; nothing happens when a newer one has taken its place. */
  lost(seat: number, wire: Wire): void;
  asked(seat: number, ask: RoomAsk): Result<void, LiveRefusal>;
  /** Passes a signal to the other end of its connection, and to nobody else. */
  signal(seat: number, link: number, signal: Signal): Result<void, LiveRefusal>;
  /** A hearing: its host invites nobody and talks with nobody apart. */
  readonly guarded: boolean;
  /** A judge's alone. Null ends it. */
  record(seat: number, ground: RecordGround | null): Result<void, LiveRefusal>;
  answerRecording(seat: number, ask: AnswerRecordingAsk): Result<void, LiveRefusal>;
  /** Passes a word of the line between a party's page and the table on, unread; nobody there: it is lost. */
  pass(seat: number, word: WordAsk): Result<void, LiveRefusal>;
  readonly papers: Pick<
    RoomPapers,
    'lay' | 'catalogue' | 'find' | 'keepMarks' | 'picture' | 'ink' | 'file' | 'marksRemoved'
  >;
  readonly draft: Pick<RoomDraft, 'ask'>;
  /** Tells whoever has a connection fresh credentials where the ones before are half used up. */
  renew(): void;
  /** The court's process ends, the room does not: nothing happens in it any more here. */
  close(): void;
  /** Seats without a line, and since when. */
  lineless(): readonly { readonly seat: number; readonly since: number }[];
};

/** Where recordings go. */
export type Recorder = {
  hasPlace(): boolean;
  ended(recording: string, closed: Promise<void>): void;
};

export type LiveRoomParts = {
  readonly id: string;
  /** New, or as it was when the court's process ended. */
  readonly room: Room;
  readonly openedAt: string;
  readonly now: () => number;
  /** Fresh credentials for a seat; null where the court has no TURN server. */
  readonly ice: (seat: number) => IceGrant | null;
  readonly relay: Relay | null;
  readonly opener: PaperOpener;
  readonly keeper: PaperKeeper;
  readonly draftKeeper: DraftKeeper;
  /** How often the host may ask for a paper that is not there. */
  readonly misses: number;
  /** Makes a change durable: called after each, before anybody is told. */
  readonly keep: RoomRecord;
  readonly recorder: Recorder;
  readonly changed: () => void;
  /** Of a hearing alone. */
  readonly guard?: RoomGuard;
};

export function liveRoom(parts: LiveRoomParts): LiveRoom {
  const { id, openedAt, now, ice, relay, keep, recorder, changed, guard } = parts;
  let { room } = parts;
  const wires = new Map<number, Wire>();
  const shown = new Map<number, string>();
  let closed = false;
  const granted = new Map<number, IceGrant>();
  const linelessSince = new Map(present(room).map(({ number }) => [number, now()]));

  const relayed = relay?.room({
    say(number, signal) {
      const link = linkOf(room, number);
      const wire = link === null || link.kind === 'pair' ? undefined : wires.get(link.seat);
      if (wire === undefined) step({ kind: 'signalMissed', link: number });
      else wire.say({ t: 'signal', link: number, signal });
    },
    broken: (number) => void step({ kind: 'linkBroken', link: number }),
    unwritten: () => void step({ kind: 'recordingFailed', why: 'notWritten' }),
  });

  const papers = roomPapers({
    room: () => room,
    say: (seat, tell) => wires.get(seat)?.say(tell),
    step,
    opener: parts.opener,
    keeper: parts.keeper,
    misses: parts.misses,
  });

  const draft = roomDraft({
    room: () => room,
    say: (seat, tell) => wires.get(seat)?.say(tell),
    step,
    keeper: parts.draftKeeper,
  });

  function step(event: RoomEvent): Result<void, LiveRefusal> {
    if (closed) return err('notNow');
    const stepped = stepRoom(room, event);
    if (!stepped.ok) return stepped;
    room = stepped.value.room;
    for (const seat of present(room))
      if (seat.line.kind === 'up') linelessSince.delete(seat.number);
      else if (!linelessSince.has(seat.number)) linelessSince.set(seat.number, now());
    const kept = keep(room, stepped.value.notes);
    for (const note of stepped.value.notes)
      if (note.kind === 'marks') {
        const marks = kept?.get(note.paper.paper) ?? null;
        wires.get(HOST)?.say({ t: 'marksKept', paper: note.paper.paper, marks });
      }
    for (const note of stepped.value.notes)
      if (note.kind === 'seatGone') {
        forget(note.seat, note.reason);
        guard?.gone(note.seat, note.reason);
      }
    show();
    papers.follow();
    draft.follow();
    // Pages know of a connection before the relay says anything on it.
    relayed?.follow(room.links.flatMap(wayOf));
    for (const note of stepped.value.notes)
      if (note.kind === 'recording' && note.deed.did === 'stopped')
        recorder.ended(note.recording, relayed?.closed() ?? Promise.resolve());
    guard?.changed(room);
    changed();
    // Nothing is recorded whose order and breaks cannot be written down.
    if (kept === null && room.recording.order !== null) step({ kind: 'recordingFailed', why: 'diskFull' });
    return ok(undefined);
  }

  /** What the relay shall carry, and under which name it writes what it carries. */
  function wayOf(link: Link): readonly RelayWay[] {
    if (link.kind === 'pair') return [];
    const { order } = room.recording;
    const role = seatOf(room, link.seat)?.role;
    const { segment, seat, n } = link;
    const file =
      order === null || segment === null || role === undefined
        ? null
        : fileBaseOf({ recording: order.recording, segment, seat, role, link: n });
    return [{ ...link, file }];
  }

  function forget(seat: number, reason: Extract<RoomNote, { kind: 'seatGone' }>['reason']): void {
    const wire = wires.get(seat);
    wires.delete(seat);
    shown.delete(seat);
    granted.delete(seat);
    papers.forget(seat);
    draft.forget(seat);
    linelessSince.delete(seat);
    wire?.say({ t: 'over', reason });
    wire?.hangUp(LIVE_CLOSE.over, 'the seat is given up');
  }

  /** Each seat hears of a change that concerns what it sees, before any signal that follows from it. */
  function show(): void {
    for (const [seat, wire] of wires) {
      equip(seat, wire);
      const view = { ...roomViewOf(id, room, seat), ...(guard === undefined ? {} : { hearing: true }) };
      const text = JSON.stringify(view);
      if (shown.get(seat) === text) continue;
      shown.set(seat, text);
      wire.say({ t: 'room', view });
    }
  }

  /** A page hears of the servers before the first connection that may need them; who has none hears of none. */
  function equip(seat: number, wire: Wire): void {
    if (seatOf(room, seat)?.phase !== 'admitted' && !room.links.some((link) => ends(link, seat))) return;
    const held = granted.get(seat);
    if (held !== undefined && now() < held.renewAt) return;
    const grant = ice(seat);
    if (grant === null) return;
    granted.set(seat, grant);
    wire.say(grant.tell);
  }

  return {
    id,
    openedAt,
    papers,
    draft,
    state: () => room,
    step,
    join(seat, page, wire) {
      const before = wires.get(seat) ?? null;
      wires.set(seat, wire);
      shown.delete(seat);
      granted.delete(seat);
      papers.forget(seat);
      draft.forget(seat);
      const stepped = step({ kind: 'lineUp', seat, page });
      if (stepped.ok) return ok(before);
      if (before === null) wires.delete(seat);
      else wires.set(seat, before);
      return stepped;
    },
    lost(seat, wire) {
      if (wires.get(seat) !== wire) return;
      wires.delete(seat);
      shown.delete(seat);
      step({ kind: 'lineLost', seat });
    },
    guarded: guard !== undefined,
    record: (seat, ground) =>
      step({
        kind: 'recordAsked',
        seat,
        ground,
        recording: ulid(now()),
        at: new Date(now()).toISOString(),
        place: recorder.hasPlace(),
      }),
    answerRecording: (seat, { recording, answer, words }) =>
      step({ kind: 'recordingAnswered', seat, recording, answer, words: words.trim() }),
    asked: (seat, ask) => (guard?.forbids(ask) === true ? err('notNow') : step({ kind: 'asked', seat, ask })),
    signal(seat, number, signal) {
      const link = linkOf(room, number);
      if (link === null || !ends(link, seat) || seatOf(room, seat) === null) return err('noSuchLink');
      if (link.kind !== 'pair') return ok(relayed?.hear(number, signal));
      const other = wires.get(link.a === seat ? link.b : link.a);
      if (other === undefined) return step({ kind: 'signalMissed', link: number });
      other.say({ t: 'signal', link: number, signal });
      return ok(undefined);
    },
    pass(seat, word) {
      const to = word.t === 'toTable' ? HOST : word.seat;
      if ((word.t === 'toTable') === (seat === HOST)) return err('noSuchSeat');
      const may = mayPass(room, seat, to);
      if (may.ok)
        wires
          .get(to)
          ?.say(to === HOST ? { t: 'fromSeat', seat, body: word.body } : { t: 'fromTable', body: word.body });
      return may;
    },
    renew() {
      for (const [seat, wire] of wires) equip(seat, wire);
    },
    close() {
      closed = true;
      papers.close();
    },
    lineless: () => [...linelessSince].map(([seat, since]) => ({ seat, since })),
  };
}
