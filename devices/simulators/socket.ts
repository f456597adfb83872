/** A simulated device's end of a loopback socket: known to all who connect, opened by one, lost by all at unplug. */
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { encodePacket, hearPackets, PACKET } from '../transport/tcp.ts';

export interface DeviceSocket {
  /** `tcp://127.0.0.1:PORT`; stays the same over unplug and replug. */
  readonly path: string;
  /** To whoever has the device open; lost where nobody has. */
  send(kind: number, body: Uint8Array): void;
  unplug(): Promise<void>;
  plug(): Promise<void>;
  close(): Promise<void>;
}

/** `hear` gets the packets of the connection that has the device open. */
export async function createDeviceSocket(
  identity: Uint8Array | (() => Uint8Array),
  hear: (kind: number, body: Uint8Array) => void,
): Promise<DeviceSocket> {
  const sockets = new Set<Socket>();
  let holder: Socket | undefined;
  let plugged = true;

  const server = createServer((socket) => {
    if (!plugged) return void socket.destroy();
    sockets.add(socket);
    socket.on('close', () => {
      sockets.delete(socket);
      if (holder === socket) holder = undefined;
    });
    hearPackets(socket, (kind, body) => {
      if (kind !== PACKET.open) return void (holder === socket && hear(kind, body));
      holder ??= socket;
      socket.write(encodePacket(holder === socket ? PACKET.opened : PACKET.busy));
    });
    socket.write(encodePacket(PACKET.identity, typeof identity === 'function' ? identity() : identity));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const unplug = (): void => {
    plugged = false;
    holder = undefined;
    for (const socket of sockets) socket.destroy();
  };
  return {
    path: `tcp://127.0.0.1:${port}`,
    send: (kind, body) => void holder?.write(encodePacket(kind, body)),
    async unplug() {
      unplug();
    },
    async plug() {
      plugged = true;
    },
    async close() {
      unplug();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
