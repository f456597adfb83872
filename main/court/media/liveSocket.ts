/** `WSS /v1/live`: the line of a browser page to its room. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { LIVE_BEAT_MS, LIVE_CLOSE, LIVE_FRAME_MAX } from '../../contract/live.ts';
import type { Log } from '../log.ts';
import { liveLine } from './liveLine.ts';
import type { Rooms } from './rooms.ts';

const DELAYS = { join: 10_000, silence: LIVE_BEAT_MS * 3 } as const;
/** Lines at once, of all rooms: an open address must not fill the memory. */
const LINES_MAX = 2_000;
/** What may wait for a page that reads too slowly. */
const UNREAD_MAX = 1_048_576;

export type LiveSockets = {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
};

export function liveSockets(rooms: Rooms, now: () => number, log: Log): LiveSockets {
  const wss = new WebSocketServer({ noServer: true, maxPayload: LIVE_FRAME_MAX, perMessageDeflate: false });

  function attend(ws: WebSocket): void {
    const line = liveLine(
      rooms,
      {
        say(tell) {
          if (ws.bufferedAmount > UNREAD_MAX) return ws.terminate();
          return ws.send(JSON.stringify(tell));
        },
        hangUp: (code, why) => ws.close(code, why),
      },
      now,
      log,
    );
    let timer = setTimeout(() => ws.close(LIVE_CLOSE.notJoined, 'no join'), DELAYS.join);
    ws.on('message', (data, binary) => {
      line.heard(binary || !Buffer.isBuffer(data) ? '' : data.toString('utf8'));
      clearTimeout(timer);
      timer = setTimeout(() => ws.close(LIVE_CLOSE.silent, 'silent'), DELAYS.silence);
    });
    // An oversize frame and a broken line end in `close` as well.
    ws.on('error', () => ws.terminate());
    ws.on('close', () => {
      clearTimeout(timer);
      line.closed();
    });
  }

  return {
    upgrade(request, socket, head) {
      if (wss.clients.size >= LINES_MAX) {
        socket.end('HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\n\r\n');
        return;
      }
      wss.handleUpgrade(request, socket, head, attend);
    },
    close() {
      for (const ws of wss.clients) ws.terminate();
      wss.close();
    },
  };
}
