/** The pad's driver in a process with the virtual hidraw: measures inside itself, so that no other process's clock is in it. */
import { systemClock } from '../../devices/clock.ts';
import { startPad } from '../../devices/signature-pad/driver.ts';
import { findPad } from '../../devices/signature-pad/find.ts';
import { openFound, systemWires, type PadWires } from '../../devices/signature-pad/open.ts';
import { REPORT } from '../../devices/signature-pad/protocol.ts';
import { encodePicture, imageBlocks } from '../../devices/signature-pad/stuPicture.ts';
import { listHid } from '../../devices/transport/hid.ts';
import type { PadPicture } from '../../main/contract/devices.ts';

export type PadBenchAsk = { readonly do: 'start' } | { readonly do: 'stop' } | { readonly do: 'upload' };
export type PadBenchAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'ink'; readonly latencies: number[]; readonly touching: number }
  | { readonly kind: 'upload'; readonly uploadMs: number; readonly reports: number; readonly msPerReport: number }; // prettier-ignore

const tell = (answer: PadBenchAnswer): void => void process.send?.(answer);
const PROMPT = { title: 'T', signer: 'S', pages: 1, digestGroups: 'A1B2' };
const UPLOADS = 3;
const RAW_REPORTS = 1500;

/** Arrival times of pen reports, in order; each sample takes the oldest. */
const arrived: number[] = [];
const latencies: number[] = [];
let touching = 0;
const wires: PadWires = {
  ...systemWires,
  open: (path, ears) =>
    systemWires.open(path, {
      lost: ears.lost,
      report(bytes) {
        arrived.push(performance.now());
        ears.report(bytes);
      },
    }),
};

function openDriver(): ReturnType<typeof startPad> {
  return startPad({ path: null }, systemClock, () => {}, {
    stateChanged: () => {},
    inkDrawn(_, samples) {
      const now = performance.now();
      for (const { flags } of samples) {
        latencies.push(now - (arrived.shift() ?? now));
        touching += flags & 1;
      }
    },
    buttonPressed: () => {},
    inkRejected: () => {},
    signingBroke: (_, error) => {
      throw new Error(error.kind);
    },
  }, wires); // prettier-ignore
}

/** Grey, so that it cannot go as one bit a pixel. */
function greyPicture(): PadPicture {
  const pixels = Uint8Array.from({ length: 800 * 480 }, (_, i) => i % 251);
  return { width: 800, height: 480, format: 'gray8', pixels, buttons: [], writing: { x: 0, y: 0, width: 800, height: 400 } }; // prettier-ignore
}

const medianOf = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

async function measureUpload(): Promise<void> {
  const { pad } = await findPad(null, () => listHid());
  if (pad === null) throw new Error('no pad');
  const opened = await openFound(pad, { report: () => {}, lost: () => {} }, systemClock, () => {});
  if (!opened.ok) throw new Error(opened.error);
  const { open, wire } = opened.value;
  const picture = greyPicture();
  const reports = imageBlocks(encodePicture(picture, 0x0e).bytes).length;
  const took: number[] = [];
  const raw: number[] = [];
  // a block the pad has not asked for costs the wire the same and changes nothing
  const block = new Uint8Array(256);
  block[0] = REPORT.imageBlock;
  for (let round = 0; round < UPLOADS; round++) {
    const began = performance.now();
    const shown = await open.prepare(picture, false);
    if (!shown.ok) throw new Error(shown.error);
    took.push(performance.now() - began);
    await open.blank();
    const from = performance.now();
    for (let i = 0; i < RAW_REPORTS; i++) await wire.sendFeature(block);
    raw.push((performance.now() - from) / RAW_REPORTS);
  }
  await wire.close();
  tell({ kind: 'upload', uploadMs: medianOf(took), reports, msPerReport: medianOf(raw) });
}

let driver: ReturnType<typeof startPad> | undefined;
process.on('message', (ask: PadBenchAsk) => {
  void (async () => {
    if (ask.do === 'upload') return measureUpload();
    if (ask.do === 'start') {
      driver = openDriver();
      for (let tries = 0; tries < 100; tries++) {
        const started = await driver.start('bench', PROMPT);
        if (started.ok) return tell({ kind: 'ready' });
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error('the pad does not begin');
    }
    driver?.stop('bench');
    tell({ kind: 'ink', latencies, touching });
  })();
});
process.on('disconnect', () => process.exit(0));
tell({ kind: 'ready' });
