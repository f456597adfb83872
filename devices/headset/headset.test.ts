/** The jack, on a real named pipe with the kernel's records. */
import { afterEach, expect, it } from 'vitest';
import type { Headset } from '../../main/contract/devices.ts';
import { systemClock } from '../clock.ts';
import { simulateHeadset, type SimulatedHeadset } from '../simulators/headset.ts';
import { startHeadset, type HeadsetDriver } from './driver.ts';
import { decodeJack, encodeJack, EVENT_BYTES } from './protocol.ts';

const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function jack(): Promise<{
  simulated: SimulatedHeadset;
  driver: HeadsetDriver;
  heard: Headset[];
  until: (state: Headset) => Promise<void>;
}> {
  const simulated = await simulateHeadset();
  if (simulated === null) throw new Error('this machine has no named pipes');
  closing.push(() => simulated.close());
  const heard: Headset[] = [];
  let woken: () => void = () => undefined;
  const driver = startHeadset({ path: simulated.path }, systemClock, (state) => {
    heard.push(state);
    woken();
  });
  closing.push(() => driver.close());
  const until = async (state: Headset): Promise<void> => {
    while (driver.state() !== state) await new Promise<void>((resolve) => (woken = resolve));
  };
  return { simulated, driver, heard, until };
}

it('counts as out until the jack tells otherwise, then follows it', async () => {
  const { simulated, heard, until } = await jack();
  await until('out');
  simulated.move(true);
  await until('in');
  simulated.move(false);
  await until('out');
  expect(heard).toEqual(['out', 'in', 'out']);
});

it('takes an overrun of the kernel for unplugged: nothing personal goes into the room on a guess', async () => {
  const { simulated, heard, until } = await jack();
  await until('out');
  simulated.move(true);
  await until('in');
  const dropped = new Uint8Array(EVENT_BYTES);
  new DataView(dropped.buffer).setUint16(18, 3, true);
  simulated.raw(dropped);
  await until('out');
  expect(heard).toEqual(['out', 'in', 'out']);
});

it('puts an event together that comes in two parts', () => {
  const bytes = encodeJack(true, 0);
  const first = decodeJack(bytes.subarray(0, 10));
  expect(first.events).toEqual([]);
  const second = decodeJack(Buffer.concat([first.rest, bytes.subarray(10)]));
  expect(second.events).toEqual([{ kind: 'moved', plugged: true }]);
  expect(second.rest).toHaveLength(0);
});

it('says there is no jack where its node is missing', async () => {
  const driver = startHeadset({ path: '/nonexistent/event0' }, systemClock, () => undefined);
  closing.push(() => driver.close());
  await driver.close();
  expect(driver.state()).toBe('none');
});
