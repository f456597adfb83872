/** A pad that stalls on a report: without what it can do without it is signed on all the same, without the rest it is refused. */
import { describe, expect, it } from 'vitest';
import { padBench, padMissing, PROMPT, PATIENCE } from './benches.ts';

const line = (points: number) =>
  Array.from({ length: points }, (_, i) => ({ x: i / points, y: 0.4, p: 0.6 }));

describe.skipIf(padMissing)('a signature pad that stalls', () => {
  it('on the counters of its pen data is signed on without them', async () => {
    const { pad, host } = await padBench();
    await pad.fault('stallOption');
    expect((await host.devices.ask('startSigning', { job: 'a', prompt: PROMPT }, PATIENCE)).ok).toBe(true);
    await pad.draw([line(40)], 5);
    const samples = () => host.pushed.flatMap((e) => (e.name === 'inkDrawn' ? e.body.samples : []));
    await host.next('inkDrawn', () => samples().length >= 40);
    // 32h, asked once: a capability that is off is not asked for again
    await host.devices.ask('stopSigning', { job: 'a' });
    await host.devices.ask('startSigning', { job: 'b', prompt: PROMPT }, PATIENCE);
    expect(host.log().match(/"reportRefused","report":50/g)).toHaveLength(1);
  });

  it('on everything is an unsupported one, and signs once the fault is gone', async () => {
    const { pad, host } = await padBench();
    await pad.fault('stall');
    const refused = await host.devices.ask('startSigning', { job: 'a', prompt: PROMPT }, PATIENCE);
    expect(refused).toMatchObject({ ok: false, error: { kind: 'unsupportedReport', retryable: false } });
    await pad.clearFaults();
    expect((await host.devices.ask('startSigning', { job: 'b', prompt: PROMPT }, PATIENCE)).ok).toBe(true);
  });
});
