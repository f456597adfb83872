/** A simulated SAM-V reader, at the true pace of the line and with every fault by name. */
import type { z } from 'zod';
import type { ReaderFault, SimulatedCard } from '../../main/contract/simulation.ts';
import { SAM_FRAME, SW } from '../id-reader/protocol.ts';
import { createFramer } from '../transport/framing.ts';
import { createLine } from './line.ts';
import { commandOf, reply, type SamState } from './samCommands.ts';
import type { Wire } from './wires.ts';

type ReaderFaultName = z.infer<typeof ReaderFault>;

export interface SimulatedReader {
  readonly path: string;
  card(): SimulatedCard | null;
  /** Wall time in ms at which the last "card found" was given to the line. */
  foundAt(): number | null;
  place(card: SimulatedCard): void;
  lift(): void;
  fault(name: ReaderFaultName): Promise<void>;
  faults(): readonly ReaderFaultName[];
  clearFaults(): Promise<void>;
  unplug(): Promise<void>;
  replug(): Promise<void>;
  close(): Promise<void>;
}

/** Own speed of the simulated reader, and the other one it takes on as `wrongBaud`. */
const BAUD = 115_200;
const OTHER_BAUD = 9600;
/** The line is fed in slices of about this length. */
const SLICE_MS = 4;
/** Where a torn answer ends (devices.md D.1). */
const TORN_AT = 700;
/** Where the result byte stands in an answer: after preamble, length and two status bytes. */
const SW3_AT = 9;
/** How far a reading gets before the card is lifted. */
const LIFTED_AT = 400;

const wireMs = (bytes: number, baud: number): number => (bytes * 10_000) / baud;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export async function simulateReader(wire: Wire): Promise<SimulatedReader> {
  let state: SamState = { card: null, readOnce: false, selected: false, faults: new Set() };
  let foundAt: number | null = null;
  const framer = createFramer({ ...SAM_FRAME, minLength: 2 });
  /** Answers are spoken one after the other; a new command never overtakes. */
  let talking: Promise<void> = Promise.resolve();
  const line = await createLine(wire, (bytes) => {
    for (const frame of framer.push(bytes)) talking = talking.then(() => obey(frame));
  });
  const has = (name: ReaderFaultName): boolean => state.faults.has(name);

  const speak = async (bytes: Uint8Array, baud: number): Promise<void> => {
    const started = performance.now();
    for (let sent = 0; sent < bytes.length;) {
      const due = Math.min(
        bytes.length,
        Math.ceil((performance.now() - started + SLICE_MS) / wireMs(1, baud)),
      );
      if (due > sent) line.send(bytes.subarray(sent, due));
      sent = Math.max(sent, due);
      await pause(Math.max(0, wireMs(sent, baud) - (performance.now() - started)));
    }
  };

  /** Bends a good answer the way the injected faults say. */
  const bend = (frame: Uint8Array, isRead: boolean): Uint8Array => {
    if (has('oversized'))
      return Uint8Array.of(...SAM_FRAME.preamble, 0xff, 0xff, ...new Uint8Array(4000).fill(0x55));
    let bent = frame;
    if (has('flippedBit') && isRead) bent = bent.map((byte, i) => (i === 300 ? byte ^ 0x04 : byte));
    if (has('truncated') && isRead) bent = bent.subarray(0, TORN_AT);
    if (has('garbageBefore'))
      bent = Uint8Array.of(0x00, 0xff, 0xaa, 0xaa, 0xaa, 0x96, 0x13, 0xaa, 0xaa, ...bent);
    return bent;
  };

  const obey = async (frame: Uint8Array): Promise<void> => {
    const spoken = await line.speed();
    const baud = has('wrongBaud') ? OTHER_BAUD : BAUD;
    await pause(wireMs(frame.length + 5, spoken || baud));
    if (has('silent')) return;
    // at another speed every byte arrives broken
    if (spoken !== 0 && spoken !== baud) return line.send(frame.map((byte) => (byte * 37 + 11) & 0xff));
    const command = commandOf(frame.subarray(2, frame.length - 1));
    const next = reply(state, command);
    const isRead = command === 'read' && next.frame.length > 100;
    if (isRead && has('cardLiftedMidRead')) {
      await speak(next.frame.subarray(0, LIFTED_AT), baud);
      lift();
      state = { ...state, faults: new Set([...state.faults].filter((name) => name !== 'cardLiftedMidRead')) };
      return;
    }
    const bent = bend(next.frame, isRead);
    // a reading that did not arrive whole leaves the card readable
    state = bent === next.frame ? next.state : { ...next.state, readOnce: false };
    if (command === 'find' && next.frame[SW3_AT] === SW.found) foundAt = Date.now();
    await speak(bent, baud);
  };

  const lift = (): void => {
    state = { ...state, card: null, readOnce: false, selected: false };
  };

  return {
    path: line.path,
    card: () => state.card,
    foundAt: () => foundAt,
    place(card) {
      state = { ...state, card, readOnce: false, selected: false };
    },
    lift,
    async fault(name) {
      state = { ...state, faults: new Set([...state.faults, name]) };
      if (name === 'unplugged') await line.unplug();
    },
    faults: () => [...state.faults],
    async clearFaults() {
      const wasUnplugged = has('unplugged');
      state = { ...state, faults: new Set() };
      if (wasUnplugged) await line.plug();
    },
    unplug: () => line.unplug(),
    replug: () => line.plug(),
    close: () => line.close(),
  };
}
