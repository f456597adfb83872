/** `npm run bench`: everything "Speed" of issue 2 in one run, as ratios with their limits; `npm run bench -- capture drain` runs some. Nothing is asserted by the clock. */
import { benchAgreement } from './agreement.ts';
import { benchCapture } from './capture.ts';
import { benchCardToScreen } from './cardToScreen.ts';
import { benchCoview } from './coview.ts';
import { benchDraft } from './draft.ts';
import { type DrainFigures, measureDrain } from './drain.ts';
import { benchLive } from './live.ts';
import { machineFacts } from './machine.ts';
import { benchIdleDevices } from './idleDevices.ts';
import { benchKeeping } from './keeping.ts';
import { benchMemory } from './memory.ts';
import { benchReaderWire } from './readerWire.ts';
import { benchPages } from './pages.ts';
import { benchStartup } from './startup.ts';
import { benchPad } from './pad.ts';
import { benchSearch } from './search.ts';
import { table, type Row } from './table.ts';

/** Issue 2: at least this share of the raw rate. */
const DRAIN_LIMIT = 0.8;

async function capture(): Promise<readonly Row[]> {
  const { captureMs, rawMs, ratio, limit } = await benchCapture();
  return [
    {
      what: 'durable capture of 10 pages of 400 KB and their originals',
      measured: `${captureMs.toFixed(1)} ms`,
      against: `raw write + fsync + FULL commit ${rawMs.toFixed(1)} ms`,
      ratio,
      limit: { kind: 'atMost', ratio: limit },
    },
  ];
}

async function drain(): Promise<readonly Row[]> {
  const { court, whole } = await measureDrain();
  return [...drainRows('at the court', court), ...drainRows('by the booth’s core', whole)];
}

function drainRows(where: string, figures: DrainFigures): readonly Row[] {
  const { items, raw, committed, receipted, committedRatio, receiptedRatio } = figures;
  const row = (until: string, rate: number, ratio: number): Row => ({
    what: `draining ${items} items of 4 KB ${where}, ${until}`,
    measured: `${rate} items/s`,
    against: `bare batched POST ${raw} items/s`,
    ratio,
    limit: { kind: 'atLeast', ratio: DRAIN_LIMIT },
  });
  return [
    row('durable at the court', committed, committedRatio),
    row('signed receipts pulled and verified', receipted, receiptedRatio),
  ];
}

const benches: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  card: benchCardToScreen,
  readerWire: benchReaderWire,
  capture,
  keeping: benchKeeping,
  pages: benchPages,
  drain,
  devices: benchIdleDevices,
  pad: benchPad,
  startup: benchStartup,
  memory: benchMemory,
  search: benchSearch,
  agreement: benchAgreement,
  coview: benchCoview,
  draft: benchDraft,
  live: benchLive,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  process.stderr.write(`No bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}.\n`);
  process.exit(2);
}

process.stdout.write(`${machineFacts()}\n`);
const rows: Row[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stderr.write(`${name} …\n`);
  try {
    rows.push(...(await bench()));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    rows.push({ what: name, measured: 'failed', against: '', ratio: null, limit: null });
    process.exitCode = 1;
  }
}
process.stdout.write(`\n${table(rows)}\n`);
