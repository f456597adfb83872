/** The recorded wire of a session with each simulated pad, played back to the driver, gives the same events. */
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { PadButton, PenSample } from '../../main/contract/devices.ts';
import { PadModelName } from '../../main/contract/simulation.ts';
import { systemClock, type Clock } from '../clock.ts';
import { simulatePad } from '../simulators/signaturePad.ts';
import { listHid, openHid } from '../transport/hid.ts';
import { HidTraceEntry, recordHid, replayHid } from '../transport/hidTrace.ts';
import { startPad } from './driver.ts';
import type { PadWires } from './open.ts';
import type { PadDriver } from './pad.ts';
import { drawPrompt } from './prompt.ts';
import type { PadSecrets } from './stuKeys.ts';

const PROMPT = { title: 'T', signer: 'S', pages: 2, digestGroups: 'A1B2' };
const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
/** The same in both runs: what is recorded was encrypted for it. */
const SECRETS: PadSecrets = {
  keyPair: async () => pair,
  exponent: (bytes) => new Uint8Array(bytes).fill(7),
  session: () => 0x1234,
};

interface Heard {
  readonly samples: PenSample[];
  readonly pressed: PadButton[];
  gaps: number;
  /** Samples before the capture was cleared. */
  cleared: number;
  broke: string | null;
}

function drive(
  wires: PadWires,
  clock: Clock,
  path: string,
): { heard: Heard; pad: PadDriver; ready: Promise<void>; broken: Promise<void> } {
  const heard: Heard = { samples: [], pressed: [], gaps: 0, cleared: 0, broke: null };
  let [isReady, isBroken] = [() => {}, () => {}];
  const ready = new Promise<void>((resolve) => (isReady = resolve));
  const broken = new Promise<void>((resolve) => (isBroken = resolve));
  const pad = startPad({ path }, clock, () => {}, {
    stateChanged: (state) => state.kind === 'ready' && isReady(),
    inkDrawn(_, samples, gaps) {
      heard.samples.push(...samples);
      heard.gaps += gaps;
    },
    buttonPressed: (_, button) => void heard.pressed.push(button),
    inkRejected: () => {},
    signingBroke(_, error) {
      heard.broke = error.kind;
      isBroken();
    },
  }, wires); // prettier-ignore
  return { heard, pad, ready, broken };
}

const prompt = (screen: { width: number; height: number; colour: boolean } | null) => {
  if (screen === null) return undefined;
  const { width, height } = screen;
  const y = Math.floor(height * 0.8);
  return { ...drawPrompt(PROMPT, screen), buttons: [{ id: 'confirm' as const, area: { x: 0, y, width, height: height - y } }] }; // prettier-ignore
};
const SCREENS: Partial<Record<PadModelName, { width: number; height: number; colour: boolean }>> = {
  'STU-300': { width: 396, height: 100, colour: false },
  'STU-430': { width: 320, height: 200, colour: false },
  'STU-500': { width: 640, height: 480, colour: false },
};

async function record(model: PadModelName): Promise<{ entries: HidTraceEntry[]; heard: Heard }> {
  const sim = await simulatePad('transport', model);
  const entries: HidTraceEntry[] = [];
  const open = recordHid(openHid, entries, () => systemClock.now());
  const { heard, pad, ready, broken } = drive({ list: listHid, open, secrets: SECRETS }, systemClock, sim.path); // prettier-ignore
  await ready;
  await pad.start('a', PROMPT, prompt(SCREENS[model] ?? null));
  await sim.fault('dropReports');
  await sim.draw([Array.from({ length: 50 }, (_, i) => ({ x: i / 60, y: 0.3, p: 0.5 })), [{ x: 0.5, y: 0.9, p: 0.5 }]], 4); // prettier-ignore
  sim.pressKey('confirm');
  const settled = (): Promise<void> => new Promise((resolve) => void systemClock.after(150, resolve));
  await settled(); // so that no report is still on the way when the capture begins anew
  entries.push({ what: 'mark', atMs: (entries.at(-1)?.atMs ?? 0) + 100, note: 'clear' });
  heard.cleared = heard.samples.length;
  await pad.clear('a');
  await sim.draw([Array.from({ length: 20 }, (_, i) => ({ x: 0.5, y: i / 40, p: 0.5 }))], 4);
  await settled();
  await sim.unplug();
  await broken;
  await pad.close();
  await sim.close();
  return { entries, heard };
}

/** Time as the recording tells it. */
function recordedClock(): { clock: Clock; moveTo(atMs: number): void } {
  let now = 0;
  let timers: { due: number; action: () => void }[] = [];
  return {
    clock: {
      now: () => now,
      after(ms, action) {
        const timer = { due: now + ms, action };
        timers.push(timer);
        return () => void (timers = timers.filter((other) => other !== timer));
      },
    },
    moveTo(atMs) {
      for (;;) {
        const [first] = timers.filter(({ due }) => due <= atMs).toSorted((a, b) => a.due - b.due);
        if (first === undefined) break;
        timers = timers.filter((other) => other !== first);
        now = Math.max(now, first.due);
        first.action();
      }
      now = Math.max(now, atMs);
    },
  };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function replay(model: PadModelName, entries: readonly HidTraceEntry[]): Promise<Heard> {
  const { clock, moveTo } = recordedClock();
  const recorded = replayHid(entries, moveTo);
  const identity = await simulatePad('transport', model);
  const { heard, pad, ready, broken } = drive({ list: listHid, open: recorded.open, secrets: SECRETS }, clock, identity.path); // prettier-ignore
  /** Status polls wait on the clock and acknowledgements on the device: both come out of the recording. */
  const play = async (until: Promise<unknown>): Promise<void> => {
    let over = false;
    void until.then(() => (over = true));
    for (let idle = 1; !over && idle < 3000; idle++) {
      await turn();
      if (over || idle % 10 !== 0) continue;
      moveTo(recorded.nextAt() ?? 0);
      if (model === 'ESP370U') recorded.deliver(1);
    }
    expect([recorded.departure(), over]).toEqual([null, true]);
  };
  await play(ready);
  await play(pad.start('a', PROMPT, prompt(SCREENS[model] ?? null)));
  recorded.deliver();
  recorded.pass('clear');
  heard.cleared = heard.samples.length;
  await play(pad.clear('a'));
  recorded.deliver();
  await Promise.race([broken, turn().then(turn).then(turn)]);
  moveTo((entries.at(-1)?.atMs ?? 0) + 1000);
  await identity.close();
  expect([recorded.departure(), recorded.ended()]).toEqual([null, true]);
  await pad.close();
  return heard;
}

const shape = ({ samples, pressed, gaps, broke }: Heard): unknown => ({
  pressed,
  gaps,
  broke,
  samples: samples.map(({ x, y, p, flags }) => [x, y, p, flags]),
});

/** Pads that send their own time; with the others it is the host's, which no recording can bring back to the millisecond. */
const CLOCKED: ReadonlySet<PadModelName> = new Set(['STU-430', 'STU-530', 'STU-540', 'Digitizer']);

/** From sample to sample before the capture began anew. */
const pauses = ({ samples, cleared }: Heard): number[] =>
  samples.slice(1, cleared).map(({ t }, i) => t - (samples[i]?.t ?? 0));

describe('a recorded session', () => {
  it.each(PadModelName.options)('with a %s replays to the same events', async (model) => {
    const { entries, heard } = await record(model);
    expect(entries.every((entry) => HidTraceEntry.safeParse(entry).success)).toBe(true);
    expect([heard.samples.length > 40, heard.broke]).toEqual([true, 'disconnected']);
    const again = await replay(model, entries);
    expect(shape(again)).toEqual(shape(heard));
    expect(CLOCKED.has(model) ? pauses(again) : []).toEqual(CLOCKED.has(model) ? pauses(heard) : []);
  }); // prettier-ignore
});
