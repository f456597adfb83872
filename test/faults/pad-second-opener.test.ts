/** hidraw knows no exclusive opening: the booth's own lock keeps a second program off the pad, and off no longer than the first has it. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { padBench, padMissing } from './benches.ts';
import { hostInChild, NO_DEVICES, padEnv } from './harness.ts';

describe.skipIf(padMissing)('a signature pad that is open already', () => {
  it('is busy for a second program, and free for it when the first has ended', async () => {
    const { pad, host } = await padBench();
    const second = await hostInChild({ ...NO_DEVICES, signaturePad: { kind: 'stu', path: null } }, padEnv(pad.hidraw)); // prettier-ignore
    onTestFinished(() => second.close());
    expect(await second.state('signaturePad', 'fault')).toMatchObject({ error: { kind: 'busy' } });
    await host.close();
    await second.state('signaturePad', 'ready');
  });
});
