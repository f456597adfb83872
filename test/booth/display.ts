/** A screen where there is none: Xvfb in a given size with openbox on it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { endChild, endsWithUs } from '../../build/start/program.ts';

export interface Display {
  /** Value for the environment variable DISPLAY. */
  readonly name: string;
  close(): Promise<void>;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const START_MS = 20_000;

/**
 * A number of our own, drawn at random, with Xvfb's lock file: left to choose by itself it takes no lock, and of two
 * servers that start together one loses its socket to the other. It writes the number to the pipe once it takes
 * connections. What it shows lies in a file of `frameFolder`, for `frame.ts`.
 */
export async function openDisplay({ width, height }: Size, frameFolder?: string): Promise<Display> {
  const number = `:${randomInt(1_000, 30_000)}`;
  const screen = ['-screen', '0', `${width}x${height}x24`];
  const options = [
    number,
    '-displayfd',
    '3',
    ...screen,
    '-nolisten',
    'tcp',
    '-noreset',
    ...(frameFolder === undefined ? [] : ['-fbdir', frameFolder]),
  ];
  const server = spawn(...endsWithUs('Xvfb', options), { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const name = `:${await firstLine(server)}`;
  const manager = spawn(...endsWithUs('openbox', ['--sm-disable']), {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: name },
  });
  await once(manager, 'spawn');
  return {
    name,
    async close() {
      await endChild(manager);
      await endChild(server);
    },
  };
}

async function firstLine(server: ChildProcess): Promise<string> {
  const pipe = server.stdio[3];
  if (pipe === null || pipe === undefined || !('on' in pipe)) throw new Error('Xvfb has no number pipe');
  const line = new Promise<string>((resolve, reject) => {
    let text = '';
    pipe.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text.trim());
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    setTimeout(() => reject(new Error('Xvfb did not start')), START_MS).unref();
  });
  return line;
}
