/** A simulated Wacom STU behind a virtual hidraw: draws ink at the pad's own pace and fails by name. */
import type { z } from 'zod';
import type { PadFault } from '../../main/contract/simulation.ts';
import { handwrittenName, type InkPoint } from './handwriting.ts';
import { createHidraw, findPreload } from './hidraw.ts';
import { createStu, STU_540, type StuModel } from './stu.ts';

export type PadFaultName = z.infer<typeof PadFault>;

export interface SimulatedPad {
  /** For the environment of the program that opens it: LD_PRELOAD and UMOCKDEV_DIR. */
  readonly preload: string;
  readonly root: string;
  readonly path: string;
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

/** Null where libumockdev is not installed: there is no virtual hidraw then. */
export async function simulatePad(model: StuModel = STU_540): Promise<SimulatedPad | null> {
  const preload = findPreload();
  if (preload === null) return null;
  const stu = createStu(model, () => performance.now());
  const hidraw = await createHidraw(stu.identity, stu);
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
    if (!(faults.has('dropReports') && sent % DROP_EVERY === 0)) hidraw.input(bytes);
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
    preload,
    root: hidraw.root,
    path: hidraw.path,
    draw,
    signName: () => draw(handwrittenName(), MS_PER_SAMPLE),
    async fault(name) {
      faults.add(name);
      inject();
      if (name === 'unplugged') await hidraw.unplug();
    },
    faults: () => [...faults],
    async clearFaults() {
      const wasUnplugged = faults.delete('unplugged');
      faults.clear();
      inject();
      if (wasUnplugged) await hidraw.plug();
    },
    screen: () => stu.screen(),
    inking: () => stu.inking(),
    unplug: () => hidraw.unplug(),
    replug: () => hidraw.plug(),
    close: () => hidraw.close(),
  };
}
