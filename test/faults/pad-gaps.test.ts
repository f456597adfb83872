/** Reports lost on the way are counted by their sequence; over 2 % the signature is asked for again. */
import { describe, expect, it } from 'vitest';
import { pack } from '../../build/policy/pack.ts';
import { signatureProblems } from '../../main/core/visit/signature.ts';
import { handwrittenName } from '../../devices/simulators/handwriting.ts';
import { padBench, padMissing, PROMPT, PATIENCE } from './benches.ts';

async function sign(fault: 'dropReports' | null) {
  const { pad, host } = await padBench();
  const started = await host.devices.ask('startSigning', { job: 'a', prompt: PROMPT }, PATIENCE);
  if (!started.ok) throw new Error(started.error.kind);
  if (fault !== null) await pad.fault(fault);
  const sent = handwrittenName().reduce((sum, stroke) => sum + stroke.length + 6, 0);
  const ink = () => host.pushed.flatMap((entry) => (entry.name === 'inkDrawn' ? [entry.body] : []));
  const gaps = () => ink().reduce((sum, body) => sum + body.gaps, 0);
  const samples = () => ink().flatMap((body) => body.samples);
  await pad.signName();
  await host.next('inkDrawn', () => samples().length + gaps() >= sent - 12);
  return signatureProblems(samples(), started.value.geometry, gaps(), pack.thresholds.signature);
}

describe.skipIf(padMissing)('a signature with gaps', () => {
  it('is asked for again where more than 2 % is missing', async () =>
    expect(await sign('dropReports')).toEqual(['gaps']));
  it('is good where nothing is', async () => expect(await sign(null)).toEqual([]));
});
