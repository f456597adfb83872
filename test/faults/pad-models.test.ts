/** Every pad that can be simulated, on the real driver: a whole signature that passes the gates, and its buttons. */
import { describe, expect, it } from 'vitest';
import { pack } from '../../build/policy/pack.ts';
import { handwrittenName } from '../../devices/simulators/handwriting.ts';
import { drawPrompt } from '../../devices/signature-pad/prompt.ts';
import { PadModelName } from '../../main/contract/simulation.ts';
import { signatureProblems } from '../../main/core/visit/signature.ts';
import { padBench, padMissing, PROMPT, PATIENCE } from './benches.ts';

const DRIVERS: Partial<Record<PadModelName, string>> = {
  ESP370U: 'hanvon',
  Digitizer: 'digitizer',
  ePadLink: 'epad',
};
/** What of the screen's height is written on, the rest being buttons. */
const BUTTONS_AT = 0.8;

describe.skipIf(padMissing)('a signature', () => {
  it.each(PadModelName.options)('on a %s arrives whole and passes the gates', async (model) => {
    const { pad, host } = await padBench(model);
    const started = await host.devices.ask('startSigning', { job: 'a', prompt: PROMPT }, PATIENCE);
    if (!started.ok) throw new Error(started.error.kind);
    const { identity, geometry } = started.value;
    expect(identity.driver).toBe(DRIVERS[model] ?? 'stu');
    const touching = handwrittenName().reduce((sum, stroke) => sum + stroke.length, 0);
    const ink = () => host.pushed.flatMap((e) => (e.name === 'inkDrawn' ? [e.body] : []));
    const samples = () => ink().flatMap((body) => body.samples);
    await pad.signName();
    await host.next('inkDrawn', () => samples().filter(({ flags }) => (flags & 1) !== 0).length >= touching);
    expect(samples().filter(({ flags }) => (flags & 1) !== 0)).toHaveLength(touching);
    expect(signatureProblems(samples(), geometry, 0, pack.thresholds.signature)).toEqual([]);
    expect(ink().every(({ gaps }) => gaps === 0)).toBe(true);
  });

  it.each(['STU-300', 'STU-430', 'STU-540'] as const)('on a %s is confirmed, begun anew and refused on the pad itself', async (model) => {
    const { pad, host } = await padBench(model);
    const state = await host.state('signaturePad', 'ready');
    if (state.kind !== 'ready' || state.screen === undefined) throw new Error('no screen');
    const { width, height } = state.screen;
    const y = Math.floor(height * BUTTONS_AT);
    const third = Math.floor(width / 3);
    const picture = {
      ...drawPrompt(PROMPT, state.screen),
      buttons: (['cancel', 'again', 'confirm'] as const).map((id, i) => ({ id, area: { x: i * third, y, width: third, height: height - y } })),
      writing: { x: 0, y: 0, width, height: y },
    };
    await host.devices.ask('startSigning', { job: 'a', prompt: PROMPT, picture }, PATIENCE);
    expect(pad.picture()).toMatchObject({ width, height });
    for (const [i, button] of (['cancel', 'again', 'confirm'] as const).entries()) {
      await pad.draw([[{ x: (i + 0.5) / 3, y: 0.9, p: 0.5 }, { x: (i + 0.51) / 3, y: 0.91, p: 0.5 }]], 5);
      expect(await host.next('padPressed')).toEqual({ job: 'a', button });
    }
    const before = pad.picture();
    await host.devices.ask('clearInk', { job: 'a' }, PATIENCE);
    expect(Buffer.from(pad.picture()?.pixels ?? []).equals(Buffer.from(before?.pixels ?? []))).toBe(true);
    await pad.draw([[{ x: 0.5, y: 0.3, p: 0.5 }, { x: 0.5, y: 0.9, p: 0.5 }]], 5);
    await host.next('inkDrawn', ({ samples }) => samples.some(({ flags }) => (flags & 1) !== 0));
    await host.devices.ask('forget', {});
    expect(host.pushed.filter(({ name }) => name === 'padPressed')).toHaveLength(3);
    expect(pad.picture()).toBeNull();
  }); // prettier-ignore

  it('on a Hanvon is confirmed and begun anew by its own keys', async () => {
    const { pad, host } = await padBench('ESP370U');
    await host.devices.ask('startSigning', { job: 'a', prompt: PROMPT }, PATIENCE);
    expect([pad.pressKey('confirm'), pad.pressKey('again'), pad.pressKey('cancel')]).toEqual([true, true, false]);
    expect([(await host.next('padPressed')).button, (await host.next('padPressed')).button]).toEqual(['confirm', 'again']);
  }); // prettier-ignore

  it('goes on with another pad that is plugged in instead', async () => {
    const { pad, host } = await padBench('STU-430');
    await pad.change('Digitizer');
    await host.state('signaturePad', 'disconnected');
    await host.next('deviceStateChanged', ({ state }) => state.kind === 'ready' && /digitizer/.test(state.model));
    const started = await host.devices.ask('startSigning', { job: 'a', prompt: PROMPT }, PATIENCE);
    expect(started).toMatchObject({ ok: true, value: { identity: { driver: 'digitizer' } } });
  }); // prettier-ignore
});
