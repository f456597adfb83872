/** The presence sensor beside the pad on the virtual hidraw, through the real node-hid. */
import { expect, it, onTestFinished } from 'vitest';
import { simulatePresence } from '../../devices/simulators/presence.ts';
import { simulatePad } from '../../devices/simulators/signaturePad.ts';
import { padMissing } from './benches.ts';
import { hostInChild, NO_DEVICES, padEnv } from './harness.ts';

it.skipIf(padMissing)(
  'is found by its descriptor, leaves the pad alone, and follows the person',
  async () => {
    const pad = await simulatePad('driver');
    const sensor = await simulatePresence(pad.hidraw?.root ?? null);
    const host = await hostInChild(
      { ...NO_DEVICES, signaturePad: { kind: 'stu', path: null }, presence: { path: null } },
      padEnv(pad.hidraw),
    );
    onTestFinished(async () => {
      await host.close();
      await sensor.close();
      await pad.close();
    });
    await host.state('signaturePad', 'ready');
    /** A report sent before the sensor is open is lost, as on a real bus: a sensor repeats itself. */
    const says = async (here: boolean): Promise<void> => {
      const repeat = setInterval(() => sensor.move(here), 50);
      await host.next('presenceChanged', ({ presence }) => presence === (here ? 'here' : 'away'));
      clearInterval(repeat);
    };
    await says(true);
    await says(false);
    expect((await host.devices.ask('comfort', {})).presence).toBe('away');
    await sensor.unplug();
    await host.next('presenceChanged', ({ presence }) => presence === 'none');
    await host.state('signaturePad', 'ready');
    await sensor.replug();
    await says(true);
  },
);
