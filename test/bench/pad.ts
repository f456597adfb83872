/** Benches of the signature pad through real node-hid on the virtual hidraw: ink from report to event, and a full screen against what its reports cost. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { simulatePad, type SimulatedPad } from '../../devices/simulators/signaturePad.ts';
import { findPreload } from '../../devices/simulators/hidraw.ts';
import { padEnv } from '../faults/harness.ts';
import type { PadBenchAnswer, PadBenchAsk } from './padChild.ts';
import type { Row } from './table.ts';

const SAMPLES = 10_000;
const MS_PER_SAMPLE = 5;
/** Issue 3. */
const INK_LIMIT_MS = 8;
/** Nobody named a limit for the upload: what is above the reports themselves is drawing, packing and waiting for the status. */
const UPLOAD_LIMIT = 1.5;

/** A child has the preload; it answers each ask with one message. */
function childOf(pad: SimulatedPad) {
  const child = fork(fileURLToPath(new URL('padChild.ts', import.meta.url)), {
    env: { ...process.env, ...padEnv(pad.hidraw) },
  });
  const next = (): Promise<PadBenchAnswer> => new Promise((resolve) => child.once('message', (answer) => resolve(answer as PadBenchAnswer))); // prettier-ignore
  const ask = (what: PadBenchAsk): Promise<PadBenchAnswer> => {
    const answer = next();
    child.send(what);
    return answer;
  };
  const end = (): Promise<void> => new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.disconnect();
  }); // prettier-ignore
  return { next, ask, end };
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

async function ink(pad: SimulatedPad, ask: ReturnType<typeof childOf>['ask']): Promise<Row[]> {
  await ask({ do: 'start' });
  const points = Array.from({ length: SAMPLES / 10 }, (_, i) => ({ x: i / 2000, y: 0.4, p: 0.5 }));
  for (let stroke = 0; stroke < 10; stroke++) await pad.draw([points], MS_PER_SAMPLE);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const answer = await ask({ do: 'stop' });
  if (answer.kind !== 'ink') throw new Error(answer.kind);
  const sorted = answer.latencies.toSorted((a, b) => a - b);
  const p99 = quantile(sorted, 0.99);
  const lost = SAMPLES - answer.touching;
  return [
    {
      what: `pen sample, report → ink event, ${SAMPLES} at 200 Hz`,
      measured: `median ${quantile(sorted, 0.5).toFixed(2)} · p99 ${p99.toFixed(2)} · max ${quantile(sorted, 1).toFixed(2)} ms`,
      against: `${INK_LIMIT_MS} ms`,
      ratio: p99 / INK_LIMIT_MS,
      limit: { kind: 'atMost', ratio: 1 },
    },
    { what: 'pen samples lost', measured: String(lost), against: `0 of ${SAMPLES}`, ratio: lost, limit: { kind: 'atMost', ratio: 0 } },
  ]; // prettier-ignore
}

async function upload(ask: ReturnType<typeof childOf>['ask']): Promise<Row> {
  const answer = await ask({ do: 'upload' });
  if (answer.kind !== 'upload') throw new Error(answer.kind);
  const { uploadMs, reports, msPerReport } = answer;
  const cost = reports * msPerReport;
  return {
    what: `STU-540 full screen of 800 × 480 in colour`,
    measured: `${uploadMs.toFixed(0)} ms`,
    against: `${reports} reports × ${msPerReport.toFixed(3)} ms = ${cost.toFixed(0)} ms`,
    ratio: uploadMs / cost,
    limit: { kind: 'atMost', ratio: UPLOAD_LIMIT },
  };
}

export async function benchPad(): Promise<readonly Row[]> {
  if (findPreload() === null) throw new Error('no virtual hidraw: libumockdev-preload is not installed');
  const pad = await simulatePad('driver', 'STU-540');
  const child = childOf(pad);
  try {
    await child.next(); // open and ready
    const row = await upload(child.ask);
    return [...(await ink(pad, child.ask)), row];
  } finally {
    await child.end();
    await pad.close();
  }
}
