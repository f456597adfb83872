/** A pad whose node the booth's user may not open: the udev rule is missing, and says so. */
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { simulatePad } from '../../devices/simulators/signaturePad.ts';
import { padMissing, PROMPT, PATIENCE } from './benches.ts';
import { hostInChild, NO_DEVICES, padEnv } from './harness.ts';

/** Root may open everything: there the child runs as nobody. */
const AS = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

describe.skipIf(padMissing)('a signature pad without rights', () => {
  it('is refused as such, and works once the rights are there', async () => {
    const pad = await simulatePad('driver');
    const root = pad.hidraw?.root ?? '';
    const node = join(root, 'dev/hidraw0');
    await chmod(root, 0o755);
    await chmod(join(root, 'ioctl/dev/hidraw0'), 0o777);
    await chmod(node, 0o000);
    const host = await hostInChild({ ...NO_DEVICES, signaturePad: { kind: 'stu', path: null } }, padEnv(pad.hidraw), AS); // prettier-ignore
    onTestFinished(async () => {
      await host.close();
      await pad.close();
    });
    expect(await host.state('signaturePad', 'fault')).toMatchObject({ error: { kind: 'permissionDenied', retryable: false } }); // prettier-ignore
    expect(await host.devices.ask('startSigning', { job: 'a', prompt: PROMPT }, PATIENCE)).toMatchObject({ error: { kind: 'permissionDenied' } }); // prettier-ignore
    await chmod(node, 0o666);
    await host.state('signaturePad', 'ready');
  });
});
