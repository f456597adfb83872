/** Worker thread that makes documents, so that the core keeps answering taps while a page is set. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { createDocumentPress, type DocumentJob } from './documentMaker.ts';
import type { PadPictureJob } from './padPrompt.ts';

export const WorkerStart = z.object({ fontDir: z.string() });

/** Both ends are this program: the shape is checked by the compiler. */
export type WorkerAsk =
  | { readonly n: number; readonly kind: 'make'; readonly job: DocumentJob }
  | { readonly n: number; readonly kind: 'drawPad'; readonly job: PadPictureJob }
  | { readonly n: number; readonly kind: 'forget' };

const press = createDocumentPress(WorkerStart.parse(workerData));

parentPort?.on('message', (ask: WorkerAsk) => {
  if (!press.ok) return parentPort?.postMessage({ n: ask.n, result: press });
  if (ask.kind === 'forget') {
    press.value.forget();
    return parentPort?.postMessage({ n: ask.n, result: null });
  }
  if (ask.kind === 'drawPad') {
    return void press.value.drawPad(ask.job).then((result) => parentPort?.postMessage({ n: ask.n, result }));
  }
  parentPort?.postMessage({ n: ask.n, result: press.value.make(ask.job) });
});
