/** A TCP proxy before the court: cutting it is a pulled network cable, restoring it plugs it in again. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface LinkProxy {
  readonly url: string;
  up(): boolean;
  cut(): void;
  restore(): void;
  close(): Promise<void>;
}

export async function startLinkProxy(target: string): Promise<LinkProxy> {
  const court = new URL(target);
  const port = Number(court.port) || (court.protocol === 'https:' ? 443 : 80);
  const sockets = new Set<Socket>();
  let up = true;
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    return socket;
  };
  const drop = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  const server = createServer((booth) => {
    if (!up) return void booth.destroy();
    const there = keep(connect(port, court.hostname));
    keep(booth);
    for (const [from, to] of [[booth, there], [there, booth]] as const) {
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
    } // prettier-ignore
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: own } = server.address() as AddressInfo;
  return {
    url: `${court.protocol}//127.0.0.1:${own}`,
    up: () => up,
    cut() {
      up = false;
      drop();
    },
    restore: () => void (up = true),
    async close() {
      drop();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
