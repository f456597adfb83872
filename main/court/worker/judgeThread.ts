/** Entry of the judging thread: takes batches, gives verdicts, knows no database and no private key. */
import { parentPort } from 'node:worker_threads';
import type { JudgeAsk, JudgeAnswer } from './judges.ts';
import { judgeBatch } from './judging.ts';

if (parentPort === null) throw new Error('this is the entry of a thread');
const port = parentPort;
port.on('message', (ask: JudgeAsk) => {
  void judgeBatch(ask.items, ask.sender, ask.publicKey).then((judged) => {
    const answer: JudgeAnswer = { n: ask.n, judged };
    port.postMessage(answer);
  });
});
