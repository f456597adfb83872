/** The page cleaner on its own thread: each page with a deadline; a thread that dies or hangs costs one page its check, nothing else. */
import { Worker } from 'node:worker_threads';
import { err, type Result } from '../../contract/result.ts';
import type { CleanedPage, CleaningJob } from './pageCleaner.ts';
import type { PageError } from './pageError.ts';
import type { CleaningAnswer, CleaningAsk } from './pageWorker.ts';

/** A page takes a fraction of a second; a slow booth PC some seconds. */
export const PAGE_DEADLINE_MS = 20_000;

export interface PageCleaner {
  /** Takes `job.bytes` over: the caller has nothing of them afterwards. */
  clean(job: CleaningJob): Promise<Result<CleanedPage, PageError>>;
  /** Starts the thread before the first page comes. */
  warm(): void;
  /** Ends the thread, and with it everything it ever held. */
  forget(): Promise<void>;
}

/** `worker` is the bundled `pageWorker`; in a bundle it lies beside the core, in the sources beside this file. */
export function createPageThread(options: {
  readonly worker: URL;
  readonly deadlineMs?: number;
}): PageCleaner {
  const deadlineMs = options.deadlineMs ?? PAGE_DEADLINE_MS;
  const waiting = new Map<number, (result: Result<CleanedPage, PageError>) => void>();
  let next = 1;
  let thread: Worker | null = null;

  const settleAll = (kind: 'timedOut' | 'workerStopped'): void => {
    for (const settle of waiting.values()) settle(err({ kind }));
  };
  const start = (): Worker => {
    const worker = new Worker(options.worker);
    worker.on('message', (answer: CleaningAnswer) => waiting.get(answer.n)?.(answer.result));
    // 'error' is followed by 'exit'; without a listener it would end the core for a defect of one page.
    worker.on('error', () => {});
    worker.on('exit', () => {
      if (thread !== worker) return;
      thread = null;
      settleAll('workerStopped');
    });
    worker.unref();
    return worker;
  };
  const stop = async (kind: 'timedOut' | 'workerStopped'): Promise<void> => {
    const worker = thread;
    thread = null;
    settleAll(kind);
    await worker?.terminate();
  };

  return {
    clean(job) {
      thread ??= start();
      const worker = thread;
      const n = next++;
      const bytes = new Uint8Array(job.bytes);
      job.bytes.fill(0);
      return new Promise((resolve) => {
        // libvips cannot be interrupted from here: the thread ends as soon as its native code returns, the next page gets a new one.
        const timer = setTimeout(() => void stop('timedOut'), deadlineMs);
        waiting.set(n, (result) => {
          clearTimeout(timer);
          waiting.delete(n);
          resolve(result);
        });
        const ask: CleaningAsk = { n, job: { ...job, bytes } };
        worker.postMessage(ask, [bytes.buffer]);
      });
    },
    warm() {
      thread ??= start();
    },
    forget: () => stop('workerStopped'),
  };
}
