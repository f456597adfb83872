/** Answers of a simulated scanner that lie: about their length, their size, their place. */
import type { ServerResponse } from 'node:http';
import type { z } from 'zod';
import type { ScannerFault } from '../../main/contract/simulation.ts';
import { encodePng } from './png.ts';

type FaultName = z.infer<typeof ScannerFault>;

/** What the endless body promises, and what it is made of. */
const ENDLESS_BYTES = 2 ** 31;
const CHUNK = Buffer.alloc(1 << 20, 0x55);

/** As fast as the other side reads; ends when it hangs up. */
function pour(answer: ServerResponse, left: number): void {
  for (let rest = left; rest > 0 && !answer.destroyed; rest -= CHUNK.length) {
    if (!answer.write(CHUNK)) return void answer.once('drain', () => pour(answer, rest - CHUNK.length));
  }
  answer.end();
}

/** A PNG of a few bytes whose header says sixty thousand pixels square. */
export function imageBomb(): Buffer {
  const tiny = { width: 1, height: 1, pixels: Uint8Array.of(255) };
  const bomb = Buffer.from(encodePng(tiny, { color: false, level: 1, dpi: 300 }));
  bomb.writeUInt32BE(60_000, 16);
  bomb.writeUInt32BE(60_000, 20);
  return bomb;
}

/** True: the request for a page was answered the way a fault says. */
export function obeyMalice(faults: ReadonlySet<FaultName>, answer: ServerResponse): boolean {
  if (faults.has('redirect')) answer.writeHead(302, { location: 'http://127.0.0.2:9/page' }).end();
  else if (faults.has('endlessBody')) {
    // without a length: only the reader's own bound ends it
    answer.writeHead(200, { 'content-type': 'image/png' });
    pour(answer, ENDLESS_BYTES);
  } else if (faults.has('imageBomb')) answer.writeHead(200, { 'content-type': 'image/png' }).end(imageBomb());
  else if (faults.has('lyingLength')) {
    answer.writeHead(200, { 'content-type': 'image/png', 'content-length': 100_000 });
    answer.write(Buffer.alloc(5000), () => answer.destroy());
  } else return false;
  return true;
}
