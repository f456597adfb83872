/** A simulated SAM-V reader, at the true pace of the line and with every fault by name. */
import type { SimulatedCard } from '../../main/contract/simulation.ts';
import { BAUD_CODES, SAM_FRAME, SW, type Command } from '../id-reader/protocol.ts';
import { createFramer } from '../transport/framing.ts';
import { createLine, type LineOptions, type ReaderWire } from './line.ts';
import { bend, cutShort } from './readerFaults.ts';
import { commandOf, reply, type Heard, type ReaderFaultName, type SamState } from './samCommands.ts';
import type { Preload } from './signaturePad.ts';

export interface SimulatedReader {
  readonly path: string;
  /** For the environment of the program that opens it; null but on a virtual hidraw. */
  readonly hidraw: Preload | null;
  /** Speed it speaks now; a technician may have changed it. */
  baud(): number;
  card(): SimulatedCard | null;
  /** Wall time in ms at which the last "card found" was given to the line. */
  foundAt(): number | null;
  /** Commands heard so far, oldest first. */
  heard(): readonly Command[];
  /** `no`: of which member of a group. */
  place(card: SimulatedCard, no?: number): void;
  lift(): void;
  fault(name: ReaderFaultName): Promise<void>;
  faults(): readonly ReaderFaultName[];
  clearFaults(): Promise<void>;
  /** Pulls the cable once that many bytes of the next answer to a command are out. */
  unplugDuring(command: Command, afterBytes: number): Promise<void>;
  unplug(): Promise<void>;
  replug(): Promise<void>;
  close(): Promise<void>;
}

export interface ReaderOptions extends LineOptions {
  /** How long the SAM works on a reading before it answers: a real one 0.4 to 1 s (devices.md A.7). */
  readonly samMs?: number;
  /** Speed it speaks from the start. */
  readonly baud?: number;
  /** Hands each slice over at its end instead of its beginning, so that no byte comes early: for benches. */
  readonly neverEarly?: boolean;
}

const BAUD = 115_200;
/** The speed it takes on as `wrongBaud`. */
const OTHER_BAUD = 9600;
/** The line is fed in slices of about this length. */
const SLICE_MS = 4;
/** Where the result byte stands in an answer: after preamble, length and two status bytes. */
const SW3_AT = 9;
/** A node that another driver takes away comes back after this long (brltty and CH340 chips). */
const VANISHED_MS = 700;
/** Commands kept for `heard`. */
const MOST_HEARD = 2000;

const wireMs = (bytes: number, baud: number): number => (bytes * 10_000) / baud;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const isReading = (heard: Heard | undefined): boolean =>
  heard?.command === 'read' || heard?.command === 'readWithFingerprint';

export async function simulateReader(
  wire: ReaderWire,
  options: ReaderOptions = {},
): Promise<SimulatedReader> {
  let state: SamState = { card: null, no: 1, readOnce: false, selected: false, faults: new Set() };
  let own = options.baud ?? BAUD;
  let foundAt: number | null = null;
  let commands: Command[] = [];
  let pull: { readonly command: Command; readonly afterBytes: number; readonly done: () => void } | undefined;
  const framer = createFramer({ ...SAM_FRAME, minLength: 2 });
  /** Answers are spoken one after the other; a new command never overtakes. */
  let talking: Promise<void> = Promise.resolve();
  /** Counts cables pulled and put in: what was heard before is answered no more, least of all by pulling the new cable. */
  let cable = 0;
  const line = await createLine(
    wire,
    (bytes) => {
      for (const frame of framer.push(bytes)) {
        const heardOn = cable;
        talking = talking.then(() => obey(frame, heardOn));
      }
    },
    options,
  );
  const has = (name: ReaderFaultName): boolean => state.faults.has(name);
  const speaks = (): number => (has('wrongBaud') ? OTHER_BAUD : own);
  const drop = (name: ReaderFaultName): void => {
    state = { ...state, faults: new Set([...state.faults].filter((other) => other !== name)) };
  };

  const speak = async (bytes: Uint8Array, baud: number): Promise<void> => {
    const started = performance.now();
    const untilSent = (count: number): Promise<void> =>
      pause(Math.max(0, wireMs(count, baud) - (performance.now() - started)));
    for (let sent = 0; sent < bytes.length;) {
      const elapsed = performance.now() - started + SLICE_MS;
      const due = Math.min(bytes.length, Math.max(sent + 1, Math.ceil(elapsed / wireMs(1, baud))));
      if (options.neverEarly === true) await untilSent(due);
      line.send(bytes.subarray(sent, due));
      sent = due;
      await untilSent(sent);
    }
  };
  const lift = (): void => {
    state = { ...state, card: null, readOnce: false, selected: false };
  };
  let closed = false;
  const vanish = async (): Promise<void> => {
    await line.unplug();
    // It comes back whether or not the fault was cleared meanwhile: who cleared it may have found it still plugged in.
    setTimeout(() => void (!closed && !has('unplugged') && line.plug()), VANISHED_MS).unref();
  };

  /** True: the answer is over here, cut short by a pulled cable or a lifted card. */
  const interrupted = async (
    heard: Heard | undefined,
    frame: Uint8Array,
    baud: number,
    heardOn: number,
  ): Promise<boolean> => {
    if (pull !== undefined && heard?.command === pull.command) {
      const { afterBytes, done } = pull;
      pull = undefined;
      await speak(frame.subarray(0, afterBytes), baud);
      if (heardOn === cable) await line.unplug();
      done();
      return true;
    }
    if (!isReading(heard) || frame.length < 100) return false;
    const cut = cutShort(state.faults);
    if (cut === undefined) return false;
    await speak(frame.subarray(0, cut.atByte), baud);
    drop(cut.fault);
    if (heardOn !== cable) return true;
    if (cut.fault === 'cardLiftedMidRead') lift();
    else {
      await line.unplug();
      state = { ...state, faults: new Set([...state.faults, 'unplugged']) };
    }
    return true;
  };

  const obey = async (frame: Uint8Array, heardOn: number): Promise<void> => {
    const spoken = await line.speed(commands.at(-1) === 'setBaud');
    const baud = speaks();
    await pause(wireMs(frame.length + SAM_FRAME.preamble.length, spoken || baud));
    if (heardOn !== cable) return;
    if (has('nodeVanishes')) return vanish();
    if (has('silent')) return;
    // at another speed every byte arrives broken
    if (spoken !== 0 && spoken !== baud) return line.send(frame.map((byte) => (byte * 37 + 11) & 0xff));
    const heard = commandOf(frame.subarray(2, frame.length - 1));
    if (heard !== undefined) commands = [...commands, heard.command].slice(-MOST_HEARD);
    const next = reply(state, heard);
    if (isReading(heard) && options.samMs !== undefined) await pause(options.samMs);
    if (heardOn !== cable || (await interrupted(heard, next.frame, baud, heardOn))) return;
    const bent = bend(state.faults, next.frame, isReading(heard) && next.frame.length > 100);
    // a reading that did not arrive whole leaves the card readable
    const torn = has('flippedBit') || has('truncated') || has('oversized');
    state = torn ? { ...next.state, readOnce: false } : next.state;
    const said = next.frame[SW3_AT];
    if (heard?.command === 'find' && said === SW.found) foundAt = Date.now();
    await speak(bent, baud);
    if (heard?.command === 'setBaud' && said === SW.ok) own = baudOf(heard.value) ?? own;
  };

  return {
    get path() {
      return line.path;
    },
    hidraw: line.hidraw,
    baud: speaks,
    card: () => state.card,
    foundAt: () => foundAt,
    heard: () => commands,
    place(card, no = 1) {
      state = { ...state, card, no, readOnce: false, selected: false };
    },
    lift,
    async fault(name) {
      state = { ...state, faults: new Set([...state.faults, name]) };
      if (name === 'unplugged') await line.unplug();
      if (name === 'noRights' || name === 'locked') await line.obstruct(name);
    },
    faults: () => [...state.faults],
    async clearFaults() {
      const wasObstructed = has('noRights') || has('locked');
      const wasAway = has('unplugged') || has('nodeVanishes');
      state = { ...state, faults: new Set() };
      if (wasAway) await line.plug(); // does nothing where it is plugged in
      if (wasObstructed) await line.obstruct(null);
    },
    unplugDuring: (command, afterBytes) =>
      new Promise((done) => {
        pull = { command, afterBytes, done };
      }),
    unplug() {
      cable += 1;
      return line.unplug();
    },
    replug() {
      cable += 1;
      return line.plug();
    },
    close() {
      closed = true;
      return line.close();
    },
  };
}

function baudOf(code: number): number | undefined {
  const entry = Object.entries(BAUD_CODES).find(([, value]) => value === code);
  return entry === undefined ? undefined : Number(entry[0]);
}
