/** How the injected faults of the line bend a good answer of the simulated reader. */
import { SAM_FRAME } from '../id-reader/protocol.ts';
import type { ReaderFaultName } from './samCommands.ts';

type Faults = ReadonlySet<ReaderFaultName>;

/** Where a torn answer ends (devices.md D.1). */
const TORN_AT = 700;
/** How far a reading gets before the card is lifted or the cable pulled. */
const BROKEN_AT = 400;
/** Noise with a preamble that begins and breaks off. */
const GARBAGE = Uint8Array.of(0x00, 0xff, 0xaa, 0xaa, 0xaa, 0x96, 0x13, 0xaa, 0xaa);
const ENDLESS = Uint8Array.of(...SAM_FRAME.preamble, 0xff, 0xff, ...new Uint8Array(4000).fill(0x55));

/** The same array where no fault applies. */
export function bend(faults: Faults, frame: Uint8Array, isRead: boolean): Uint8Array {
  if (faults.has('oversized')) return ENDLESS;
  let bent = frame;
  if (faults.has('flippedBit') && isRead) bent = bent.map((byte, i) => (i === 300 ? byte ^ 0x04 : byte));
  if (faults.has('truncated') && isRead) bent = bent.subarray(0, TORN_AT);
  if (faults.has('garbageBefore')) bent = Uint8Array.of(...GARBAGE, ...bent);
  // as if the line went on to crackle: the next answer begins behind it
  if (faults.has('garbageBetween')) bent = Uint8Array.of(...bent, ...GARBAGE);
  return bent;
}

export interface Cut {
  readonly fault: 'cardLiftedMidRead' | 'unplugMidRead';
  readonly atByte: number;
}

/** A reading that breaks off because of what somebody did. */
export function cutShort(faults: Faults): Cut | undefined {
  const fault = (['cardLiftedMidRead', 'unplugMidRead'] as const).find((name) => faults.has(name));
  return fault === undefined ? undefined : { fault, atByte: BROKEN_AT };
}
