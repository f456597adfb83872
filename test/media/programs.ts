/** The court's servers for picture and sound as real programs: started by a test in a folder of their own, ended with it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

export interface Program {
  end(): Promise<void>;
}

export interface TurnServer extends Program {
  readonly url: string;
  readonly secret: string;
}

/** coturn on loopback. It may relay to loopback here, which it refuses by itself and shall refuse in a court. */
export async function turnServer(): Promise<TurnServer> {
  const secret = `secret-of-this-test-${Math.random()}`;
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'yuncang-turn-'));
  const file = join(folder, 'turnserver.conf');
  writeFileSync(
    file,
    [
      `listening-port=${port}`, 'listening-ip=127.0.0.1', 'relay-ip=127.0.0.1', 'realm=yuncang.test', 'use-auth-secret',
      `static-auth-secret=${secret}`, 'allow-loopback-peers', 'no-tls', 'no-dtls', 'no-cli', 'no-multicast-peers', 'relay-threads=1',
      `userdb=${join(folder, 'turn.db')}`, `pidfile=${join(folder, 'turn.pid')}`, 'log-file=stdout',
    ].join('\n'),
  ); // prettier-ignore
  const child = spawn('turnserver', ['-c', file], { stdio: 'ignore' });
  await listens(child, port);
  return {
    url: `turn:127.0.0.1:${port}?transport=udp`,
    secret,
    async end() {
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Resolves when something listens there; fails when the program ended before. */
export async function listens(child: ChildProcess, port: number): Promise<void> {
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`${child.spawnfile} ended at once`);
    if (await answers(port)) return;
    await setTimeout(BETWEEN_LOOKS_MS);
  }
}
const BETWEEN_LOOKS_MS = 50;

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

export async function ended(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL' = 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
