/** Encrypted samples that carry another session's id: dropped, counted, told as a matter of security, never ink. */
import { describe, expect, it } from 'vitest';
import { padBench, padMissing, PROMPT, PATIENCE } from './benches.ts';

const line = (points: number) =>
  Array.from({ length: points }, (_, i) => ({ x: i / points, y: 0.4, p: 0.6 }));

describe.skipIf(padMissing)('samples of another session', () => {
  it.each(['STU-540', 'STU-520', 'STU-300'] as const)('from a %s are never ink', async (model) => {
    const { pad, host } = await padBench(model);
    await host.devices.ask('startSigning', { job: 'a', prompt: PROMPT }, PATIENCE);
    await pad.fault('wrongSession');
    await pad.draw([line(70)], 5);
    const ink = () => host.pushed.flatMap((e) => (e.name === 'inkDrawn' ? [e.body] : []));
    const rejected = () => host.pushed.filter(({ name }) => name === 'inkRejected').length;
    await host.next('inkRejected', () => rejected() >= 4);
    await host.next('inkDrawn', ({ samples }) => samples.some(({ flags }) => flags === 0));
    const samples = ink().flatMap((body) => body.samples);
    const gaps = ink().reduce((sum, body) => sum + body.gaps, 0);
    expect(samples.length).toBeLessThan(76);
    expect(gaps).toBeGreaterThanOrEqual(4);
    // the block of another session decrypts to a place of its own: none of it is here
    expect(samples.every(({ y }, i) => i === 0 || y === samples[0]?.y)).toBe(true);
    expect(host.log()).toContain('"inkRejected"');
  });
});
