/** Reads passages one after the other: aloud where there is a voice and it may be heard, else silently at reading pace, always marked. */
import type { Speech, Utterance } from '../../main/contract/devices.ts';
import type { Passage } from './passages.ts';

export type Speed = Utterance['speed'];

/** How the present sentence comes across. */
export type Manner =
  | 'fetching'
  | 'aloud'
  /** No voice here, or it could not say this. */
  | 'silent'
  /** About a person, and no headset is plugged in. */
  | 'private';

export type Reading =
  | { readonly kind: 'off' }
  | { readonly kind: 'reading'; readonly manner: Manner }
  | { readonly kind: 'paused' };

/** What is read: the passages that stand there now, and the way on. */
export interface Source {
  passages(): Promise<readonly Passage[]>;
  /** Shows what comes next; false at the end. */
  onward(): Promise<boolean>;
  /** Once everything was read; `aloud`: all of it could be heard. */
  done?(aloud: boolean): void;
}

export interface Playing {
  readonly ended: Promise<void>;
  stop(): void;
}

export interface ReaderPorts {
  /** Null: no sound for it. */
  say(passage: Passage, speed: Speed): Promise<Speech | null>;
  /** How it may come across: `aloud` only where there is a voice and it may be heard. */
  manner(passage: Passage): Exclude<Manner, 'fetching'>;
  play(speech: Speech): Promise<Playing | null>;
  mark(passage: Passage | null): void;
  /** The booth reads for at most this long from now; 0: it has stopped. */
  tell(forMs: number): void;
  /** Resolves after the time, or at once when aborted. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

export interface Reader {
  current(): Reading;
  speed(): Speed;
  subscribe(listener: () => void): () => void;
  /** From the beginning; what was being read stops. */
  start(source: Source): void;
  /** One passage, without a panel: the name of what has the focus, an error, a question. */
  announce(passages: readonly Passage[]): void;
  stop(): void;
  pause(): void;
  resume(): void;
  /** The present sentence once more. */
  repeat(): void;
  nextSpeed(): void;
}

/** Reading pace without a voice, per character; slower than people read, so that the mark can be followed. */
const CHARACTER_MS: Readonly<Record<Speed, number>> = { slow: 380, normal: 260, fast: 180 };
const SHORTEST_MS = 1_200;
/** Between two sentences. */
const PAUSE_MS = 250;
/** Longer than any sentence: a page that dies does not hold core's clock for longer. */
export const LEASE_MS = 45_000;
const NEXT_SPEED: Readonly<Record<Speed, Speed>> = { normal: 'fast', fast: 'slow', slow: 'normal' };

export const silentMs = (spoken: string, speed: Speed): number =>
  Math.max(SHORTEST_MS, [...spoken].length * CHARACTER_MS[speed]);

export function createReader(ports: ReaderPorts): Reader {
  let state: Reading = { kind: 'off' };
  let speed: Speed = 'normal';
  /** The run that may still change anything; every start and stop makes a new one. */
  let run = new AbortController();
  /** Ends the present sentence alone. */
  let sentence = new AbortController();
  let again = false;
  let allHeard = true;
  let resume: (() => void) | null = null;
  const listeners = new Set<() => void>();

  const set = (next: Reading): void => {
    state = next;
    for (const listener of listeners) listener();
  };

  /** The next sentence is made while this one is heard. */
  let ahead: {
    readonly passage: Passage;
    readonly speed: Speed;
    readonly speech: Promise<Speech | null>;
  } | null = null;
  const fetch = (passage: Passage): Promise<Speech | null> => {
    const ready = ahead?.passage === passage && ahead.speed === speed ? ahead.speech : null;
    ahead = null;
    return ready ?? ports.say(passage, speed);
  };
  const fetchAhead = (passage: Passage | undefined): void => {
    if (passage !== undefined && ports.manner(passage) === 'aloud')
      ahead = { passage, speed, speech: ports.say(passage, speed) };
  };

  /** One sentence to its end; stops at once when the sentence or the run is ended. */
  async function read(passage: Passage, next: Passage | undefined, show: boolean): Promise<void> {
    const { signal } = sentence;
    const tellManner = (manner: Manner): void => {
      if (show && !signal.aborted) set({ kind: 'reading', manner });
    };
    ports.mark(passage);
    ports.tell(LEASE_MS);
    const manner = ports.manner(passage);
    tellManner(manner === 'aloud' ? 'fetching' : manner);
    const speech = manner === 'aloud' ? await fetch(passage) : null;
    if (signal.aborted) return;
    fetchAhead(next);
    const playing = speech === null ? null : await ports.play(speech);
    if (playing === null) {
      allHeard = false;
      tellManner(manner === 'private' ? 'private' : 'silent');
      return ports.wait(silentMs(passage.spoken, speed), signal);
    }
    if (signal.aborted) return playing.stop();
    tellManner('aloud');
    const hush = (): void => playing.stop();
    signal.addEventListener('abort', hush);
    await Promise.race([playing.ended, aborted(signal)]);
    signal.removeEventListener('abort', hush);
    await ports.wait(PAUSE_MS, signal);
  }

  async function readAll(passages: readonly Passage[], mine: AbortSignal, show: boolean): Promise<void> {
    for (let at = 0; at < passages.length && !mine.aborted;) {
      const passage = passages[at];
      if (passage === undefined) return;
      // here, so that a pause before the first sentence or between two pages holds as well
      if (state.kind === 'paused') await new Promise<void>((go) => (resume = go));
      if (mine.aborted) return;
      sentence = new AbortController();
      again = false;
      await read(passage, passages[at + 1], show);
      // paused, repeated or at another speed: the sentence is read once more from its beginning
      if (!again) at += 1;
    }
  }

  const begin = (): AbortSignal => {
    end();
    run = new AbortController();
    return run.signal;
  };
  const end = (): void => {
    run.abort();
    sentence.abort();
    again = false;
    resume?.();
    resume = null;
    if (state.kind !== 'off') set({ kind: 'off' });
    ports.mark(null);
  };
  /** Breaks the present sentence off; it is read again. */
  const breakOff = (): void => {
    again = true;
    sentence.abort();
  };

  return {
    current: () => state,
    speed: () => speed,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start(source) {
      const mine = begin();
      allHeard = true;
      set({ kind: 'reading', manner: 'fetching' });
      void (async () => {
        for (let more = true; more && !mine.aborted; more = !mine.aborted && (await source.onward()))
          await readAll(await source.passages(), mine, true);
        if (mine.aborted) return;
        end();
        ports.tell(0);
        source.done?.(allHeard);
      })();
    },
    announce(passages) {
      const mine = begin();
      void readAll(passages, mine, false).then(() => {
        if (mine.aborted) return;
        end();
        ports.tell(0);
      });
    },
    stop() {
      if (run.signal.aborted) return;
      end();
      ports.tell(0);
    },
    pause() {
      if (state.kind !== 'reading') return;
      breakOff();
      set({ kind: 'paused' });
      ports.tell(0);
    },
    resume() {
      if (state.kind !== 'paused') return;
      set({ kind: 'reading', manner: 'fetching' });
      resume?.();
      resume = null;
    },
    repeat() {
      if (state.kind === 'paused') return this.resume();
      breakOff();
    },
    nextSpeed() {
      speed = NEXT_SPEED[speed];
      if (state.kind === 'reading') breakOff();
      for (const listener of listeners) listener();
    },
  };
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
