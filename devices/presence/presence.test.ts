/** The presence sensor: its field out of real descriptors, and a whole device at the transport interface. */
import { afterEach, expect, it } from 'vitest';
import type { Presence } from '../../main/contract/devices.ts';
import { systemClock } from '../clock.ts';
import { simulatePresence } from '../simulators/presence.ts';
import { startPresence } from './driver.ts';
import { presenceField, readPresence } from './protocol.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** Sensor page, one presence field of 8 bits without report ids. */
const BARE = Uint8Array.of(
  0x05,
  0x20,
  0x09,
  0x11,
  0xa1,
  0,
  0x0a,
  0xb1,
  0x04,
  0x75,
  8,
  0x95,
  1,
  0x81,
  2,
  0xc0,
);
/** The same with the usage as one long item that carries its page, after three bits of something else. */
const LONG = Uint8Array.of(
  0x05, 0x20, 0x09, 0x11, 0xa1, 0, 0x85, 7, 0x0a, 1, 2, 0x75, 3, 0x95, 1, 0x81, 2,
  0x05, 0x01, 0x0b, 0xb1, 0x04, 0x20, 0, 0x75, 1, 0x95, 1, 0x81, 2, 0xc0,
); // prettier-ignore

it('finds the field wherever the descriptor puts it', () => {
  expect(presenceField(BARE)).toEqual({ id: 0, bitOffset: 0, bits: 8 });
  expect(presenceField(LONG)).toEqual({ id: 7, bitOffset: 3, bits: 1 });
});

it('finds none in another device and in half a descriptor', () => {
  expect(
    presenceField(
      Uint8Array.of(0x05, 0x0d, 0x09, 0x02, 0xa1, 1, 0x09, 0x42, 0x75, 1, 0x95, 1, 0x81, 2, 0xc0),
    ),
  ).toBeNull();
  expect(presenceField(BARE.subarray(0, 9))).toBeNull();
});

it('reads only its own report, and only a whole one', () => {
  const field = { id: 7, bitOffset: 3, bits: 1 };
  expect(readPresence(field, Uint8Array.of(7, 0b1000))).toBe(true);
  expect(readPresence(field, Uint8Array.of(7, 0b0111))).toBe(false);
  expect(readPresence(field, Uint8Array.of(8, 0b1000))).toBeNull();
  expect(readPresence(field, Uint8Array.of(7))).toBeNull();
});

it('tells when the person leaves and returns, and that there is no sensor once it is unplugged', async () => {
  const sensor = await simulatePresence(null);
  closing.push(() => sensor.close());
  const heard: Presence[] = [];
  let woken: () => void = () => undefined;
  const driver = startPresence({ path: sensor.path }, systemClock, (presence) => {
    heard.push(presence);
    woken();
  });
  closing.push(() => driver.close());
  const until = async (state: Presence, poke: () => void): Promise<void> => {
    while (driver.state() !== state) {
      // a report sent before the driver listens is lost, as on a real bus: the sensor repeats itself
      poke();
      await Promise.race([
        new Promise<void>((resolve) => (woken = resolve)),
        new Promise((resolve) => setTimeout(resolve, 50)),
      ]);
    }
  };
  await until('here', () => sensor.move(true));
  await until('away', () => sensor.move(false));
  await until('here', () => sensor.move(true));
  await sensor.unplug();
  await until('none', () => undefined);
  expect(heard).toEqual(['here', 'away', 'here', 'none']);
});
