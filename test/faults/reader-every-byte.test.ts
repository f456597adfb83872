/** Every byte of every frame of the reader wrong, missing, doubled or late: the real decoder, session and driver on a simulated clock. */
import { expect, it } from 'vitest';
import { ok } from '../../main/contract/result.ts';
import { startReader } from '../../devices/id-reader/driver.ts';
import { READER_DELAYS } from '../../devices/id-reader/delays.ts';
import { SAM_FRAME } from '../../devices/id-reader/protocol.ts';
import { createSimulatedClock } from '../../devices/simulators/clock.ts';
import { commandOf, reply, type SamState } from '../../devices/simulators/samCommands.ts';
import { createFramer } from '../../devices/transport/framing.ts';
import type { OpenSerial } from '../../devices/transport/serial.ts';

const LONG = process.env['YUNCANG_LONG'] === '1';
/** In the normal run every so many bytes of the long answer. */
const STRIDE = LONG ? 1 : 37;

/** The parts in which one answer reaches the booth; a pause stands between two. */
type Damage = (frame: Uint8Array, at: number) => readonly Uint8Array[];

const DAMAGES: Readonly<Record<string, Damage>> = {
  wrong: (frame, at) => [frame.map((byte, i) => (i === at ? byte ^ 0x5a : byte))],
  missing: (frame, at) => [Uint8Array.of(...frame.subarray(0, at), ...frame.subarray(at + 1))],
  doubled: (frame, at) => [Uint8Array.of(...frame.subarray(0, at + 1), ...frame.subarray(at))],
  late: (frame, at) => [frame.subarray(0, at), frame.subarray(at)],
};
const LATE_MS = READER_DELAYS.interByte + 50;

/** A SAM on a line that damages the answer to one command, once. */
function damagedLine(
  clock: ReturnType<typeof createSimulatedClock>,
  nth: number,
  at: number,
  damage: Damage,
): OpenSerial {
  let sam: SamState = { card: 'resident', no: 1, readOnce: false, selected: false, faults: new Set() };
  let count = 0;
  return async (_path, _baud, _guard, ears) => {
    const framer = createFramer({ ...SAM_FRAME, minLength: 2 });
    return ok({
      write(bytes) {
        const [frame] = framer.push(bytes);
        if (frame === undefined) return;
        const heard = commandOf(frame.subarray(2, frame.length - 1));
        const next = reply(sam, heard);
        const hit = count++ === nth;
        // a damaged reading leaves the card readable, as the SAM of the simulator does
        sam = hit ? { ...next.state, readOnce: false } : next.state;
        const parts = hit ? damage(next.frame, at) : [next.frame];
        parts.forEach((part, i) => clock.after(1 + i * LATE_MS, () => ears.data(new Uint8Array(part))));
      },
      setBaud: async () => {},
      close: async () => {},
    });
  };
}

interface Outcome {
  readonly cards: string[];
  readonly failures: string[];
}

async function presented(nth: number, at: number, damage: Damage): Promise<Outcome> {
  const clock = createSimulatedClock();
  const outcome: Outcome = { cards: [], failures: [] };
  const nothing = (): void => {};
  const config = { path: '/dev/any', baud: 115_200, newestAddress: true };
  const driver = startReader(config, clock, nothing, {
    stateChanged: nothing,
    cardFound: nothing,
    cardRead: ({ card, newestAddress }) => void outcome.cards.push(`${JSON.stringify(card)} ${newestAddress}`),
    cardFailed: ({ kind }) => void outcome.failures.push(kind),
    cardLifted: nothing,
    cardLeft: nothing,
  }, { open: damagedLine(clock, nth, at, damage), today: () => '20261123' }); // prettier-ignore
  driver.watch(true);
  await clock.pass(12_000);
  await driver.close();
  return outcome;
}

/** Answers in the order they are given, with their lengths: status, SAM number, find, select, read, newest address. */
const ANSWERS = [11, 27, 15, 19, 1295, 81] as const;
const NEWEST = ANSWERS.length - 1;

it.each(Object.entries(DAMAGES))('one %s byte never makes a wrong card', async (_, damage) => {
  const [good] = (await presented(-1, 0, damage)).cards;
  expect(good).toContain('张明华');
  const wrong: string[] = [];
  let tried = 0;
  for (const [nth, length] of ANSWERS.entries()) {
    for (let at = 0; at < length; at += length > 100 ? STRIDE : 1) {
      const { cards, failures } = await presented(nth, at, damage);
      tried++;
      // the newest address is left out where its own answer is damaged; everything else is tried again and comes out right
      const right = cards.length === 1 && (cards[0] === good || (nth === NEWEST && cards[0] === good?.replace(/ [^ ]*$/, ' null'))); // prettier-ignore
      if (!right || failures.length > 0) wrong.push(`answer ${nth} byte ${at}: ${cards.length} cards, ${failures.join()}`); // prettier-ignore
    }
  }
  expect(tried).toBeGreaterThan(180);
  expect(wrong).toEqual([]);
}, 600_000); // prettier-ignore
