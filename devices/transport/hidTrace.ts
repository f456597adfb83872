/** Records what crosses a HID device's wire, with times, and plays a recording back to the driver above it. */
import { z } from 'zod';
import { err, ok, type Result } from '../../main/contract/result.ts';
import type { HidEars, HidFailure, HidWire } from './hid.ts';

export type OpenHid = (path: string, ears: HidEars) => Promise<Result<HidWire, HidFailure>>;

/** Bytes as hexadecimal; null: refused. Only tests record: an input report may be part of a signature. */
export const HidTraceEntry = z.discriminatedUnion('what', [
  z.object({ what: z.literal('descriptor'), atMs: z.number(), answer: z.string().nullable() }),
  z.object({ what: z.literal('get'), atMs: z.number(), id: z.number().int(), answer: z.string().nullable() }),
  z.object({ what: z.literal('set'), atMs: z.number(), report: z.string(), done: z.boolean() }),
  z.object({ what: z.literal('write'), atMs: z.number(), report: z.string(), done: z.boolean() }),
  z.object({ what: z.literal('input'), atMs: z.number(), report: z.string() }),
  z.object({ what: z.literal('lost'), atMs: z.number() }),
  /** Something the booth did that no wire shows. */
  z.object({ what: z.literal('mark'), atMs: z.number(), note: z.string() }),
]);
export type HidTraceEntry = z.infer<typeof HidTraceEntry>;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const unhex = (text: string | null): Uint8Array | null => (text === null ? null : Uint8Array.from(Buffer.from(text, 'hex'))); // prettier-ignore

/** The same opening, with everything that crosses the wire added to `entries`; bytes are copied before anybody zeroes them. */
export function recordHid(open: OpenHid, entries: HidTraceEntry[], now: () => number): OpenHid {
  const started = now();
  const at = (): number => now() - started;
  return async (path, ears) => {
    const opened = await open(path, {
      report(bytes) {
        entries.push({ what: 'input', atMs: at(), report: hex(bytes) });
        ears.report(bytes);
      },
      lost() {
        entries.push({ what: 'lost', atMs: at() });
        ears.lost();
      },
    });
    if (!opened.ok) return opened;
    const wire = opened.value;
    return ok({
      async getFeature(id, payloadBytes) {
        const answer = await wire.getFeature(id, payloadBytes);
        entries.push({ what: 'get', atMs: at(), id, answer: answer === null ? null : hex(answer) });
        return answer;
      },
      async sendFeature(report) {
        const text = hex(report);
        const done = await wire.sendFeature(report);
        entries.push({ what: 'set', atMs: at(), report: text, done });
        return done;
      },
      async write(report) {
        const text = hex(report);
        const done = await wire.write(report);
        entries.push({ what: 'write', atMs: at(), report: text, done });
        return done;
      },
      async descriptor() {
        const answer = await wire.descriptor();
        entries.push({ what: 'descriptor', atMs: at(), answer: answer === null ? null : hex(answer) });
        return answer;
      },
      close: () => wire.close(),
    });
  };
}

export interface HidReplay {
  readonly open: OpenHid;
  /** Delivers what the device said by itself up to the booth's next word, at most so many entries. */
  deliver(most?: number): void;
  /** The booth does what the mark stands for. */
  pass(note: string): void;
  /** Time of the next entry; null: there is none. */
  nextAt(): number | null;
  /** The first thing that went differently, as a sentence; null: none so far. */
  departure(): string | null;
  ended(): boolean;
}

/** `moveTo` sets the clock of the driver before each entry to the time it was recorded at. */
export function replayHid(entries: readonly HidTraceEntry[], moveTo: (atMs: number) => void): HidReplay {
  let at = 0;
  let departure: string | null = null;
  let heard: HidEars | null = null;
  const depart = (now: string): null => {
    const entry = entries[at];
    departure ??= `entry ${at}: recorded ${entry?.what ?? 'nothing more'}, now ${now}`;
    return null;
  };
  /** What the device says in between comes before the answer, as it did. */
  const deliver = (most = Infinity): void => {
    let left = most;
    for (let entry = entries[at]; left > 0 && (entry?.what === 'input' || entry?.what === 'lost'); entry = entries[at]) {
      at++;
      left--;
      moveTo(entry.atMs);
      if (entry.what === 'lost') heard?.lost();
      else heard?.report(unhex(entry.report) ?? new Uint8Array());
    }
  }; // prettier-ignore
  const next = (): HidTraceEntry | undefined => {
    deliver();
    const entry = entries[at];
    if (entry !== undefined) moveTo(entry.atMs);
    return entry;
  };
  const wire: HidWire = {
    async getFeature(id) {
      const entry = next();
      if (entry?.what !== 'get' || entry.id !== id) return depart(`get ${id}`);
      at++;
      return unhex(entry.answer);
    },
    async sendFeature(report) {
      const entry = next();
      if (entry?.what !== 'set' || entry.report !== hex(report)) return depart(`set ${hex(report)}`) !== null;
      at++;
      return entry.done;
    },
    async write(report) {
      const entry = next();
      if (entry?.what !== 'write' || entry.report !== hex(report))
        return depart(`write ${hex(report)}`) !== null;
      at++;
      return entry.done;
    },
    async descriptor() {
      const entry = next();
      if (entry?.what !== 'descriptor') return depart('descriptor');
      at++;
      return unhex(entry.answer);
    },
    close: async () => {},
  };
  return {
    async open(_, ears) {
      if (at > 0) return err('absent');
      heard = ears;
      return ok(wire);
    },
    deliver,
    pass(note) {
      const entry = next();
      if (entry?.what !== 'mark' || entry.note !== note) return void depart(note);
      at++;
    },
    nextAt: () => entries[at]?.atMs ?? null,
    departure: () => departure,
    ended: () => at >= entries.length,
  };
}
