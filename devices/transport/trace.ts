/** Records what crosses a device's wire, with times, and plays a recording back to the code above the transport. */
import { z } from 'zod';
import { err, ok } from '../../main/contract/result.ts';
import type { Clock } from '../clock.ts';
import type { OpenSerial, SerialEars, SerialWire } from './serial.ts';

/** `out` is said by the booth, `in` by the device; `mark` is anything else that shapes a session: a speed, a feature report asked for. */
export const TraceEntry = z.object({
  /** Milliseconds since the recording began. */
  atMs: z.number().nonnegative(),
  way: z.enum(['opened', 'out', 'in', 'mark', 'closed']),
  note: z.string(),
  size: z.number().int().nonnegative(),
  /** The bytes themselves, or null where they may hold something of a person. */
  hex: z.string().nullable(),
});
export type TraceEntry = z.infer<typeof TraceEntry>;

/** Which bytes a recording keeps. Outside tests a trace holds sizes and times only: any answer may be part of a card or of a signature. */
export type Keep = (way: 'out' | 'in', bytes: Uint8Array) => boolean;
export const sizesOnly: Keep = () => false;
/** For tests with synthetic devices alone. */
export const everyByte: Keep = () => true;

export interface WireTrace {
  readonly entries: readonly TraceEntry[];
  /** Copies what it keeps, so that the caller may zero its own buffer. */
  bytes(way: 'out' | 'in', bytes: Uint8Array): void;
  note(way: 'opened' | 'mark' | 'closed', note?: string): void;
}

/** A recording stops growing here, so that a recorder left on for days stays small. */
const MAX_ENTRIES = 100_000;

export function createWireTrace(clock: Pick<Clock, 'now'>, keep: Keep = sizesOnly): WireTrace {
  const started = clock.now();
  const entries: TraceEntry[] = [];
  const add = (entry: Omit<TraceEntry, 'atMs'>): void => {
    if (entries.length < MAX_ENTRIES) entries.push({ atMs: clock.now() - started, ...entry });
  };
  return {
    entries,
    bytes(way, bytes) {
      const hex = keep(way, bytes) ? Buffer.from(bytes).toString('hex') : null;
      add({ way, note: '', size: bytes.length, hex });
    },
    note: (way, note = '') => add({ way, note, size: 0, hex: null }),
  };
}

/** The same opening, with everything that crosses the wire recorded. */
export function recordSerial(open: OpenSerial, trace: WireTrace): OpenSerial {
  return async (path, baud, guardMs, ears) => {
    const heard: SerialEars = {
      data(bytes) {
        trace.bytes('in', bytes);
        ears.data(bytes);
      },
      closed() {
        trace.note('closed');
        ears.closed();
      },
    };
    const opened = await open(path, baud, guardMs, heard);
    if (!opened.ok) return opened;
    trace.note('opened', String(baud));
    const wire = opened.value;
    return ok({
      ...wire,
      write(bytes) {
        trace.bytes('out', bytes);
        wire.write(bytes);
      },
      setBaud(next) {
        trace.note('mark', `baud ${next}`);
        return wire.setBaud(next);
      },
      close() {
        trace.note('mark', CLOSE);
        return wire.close();
      },
    });
  };
}

type BoothWay = 'opened' | 'out' | 'mark';

/** When the booth did it then, and what came from the device before the booth's next word. */
export interface Repeated {
  readonly atMs: number;
  readonly answers: readonly TraceEntry[];
}

export interface Replay {
  /** Says what the booth does next (bytes as hex, or the note); null: the recording goes differently or has ended. */
  did(way: BoothWay, what: string): Repeated | null;
  /** The first thing that went differently, as a sentence; null: none so far. */
  departure(): string | null;
  /** True when every entry has been played. */
  ended(): boolean;
}

/** The booth's own closing: where a recording was broken off, a replay is over. */
const CLOSE = 'close';

const ofBooth = ({ way }: TraceEntry): boolean => way === 'opened' || way === 'out' || way === 'mark';

/** Walks a recording as the booth repeats its own side of it. */
export function createReplay(entries: readonly TraceEntry[]): Replay {
  let at = 0;
  let departure: string | null = null;
  return {
    did(way, what) {
      const entry = entries[at];
      const over = entry === undefined || (entry.way === 'mark' && entry.note === CLOSE);
      if (over && what !== CLOSE) return null;
      const recorded = entry === undefined ? 'nothing more' : `${entry.way} ${entry.hex ?? entry.note}`;
      if (entry === undefined || recorded !== `${way} ${what}`) {
        departure ??= `entry ${at}: recorded ${recorded}, now ${way} ${what}`;
        return null;
      }
      at++;
      const next = entries.findIndex((candidate, i) => i >= at && ofBooth(candidate));
      const answers = entries.slice(at, next < 0 ? entries.length : next);
      at += answers.length;
      return { atMs: entry.atMs, answers };
    },
    departure: () => departure,
    ended: () => at >= entries.length,
  };
}

/** A serial port that answers as it did in the recording, each answer as late after the booth's own word as it was then. */
export function replaySerial(
  entries: readonly TraceEntry[],
  clock: Clock,
): { open: OpenSerial; replay: Replay } {
  const replay = createReplay(entries);
  const open: OpenSerial = async (_path, baud, _guardMs, ears) => {
    let over = false;
    const give = (entry: TraceEntry): void => {
      if (over) return;
      if (entry.way === 'in') return ears.data(Uint8Array.from(Buffer.from(entry.hex ?? '', 'hex')));
      over = true;
      ears.closed();
    };
    const play = (way: BoothWay, what: string): boolean => {
      const said = replay.did(way, what);
      if (said === null) return false;
      for (const entry of said.answers) clock.after(entry.atMs - said.atMs, () => give(entry));
      return true;
    };
    if (!play('opened', String(baud))) return err('absent');
    const wire: SerialWire = {
      write: (bytes) => void play('out', Buffer.from(bytes).toString('hex')),
      async setBaud(next) {
        play('mark', `baud ${next}`);
      },
      async close() {
        over = true;
        play('mark', CLOSE);
      },
    };
    return ok(wire);
  };
  return { open, replay };
}
