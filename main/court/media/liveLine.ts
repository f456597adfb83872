/** One line of a room, whatever carries it: checks shape, size and rate of what comes, and lets the room answer. */
import type { DraftAsk } from '../../contract/draft.ts';
import { LIVE_CLOSE, LIVE_RATE, LiveAsk, type LiveRefusal } from '../../contract/live.ts';
import { err, type Result } from '../../contract/result.ts';
import type { Log } from '../log.ts';
import { cannotWrite } from '../store/tried.ts';
import type { LiveRoom, Wire } from './liveRoom.ts';
import { bucketOf } from './rate.ts';
import { HOST } from './room.ts';
import type { Rooms } from './rooms.ts';

export type LiveLine = {
  heard(text: string): void;
  closed(): void;
};

/** Asks that change what everybody sees are dearer than signals, which concern one other seat. */
const ACTS = { burst: 40, perSecond: 4 } as const;
/** A pen says up to 25 pieces a second; a page of pictures comes in up to a dozen. */
const INKS = { burst: 80, perSecond: 30 } as const;
/** A page that is typed in says up to 25 changes a second; a table lays up to 31 clauses at once. */
const DRAFTS = { burst: 160, perSecond: 40 } as const;
/** A signature is up to six pieces at once, a view of a long agreement up to four, and a table tells every party at each word of one. */
const WORDS = { burst: 200, perSecond: 40 } as const;
const PICTURES = { burst: 80, perSecond: 15 } as const;
/** More dropped messages than this, and the line itself is dropped. */
const DROPS = { burst: 500, perSecond: 10 } as const;

export function liveLine(rooms: Rooms, wire: Wire, now: () => number, log: Log): LiveLine {
  let place: { readonly room: LiveRoom; readonly seat: number } | null = null;
  let over = false;
  const frames = bucketOf(LIVE_RATE.burst, LIVE_RATE.perSecond);
  const bytes = bucketOf(LIVE_RATE.burstBytes, LIVE_RATE.bytesPerSecond);
  const acts = bucketOf(ACTS.burst, ACTS.perSecond);
  const inks = bucketOf(INKS.burst, INKS.perSecond);
  const drafts = bucketOf(DRAFTS.burst, DRAFTS.perSecond);
  const words = bucketOf(WORDS.burst, WORDS.perSecond);
  const pictures = bucketOf(PICTURES.burst, PICTURES.perSecond);
  const drops = bucketOf(DROPS.burst, DROPS.perSecond);
  const told = bucketOf(1, 1);

  function refuse(ask: string, why: LiveRefusal): void {
    log('liveRefused', { ask, why });
    wire.say({ t: 'refused', ask, why });
  }

  /** A flood is answered once a second and otherwise dropped, until it ebbs or its line is cut. */
  function flooded(ask: string): void {
    if (told.spend(1, now())) refuse(ask, 'tooMany');
    if (drops.spend(1, now())) return;
    over = true;
    wire.hangUp(LIVE_CLOSE.flood, 'too many messages');
  }

  function join(ask: Extract<LiveAsk, { t: 'join' }>): void {
    const held = rooms.seatOf(ask.ticket);
    const joined = held?.room.join(held.seat, ask.page, wire);
    if (held === null || joined?.ok !== true) {
      refuse('join', 'badTicket');
      over = true;
      return wire.hangUp(LIVE_CLOSE.notJoined, 'no such ticket');
    }
    place = held;
    joined.value?.hangUp(LIVE_CLOSE.replaced, 'this seat came on a newer line');
    return undefined;
  }

  function answer(ask: LiveAsk): void {
    if (ask.t === 'beat') return wire.say({ t: 'beat' });
    if (ask.t === 'join') return place === null ? join(ask) : refuse('join', 'alreadyJoined');
    if (place === null) return refuse(ask.t, 'notJoined');
    const { room, seat } = place;
    if (ask.t === 'signal') {
      const passed = room.signal(seat, ask.link, ask.signal);
      // A signal of a connection that was just given up is the usual case, and nothing to tell.
      if (!passed.ok) log('liveRefused', { ask: 'signal', why: passed.error });
      return undefined;
    }
    if (ask.t === 'picture') {
      if (!pictures.spend(1, now())) return flooded(ask.t);
      return later(ask.t, room.papers.picture(seat, ask));
    }
    if (ask.t === 'stroke' || ask.t === 'note' || ask.t === 'unmark' || ask.t === 'clear') {
      if (!inks.spend(1, now())) return flooded(ask.t);
      const inked = room.papers.ink(seat, ask);
      return inked.ok ? undefined : refuse(ask.t, inked.error);
    }
    if (isOfDraft(ask)) {
      if (!drafts.spend(1, now())) return flooded(ask.t);
      const drafted = room.draft.ask(seat, ask);
      return drafted.ok ? undefined : refuse(ask.t, drafted.error);
    }
    if (ask.t === 'toTable' || ask.t === 'toSeat') {
      if (!words.spend(1, now())) return flooded(ask.t);
      const passed = room.pass(seat, ask);
      return passed.ok ? undefined : refuse(ask.t, passed.error);
    }
    if (!acts.spend(1, now())) return flooded(ask.t);
    if (ask.t === 'lay') return later(ask.t, room.papers.lay(seat, ask));
    if (ask.t === 'catalogue') return later(ask.t, room.papers.catalogue(seat, ask.number));
    if (ask.t === 'find') return later(ask.t, room.papers.find(seat, ask));
    if (ask.t === 'keepMarks') {
      const keeps = room.papers.keepMarks(seat, ask);
      return keeps.ok ? undefined : refuse(ask.t, keeps.error);
    }
    if (ask.t === 'invite') {
      if (seat !== HOST) return refuse('invite', 'hostOnly');
      if (room.guarded) return refuse('invite', 'notNow');
      const invitation = rooms.invite(room, ask.role);
      return invitation === null ? refuse('invite', 'notNow') : wire.say({ t: 'invited', invitation });
    }
    const done =
      ask.t === 'record'
        ? room.record(seat, ask.ground)
        : ask.t === 'answerRecording'
          ? room.answerRecording(seat, ask)
          : room.asked(seat, ask);
    return done.ok ? undefined : refuse(ask.t, done.error);
  }

  function later(ask: string, asked: Promise<Result<void, LiveRefusal>>): void {
    const done = asked.catch((thrown: unknown): Result<void, LiveRefusal> => {
      if (cannotWrite(thrown)) return err('notNow'); // nobody opens a paper without its line in the audit
      throw thrown;
    });
    void done.then((result) => {
      if (!result.ok && !over) refuse(ask, result.error);
    });
  }

  return {
    heard(text) {
      if (over) return undefined;
      const [often, much] = [frames.spend(1, now()), bytes.spend(text.length, now())];
      if (!often || !much) return flooded('any');
      const ask = askOf(text);
      return ask === null ? refuse('any', 'foreign') : answer(ask);
    },
    closed() {
      over = true;
      place?.room.lost(place.seat, wire);
      place = null;
    },
  };
}

const OF_DRAFT: ReadonlySet<LiveAsk['t']> = new Set<DraftAsk['t']>([
  'layDraft', 'draftSheet', 'readDraft', 'draftWrite', 'draftAt', 'draftAgain',
]); // prettier-ignore
const isOfDraft = (ask: LiveAsk): ask is DraftAsk => OF_DRAFT.has(ask.t);

function askOf(text: string): LiveAsk | null {
  try {
    return LiveAsk.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
