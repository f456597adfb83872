/** Worker thread that makes documents, so that the core keeps answering taps while a page is set. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { createDocumentPress, type DocumentJob } from './documentMaker.ts';

export const WorkerStart = z.object({ fontDir: z.string() });

/** Both ends are this program: the shape is checked by the compiler. */
export type WorkerAsk =
  | { readonly n: number; readonly kind: 'make'; readonly job: DocumentJob }
  | { readonly n: number; readonly kind: 'forget' };

const press = createDocumentPress(WorkerStart.parse(workerData));

parentPort?.on('message', (ask: WorkerAsk) => {
  if (!press.ok) return parentPort?.postMessage({ n: ask.n, result: press });
  if (ask.kind === 'forget') {
    press.value.forget();
    return parentPort?.postMessage({ n: ask.n, result: null });
  }
  parentPort?.postMessage({ n: ask.n, result: press.value.make(ask.job) });
});
