/** A pad that stalls, is busy, is in the wrong state, or is already held by another program. */
import { describe, expect, it } from 'vitest';
import { hostInChild, NO_DEVICES, padEnv } from './harness.ts';
import { padBench, padMissing, PROMPT } from './benches.ts';

describe.skipIf(padMissing)('a signature pad that refuses', () => {
  it.each([
    ['stall', 'unsupportedReport'],
    ['wrongState', 'wrongState'],
    ['busy', 'busy'],
  ] as const)('with %s answers %s, and signs once the fault is gone', async (fault, kind) => {
    const { pad, host } = await padBench();
    await pad.fault(fault);
    const refused = await host.devices.ask('startSigning', { job: 'a', prompt: PROMPT });
    expect(refused).toMatchObject({ ok: false, error: { kind } });
    await pad.clearFaults();
    expect((await host.devices.ask('startSigning', { job: 'b', prompt: PROMPT })).ok).toBe(true);
  });

  it('is busy for a second program', async () => {
    const { pad } = await padBench();
    const second = await hostInChild(
      { ...NO_DEVICES, signaturePad: { kind: 'stu', path: null } },
      padEnv(pad.hidraw),
    );
    expect(await second.state('signaturePad', 'fault')).toMatchObject({ error: { kind: 'busy' } });
    await second.close();
  });
});
