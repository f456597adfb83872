/** Bench: memory of all of the booth's processes at rest, and whether it grows with the visits. */
import { setTimeout as after } from 'node:timers/promises';
import { type Booth, launchBooth } from '../booth/launchBooth.ts';
import { untilScreen } from '../booth/screens.ts';
import { comeIn, comeInNext, endBy, words } from '../booth/visitor.ts';
import { visitorOf } from '../booth/visits.ts';
import { memoryOfTree, type TreeMemory } from './processMemory.ts';
import { type Sample, slopeOf } from './slope.ts';
import type { Row } from './table.ts';

/** The first visits fill caches of code and fonts, which is no growth. */
const FIRST_VISITS = 10;
const VISITS = 10;
const VISITS_LONG = 200;
/** How often the memory is looked at: the series shows a leak where two ends may hide it. */
const EVERY = 20;
const SAMPLES = 5;
const BETWEEN_SAMPLES_MS = 1000;
/** A booth sees some fifty visits between two nightly restarts; more than this a visit would be felt. */
const GROWTH_LIMIT_KIB = 256;

/**
 * To the home screen and out again, by card, finger and page. The next person does not wait for the idle screen, which
 * comes eight seconds after the last one has left.
 */
async function quickVisit(booth: Booth, from: 'idle' | 'leaving'): Promise<void> {
  const visitor = await visitorOf(booth);
  await (from === 'idle' ? comeIn(visitor) : comeInNext(visitor));
  await endBy(visitor, words.frame.leave);
}

/** The lowest of a few: a garbage collection that has yet to come is no use of memory. */
async function settled(booth: Booth): Promise<TreeMemory> {
  const pid = booth.app().electron.process().pid ?? 0;
  const samples: TreeMemory[] = [];
  for (let sample = 0; sample < SAMPLES; sample++) {
    await after(BETWEEN_SAMPLES_MS);
    samples.push(memoryOfTree(pid));
  }
  return (
    samples.toSorted((a, b) => a.ownKiB - b.ownKiB)[0] ?? {
      processes: 0,
      pssKiB: Number.NaN,
      ownKiB: Number.NaN,
    }
  );
}

const MiB = ({ pssKiB, ownKiB, processes }: TreeMemory): string =>
  `${(pssKiB / 1024).toFixed(0)} MiB in ${processes} processes, ${(ownKiB / 1024).toFixed(0)} MiB of it no file`;

const figure = (what: string, memory: TreeMemory): Row => ({
  what,
  measured: MiB(memory),
  against: '',
  ratio: null,
  limit: null,
});

/** The slope through all samples since the warm-up; a few visits say little, so only the long run is held to the limit. */
function growth(samples: readonly Sample[], isLong: boolean): Row {
  const slope = slopeOf(samples);
  return {
    what: `growth of what is no file over ${(samples.at(-1)?.visits ?? 0) - (samples[0]?.visits ?? 0)} visits`,
    measured: `${slope.toFixed(0)} KiB a visit`,
    against: `${GROWTH_LIMIT_KIB} KiB a visit`,
    ratio: slope / GROWTH_LIMIT_KIB,
    limit: isLong ? { kind: 'atMost', ratio: 1 } : null,
  };
}

export async function benchMemory(): Promise<readonly Row[]> {
  const isLong = process.env['YUNCANG_LONG'] === '1';
  const last = FIRST_VISITS + (isLong ? VISITS_LONG : VISITS);
  const booth = await launchBooth();
  try {
    await untilScreen(booth, 'idle');
    const rows = [figure('PSS of all processes, idle', await settled(booth))];
    const samples: Sample[] = [];
    let from: 'idle' | 'leaving' = 'idle';
    for (let visits = 1; visits <= last; visits++) {
      await quickVisit(booth, from);
      from = 'leaving';
      if (visits < FIRST_VISITS || (visits !== last && (visits - FIRST_VISITS) % EVERY !== 0)) continue;
      await untilScreen(booth, 'idle');
      from = 'idle';
      const memory = await settled(booth);
      const row = figure(`PSS after ${visits} visits`, memory);
      process.stderr.write(`  ${row.what}: ${row.measured}\n`);
      samples.push({ visits, kiB: memory.ownKiB });
      rows.push(row);
    }
    return [...rows, growth(samples, isLong)];
  } finally {
    await booth.close();
  }
}
