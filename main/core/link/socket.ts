/** The socket to the court: only things that may be lost. A heartbeat each 15 s; 40 s of silence and it is cut, not closed. */
import { WebSocket } from 'ws';
import type { z } from 'zod';
import type { Log } from '../../contract/events.ts';
import { type BoothFrame, CourtFrame } from '../../contract/link.ts';
import { parseJson } from '../outbox/receipts.ts';
import type { Identity } from '../store/identity.ts';
import type { Clock } from '../util/clock.ts';
import { sha256, sha256Hex } from '../util/digest.ts';
import { retryIn } from './backoff.ts';

export const HEARTBEAT_MS = 15_000;
export const SILENCE_MS = 40_000;
const HANDSHAKE_MS = 10_000;
const FRAME_MAX_BYTES = 65_536;
const PATH = '/v1/ws';

type Frame = z.infer<typeof BoothFrame>;

export interface SocketPart {
  readonly base: URL;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  readonly heartbeat: () => Extract<Frame, { t: 'hb' }>;
  readonly onNudge: (what: 'receipts' | 'config') => void;
  readonly onAlive: () => void;
  /** Of a live session; the line itself came (`up`) or went. */
  readonly onLive: (news: LiveNews) => void;
}

export type LiveNews =
  | Extract<z.infer<typeof CourtFrame>, { t: 'live' | 'liveOpened' | 'liveClosed' | 'hearing' | 'seatsKept' }>
  | { readonly t: 'line'; readonly up: boolean };

export interface CourtSocket {
  up(): boolean;
  /** False when the line is down: what is said then is lost. */
  say(frame: Extract<Frame, { t: 'live' | 'liveOpen' | 'hearing' }>): boolean;
  /** Connects now unless connected; forgets earlier failures. */
  wake(): void;
  stop(): void;
}

export function openCourtSocket(part: SocketPart): CourtSocket {
  const { clock } = part;
  let socket: WebSocket | null = null;
  let welcomed = false;
  let failures = 0;
  let stopped = false;
  let cancelRetry: () => void = () => undefined;
  let cancelBeat: () => void = () => undefined;
  let cancelSilence: () => void = () => undefined;

  function heard(of: WebSocket): void {
    part.onAlive();
    listen(of);
  }

  function listen(of: WebSocket): void {
    cancelSilence();
    cancelSilence = clock.after(SILENCE_MS, () => {
      part.log('socketSilent', {});
      of.terminate(); // close() would wait for an answer that never comes
    });
  }

  function beat(of: WebSocket): void {
    send(of, part.heartbeat());
    of.ping();
    cancelBeat = clock.after(HEARTBEAT_MS, () => beat(of));
  }

  function received(data: Buffer, of: WebSocket): void {
    heard(of);
    const frame = CourtFrame.safeParse(parseJson(data.toString('utf8')));
    if (!frame.success) return part.log('frameIgnored', { bytes: data.length });
    if (frame.data.t === 'welcome') {
      failures = 0;
      welcomed = true;
      beat(of);
      part.onLive({ t: 'line', up: true });
    }
    if (frame.data.t === 'nudge') part.onNudge(frame.data.what);
    const { data: news } = frame;
    if (
      news.t === 'live' ||
      news.t === 'liveOpened' ||
      news.t === 'liveClosed' ||
      news.t === 'hearing' ||
      news.t === 'seatsKept'
    )
      part.onLive(news);
  }

  function open(): void {
    cancelRetry();
    if (stopped || socket !== null || part.identity.claim() === null) return;
    const url = new URL(PATH, part.base);
    url.protocol = part.base.protocol === 'https:' ? 'wss:' : 'ws:';
    const opening = new WebSocket(url, {
      handshakeTimeout: HANDSHAKE_MS,
      maxPayload: FRAME_MAX_BYTES,
      perMessageDeflate: false,
    });
    socket = opening;
    opening.on('open', () => {
      listen(opening); // a handshake may be a proxy's; the court's own word is the welcome
      const hello = helloFrame(part);
      if (hello !== null) send(opening, hello);
    });
    opening.on('message', (data) => received(toBuffer(data), opening));
    opening.on('pong', () => heard(opening));
    opening.on('ping', () => heard(opening));
    opening.on('error', () => undefined); // 'close' follows and does the rest
    opening.on('close', () => {
      cancelBeat();
      cancelSilence();
      socket = null;
      if (welcomed) part.onLive({ t: 'line', up: false });
      welcomed = false;
      if (stopped) return;
      failures += 1;
      cancelRetry = clock.after(retryIn(failures, part.random()), open);
    });
  }

  return {
    up: () => welcomed,
    say(frame) {
      if (socket === null || !welcomed) return false;
      send(socket, frame);
      return true;
    },
    wake() {
      failures = 0;
      open();
    },
    stop() {
      stopped = true;
      cancelRetry();
      cancelBeat();
      cancelSilence();
      socket?.terminate();
    },
  };
}

function helloFrame({ identity, clock }: SocketPart): Frame | null {
  const claim = identity.claim();
  if (claim === null) return null;
  const time = Math.round(clock.now());
  const sig = identity.sign(sha256(`GET\n${PATH}\n${time}\n${sha256Hex('')}`));
  return { t: 'hello', booth: claim.boothId, time, sig };
}

function send(socket: WebSocket, frame: Frame): void {
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
}

function toBuffer(data: Buffer | ArrayBuffer | Buffer[]): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}
