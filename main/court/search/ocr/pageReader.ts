/** Reads pages one at a time on a thread of its own: each with a deadline, the thread gone when nothing is asked for a while. */
import { Worker } from 'node:worker_threads';
import { err, type Result } from '../../../contract/result.ts';
import type { FileKind, ReadAnswer, ReadAsk, ReadPages, Unreadable } from './readThread.ts';

export type PageReader = {
  /** One file after the other, in the order asked. A file that cannot be read says so and costs nothing else. */
  read(kind: FileKind, bytes: Uint8Array): Promise<Result<ReadPages, Unreadable>>;
  /** Ends the thread; what is being read comes back as unreadable. */
  close(): Promise<void>;
};

/** A page takes a few seconds of one core; a machine under load many times that. `idle`: the models' memory is given back. */
const DELAYS = { page: 120_000, idle: 60_000 } as const;
/** Pixels and models lie outside the heap and are bounded by the thread's own limits on a picture. */
const HEAP_MB = 512;
const THREAD = new URL('./readThread.ts', import.meta.url);

/** `entry` and `ms` are others in tests only. */
export function pageReader({
  entry = THREAD,
  ms = DELAYS.page,
}: { readonly entry?: URL; readonly ms?: number } = {}): PageReader {
  let thread: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;
  let [n, closed] = [0, false];

  const started = (): Worker => {
    const worker = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB }, stdout: true });
    // 'error' is followed by 'exit'; without a listener it would end the court for a defect of one page.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      if (thread === worker) thread = null;
    });
    worker.unref();
    return worker;
  };
  const end = async (): Promise<void> => {
    const worker = thread;
    thread = null;
    await worker?.terminate();
  };

  const readNow = (kind: FileKind, bytes: Uint8Array): Promise<Result<ReadPages, Unreadable>> => {
    if (closed) return Promise.resolve(err({ kind: 'unreadable' }));
    clearTimeout(idle);
    thread ??= started();
    const worker = thread;
    n += 1;
    const ask: ReadAsk = { n, kind, bytes: new Uint8Array(bytes) };
    return new Promise((resolve) => {
      const settle = (result: Result<ReadPages, Unreadable>): void => {
        clearTimeout(deadline);
        worker.off('message', answered);
        worker.off('exit', gone);
        idle = setTimeout(() => void end(), DELAYS.idle);
        idle.unref();
        resolve(result);
      };
      const answered = (answer: ReadAnswer): void => {
        if (answer.n === ask.n) settle(answer.result);
      };
      const gone = (): void => settle(err({ kind: 'unreadable' }));
      const deadline = setTimeout(() => void end(), ms);
      worker.on('message', answered);
      worker.on('exit', gone);
      worker.postMessage(ask, [ask.bytes.buffer]);
    });
  };

  return {
    read(kind, bytes) {
      const reading = last.then(() => readNow(kind, bytes));
      last = reading;
      return reading;
    },
    async close() {
      closed = true;
      clearTimeout(idle);
      await end();
    },
  };
}
