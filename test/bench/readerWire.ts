/** Bench: from the driver's "card found" to the card's record, on a real serial port, against the time the bytes take on the wire. */
import { systemClock } from '../../devices/clock.ts';
import { startReader } from '../../devices/id-reader/driver.ts';
import { encodeCommand } from '../../devices/id-reader/protocol.ts';
import { simulateReader } from '../../devices/simulators/idReader.ts';
import { median, minAndMedian, type Row } from './table.ts';

/** Start bit, eight data bits, stop bit. */
const BITS_A_BYTE = 10;
/** Answers of devices.md A.3 and A.5: select, and read with 256 bytes of text and 1,024 of picture. */
const SELECT_ANSWER_BYTES = 19;
const READ_ANSWER_BYTES = 1295;
const LIMIT = 1.1;
const ROUNDS: readonly (readonly [baud: number, rounds: number])[] = [
  [115_200, 21],
  [9600, 7],
];

const WIRE_BYTES =
  encodeCommand('select').length + SELECT_ANSWER_BYTES + encodeCommand('read').length + READ_ANSWER_BYTES;

async function measure(baud: number, rounds: number): Promise<readonly number[]> {
  const simulated = await simulateReader('driver', { baud, neverEarly: true });
  const took: number[] = [];
  let found = 0;
  let next = (): void => {};
  const nothing = (): void => {};
  const driver = startReader({ path: simulated.path, baud }, systemClock, nothing, {
    stateChanged: nothing,
    cardFound: () => void (found = performance.now()),
    cardRead() {
      took.push(performance.now() - found);
      simulated.lift();
    },
    cardFailed: (error) => {
      throw new Error(`the card was not read: ${error.kind}`);
    },
    cardLifted: () => next(),
    cardLeft: nothing,
  });
  while (took.length < rounds) {
    const lifted = new Promise<void>((resolve) => (next = resolve));
    driver.watch(true);
    simulated.place('resident');
    await lifted;
  }
  await driver.close();
  await simulated.close();
  return took;
}

export async function benchReaderWire(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const [baud, rounds] of ROUNDS) {
    const took = await measure(baud, rounds);
    const wireMs = (WIRE_BYTES * BITS_A_BYTE * 1000) / baud;
    rows.push({
      what: `card found → record at ${baud} baud, ${rounds} cards`,
      measured: minAndMedian(took),
      against: `wire ${wireMs.toFixed(1)} ms (${WIRE_BYTES} bytes)`,
      ratio: median(took) / wireMs,
      limit: { kind: 'atMost', ratio: LIMIT },
    });
  }
  return rows;
}
