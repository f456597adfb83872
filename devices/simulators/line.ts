/** The simulated reader's serial line: a pseudo-terminal, or a socket where there is none. */
import { PACKET } from '../transport/tcp.ts';
import { createPty } from './pty.ts';
import { createDeviceSocket } from './socket.ts';
import type { Wire } from './wires.ts';

export interface Line {
  /** What a booth opens; stays the same over unplug and replug, like a udev link. */
  readonly path: string;
  send(bytes: Uint8Array): void;
  /** Speed the other side has set; 0 where it has set none. */
  speed(): Promise<number>;
  /** Resolves once the line is gone, as after a pulled cable. */
  unplug(): Promise<void>;
  plug(): Promise<void>;
  close(): Promise<void>;
}

async function createSocketLine(hear: (bytes: Uint8Array) => void): Promise<Line> {
  let speed = 0;
  const socket = await createDeviceSocket(new Uint8Array(), (kind, body) => {
    if (kind === PACKET.speed) speed = Buffer.from(body).readUInt32BE();
    if (kind === PACKET.bytes) hear(body);
  });
  const { path, unplug, plug, close } = socket;
  return {
    path,
    send: (bytes) => socket.send(PACKET.bytes, bytes),
    speed: () => Promise.resolve(speed),
    unplug,
    plug,
    close,
  };
}

export const createLine = (wire: Wire, hear: (bytes: Uint8Array) => void): Promise<Line> =>
  wire === 'driver' ? createPty(hear) : createSocketLine(hear);
