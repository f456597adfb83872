/** A simulated Wacom STU: draws ink at the pad's own pace and fails by name. */
import type { z } from 'zod';
import type { PadFault } from '../../main/contract/simulation.ts';
import { handwrittenName, type InkPoint } from './handwriting.ts';
import { createHidraw, findPreload, type HidIdentity, type HidPeer, type VirtualHid } from './hidraw.ts';
import { createHidSocket } from './hidSocket.ts';
import { createStu, STU_540, type StuModel } from './stu.ts';
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
  fault(name: PadFaultName): Promise<void>;
  faults(): readonly PadFaultName[];
  clearFaults(): Promise<void>;
  /** What the host last put on the screen, and whether it lets the pen leave ink there. */
  screen(): { readonly encoding: number; readonly bytes: Uint8Array } | null;
  inking(): boolean;
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

async function createHid(
  wire: Wire,
  identity: HidIdentity,
  peer: HidPeer,
): Promise<{ hid: VirtualHid; hidraw: Preload | null }> {
  if (wire === 'transport') return { hid: await createHidSocket(identity, peer), hidraw: null };
  const preload = findPreload();
  if (preload === null) throw new Error('no virtual hidraw: libumockdev-preload is not installed');
  const hid = await createHidraw(identity, peer);
  return { hid, hidraw: { preload, root: hid.root } };
}

export async function simulatePad(wire: Wire, model: StuModel = STU_540): Promise<SimulatedPad> {
  const stu = createStu(model, () => performance.now());
  const { hid, hidraw } = await createHid(wire, stu.identity, stu);
  const faults = new Set<PadFaultName>();
  let drawing: Promise<void> = Promise.resolve();
  let sent = 0;

  const inject = (): void =>
    stu.inject({
      stall: faults.has('stall'),
      busy: faults.has('busy'),
      wrongState: faults.has('wrongState'),
    });
  const report = (at: InkPoint, touching: boolean, near: boolean): void => {
    const bytes = stu.pen({ ...at, touching, near });
    sent++;
    if (!(faults.has('dropReports') && sent % DROP_EVERY === 0)) hid.input(bytes);
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
        report(point, true, true);
        await pace();
      }
      const last = stroke.at(-1);
      for (let i = 0; last !== undefined && i < HOVERS; i++) {
        report(last, false, i < HOVERS - 1);
        await pace();
      }
    }
  };
  const draw = (strokes: readonly (readonly InkPoint[])[], msPerSample: number): Promise<void> =>
    (drawing = drawing.then(() => drawNow(strokes, msPerSample)));

  return {
    path: hid.path,
    hidraw,
    draw,
    signName: () => draw(handwrittenName(), MS_PER_SAMPLE),
    async fault(name) {
      faults.add(name);
      inject();
      if (name === 'unplugged') await hid.unplug();
    },
    faults: () => [...faults],
    async clearFaults() {
      const wasUnplugged = faults.delete('unplugged');
      faults.clear();
      inject();
      if (wasUnplugged) await hid.plug();
    },
    screen: () => stu.screen(),
    inking: () => stu.inking(),
    unplug: () => hid.unplug(),
    replug: () => hid.plug(),
    close: () => hid.close(),
  };
}
