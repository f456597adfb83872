/** Entry of the judging thread: takes long posts, gives verdicts and keeps what is good; knows no database and no private key. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { BATCH_MAX_BYTES } from '../../contract/link.ts';
import { longPosts } from '../store/longPosts.ts';
import type { KeptPost } from '../store/store.ts';
import type { JudgeAnswer, JudgeAsk } from './judges.ts';
import { judgePost, type Judged, type PostFlaw } from './judging.ts';
import { toColumns } from './verdictColumns.ts';

if (parentPort === null) throw new Error('this is the entry of a thread');
const port = parentPort;
const posts = longPosts(z.string().parse(workerData));

/** One post at a time lies here. A MB or two for each post would have the memory collected every few posts. */
const room = Buffer.alloc(BATCH_MAX_BYTES);

function join(pieces: readonly Uint8Array[]): Uint8Array {
  let size = 0;
  for (const piece of pieces) {
    room.set(piece, size);
    size += piece.length;
  }
  // Given back at once, not when it is collected. Pieces of a body that came in chunks lie in one memory.
  for (const memory of new Set(pieces.map(({ buffer }) => buffer)))
    if (memory instanceof ArrayBuffer) memory.transfer(0);
  return room.subarray(0, size);
}

async function answer({ n, post, sender, publicKey }: JudgeAsk): Promise<void> {
  const judgement = await judgePost(post, sender, publicKey, join);
  port.postMessage(judgement.ok ? kept(n, judgement.value) : flawed(n, judgement.error));
}

let turn: Promise<void> = Promise.resolve();
port.on('message', (ask: JudgeAsk) => void (turn = turn.then(() => answer(ask))));

const NOTHING: KeptPost = { kind: 'row', bytes: new Uint8Array() };
const flawed = (n: number, flaw: PostFlaw): JudgeAnswer => ({ n, told: 'flaw', flaw });
const Failure = z.object({ code: z.string() });

/** A disk that takes no more is no bug: whoever waits is told, and the booth sends again. */
function kept(n: number, { bytes, judged }: { bytes: Uint8Array; judged: readonly Judged[] }): JudgeAnswer {
  try {
    const anyGood = judged.some(({ kind }) => kind === 'good');
    const kept: KeptPost = anyGood ? { kind: 'file', name: posts.keep(bytes) } : NOTHING;
    return { n, told: 'judged', kept, columns: toColumns(judged) };
  } catch (error) {
    return { n, told: 'notKept', code: Failure.parse(error).code };
  }
}
