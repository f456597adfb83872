/** The page thread dies, hangs and is forgotten; each costs one page its check and nothing else. */
import type { Worker } from 'node:worker_threads';
import sharp from 'sharp';
import { afterEach, expect, it } from 'vitest';
import { thresholds } from '../../../build/policy/limits.ts';
import { turned, written } from './fixtures.ts';
import type { CleaningJob } from './pageCleaner.ts';
import { createPageThread, type PageCleaner } from './pageThread.ts';

const page = turned(written(), 1.3);
const bytes = await sharp(page.data, { raw: { width: page.width, height: page.height, channels: 1 } })
  .png()
  .toBuffer();
const job = (): CleaningJob => ({
  bytes: new Uint8Array(bytes), mime: 'image/png', dpi: 300, source: 'feeder', cropping: { kind: 'find' }, limits: thresholds.pages,
}); // prettier-ignore
const real = new URL('./pageWorker.ts', import.meta.url);
const script = (source: string): URL => new URL(`data:text/javascript,${encodeURIComponent(source)}`);
const listening = (answer: string): URL =>
  script(`import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { ${answer} });`);

let thread: PageCleaner | null = null;
const open = (worker: URL, deadlineMs = 60_000): PageCleaner =>
  (thread = createPageThread({ worker, deadlineMs }));
afterEach(() => thread?.forget());

it('cleans a page, and what was handed over is zeroed', async () => {
  const mine = job();
  expect(await open(real).clean(mine)).toMatchObject({ ok: true, value: { findings: { verdict: 'good' } } });
  expect(mine.bytes.every((byte) => byte === 0)).toBe(true);
});

it('answers one page with an error when the thread dies, and cleans the next', async () => {
  const born = new Promise<Worker>((resolve) => process.once('worker', resolve));
  const cleaner = open(real);
  const dying = cleaner.clean(job());
  const worker = await born;
  await worker.terminate();
  expect(await dying).toEqual({ ok: false, error: { kind: 'workerStopped' } });
  expect((await cleaner.clean(job())).ok).toBe(true);
});

it('answers when the thread breaks by a bug', async () => {
  const broken = open(listening('throw new Error("a bug")'));
  expect(await broken.clean(job())).toEqual({ ok: false, error: { kind: 'workerStopped' } });
});

it('gives up a thread that hangs', async () => {
  const hanging = open(listening('for (;;) {}'), 300);
  expect(await hanging.clean(job())).toEqual({ ok: false, error: { kind: 'timedOut' } });
});

it('ends with the visit, and every page that waited is answered', async () => {
  const cleaner = open(real);
  const waiting = [cleaner.clean(job()), cleaner.clean(job())];
  await cleaner.forget();
  for (const result of await Promise.all(waiting)) expect(result.ok).toBe(false);
  await cleaner.forget();
});
