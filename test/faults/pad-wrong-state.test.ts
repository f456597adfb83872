/** A pad that says "wrong state": one soft reset brings it back, and when it does not, the pad says so. */
import { describe, expect, it } from 'vitest';
import { padBench, padMissing, PROMPT, PATIENCE } from './benches.ts';

describe.skipIf(padMissing)('a signature pad in a wrong state', () => {
  it('is brought back by a soft reset, unnoticed', async () => {
    const { pad, host } = await padBench();
    await pad.fault('stuckInImage');
    expect((await host.devices.ask('startSigning', { job: 'a', prompt: PROMPT }, PATIENCE)).ok).toBe(true);
    expect(pad.picture()?.pixels.includes(0)).toBe(true);
  });

  it('that a reset does not cure answers so, and signs once it is over', async () => {
    const { pad, host } = await padBench();
    await pad.fault('wrongState');
    const refused = await host.devices.ask('startSigning', { job: 'a', prompt: PROMPT }, PATIENCE);
    expect(refused).toMatchObject({ ok: false, error: { kind: 'wrongState' } });
    await pad.clearFaults();
    expect((await host.devices.ask('startSigning', { job: 'b', prompt: PROMPT }, PATIENCE)).ok).toBe(true);
  });
});
