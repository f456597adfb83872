/** Entry of a thread that verifies one packet: whatever is in it cannot stop or swell the court. */
import { parentPort } from 'node:worker_threads';
import { checkPacket, type OpenedPacket } from './checkPacket.ts';

if (parentPort === null) throw new Error('this is the entry of a thread');
const port = parentPort;
port.once('message', (opened: OpenedPacket) => {
  void checkPacket(opened).then((verdict) => port.postMessage(verdict));
});
