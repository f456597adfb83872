/** The court's relay of pictures for rooms of more than three: does in Janus what the machine of the room says, and nothing else. */
import { readdirSync } from 'node:fs';
import type { Signal } from '../../contract/live.ts';
import type { Result } from '../../contract/result.ts';
import type { Log } from '../log.ts';
import { janusAt, type Janus, type JanusAnswer, type JanusError, type JanusStream } from './janus.ts';
import type { RelaySettings } from './mediaSettings.ts';
import { placesIn, type Place, type Places } from './relayPlace.ts';
import { named } from './relaySdp.ts';
import type { Way } from './room.ts';

export type RelayListeners = {
  /** For the page at the other end of this connection. */
  readonly say: (link: number, signal: Signal) => void;
  /** The relay writes nothing of a sender it was told to record. */
  readonly unwritten: () => void;
  /** The relay would not have it: a new one is wanted. */
  readonly broken: (link: number) => void;
};

/** `file`: what of it is recorded is written under this name; null: nothing is. */
export type RelayWay = Way & { readonly file: string | null };

export type RelayedRoom = {
  /** Exactly these connections shall stand from now on: what of others is open stops at once. */
  follow(ways: readonly RelayWay[]): void;
  /** Resolves when the relay has closed what stands no more, or is down itself. */
  closed(): Promise<void>;
  hear(link: number, signal: Signal): void;
};

export type Relay = {
  isUp(): boolean;
  onChange(listener: (up: boolean) => void): void;
  room(told: RelayListeners): RelayedRoom;
  close(): void;
};

/** A refused connection is tried anew after a pause. */
const AGAIN_MS = 3_000;

export function janusRelay(settings: RelaySettings, log: Log): Relay {
  const listeners: ((up: boolean) => void)[] = [];
  const timers = new Set<NodeJS.Timeout>();
  const janus = janusAt({
    ...settings,
    onChange(up) {
      log(up ? 'relayUp' : 'relayDown');
      if (up) void places.begin();
      for (const listener of listeners) listener(up);
    },
  });
  const places = placesIn(janus, settings);
  return {
    isUp: janus.isUp,
    onChange: (listener) => void listeners.push(listener),
    room: ({ say, broken, unwritten }) =>
      relayedRoom(janus, places, {
        say,
        unwritten,
        writes: (file) => writesTo(settings, file),
        broken(link, code) {
          log('relayRefused', { code });
          const timer = setTimeout(() => {
            timers.delete(timer);
            broken(link);
          }, AGAIN_MS);
          timers.add(timer);
        },
      }),
    close() {
      for (const timer of timers) clearTimeout(timer);
      janus.close();
    },
  };
}

type Told = Pick<RelayListeners, 'say' | 'unwritten'> & {
  /** Whether a file of this name is being written. */
  readonly writes: (file: string) => boolean;
  readonly broken: (link: number, code: number) => void;
};

type Held = {
  readonly way: RelayWay;
  /** Janus is asked one thing after the other for each connection. */
  tail: Promise<void>;
  handle: number | null;
  /** Of a sender: what it has. Janus gives it to nobody before its connection stands. */
  published: readonly JanusStream[] | null;
  flows: boolean;
  /** Of a receiver: whom it has been offered. */
  readonly taken: Set<number>;
  /** Of a receiver: an offer is out, and another must not follow before its answer. */
  offered: boolean;
};

function relayedRoom(janus: Janus, places: Places, { say, broken, unwritten, writes }: Told): RelayedRoom {
  const closing = new Set<Promise<void>>();
  const held = new Map<number, Held>();
  let place: Promise<Place | null> | null = null;

  function then(one: Held, work: (handle: number, at: Place) => Promise<void>): void {
    one.tail = one.tail.then(async () => {
      const at = await place;
      if (at !== null && one.handle !== null && stands(one)) await work(one.handle, at);
    });
  }
  const stands = (one: Held): boolean => held.get(one.way.n) === one;

  /** Null when refused; a Janus that is down is told to the whole room by its line. */
  function granted<T>(one: Held, result: Result<T, JanusError>): T | null {
    if (result.ok) return result.value;
    if (result.error.kind === 'refused' && stands(one)) broken(one.way.n, result.error.code);
    return null;
  }

  function begin(way: RelayWay): void {
    const one: Held = {
      way, tail: Promise.resolve(), handle: null, published: null, flows: false, taken: new Set(), offered: false,
    }; // prettier-ignore
    held.set(way.n, one);
    place ??= places.open();
    const opened = place;
    one.tail = (async () => {
      const at = await opened;
      const handle =
        at === null || !stands(one) ? null : granted(one, await janus.attach(() => flowing(one)));
      // Janus opened no room: this connection asks for another in a while, and with it for another room.
      if (at === null && place === opened) place = null;
      if (at === null && stands(one) && janus.isUp()) broken(way.n, 0);
      if (at === null || handle === null) return undefined;
      if (!stands(one)) return janus.detach(handle);
      one.handle = handle;
      if (way.kind === 'receive') return undefined;
      const { room, pin } = at;
      granted(
        one,
        await janus.message(handle, { request: 'join', ptype: 'publisher', room, pin, id: way.n }),
      );
      return undefined;
    })();
    if (way.kind === 'receive') offer(one);
  }

  function stop(one: Held): void {
    held.delete(one.way.n);
    const { handle } = one;
    one.handle = null;
    const detached = handle === null ? Promise.resolve() : janus.detach(handle);
    // What was under way on it comes to its end as well: a file may have been opened meanwhile.
    const gone = Promise.all([detached, one.tail]).then(() => void closing.delete(gone));
    closing.add(gone);
  }

  function publish(one: Held, sdp: string): void {
    then(one, async (handle) => {
      const { file } = one.way;
      const recorded = file === null ? { record: false } : { record: true, filename: file };
      const body = one.published === null ? { request: 'publish', ...recorded } : { request: 'configure' };
      const answer = granted(one, await janus.message(handle, body, { type: 'offer', sdp }));
      if (answer?.jsep?.type !== 'answer' || !stands(one)) return;
      one.published = oneOfEach(answer.streams);
      if (file !== null && !writes(file)) return unwritten();
      say(one.way.n, { type: 'answer', sdp: answer.jsep.sdp });
      if (one.flows) offerAll();
    });
  }

  function flowing(one: Held): void {
    one.flows = true;
    offerAll();
  }
  function offerAll(): void {
    for (const one of held.values()) if (one.way.kind === 'receive') offer(one);
  }

  /** Offers a receiver everybody it has not been offered yet; the next offer waits for the answer to this one. */
  function offer(one: Held): void {
    then(one, async (handle, at) => {
      const news = [...held.values()].filter(
        ({ way, published, flows }) =>
          published !== null && flows && way.seat !== one.way.seat && !one.taken.has(way.n),
      );
      if (one.offered || news.length === 0) return;
      one.offered = true;
      const streams = news.flatMap(({ way, published }) =>
        (published ?? []).map(({ mid }) => ({ feed: way.n, ...(mid === undefined ? {} : { mid }) })),
      );
      const first = one.taken.size === 0;
      for (const { way } of news) one.taken.add(way.n);
      const { room, pin } = at;
      const body = first
        ? { request: 'join', ptype: 'subscriber', room, pin, autoupdate: false, streams }
        : { request: 'update', subscribe: streams };
      offerOf(one, granted(one, await janus.message(handle, body)));
    });
  }

  function offerOf(one: Held, answer: JanusAnswer | null): void {
    if (answer === null || !stands(one)) return;
    if (answer.jsep?.type === 'offer')
      say(one.way.n, { type: 'offer', sdp: named(answer.jsep.sdp, answer.streams) });
    else one.offered = false;
  }

  function answered(one: Held, sdp: string): void {
    then(one, async (handle) => {
      if (!one.offered) return;
      const started = granted(
        one,
        await janus.message(handle, { request: 'start' }, { type: 'answer', sdp }),
      );
      if (started === null) return;
      one.offered = false;
      offer(one);
    });
  }

  return {
    follow(ways) {
      const wanted = new Set(ways.map(({ n }) => n));
      for (const one of held.values()) if (!wanted.has(one.way.n)) stop(one);
      for (const way of ways) if (!held.has(way.n)) begin(way);
      if (ways.length > 0 || place === null) return;
      void places.close(place);
      place = null;
    },
    closed: async () => void (await Promise.all(closing)),
    hear(link, signal) {
      const one = held.get(link);
      if (one === undefined) return;
      if (signal.type === 'offer' && one.way.kind === 'send') publish(one, signal.sdp);
      if (signal.type === 'answer' && one.way.kind === 'receive') answered(one, signal.sdp);
      if (signal.type === 'candidate') then(one, (handle) => janus.trickle(handle, signal.candidate));
    },
  };
}

/** A voice and a picture: whoever sends more has it passed on to nobody. */
const oneOfEach = (streams: readonly JanusStream[]): readonly JanusStream[] =>
  ['audio', 'video'].flatMap((wanted) => streams.find(({ type }) => type === wanted) ?? []);

/** Janus opens the files of a sender before it answers its offer. */
function writesTo({ recordings }: RelaySettings, file: string): boolean {
  if (recordings === null) return false;
  try {
    return readdirSync(recordings.folder).some((name) => name.startsWith(`${file}-`));
  } catch {
    return false; // no folder, or not ours to read: told as nothing written
  }
}
