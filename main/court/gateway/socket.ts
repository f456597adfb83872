/** `WSS /v1/ws`: the line that says "pull now" and hears heartbeats; everything on it may be lost. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { z } from 'zod';
import { BoothFrame, type CourtFrame } from '../../contract/link.ts';
import type { CourtEngine } from '../engine/engine.ts';
import type { Log } from '../log.ts';
import type { AttendanceLine, AttendanceLines } from '../hearing/attendanceLines.ts';
import type { LiveLine } from '../media/liveLine.ts';
import type { BoothRooms } from '../media/boothRooms.ts';
import type { CourtStore } from '../store/store.ts';
import { tried } from '../store/tried.ts';
import type { Presence } from './presence.ts';
import { whoSigned } from './requestSignature.ts';

export type SocketParts = {
  readonly store: CourtStore;
  readonly engine: CourtEngine;
  readonly presence: Presence;
  readonly now: () => number;
  readonly log: Log;
  readonly rooms: BoothRooms;
  readonly hearings: AttendanceLines;
  /** Other lines on the same port, by their path. */
  readonly others: Readonly<Record<string, (request: IncomingMessage, socket: Duplex, head: Buffer) => void>>;
};

export const SOCKET_PATH = '/v1/ws';
const DELAYS = { hello: 10_000, silence: 90_000 } as const;
/** Close codes: our own (4000–4999 are free for programs), and the standard one of a server that cannot. */
const CLOSE = { badHello: 4401, revoked: 4403, silent: 4408, replaced: 4409, failed: 1011 } as const;

export type Sockets = {
  /** Hangs up on a booth that may no longer speak. */
  drop(booth: string): void;
  close(): void;
};

export function socketsOn(
  server: Server,
  { store, engine, presence, now, log, rooms, hearings, others }: SocketParts,
): Sockets {
  const wss = new WebSocketServer({ noServer: true, maxPayload: 65_536 });
  const open = new Map<string, WebSocket>();
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (Object.hasOwn(others, path)) return others[path]?.(request, socket, head);
    if (path !== SOCKET_PATH) {
      socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n');
      return undefined;
    }
    return wss.handleUpgrade(request, socket, head, (ws) => attend(ws));
  };
  server.on('upgrade', upgrade);

  function attend(ws: WebSocket): void {
    let booth: string | null = null;
    let live: LiveLine | null = null;
    let attendance: AttendanceLine | null = null;
    let unsubscribe = (): void => undefined;
    let timer = setTimeout(() => ws.close(CLOSE.badHello, 'no hello'), DELAYS.hello);
    const say = (frame: z.infer<typeof CourtFrame>): void => ws.send(JSON.stringify(frame));

    ws.on('message', (data, binary) => {
      const frame = binary || !Buffer.isBuffer(data) ? null : frameOf(data.toString('utf8'));
      if (frame === null) return ws.close(CLOSE.badHello, 'not a frame');
      if (booth === null) {
        booth = frame.t === 'hello' ? greeted(frame) : null;
        if (booth === null) return ws.close(CLOSE.badHello, 'not a signed hello');
        open.get(booth)?.close(CLOSE.replaced, 'a newer line took over');
        open.set(booth, ws);
        const ends = [
          engine.subscribe(`dn.${booth}`, () => say({ t: 'nudge', what: 'receipts' })),
          engine.subscribe('booths.config', () => say({ t: 'nudge', what: 'config' })),
        ];
        unsubscribe = () => ends.forEach((end) => end());
        presence.seen(booth);
        engine.publish('evt.booths');
        log('socketOpened', { booth });
        say({ t: 'welcome', at: new Date(now()).toISOString() });
        attendance = hearings.line(booth, say);
      } else if (frame.t === 'hb') {
        presence.seen(booth, frame);
        engine.publish('evt.booths');
        say({ t: 'hb' });
      } else if (frame.t === 'liveOpen') {
        const who = booth;
        // On a full disk there is no room, and so no line: the table is told as of any that is lost.
        if (!tried(() => say({ t: 'liveOpened', seat: rooms.open(who) })))
          ws.close(CLOSE.failed, 'no room now');
      } else if (frame.t === 'live') {
        live ??= rooms.line({
          say: (tell) => say({ t: 'live', tell }),
          hangUp(code) {
            const over = live;
            live = null;
            over?.closed();
            say({ t: 'liveClosed', code });
          },
        });
        live.heard(frame.say);
      } else if (frame.t === 'hearing') {
        attendance?.heard(frame.attendance, frame.say);
      }
      clearTimeout(timer);
      timer = setTimeout(() => ws.close(CLOSE.silent, 'silent'), DELAYS.silence);
      return undefined;
    });
    // A broken line ends in `close` as well; what it carried may be lost.
    ws.on('error', () => ws.terminate());
    ws.on('close', () => {
      clearTimeout(timer);
      unsubscribe();
      live?.closed();
      attendance?.closed();
      if (booth === null) return;
      if (open.get(booth) === ws) open.delete(booth);
      engine.publish('evt.booths');
      log('socketClosed', { booth });
    });
  }

  function greeted(hello: Extract<z.infer<typeof BoothFrame>, { t: 'hello' }>): string | null {
    const signed = {
      method: 'GET',
      path: SOCKET_PATH,
      booth: hello.booth,
      time: String(hello.time),
      signature: hello.sig,
    };
    const who = whoSigned(signed, new Uint8Array(), store, now());
    return who.ok ? who.value.booth : null;
  }

  return {
    drop: (booth) => open.get(booth)?.close(CLOSE.revoked, 'revoked'),
    close() {
      server.off('upgrade', upgrade);
      for (const ws of wss.clients) ws.terminate();
      wss.close();
    },
  };
}

function frameOf(text: string): z.infer<typeof BoothFrame> | null {
  try {
    return BoothFrame.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
