/** Entry of the judging thread: takes posts, gives verdicts, knows no database and no private key. */
import { parentPort } from 'node:worker_threads';
import { ok } from '../../contract/result.ts';
import { memoryOf, type JudgeAsk, type JudgeAnswer } from './judges.ts';
import { judgePost } from './judging.ts';
import { toColumns } from './verdictColumns.ts';

if (parentPort === null) throw new Error('this is the entry of a thread');
const port = parentPort;
port.on('message', ({ n, post, sender, publicKey }: JudgeAsk) => {
  void judgePost(post, sender, publicKey).then((judgement) => {
    const told = judgement.ok
      ? ok({ bytes: judgement.value.bytes, columns: toColumns(judgement.value.judged) })
      : judgement;
    const answer: JudgeAnswer = { n, told };
    port.postMessage(answer, memoryOf(post.bytes));
  });
});
