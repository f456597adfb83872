/** Ink from the virtual pad: complete, in order, with losses counted; and what the pad itself shows meanwhile. */
import { describe, expect, it } from 'vitest';
import { padBench, padMissing, PROMPT, PATIENCE } from './benches.ts';
import type { TestHost } from './harness.ts';

const ink = (host: TestHost) =>
  host.pushed.flatMap((entry) => (entry.name === 'inkDrawn' ? [entry.body] : []));
const line = (points: number) =>
  Array.from({ length: points }, (_, i) => ({ x: i / points, y: 0.4, p: 0.6 }));

describe.skipIf(padMissing)('a signature on the pad', () => {
  it('arrives whole, in time order, and starts at 0 again after "clear"', async () => {
    const { pad, host } = await padBench();
    await host.devices.ask('startSigning', { job: 'a', prompt: PROMPT }, PATIENCE);
    await pad.draw([line(100), line(60)], 5);
    const all = () => ink(host).flatMap(({ samples }) => samples);
    await host.next('inkDrawn', () => all().length >= 172);
    expect(all()).toHaveLength(100 + 60 + 12);
    expect(ink(host).every(({ gaps }) => gaps === 0)).toBe(true);
    expect(all().every(({ t }, i) => i === 0 || t >= (all()[i - 1]?.t ?? 0))).toBe(true);
    await host.devices.ask('clearInk', { job: 'a' }, PATIENCE);
    const before = all().length;
    await pad.draw([line(10)], 5);
    await host.next('inkDrawn', () => all().length > before);
    expect(all()[before]?.t).toBeLessThan(1000);
  });

  it('counts every report that was lost', async () => {
    const { pad, host } = await padBench();
    await host.devices.ask('startSigning', { job: 'a', prompt: PROMPT }, PATIENCE);
    await pad.fault('dropReports');
    const lost = () => ink(host).reduce((sum, { gaps }) => sum + gaps, 0);
    const kept = () => ink(host).flatMap(({ samples }) => samples).length;
    await pad.draw([line(240)], 2);
    await host.next('inkDrawn', () => kept() + lost() >= 240);
    expect(lost()).toBeGreaterThan(15);
    expect(kept()).toBeLessThan(235);
  });

  it("is asked for on the pad's own screen, which is blank before anything is forgotten", async () => {
    const { pad, host } = await padBench('STU-430');
    const started = await host.devices.ask('startSigning', { job: 'a', prompt: PROMPT }, PATIENCE);
    expect(started).toMatchObject({ ok: true, value: { identity: { model: 'STU-430', driver: 'stu' } } });
    expect(pad.picture()).toMatchObject({ width: 320, height: 200 });
    expect(pad.picture()?.pixels.includes(0)).toBe(true);
    expect(pad.inking()).toBe(true);
    await host.devices.ask('forget', {});
    expect(pad.screen()).toBeNull();
    expect(pad.inking()).toBe(false);
  });
});
