/** Worker thread that cleans pages: no picture is decoded where the core decides and answers taps. */
import { parentPort } from 'node:worker_threads';
import type { Result } from '../../contract/result.ts';
import { cleanPage, type CleanedPage, type CleaningJob } from './pageCleaner.ts';
import type { PageError } from './pageError.ts';

/** Both ends are this program: the shape is checked by the compiler. */
export interface CleaningAsk {
  readonly n: number;
  readonly job: CleaningJob;
}
export interface CleaningAnswer {
  readonly n: number;
  readonly result: Result<CleanedPage, PageError>;
}

const port = parentPort;
port?.on('message', (ask: CleaningAsk) => {
  void clean(ask).then((answer) => {
    const copy = answer.result.ok ? answer.result.value.copy : null;
    port.postMessage(answer, copy === null ? [] : [copy.bytes.buffer]);
  });
});

async function clean({ n, job }: CleaningAsk): Promise<CleaningAnswer> {
  try {
    return { n, result: await cleanPage(job) };
  } finally {
    job.bytes.fill(0);
  }
}
