/** The signature pad pulled out in each state, through the real node-hid on a virtual hidraw. */
import { describe, expect, it } from 'vitest';
import { padBench, padMissing, PROMPT, PATIENCE } from './benches.ts';
import type { TestHost } from './harness.ts';

const samplesOf = (host: TestHost) =>
  host.pushed.flatMap((entry) => (entry.name === 'inkDrawn' ? entry.body.samples : []));

describe.skipIf(padMissing)('a signature pad that is pulled out', () => {
  it('while idle is disconnected, and ready again when it is back', async () => {
    const { pad, host } = await padBench();
    await pad.unplug();
    await host.state('signaturePad', 'disconnected');
    await pad.replug();
    await host.state('signaturePad', 'ready');
    expect((await host.devices.ask('startSigning', { job: 'a', prompt: PROMPT }, PATIENCE)).ok).toBe(true);
  });

  it('mid-signature breaks the signing, ends the stroke, and keeps the ink as incomplete', async () => {
    const { pad, host } = await padBench();
    await host.devices.ask('startSigning', { job: 'a', prompt: PROMPT }, PATIENCE);
    const line = Array.from({ length: 400 }, (_, i) => ({ x: i / 400, y: 0.5, p: 0.5 }));
    void pad.draw([line], 5);
    await host.next('inkDrawn', () => samplesOf(host).length > 40);
    await pad.unplug();
    expect(await host.next('signingBroke')).toMatchObject({ job: 'a', error: { kind: 'disconnected' } });
    expect(samplesOf(host).at(-1)).toMatchObject({ p: 0, flags: 0 });
    const after = await host.devices.ask('startSigning', { job: 'b', prompt: PROMPT }, PATIENCE);
    expect(after).toMatchObject({ ok: false, error: { kind: 'disconnected' } });
  });

  /** Pulls the pad at a moment the host reached; what waits is answered once, and the pad works again after replug. */
  it.each(['opening', 'preparing', 'clearing', 'fault'] as const)('while %s is noticed, and it comes back', async (moment) => {
    const { pad, host } = await padBench();
    let waiting: Promise<unknown> = Promise.resolve();
    if (moment === 'opening') {
      await pad.unplug();
      await host.state('signaturePad', 'disconnected');
      await pad.replug();
      await host.next('deviceStateChanged', ({ state }) => state.kind === 'opening');
    } else if (moment === 'preparing') {
      await pad.fault('busy');
      waiting = host.devices.ask('startSigning', { job: 'a', prompt: PROMPT }, PATIENCE);
      await host.next('deviceStateChanged', ({ state }) => state.kind === 'busy');
    } else if (moment === 'clearing') {
      await host.devices.ask('startSigning', { job: 'a', prompt: PROMPT }, PATIENCE);
      waiting = host.devices.ask('clearInk', { job: 'a' }, PATIENCE);
    } else {
      await pad.fault('stall');
      await pad.unplug();
      await pad.replug();
      await host.state('signaturePad', 'fault');
    }
    await pad.unplug();
    const answer = await waiting;
    const told = moment === 'preparing' ? { ok: false, error: { kind: 'disconnected' } } : {};
    expect(answer ?? {}).toMatchObject(told);
    if (moment === 'clearing') await host.next('signingBroke');
    await pad.clearFaults();
    await pad.replug();
    await host.state('signaturePad', 'ready');
    expect((await host.devices.ask('startSigning', { job: 'z', prompt: PROMPT }, PATIENCE)).ok).toBe(true);
  }); // prettier-ignore
});
