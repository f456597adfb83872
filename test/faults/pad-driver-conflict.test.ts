/** The kernel's own tablet driver has taken the pad: it is on the USB bus, yet has no hidraw node (devices.md B.8). */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { simulatePad } from '../../devices/simulators/signaturePad.ts';
import { padMissing } from './benches.ts';
import { hostInChild, NO_DEVICES, padEnv } from './harness.ts';

describe.skipIf(padMissing)('a signature pad held by another driver', () => {
  it('is told from one that is not there', async () => {
    const pad = await simulatePad('driver');
    const root = pad.hidraw?.root ?? '';
    await rm(join(root, 'sys/class/hidraw/hidraw0'));
    const host = await hostInChild({ ...NO_DEVICES, signaturePad: { kind: 'stu', path: null } }, padEnv(pad.hidraw)); // prettier-ignore
    onTestFinished(async () => {
      await host.close();
      await pad.close();
    });
    expect(await host.state('signaturePad', 'fault')).toMatchObject({ error: { kind: 'driverConflict' } });
  });
});
