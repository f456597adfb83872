/** A pen that goes dumb with its tip down: the stroke is closed after two seconds, and the signing goes on. */
import { describe, expect, it } from 'vitest';
import { padBench, padMissing, PROMPT, PATIENCE } from './benches.ts';

describe.skipIf(padMissing)('a stuck pen', () => {
  it('has its stroke closed by the driver, with a warning, and the next stroke is a new one', async () => {
    const { pad, host } = await padBench();
    await host.devices.ask('startSigning', { job: 'a', prompt: PROMPT }, PATIENCE);
    await pad.fault('silentPen');
    const samples = () => host.pushed.flatMap((e) => (e.name === 'inkDrawn' ? e.body.samples : []));
    await pad.draw([[{ x: 0.2, y: 0.4, p: 0.5 }, { x: 0.3, y: 0.4, p: 0.5 }]], 5); // prettier-ignore
    await host.next('inkDrawn', () => samples().at(-1)?.flags === 0);
    expect(samples().map(({ flags }) => flags)).toEqual([3, 3, 0]);
    expect(host.log()).toContain('"penStuck"');
    await pad.clearFaults();
    await pad.draw([[{ x: 0.5, y: 0.4, p: 0.5 }]], 5);
    await host.next('inkDrawn', () => samples().length >= 8);
    expect(samples()[3]?.flags).toBe(3);
  });
});
