/** A foot pedal on real node-hid: pressed, held, pulled out and back, and one that sends nonsense. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { PEDAL, simulateTrigger, type SimulatedTrigger } from '../../devices/simulators/trigger.ts';
import { padMissing } from './benches.ts';
import { hostInChild, NO_DEVICES, padEnv, type TestHost } from './harness.ts';

async function bench(): Promise<{ pedal: SimulatedTrigger; host: TestHost }> {
  const pedal = await simulateTrigger();
  const host = await hostInChild({ ...NO_DEVICES, trigger: PEDAL }, padEnv(pedal.hidraw));
  onTestFinished(async () => {
    await host.close();
    await pedal.close();
  });
  await host.state('trigger', 'ready');
  return { pedal, host };
}
const presses = (host: TestHost): number =>
  host.pushed.filter(({ name }) => name === 'triggerPressed').length;

describe.skipIf(padMissing)('a foot pedal', () => {
  it('is heard once for each press, however long it is held', async () => {
    const { pedal, host } = await bench();
    pedal.press(20);
    await host.next('triggerPressed');
    pedal.send(Uint8Array.of(9, 9, 9, 9));
    pedal.press(1);
    await host.next('triggerPressed');
    expect(presses(host)).toBe(2);
  });

  it('pulled out is disconnected, and heard again when it is back', async () => {
    const { pedal, host } = await bench();
    await pedal.unplug();
    await host.next('deviceStateChanged', ({ device, state }) => device === 'trigger' && state.kind === 'disconnected'); // prettier-ignore
    await pedal.replug();
    await host.next('deviceStateChanged', ({ device, state }) => device === 'trigger' && state.kind === 'ready'); // prettier-ignore
    pedal.press();
    expect(await host.next('triggerPressed')).toEqual({});
  });

  it('pulled out while it is held down is heard at its first press afterwards', async () => {
    const { pedal, host } = await bench();
    pedal.send(Uint8Array.of(0, 1, 0, 0, 0, 0, 0, 0));
    await host.next('triggerPressed');
    await pedal.unplug();
    await host.next('deviceStateChanged', ({ device, state }) => device === 'trigger' && state.kind === 'disconnected'); // prettier-ignore
    await pedal.replug();
    await host.next('deviceStateChanged', ({ device, state }) => device === 'trigger' && state.kind === 'ready'); // prettier-ignore
    pedal.press();
    await host.next('triggerPressed');
    expect(presses(host)).toBe(2);
  });
});
