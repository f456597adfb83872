/** Puts large batches on a thread of their own, so that one batch is judged while the one before it is being committed. */
import { Worker } from 'node:worker_threads';
import type { SignedItem } from '../../contract/link.ts';
import type { Sender } from './envelope.ts';
import { judgeBatch, type Judged } from './judging.ts';

export type JudgeAsk = {
  readonly n: number;
  readonly items: readonly SignedItem[];
  readonly sender: Sender;
  readonly publicKey: string;
};
export type JudgeAnswer = { readonly n: number; readonly judged: readonly Judged[] };

export type Judges = {
  judge(items: readonly SignedItem[], sender: Sender, publicKey: string): Promise<readonly Judged[]>;
  close(): Promise<void>;
};

/** A few items are judged sooner than they are handed over. */
const WORTH_A_THREAD = 16;

export function judges(): Judges {
  let thread: Worker | null = null;
  let asked = 0;
  const waiting = new Map<number, (judged: readonly Judged[]) => void>();

  const start = (): Worker => {
    const made = new Worker(new URL('./judgeThread.ts', import.meta.url));
    made.unref();
    made.on('message', ({ n, judged }: JudgeAnswer) => {
      waiting.get(n)?.(judged);
      waiting.delete(n);
    });
    // A bug in judging is a bug of the court: the process ends and its watcher starts it again; booths send again.
    made.on('error', (error) => {
      throw error;
    });
    return made;
  };

  return {
    judge(items, sender, publicKey) {
      if (items.length < WORTH_A_THREAD) return judgeBatch(items, sender, publicKey);
      thread ??= start();
      const n = (asked += 1);
      const ask: JudgeAsk = { n, items, sender, publicKey };
      const answer = new Promise<readonly Judged[]>((resolve) => void waiting.set(n, resolve));
      thread.postMessage(ask);
      return answer;
    },
    async close() {
      await thread?.terminate();
    },
  };
}
