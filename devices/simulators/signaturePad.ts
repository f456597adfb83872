/** A simulated signature pad of any model: draws ink at the pad's own pace and fails by name. */
import type { z } from 'zod';
import type { PadButton } from '../../main/contract/devices.ts';
import { unreachable } from '../../main/contract/result.ts';
import type { PadFault, PadModelName } from '../../main/contract/simulation.ts';
import { createDigitizer, createEpad } from './digitizer.ts';
import { handwrittenName, type InkPoint } from './handwriting.ts';
import { createHanvon } from './hanvon.ts';
import { createHidraw, findPreload, type VirtualHid } from './hidraw.ts';
import { createHidSocket } from './hidSocket.ts';
import type { PadInside } from './padInside.ts';
import type { GrayImage } from './png.ts';
import { createStu } from './stu.ts';
import { STU_300, STU_430, STU_500, STU_520, STU_530, STU_540 } from './stuModels.ts';
import type { Wire } from './wires.ts';

export type PadFaultName = z.infer<typeof PadFault>;

export interface Preload {
  readonly preload: string;
  readonly root: string;
}

export interface SimulatedPad {
  readonly path: string;
  /** For the environment of the program that opens it, LD_PRELOAD and UMOCKDEV_DIR; null on a socket. */
  readonly hidraw: Preload | null;
  /** Resolves when the last pen-up is out. Drawings follow one another. */
  draw(strokes: readonly (readonly InkPoint[])[], msPerSample: number): Promise<void>;
  signName(): Promise<void>;
  /** A hard key; false where the pad has none such. */
  pressKey(button: PadButton): boolean;
  fault(name: PadFaultName): Promise<void>;
  faults(): readonly PadFaultName[];
  clearFaults(): Promise<void>;
  /** What the host last put on the screen, and whether it lets the pen leave ink there. */
  screen(): { readonly encoding: number; readonly bytes: Uint8Array } | null;
  picture(): GrayImage | null;
  inking(): boolean;
  model(): PadModelName;
  /** Pulls the pad out and plugs in another. */
  change(model: PadModelName): Promise<void>;
  unplug(): Promise<void>;
  replug(): Promise<void>;
  close(): Promise<void>;
}

/** 200 points a second (devices.md B.2). */
const MS_PER_SAMPLE = 5;
/** Reports of a pen that hovers between two strokes. */
const HOVERS = 6;
/** Every so many reports one is lost under `dropReports`: well over the 2 % that ask for a new signature. */
const DROP_EVERY = 12;

function insideOf(model: PadModelName): PadInside {
  const now = (): number => performance.now();
  switch (model) {
    case 'STU-300':
      return createStu(STU_300, now);
    case 'STU-430':
      return createStu(STU_430, now);
    case 'STU-500':
      return createStu(STU_500, now);
    case 'STU-520':
      return createStu(STU_520, now);
    case 'STU-530':
      return createStu(STU_530, now);
    case 'STU-540':
      return createStu(STU_540, now);
    case 'ESP370U':
      return createHanvon();
    case 'Digitizer':
      return createDigitizer(now);
    case 'ePadLink':
      return createEpad();
    default:
      return unreachable(model);
  }
}

async function createHid(
  wire: Wire,
  inside: PadInside,
): Promise<{ hid: VirtualHid; hidraw: Preload | null }> {
  if (wire === 'transport') return { hid: await createHidSocket(inside.identity, inside), hidraw: null };
  const preload = findPreload();
  if (preload === null) throw new Error('no virtual hidraw: libumockdev-preload is not installed');
  const hid = await createHidraw(inside.identity, inside);
  return { hid, hidraw: { preload, root: hid.root } };
}

export async function simulatePad(wire: Wire, first: PadModelName = 'STU-540'): Promise<SimulatedPad> {
  let model = first;
  let inside = insideOf(first);
  const { hid, hidraw } = await createHid(wire, inside);
  inside.onInput((report) => hid.input(report));
  const faults = new Set<PadFaultName>();
  let drawing: Promise<void> = Promise.resolve();
  let sent = 0;

  const inject = (): void =>
    inside.inject({
      stall: faults.has('stall'),
      stallOption: faults.has('stallOption'),
      busy: faults.has('busy'),
      wrongState: faults.has('wrongState'),
      stuckInImage: faults.has('stuckInImage'),
      wrongSession: faults.has('wrongSession'),
    });
  const send = (reports: readonly Uint8Array[]): void => {
    for (const bytes of reports) {
      sent++;
      if (!(faults.has('dropReports') && sent % DROP_EVERY === 0)) hid.input(bytes);
    }
  };
  const drawNow = async (strokes: readonly (readonly InkPoint[])[], msPerSample: number): Promise<void> => {
    const started = performance.now();
    let count = 0;
    // paced against the clock, since short timers come late
    const pace = async (): Promise<void> => {
      const early = started + ++count * msPerSample - performance.now();
      if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    };
    for (const stroke of strokes) {
      for (const point of stroke) {
        send(inside.pen({ ...point, touching: true, near: true }));
        await pace();
      }
      const last = stroke.at(-1);
      if (faults.has('silentPen')) return;
      for (let i = 0; last !== undefined && i < HOVERS; i++) {
        send(inside.pen({ ...last, touching: false, near: i < HOVERS - 1 }));
        await pace();
      }
    }
  };
  const draw = (strokes: readonly (readonly InkPoint[])[], msPerSample: number): Promise<void> =>
    (drawing = drawing.then(() => drawNow(strokes, msPerSample)));
  const unplug = async (): Promise<void> => {
    await hid.unplug();
    inside.reset();
  };

  return {
    path: hid.path,
    hidraw,
    draw,
    signName: () => draw(handwrittenName(), MS_PER_SAMPLE),
    pressKey(button) {
      const reports = inside.key(button);
      send(reports);
      return reports.length > 0;
    },
    async fault(name) {
      faults.add(name);
      inject();
      if (name === 'unplugged') await unplug();
    },
    faults: () => [...faults],
    async clearFaults() {
      const wasUnplugged = faults.delete('unplugged');
      faults.clear();
      inject();
      if (wasUnplugged) await hid.plug();
    },
    screen: () => inside.screen(),
    picture: () => inside.picture(),
    inking: () => inside.inking(),
    model: () => model,
    async change(next) {
      await unplug();
      model = next;
      inside = insideOf(next);
      inside.onInput((report) => hid.input(report));
      inject();
      hid.become(inside.identity, inside);
      await hid.plug();
    },
    unplug,
    replug: () => hid.plug(),
    close: () => hid.close(),
  };
}
