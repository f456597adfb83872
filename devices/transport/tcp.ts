/** A device behind a loopback socket instead of a driver: the packets both ends speak, and the booth's end. */
import { connect, type Socket } from 'node:net';
import { err, ok, type Result } from '../../main/contract/result.ts';
import { createFramer } from './framing.ts';

/** First byte of a packet; the rest is its body. */
export const PACKET = {
  /** device → booth, on connecting: who it is. */
  identity: 1,
  /** booth → device: opens it for this connection alone; answered by `opened` or `busy`. */
  open: 2,
  opened: 3,
  busy: 4,
  /** Serial: bytes of the line (both ways), and the speed the booth has set (u32). */
  bytes: 5,
  speed: 6,
  /** HID: feature report asked for (id) and set (whole report); `answer` is empty for a refusal. */
  getFeature: 7,
  setFeature: 8,
  answer: 9,
  /** HID: input report, id first. */
  input: 10,
  /** HID: output report, id first; not answered. */
  output: 11,
} as const;

const FORMAT = { preamble: Uint8Array.of(0xd5), minLength: 1, maxLength: 0xffff };
/** From connecting to `opened`. */
const OPEN_LIMIT_MS = 2000;

export function encodePacket(kind: number, body: Uint8Array = new Uint8Array()): Uint8Array {
  const head = Buffer.alloc(4);
  head.set(FORMAT.preamble);
  head.writeUInt16BE(body.length + 1, 1);
  head[3] = kind;
  return Buffer.concat([head, body]);
}

/** Calls `hear` with each whole packet; a broken socket is told by its `close` alone. */
export function hearPackets(socket: Socket, hear: (kind: number, body: Uint8Array) => void): void {
  const framer = createFramer(FORMAT);
  socket.setNoDelay(true);
  socket.on('error', () => {}); // `close` follows
  socket.on('close', () => framer.reset());
  socket.on('data', (chunk: Buffer) => {
    for (const frame of framer.push(chunk)) hear(frame[2] ?? 0, frame.subarray(3));
    chunk.fill(0); // it may hold part of a card
  });
}

/** `tcp://127.0.0.1:PORT`; null for anything else, above all for another machine: nothing of a person crosses a network here. */
function endpointOf(address: string): { host: string; port: number } | null {
  const port = Number(/^tcp:\/\/127\.0\.0\.1:(\d{1,5})$/.exec(address)?.[1]);
  return port > 0 && port < 65_536 ? { host: '127.0.0.1', port } : null;
}

export const isTcp = (path: string): boolean => endpointOf(path) !== null;

export interface TcpDevice {
  readonly identity: Uint8Array;
  send(kind: number, body: Uint8Array): void;
  close(): void;
}

export interface TcpEars {
  readonly packet: (kind: number, body: Uint8Array) => void;
  /** Called once, whichever end closed. */
  readonly closed: () => void;
}

export function openTcp(address: string, ears: TcpEars): Promise<Result<TcpDevice, 'absent' | 'busy'>> {
  const endpoint = endpointOf(address);
  if (endpoint === null) return Promise.resolve(err('absent'));
  return new Promise((resolve) => {
    const socket = connect(endpoint);
    let identity = new Uint8Array();
    let device: TcpDevice | undefined;
    const send = (kind: number, body?: Uint8Array): void => void socket.write(encodePacket(kind, body));
    socket.setTimeout(OPEN_LIMIT_MS, () => socket.destroy());
    hearPackets(socket, (kind, body) => {
      if (device !== undefined) return ears.packet(kind, body);
      if (kind === PACKET.identity) {
        identity = new Uint8Array(body);
        return send(PACKET.open);
      }
      if (kind === PACKET.opened) {
        socket.setTimeout(0);
        device = { identity, send, close: () => socket.destroy() };
        return resolve(ok(device));
      }
      if (kind === PACKET.busy) resolve(err('busy'));
      socket.destroy();
    });
    socket.on('close', () => (device === undefined ? resolve(err('absent')) : ears.closed()));
  });
}

/** Who stands behind the address, without opening it; null: nobody. */
export function identityAt(address: string): Promise<Uint8Array | null> {
  const endpoint = endpointOf(address);
  if (endpoint === null) return Promise.resolve(null);
  return new Promise((resolve) => {
    const socket = connect(endpoint);
    socket.setTimeout(OPEN_LIMIT_MS, () => socket.destroy());
    hearPackets(socket, (kind, body) => {
      if (kind === PACKET.identity) resolve(new Uint8Array(body));
      socket.destroy();
    });
    socket.on('close', () => resolve(null));
  });
}
