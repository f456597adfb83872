/** A pad busy with itself (status 3 or 5) is waited for, and after five seconds told as busy. */
import { describe, expect, it } from 'vitest';
import { padBench, padMissing, PROMPT, PATIENCE } from './benches.ts';

describe.skipIf(padMissing)('a busy signature pad', () => {
  it('is waited for', async () => {
    const { pad, host } = await padBench();
    await pad.fault('busy');
    const started = host.devices.ask('startSigning', { job: 'a', prompt: PROMPT }, PATIENCE);
    await host.next('deviceStateChanged', ({ state }) => state.kind === 'busy');
    await pad.clearFaults();
    expect((await started).ok).toBe(true);
  });

  it('that stays so answers busy, and can be tried again', async () => {
    const { pad, host } = await padBench();
    await pad.fault('busy');
    const refused = await host.devices.ask('startSigning', { job: 'a', prompt: PROMPT }, PATIENCE);
    expect(refused).toMatchObject({ ok: false, error: { kind: 'busy', retryable: true } });
    await pad.clearFaults();
    expect((await host.devices.ask('startSigning', { job: 'b', prompt: PROMPT }, PATIENCE)).ok).toBe(true);
  });
});
