/** A booth's line to the court, spoken frame by frame. */
import { WebSocket } from 'ws';
import type { z } from 'zod';
import { CourtFrame } from '../../main/contract/link.ts';
import type { SeatAnswer } from '../../main/contract/live.ts';
import type { TestBooth } from './courtBooth.ts';

export type Line = {
  readonly ws: WebSocket;
  next(): Promise<z.infer<typeof CourtFrame>>;
  readonly closed: Promise<number>;
};

export function lineOf(booth: TestBooth, time = Date.now()): Line {
  const ws = new WebSocket(`${booth.url.replace('http', 'ws')}/v1/ws`);
  const frames: z.infer<typeof CourtFrame>[] = [];
  let wake = (): void => undefined;
  ws.on('open', () => {
    const headers = booth.signedHeaders('GET', '/v1/ws', '', time);
    ws.send(JSON.stringify({ t: 'hello', booth: booth.identity.boothId, time, sig: headers['x-sig'] }));
  });
  ws.on('message', (data) => {
    frames.push(CourtFrame.parse(JSON.parse(Buffer.isBuffer(data) ? data.toString('utf8') : '')));
    wake();
  });
  const closed = new Promise<number>((resolve) => void ws.on('close', (code) => resolve(code)));
  return {
    ws,
    closed,
    async next() {
      for (;;) {
        const frame = frames.shift();
        if (frame !== undefined) return frame;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}

/** The booth opens a room: the host's seat in it. */
export async function roomOfBooth(booth: TestBooth, time?: number): Promise<SeatAnswer> {
  const line = lineOf(booth, time);
  await line.next();
  line.ws.send(JSON.stringify({ t: 'liveOpen' }));
  const opened = await line.next();
  if (opened.t !== 'liveOpened') throw new Error(`heard ${opened.t}`);
  return opened.seat;
}
