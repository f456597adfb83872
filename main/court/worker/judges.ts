/** Puts long posts on a thread of their own: one is judged and written to its file while the one before it is being committed. */
import { Worker } from 'node:worker_threads';
import { err, ok } from '../../contract/result.ts';
import type { KeptPost } from '../store/store.ts';
import type { Sender } from './envelope.ts';
import { judgePost, type Judgement, type Post, type PostFlaw } from './judging.ts';
import { fromColumns, type VerdictColumns } from './verdictColumns.ts';

export type JudgeAsk = {
  readonly n: number;
  readonly post: Post;
  readonly sender: Sender;
  readonly publicKey: string;
};
export type JudgeAnswer = { readonly n: number } & (
  | {
      readonly told: 'judged';
      readonly kept: KeptPost;
      readonly columns: VerdictColumns;
    }
  | { readonly told: 'flaw'; readonly flaw: PostFlaw }
  | { readonly told: 'notKept'; readonly code: string }
);

export type Judges = {
  /**
   * Takes the memory of the post when it goes to the thread: the caller must not look at it again.
   * Throws with a `code` when the disk did not take it.
   */
  judge(post: Post, sender: Sender, publicKey: string): Promise<Judgement>;
  close(): Promise<void>;
};

/** A few items are judged sooner than they are handed over, and one commit is sooner than a file and a commit. */
const LONG_POST_BYTES = 65_536;
const THREAD = new URL('./judgeThread.ts', import.meta.url);

/** `posts` is the folder of long posts; `entry` is another thread in tests only. */
export function judges(posts: string, entry: URL = THREAD): Judges {
  let thread: Worker | null = null;
  let closing = false;
  let asked = 0;
  const waiting = new Map<number, PromiseWithResolvers<Judgement>>();

  const start = (): Worker => {
    const made = new Worker(entry, { workerData: posts });
    made.unref();
    made.on('message', (answer: JudgeAnswer) => {
      const asker = waiting.get(answer.n);
      waiting.delete(answer.n);
      if (answer.told === 'notKept') asker?.reject(new NotKeptError(answer.code));
      else asker?.resolve(judgementOf(answer));
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
      const pieces = post.form === 'lines' ? post.pieces : [post.bytes];
      const size = pieces.reduce((sum, { length }) => sum + length, 0);
      if (size < LONG_POST_BYTES) return judgedHere(post, sender, publicKey);
      thread ??= start();
      const n = (asked += 1);
      const answer = Promise.withResolvers<Judgement>();
      waiting.set(n, answer);
      const ask: JudgeAsk = { n, post, sender, publicKey };
      thread.postMessage(ask, pieces.flatMap(memoryOf));
      return answer.promise;
    },
    async close() {
      closing = true;
      await thread?.terminate();
    },
  };
}

/** What the file system said, for the answer to the booth. */
class NotKeptError extends Error {
  override name = 'NotKeptError';
  readonly code: string;
  constructor(code: string) {
    super('the disk did not take a post');
    this.code = code;
  }
}

async function judgedHere(post: Post, sender: Sender, publicKey: string): Promise<Judgement> {
  const judged = await judgePost(post, sender, publicKey);
  if (!judged.ok) return judged;
  return ok({ kept: { kind: 'row', bytes: judged.value.bytes }, judged: judged.value.judged });
}

function judgementOf(answer: Exclude<JudgeAnswer, { readonly told: 'notKept' }>): Judgement {
  if (answer.told === 'flaw') return err(answer.flaw);
  return ok({ kept: answer.kept, judged: fromColumns(answer.columns) });
}

/** The memory the bytes lie in moves to the other thread without a copy, unless others lie there too. */
export const memoryOf = ({ buffer, byteLength }: Uint8Array): ArrayBuffer[] =>
  buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
