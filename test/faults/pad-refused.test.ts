/** A pad that is there but cannot be opened: tried again with growing pauses, and at once after it was plugged anew. */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createSimulatedClock } from '../../devices/simulators/clock.ts';
import { PAD_DELAYS } from '../../devices/signature-pad/delays.ts';
import { startPad } from '../../devices/signature-pad/driver.ts';
import { systemSecrets } from '../../devices/signature-pad/stuKeys.ts';
import type { HidInfo } from '../../devices/transport/hid.ts';
import type { DeviceState } from '../../main/contract/devices.ts';
import { err } from '../../main/contract/result.ts';
import { PROMPT } from './prompt.ts';

const STU_540: HidInfo = { path: '/dev/hidraw7', vendorId: 0x056a, productId: 0x00a8, serial: '1', product: 'STU-540', usagePage: 0x0d, usage: 1 }; // prettier-ignore

/** A pad on the bus whose node another program holds. */
function heldPad() {
  const clock = createSimulatedClock();
  const at = { there: true };
  const tries: number[] = [];
  const states: DeviceState[] = [];
  const pad = startPad({ path: null }, clock, () => {}, {
    stateChanged: (state) => states.push(state),
    inkDrawn: () => {},
    buttonPressed: () => {},
    inkRejected: () => {},
    signingBroke: () => {},
  }, {
    list: () => Promise.resolve(at.there ? [STU_540] : []),
    open() {
      tries.push(clock.now());
      return Promise.resolve(err('busy'));
    },
    secrets: systemSecrets,
  }); // prettier-ignore
  onTestFinished(() => pad.close());
  return { clock, at, tries, states, pad };
}

describe('a signature pad that refuses to open', () => {
  it('is tried again after 0.5, 1, 2 and then every 5 seconds', async () => {
    const { clock, tries } = heldPad();
    await clock.pass(60_000);
    const pauses = tries.slice(1).map((time, i) => time - (tries[i] ?? 0));
    const last = PAD_DELAYS.reopen.at(-1);
    expect(pauses.slice(0, 4)).toEqual([...PAD_DELAYS.reopen]);
    expect(new Set(pauses.slice(4))).toEqual(new Set([last]));
  });

  it('says so the whole time, and answers who wants to sign at once', async () => {
    const { clock, states, pad } = heldPad();
    await clock.pass(3000);
    expect(states.at(-1)).toMatchObject({ kind: 'fault', error: { kind: 'busy' } });
    expect(await pad.start('a', PROMPT)).toMatchObject({ ok: false, error: { kind: 'busy' } });
  });

  it('is tried at once when it was plugged anew, with short pauses again', async () => {
    const { clock, at, tries, states } = heldPad();
    await clock.pass(30_000);
    at.there = false;
    await clock.pass(PAD_DELAYS.hotPlug);
    // Whether one is on the bus without a node is looked up on the real machine, which takes real time.
    await vi.waitFor(() => expect(states.at(-1)?.kind).not.toBe('fault'), { timeout: 30_000 });
    const before = tries.length;
    at.there = true;
    await clock.pass(PAD_DELAYS.hotPlug + PAD_DELAYS.reopen[0]);
    expect(tries.length).toBeGreaterThanOrEqual(before + 2);
  });

  it('leaves no timer behind when it is closed while it rests', async () => {
    const { clock, pad } = heldPad();
    await clock.pass(100);
    await pad.close();
    expect(clock.waiting()).toBe(0);
  });
});
