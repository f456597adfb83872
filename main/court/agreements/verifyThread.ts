/** Entry of a thread that verifies one packet and ends: whatever is in it cannot stop or swell the court. */
import { parentPort, workerData } from 'node:worker_threads';
import { checkPacket, type OpenedPacket } from './checkPacket.ts';

if (parentPort === null) throw new Error('this is the entry of a thread');
const port = parentPort;
const opened: OpenedPacket = workerData;
port.postMessage(await checkPacket(opened));
