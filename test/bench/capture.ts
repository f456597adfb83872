/** Bench: durable capture of a request with 10 pages of 400 KB, each with its original as large, against the raw cost of writing and fsyncing the same bytes plus one SQLite FULL commit. */
import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sha256Hex } from '../../main/core/util/digest.ts';
import { startFakeCourt } from '../link/boothFakeCourt.ts';
import { openBooth, until } from '../link/boothKit.ts';
import { sampleBundle } from '../link/boothSamples.ts';

const PAGES = 10;
/** Each cleaned page goes with the original it was made from. */
const FILES_A_PAGE = 2;
const PAGE_BYTES = 400_000;
const ROUNDS = 40;
/** Issue 2: at most three times the raw cost. */
const LIMIT = 3;

export interface CaptureBench {
  readonly captureMs: number;
  readonly rawMs: number;
  readonly ratio: number;
  readonly limit: number;
  readonly ok: boolean;
}

/** The lower quartile on both sides alike: other programs of the machine disturb upwards only. */
function quartile(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 4)] ?? Number.NaN;
}

/** Raw and capture take turns, so that both meet the same disk. The raw side writes one file: the cheapest way there is. */
export async function benchCapture(): Promise<CaptureBench> {
  const folder = await mkdtemp(join(tmpdir(), 'yuncang-bench-'));
  const court = await startFakeCourt();
  const booth = await openBooth(folder);
  try {
    const link = booth.link(court.url);
    await until('claimed', () => booth.identity.claim() !== null);
    await link.stop();
    const pages = Array.from({ length: PAGES * FILES_A_PAGE }, () => randomBytes(PAGE_BYTES));
    // As in a visit: the digest of a page is made when it is scanned, long before the capture.
    const digests = pages.map((page) => sha256Hex(page));
    const rawFolder = join(folder, 'raw');
    mkdirSync(rawFolder);
    const raw: number[] = [];
    const capture: number[] = [];
    for (let round = 0; round < ROUNDS + 1; round++) {
      let began = performance.now();
      const file = openSync(join(rawFolder, `raw-${round}`), 'wx');
      for (const page of pages) writeSync(file, page);
      fsyncSync(file);
      closeSync(file);
      booth.store.keepMeta('bench', String(round));
      raw.push(performance.now() - began);

      const files = pages.map((page, index) => {
        const copy = new Uint8Array(page);
        const sha256 = digests[index] ?? '';
        return {
          name: `page-${index + 1}.jpg`,
          role: index % FILES_A_PAGE === 0 ? ('evidence' as const) : ('evidenceOriginal' as const),
          ...(index % FILES_A_PAGE === 0 ? {} : { originalOf: digests[index - 1] ?? '' }),
          mime: 'image/jpeg',
          sha256,
          read: () => copy,
        };
      });
      began = performance.now();
      const result = await booth.outbox.capture({ bundle: sampleBundle(`bench-${round}`), files });
      capture.push(performance.now() - began);
      if (!result.ok) throw new Error(result.error.kind);
    }
    const rawMs = quartile(raw.slice(1));
    const captureMs = quartile(capture.slice(1));
    const ratio = captureMs / rawMs;
    return { captureMs, rawMs, ratio, limit: LIMIT, ok: ratio <= LIMIT };
  } finally {
    await booth.close();
    await court.close();
    await rm(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { captureMs, rawMs, ratio, limit, ok } = await benchCapture();
  process.stdout.write(
    `durable capture, ${PAGES} pages of ${PAGE_BYTES / 1000} KB: ${captureMs.toFixed(1)} ms; raw write + fsync + one FULL commit: ${rawMs.toFixed(1)} ms; ratio ${ratio.toFixed(2)} (limit ${limit})\n`,
  );
  process.exitCode = ok ? 0 : 1;
}
