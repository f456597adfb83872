/** A lamp on a real serial port: switched, pulled out while it shines, and dark once nobody needs it. */
import { expect, it, onTestFinished } from 'vitest';
import { LAMP, simulateLight, type SimulatedLight } from '../../devices/simulators/light.ts';
import { hostHere, NO_DEVICES, type TestHost } from './harness.ts';

async function bench(): Promise<{ lamp: SimulatedLight; host: TestHost; until(on: boolean): Promise<void> }> {
  let look = (): void => {};
  const lamp = await simulateLight(() => look());
  const host = hostHere({ ...NO_DEVICES, light: { path: lamp.path, ...LAMP } });
  onTestFinished(async () => {
    await host.close();
    await lamp.close();
  });
  await host.state('light', 'ready');
  const until = (on: boolean): Promise<void> =>
    new Promise((resolve) => {
      look = () => void (lamp.shines() === on && resolve());
      look();
    });
  return { lamp, host, until };
}

it('shines while it is asked to, and is dark once the person is forgotten', async () => {
  const { lamp, host, until } = await bench();
  await host.devices.ask('setLight', { on: true });
  await until(true);
  await host.devices.ask('setLight', { on: false });
  await until(false);
  await host.devices.ask('setLight', { on: true });
  await until(true);
  await host.devices.ask('forget', {});
  await until(false);
  expect(lamp.shines()).toBe(false);
});

it('pulled out while it shines, it shines again when it is back', async () => {
  const { lamp, host, until } = await bench();
  await host.devices.ask('setLight', { on: true });
  await until(true);
  await lamp.unplug();
  await host.next('deviceStateChanged', ({ device, state }) => device === 'light' && state.kind === 'disconnected'); // prettier-ignore
  await lamp.replug();
  await until(true);
  expect(lamp.shines()).toBe(true);
});

it('that is not there leaves the booth as it is', async () => {
  const host = hostHere({ ...NO_DEVICES, light: { path: '/dev/no-such-lamp', ...LAMP } });
  onTestFinished(() => host.close());
  await host.state('light', 'absent');
  expect(await host.devices.ask('setLight', { on: true })).toEqual({});
});
