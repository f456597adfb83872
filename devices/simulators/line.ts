/** The simulated reader's serial line: a pseudo-terminal, or a socket where there is none. */
import { unreachable } from '../../main/contract/result.ts';
import { PACKET } from '../transport/tcp.ts';
import { createHidLine } from './hidLine.ts';
import { createPty } from './pty.ts';
import type { Preload } from './signaturePad.ts';
import { createDeviceSocket } from './socket.ts';
import type { Wire } from './wires.ts';

/** Where a simulated reader stands: also behind 64-byte HID reports. */
export type ReaderWire = Wire | 'hidFrame';

export type Obstruction = 'noRights' | 'locked';

export interface LineOptions {
  /** Name of the node at each plugging-in, counted from 0: by it a reader moves to another port. */
  readonly nameOf?: (plugging: number) => string;
}

export interface Line {
  /** What a booth opens; stays the same over unplug and replug, like a udev link, unless the line was told to move. */
  readonly path: string;
  send(bytes: Uint8Array): void;
  /** For the environment of the program that opens it, where it is a virtual hidraw. */
  readonly hidraw: Preload | null;
  /** Speed the other side has set; 0 where it has set none. `fresh`: it may just have changed. */
  speed(fresh?: boolean): Promise<number>;
  /** Stands in an opener's way: no rights, or another holder. Does nothing where there is no node. */
  obstruct(how: Obstruction | null): Promise<void>;
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
    hidraw: null,
    send: (bytes) => socket.send(PACKET.bytes, bytes),
    speed: () => Promise.resolve(speed),
    obstruct: () => Promise.resolve(),
    unplug,
    plug,
    close,
  };
}

export function createLine(
  wire: ReaderWire,
  hear: (bytes: Uint8Array) => void,
  options: LineOptions = {},
): Promise<Line> {
  switch (wire) {
    case 'driver':
      return createPty(hear, options);
    case 'hidFrame':
      return createHidLine(hear);
    case 'transport':
      return createSocketLine(hear);
    default:
      return unreachable(wire);
  }
}
