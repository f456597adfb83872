/** Puts large posts on a thread of their own, so that one is judged while the one before it is being committed. */
import { Worker } from 'node:worker_threads';
import { ok, type Result } from '../../contract/result.ts';
import type { Sender } from './envelope.ts';
import type { FramingFlaw } from './framing.ts';
import { judgePost, type Judgement, type Post } from './judging.ts';
import { fromColumns, type VerdictColumns } from './verdictColumns.ts';

export type JudgeAsk = {
  readonly n: number;
  readonly post: Post;
  readonly sender: Sender;
  readonly publicKey: string;
};
export type JudgeAnswer = {
  readonly n: number;
  readonly told: Result<{ readonly bytes: Uint8Array; readonly columns: VerdictColumns }, FramingFlaw>;
};

export type Judges = {
  /** Takes the memory of the post when it goes to the thread: the caller must not look at it again. */
  judge(post: Post, sender: Sender, publicKey: string): Promise<Judgement>;
  close(): Promise<void>;
};

/** A few items are judged sooner than they are handed over. */
const WORTH_A_THREAD_BYTES = 65_536;
const THREAD = new URL('./judgeThread.ts', import.meta.url);

/** `entry` is another thread in tests only. */
export function judges(entry: URL = THREAD): Judges {
  let thread: Worker | null = null;
  let closing = false;
  let asked = 0;
  const waiting = new Map<number, (judgement: Judgement) => void>();

  const start = (): Worker => {
    const made = new Worker(entry);
    made.unref();
    made.on('message', ({ n, told }: JudgeAnswer) => {
      waiting.get(n)?.(
        told.ok ? ok({ bytes: told.value.bytes, judged: fromColumns(told.value.columns) }) : told,
      );
      waiting.delete(n);
    });
    // A bug in judging is a bug of the court: the process ends and its watcher starts it again; booths send again.
    let bug: Error | null = null;
    made.on('error', (error: Error) => {
      bug = error;
      throw error;
    });
    made.on('exit', (code) => {
      // Node loses what a listener throws while it empties the thread's port at its end.
      if (!closing) throw bug ?? new Error(`the judging thread ended by itself (${code})`);
    });
    return made;
  };

  return {
    judge(post, sender, publicKey) {
      if (post.bytes.length < WORTH_A_THREAD_BYTES) return judgePost(post, sender, publicKey);
      thread ??= start();
      const n = (asked += 1);
      const answer = new Promise<Judgement>((resolve) => void waiting.set(n, resolve));
      const ask: JudgeAsk = { n, post, sender, publicKey };
      thread.postMessage(ask, memoryOf(post.bytes));
      return answer;
    },
    async close() {
      closing = true;
      await thread?.terminate();
    },
  };
}

/** The memory the bytes lie in moves to the other thread without a copy, unless others lie there too. */
export const memoryOf = ({ buffer, byteLength }: Uint8Array): ArrayBuffer[] =>
  buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
