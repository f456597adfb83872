/** The document maker on its own thread: one job after the other, each with a deadline; a dead thread is replaced. */
import { Worker } from 'node:worker_threads';
import { err } from '../../contract/result.ts';
import type { DocumentMaker, DocumentResult } from './documentMaker.ts';
import type { PadPictureResult } from './padPicture.ts';
import type { WorkerAsk } from './documentWorker.ts';

/** Cold start reads and checks 146 MB of fonts; a slow booth PC takes seconds for that, a warm job 20–150 ms. */
export const DOCUMENT_DEADLINE_MS = 30_000;

/** Null: forgotten, as asked. */
type Made = DocumentResult | PadPictureResult | null;
interface Answer {
  readonly n: number;
  readonly result: Made;
}
type AskBody = WorkerAsk extends infer A ? (A extends WorkerAsk ? Omit<A, 'n'> : never) : never;

/** `worker` is the bundled `documentWorker`; in a bundle it lies beside the core, in the sources beside this file. */
export function createDocumentThread(options: {
  readonly worker: URL;
  readonly fontDir: string;
  readonly deadlineMs?: number;
}): DocumentMaker {
  const deadlineMs = options.deadlineMs ?? DOCUMENT_DEADLINE_MS;
  const waiting = new Map<number, (result: Made) => void>();
  let next = 1;
  let thread: Worker | null = null;

  const settleAll = (kind: 'timedOut' | 'workerStopped') => {
    for (const settle of waiting.values()) settle(err({ kind }));
  };
  const start = (): Worker => {
    const worker = new Worker(options.worker, { workerData: { fontDir: options.fontDir } });
    worker.on('message', (answer: Answer) => waiting.get(answer.n)?.(answer.result));
    // 'error' is followed by 'exit'; without a listener it would end the core for a defect of one document.
    worker.on('error', () => {});
    worker.on('exit', () => {
      if (thread !== worker) return;
      thread = null;
      settleAll('workerStopped');
    });
    worker.unref();
    return worker;
  };
  /** The answer has the shape of its ask: both ends are this program. */
  const ask = <T extends Made>(body: AskBody): Promise<T> => {
    thread ??= start();
    const worker = thread;
    const n = next++;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        // A compile cannot be interrupted: every job that waits behind it fails with it, the thread ends as soon as the
        // native code returns (Typst itself stops a loop that it takes for infinite), and the next job gets a new one.
        thread = null;
        void worker.terminate();
        settleAll('timedOut');
      }, deadlineMs);
      waiting.set(n, (result) => {
        clearTimeout(timer);
        waiting.delete(n);
        resolve(result as T);
      });
      worker.postMessage({ ...body, n });
    });
  };
  return {
    async warm() {
      await ask<null>({ kind: 'forget' });
    },
    make: (job) => ask<DocumentResult>({ kind: 'make', job }),
    drawPad: (job) => ask<PadPictureResult>({ kind: 'drawPad', job }),
    async forget() {
      if (thread !== null) await ask<null>({ kind: 'forget' });
    },
    async close() {
      const worker = thread;
      thread = null;
      settleAll('workerStopped');
      await worker?.terminate();
    },
  };
}
