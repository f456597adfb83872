/** Bench: memory of all of the booth's processes at rest, and what is left after many visits. */
import { setTimeout as after } from 'node:timers/promises';
import { type Booth, launchBooth } from '../booth/launchBooth.ts';
import { untilScreen } from '../booth/screens.ts';
import { comeIn, tap, words } from '../booth/visitor.ts';
import { visitorOf } from '../booth/visits.ts';
import { memoryOfTree, type TreeMemory } from './processMemory.ts';
import type { Row } from './table.ts';

/** The first visits fill caches of code and fonts, which is no growth. */
const FIRST_VISITS = 3;
const VISITS = 10;
const VISITS_LONG = 200;
const SAMPLES = 5;
const BETWEEN_SAMPLES_MS = 1000;

/** From the idle screen to the home screen and out again, by card, finger and page. */
export async function quickVisit(booth: Booth): Promise<void> {
  const page = await untilScreen(booth, 'idle');
  const visitor = await visitorOf(booth);
  await comeIn({ ...visitor, page });
  await tap({ ...visitor, page }, words.frame.leave);
  await untilScreen(booth, 'idle');
}

/** The lowest of a few: a garbage collection that has yet to come is no use of memory. */
async function settled(booth: Booth): Promise<TreeMemory> {
  const pid = booth.app().electron.process().pid ?? 0;
  const samples: TreeMemory[] = [];
  for (let sample = 0; sample < SAMPLES; sample++) {
    await after(BETWEEN_SAMPLES_MS);
    samples.push(memoryOfTree(pid));
  }
  return samples.toSorted((a, b) => a.pssKiB - b.pssKiB)[0] ?? { processes: 0, pssKiB: Number.NaN };
}

const MiB = ({ pssKiB, processes }: TreeMemory): string =>
  `${(pssKiB / 1024).toFixed(0)} MiB in ${processes} processes`;

export async function benchMemory(): Promise<readonly Row[]> {
  const visits = process.env['YUNCANG_LONG'] === '1' ? VISITS_LONG : VISITS;
  const booth = await launchBooth();
  try {
    await untilScreen(booth, 'idle');
    const idle = await settled(booth);
    for (let visit = 0; visit < FIRST_VISITS; visit++) await quickVisit(booth);
    const warm = await settled(booth);
    for (let visit = 0; visit < visits; visit++) await quickVisit(booth);
    const used = await settled(booth);
    const growth = (used.pssKiB - warm.pssKiB) / visits;
    const figure = (what: string, measured: string, against: string): Row => ({
      what,
      measured,
      against,
      ratio: null,
      limit: null,
    });
    return [
      figure('PSS of all processes, idle', MiB(idle), ''),
      figure(`PSS after ${FIRST_VISITS} visits`, MiB(warm), ''),
      figure(
        `PSS after ${FIRST_VISITS + visits} visits`,
        MiB(used),
        `${growth.toFixed(0)} KiB a visit since the ${FIRST_VISITS}rd`,
      ),
    ];
  } finally {
    await booth.close();
  }
}
