/** Whether a room is being recorded, and why not: by a judge's order alone, and never in a break or a talk apart. Pure. */
import type { LiveRefusal } from '../../contract/live.ts';
import { RECORDINGS_MAX, type MadeView, type RecordAnswer, type RecordGround, type RecordingView, type RecordPause, type RecordStop } from '../../contract/recording.ts'; // prettier-ignore
import { err, type Result } from '../../contract/result.ts';
import type { Made, Order } from './recordingOrder.ts';
import { admitted, HOST, seatOf, type Room } from './room.ts';
import { done, type RoomNote, type Step } from './roomNotes.ts';

export type RecordEvent =
  /** `ground` null ends it. `place`: there is room to write where the relay would. */
  | {
      readonly kind: 'recordAsked';
      readonly seat: number;
      readonly ground: RecordGround | null;
      readonly recording: string;
      readonly at: string;
      readonly place: boolean;
    }
  | { readonly kind: 'recordingFailed'; readonly why: Extract<RecordStop, 'diskFull' | 'notWritten'> }
  | { readonly kind: 'recordingSealed'; readonly recording: string; readonly value: string }
  | {
      readonly kind: 'recordingAnswered';
      readonly seat: number;
      readonly recording: string;
      readonly answer: RecordAnswer;
      /** Kept sealed, and not in the room. */
      readonly words: string;
    };

export const isJudge = (room: Room, seat: number): boolean => {
  const one = seatOf(room, seat);
  return one?.role === 'judge' && one.phase === 'admitted';
};

const pauseOf = (room: Room): RecordPause | null =>
  room.paused ? 'break' : room.caucus !== null ? 'apart' : room.relay !== 'up' ? 'relayLost' : null;

export function recordStep(room: Room, event: RecordEvent): Result<Step, LiveRefusal> {
  switch (event.kind) {
    case 'recordAsked':
      return recordAsked(room, event);
    case 'recordingFailed':
      return room.recording.order === null ? err('notNow') : done(...stopped(room, event.why, null));
    case 'recordingSealed':
      return ofMade(room, event.recording, (one) => ({ ...one, value: event.value }));
    case 'recordingAnswered': {
      const { seat, recording, answer, words } = event;
      const one = room.recording.made.find((made) => made.recording === recording);
      const who = seatOf(room, seat);
      if (who?.phase !== 'admitted') return err('noSuchSeat');
      if (one === undefined || one.value === null || one.answers.some((other) => other.seat === seat))
        return err('notNow');
      const { role } = who;
      return ofMade(room, recording, (made) => ({ ...made, answers: [...made.answers, { seat, answer }] }), [
        { kind: 'recording', recording, deed: { did: 'answered', seat, role, answer, words } },
      ]);
    }
  }
}

function recordAsked(
  room: Room,
  { seat, ground, recording, at, place }: Extract<RecordEvent, { kind: 'recordAsked' }>,
): Result<Step, LiveRefusal> {
  const { order, made } = room.recording;
  if (!isJudge(room, seat)) return err('judgeOnly');
  if (ground === null) return order === null ? err('notNow') : done(...stopped(room, 'ordered', seat));
  if (order !== null) return err('notNow');
  if (room.recording.ground !== ground) return err('neverRecorded');
  if (room.relay !== 'up') return err('noRelay');
  if (!place) return err('noPlace');
  if (made.length >= RECORDINGS_MAX) return err('full');
  const begun: Order = { recording, ground, by: seat, since: at, segment: 0, on: false };
  return done({ ...room, recording: { ...room.recording, order: begun } }, [
    { kind: 'recording', recording, deed: { did: 'ordered', ground, seat } },
  ]);
}

function ofMade(
  room: Room,
  recording: string,
  change: (made: Made) => Made,
  notes: readonly RoomNote[] = [],
): Result<Step, LiveRefusal> {
  const { made } = room.recording;
  if (!made.some((one) => one.recording === recording)) return err('notNow');
  const after = made.map((one) => (one.recording === recording ? change(one) : one));
  return done({ ...room, recording: { ...room.recording, made: after } }, notes);
}

function stopped(room: Room, why: RecordStop, seat: number | null): [Room, RoomNote[]] {
  const { order, made } = room.recording;
  if (order === null) return [room, []];
  const { recording, segment } = order;
  const present = admitted(room).map(({ number, role }) => ({ seat: number, role }));
  const one: Made = { recording, stop: why, value: null, answers: [] };
  return [
    { ...room, recording: { ...room.recording, order: null, made: [...made, one] } },
    [{ kind: 'recording', recording, deed: { did: 'stopped', segment, why, seat, present } }],
  ];
}

/** What every change of a room comes to for its recording. `before`: who was there when the room ended. */
export function recorded(before: Room, room: Room): Step {
  const { order } = room.recording;
  if (order === null) return { room, notes: [] };
  const judgeHere = room.seats.some(({ number }) => isJudge(room, number));
  if (room.ended || !judgeHere) {
    const [, notes] = stopped({ ...before, recording: room.recording }, room.ended ? 'sessionEnded' : 'judgeLeft', null); // prettier-ignore
    const [after] = stopped(room, room.ended ? 'sessionEnded' : 'judgeLeft', null);
    return { room: after, notes };
  }
  const why = pauseOf(room);
  const { recording } = order;
  const become = (next: Order, note: RoomNote): Step => ({
    room: { ...room, recording: { ...room.recording, order: next } },
    notes: [note],
  });
  if (why === null && !order.on) {
    const segment = order.segment + 1;
    return become({ ...order, on: true, segment }, { kind: 'recording', recording, deed: { did: 'began', segment } }); // prettier-ignore
  }
  if (why !== null && order.on)
    return become({ ...order, on: false }, { kind: 'recording', recording, deed: { did: 'paused', segment: order.segment, why } }); // prettier-ignore
  return { room, notes: [] };
}

/** The same state for everybody, also for who still waits; what was made is for who was let in. */
export function recordingViewOf(room: Room, you: number): RecordingView {
  const { ground, order, made } = room.recording;
  const inside = seatOf(room, you)?.phase === 'admitted';
  const judge = isJudge(room, you);
  return {
    state: stateOf(room),
    may: judge && order === null ? ground : null,
    made: inside ? made.map((one) => madeView(room, one, you, judge || you === HOST)) : [],
  };
}

function stateOf(room: Room): RecordingView['state'] {
  const { order, made } = room.recording;
  if (order === null) return { kind: 'off', why: made.at(-1)?.stop ?? null };
  const { since, ground } = order;
  const why = pauseOf(room);
  return why === null ? { kind: 'on', since, ground } : { kind: 'paused', since, ground, why };
}

const madeView = (room: Room, { recording, value, answers }: Made, you: number, sees: boolean): MadeView => ({
  recording,
  value,
  yours: answers.find(({ seat }) => seat === you)?.answer ?? null,
  missing: sees
    ? admitted(room).flatMap(({ number }) => (answers.some(({ seat }) => seat === number) ? [] : [number]))
    : [],
});
