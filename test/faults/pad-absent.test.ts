/** No signature pad: nothing on the bus, or a path that leads nowhere. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { simulatePad } from '../../devices/simulators/signaturePad.ts';
import { padMissing, PROMPT, PATIENCE } from './benches.ts';
import { hostInChild, NO_DEVICES, padEnv } from './harness.ts';

const asked = { job: 'a', prompt: PROMPT };

describe.skipIf(padMissing)('a signature pad that is not there', () => {
  it.each([null, '/dev/cabin/signpad'])('is absent, whether any is looked for or %s', async (path) => {
    const pad = await simulatePad('driver');
    await pad.unplug();
    const host = await hostInChild(
      { ...NO_DEVICES, signaturePad: { kind: 'stu', path } },
      padEnv(pad.hidraw),
    );
    onTestFinished(async () => {
      await host.close();
      await pad.close();
    });
    await host.next('deviceStateChanged', ({ state }) => state.kind === 'absent');
    expect(await host.devices.ask('startSigning', asked, PATIENCE)).toMatchObject({
      ok: false,
      error: { kind: 'absent' },
    });
    await pad.replug();
    if (path !== null) return;
    await host.state('signaturePad', 'ready');
    expect((await host.devices.ask('startSigning', { ...asked, job: 'b' }, PATIENCE)).ok).toBe(true);
  });
});
