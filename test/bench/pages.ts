/** Bench: from scanimage's last byte to the cleaned, hashed and sealed page, against what scanimage itself takes for that page in JPEG plus its decode. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import sharp from 'sharp';
import { runProgram } from '../../devices/transport/child.ts';
import { saneIsHere, simulateScanner } from '../../devices/simulators/scanner.ts';
import { thresholds } from '../../build/policy/limits.ts';
import { createAudit } from '../../main/core/audit/audit.ts';
import { sealFile } from '../../main/core/outbox/sealing.ts';
import { createPageThread, type PageCleaner } from '../../main/core/pages/pageThread.ts';
import { openVisitPapers, type VisitPapers } from '../../main/core/papers/visitPapers.ts';
import { openStore } from '../../main/core/store/store.ts';
import { createClock, machineTime } from '../../main/core/util/clock.ts';
import { sha256Hex } from '../../main/core/util/digest.ts';
import { cleanKeptPage } from '../../main/core/visit/pageCleaning.ts';
import { median, minAndMedian, type Row } from './table.ts';

const ROUNDS = 9;
/** What the yardstick's decoder still clears away is not ours. */
const REST_MS = 200;
const LIMIT = 1;
const DPI = 300;
const SCAN_MS = 60_000;
/** A page that lies straight, and one that leans 1.3°. */
const PAGES = ['lease-1', 'lease-1-askew'] as const;

/** How a page gets onto the disk: the simulated network scanner as the booth uses it, or a back end that takes no time to speak of. */
interface Source {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  load(page: string): Promise<readonly string[]>;
  close(): Promise<void>;
}

async function airscan(): Promise<Source> {
  const scanner = await simulateScanner();
  const area = ['-x', '210', '-y', '297'];
  return {
    name: 'airscan simulator, 250 ms of lamp included',
    env: { SANE_CONFIG_DIR: scanner.configDir },
    load(page) {
      scanner.load([page]);
      return Promise.resolve(['-d', scanner.device, '--source', 'ADF', '--mode', 'Color', '--resolution', String(DPI), ...area]); // prettier-ignore
    },
    close: () => scanner.close(),
  };
}

async function pnm(folder: string): Promise<Source> {
  await writeFile(join(folder, 'dll.conf'), 'pnm\n');
  return {
    name: 'pnm back end, a scanner without a lamp to move',
    env: { SANE_CONFIG_DIR: folder },
    async load(page) {
      const file = join(folder, `${page}.pnm`);
      const picture = readFileSync(new URL(`../../devices/simulators/pages/${page}.png`, import.meta.url));
      const drawn = sharp(picture)
        .resize(2480, 3508, { fit: 'fill' })
        .toColourspace('srgb')
        .removeAlpha()
        .raw();
      const { data, info } = await drawn.toBuffer({ resolveWithObject: true });
      await writeFile(file, Buffer.concat([Buffer.from(`P6\n${info.width} ${info.height}\n255\n`), data]));
      return ['-d', 'pnm:0', '--filename', file, '--resolution', `${DPI}dpi`];
    },
    close: () => Promise.resolve(),
  };
}

async function scanned(source: Source, args: readonly string[], file: string): Promise<number> {
  const began = performance.now();
  const done = await runProgram('scanimage', [...args, '--format=jpeg', '-o', file], {
    deadlineMs: SCAN_MS,
    env: { ...process.env, ...source.env },
  });
  if (done.code !== 0) throw new Error(`scanimage: ${done.stderr}`);
  return performance.now() - began;
}

async function decodedIn(bytes: Uint8Array): Promise<number> {
  const began = performance.now();
  const { buffer } = await sharp(bytes).raw().toBuffer();
  const took = performance.now() - began;
  // Given back at once: clearing it away later would be counted as ours.
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
  return took;
}

/** The booth's own way: digest, kept encrypted, cleaned, the copy kept, and both sealed as they are for the court. */
async function handled(file: string, papers: VisitPapers, cleaner: PageCleaner): Promise<number> {
  const began = performance.now();
  const bytes = await readFile(file);
  const sha256 = sha256Hex(bytes);
  const { width, height } = await sharp(bytes).metadata();
  const kept = await papers.putPage(bytes);
  if (!kept.ok) throw new Error(kept.error.kind);
  const { id, size } = kept.value;
  const page = {
    id, sha256, size, mime: 'image/jpeg', widthPx: width, heightPx: height, dpi: DPI, scannedAt: '', device: 'scanner', source: 'feeder',
  } as const; // prettier-ignore
  const seen = await cleanKeptPage(
    { page, cropping: { kind: 'find' }, limits: thresholds.pages },
    papers,
    cleaner,
  );
  if (!seen.ok) throw new Error(seen.error.kind);
  for (const paper of [id, ...(seen.value.copy === null ? [] : [seen.value.copy.id])]) {
    const plain = await papers.readPage(paper);
    if (plain === null) throw new Error('the page is lost');
    sha256Hex(...sealFile(plain, randomBytes(32)));
  }
  return performance.now() - began;
}

async function measure(
  source: Source,
  page: string,
  folder: string,
  papers: VisitPapers,
  cleaner: PageCleaner,
): Promise<Row> {
  const [ours, theirs]: [number[], number[]] = [[], []];
  const file = join(folder, 'scanned.jpg');
  for (let round = 0; round < ROUNDS + 1; round++) {
    const took = await scanned(source, await source.load(page), file);
    const decoding = await decodedIn(await readFile(file));
    await setTimeout(REST_MS);
    const handling = await handled(file, papers, cleaner);
    if (round === 0) continue; // the first loads programs and compiles
    theirs.push(took + decoding);
    ours.push(handling);
  }
  return {
    what: `A4 300 dpi colour page (${page}) cleaned, hashed, sealed`,
    measured: minAndMedian(ours),
    against: `scanimage JPEG + decode, ${source.name}: ${minAndMedian(theirs)}`,
    ratio: median(ours) / median(theirs),
    limit: { kind: 'atMost', ratio: LIMIT },
  };
}

export async function benchPages(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'yuncang-bench-pages-'));
  const clock = createClock(machineTime(), () => undefined);
  const opened = openStore({ dataDir: join(folder, 'booth'), clock, log: () => undefined });
  if (!opened.ok) throw new Error(opened.error.kind);
  const store = opened.value;
  const audit = createAudit({ store, clock, log: () => undefined });
  const papers = await openVisitPapers({ store, audit, clock, visitId: 'bench' });
  const cleaner = createPageThread({
    worker: new URL('../../main/core/pages/pageWorker.ts', import.meta.url),
  });
  const sources = [...(saneIsHere() ? [await airscan()] : []), await pnm(folder)];
  try {
    const rows: Row[] = [];
    for (const source of sources)
      for (const page of PAGES) rows.push(await measure(source, page, folder, papers, cleaner));
    return rows;
  } finally {
    for (const source of sources) await source.close();
    await cleaner.forget();
    await papers.destroy();
    store.close();
    await rm(folder, { recursive: true, force: true });
  }
}
