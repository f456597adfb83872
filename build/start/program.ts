/** Starts a Node program that says on its first line of output, in JSON, how it can be reached. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as after } from 'node:timers/promises';
import type { z } from 'zod';
import { root } from './places.ts';

const START_MS = 60_000;

export interface Started<T> {
  readonly ready: T;
  readonly child: ChildProcess;
  stop(): Promise<void>;
}

export interface ProgramOptions<T> {
  /** Path of the TypeScript file below the project's root. */
  readonly script: string;
  readonly args: readonly string[];
  readonly ready: z.ZodType<T>;
  /** Each later line of its output, and each line of its error output. */
  onLine(line: string): void;
}

/** Rejects when the program ends, says something else, or is not ready in a minute. */
export async function startProgram<T>(options: ProgramOptions<T>): Promise<Started<T>> {
  const [file, args] = endsWithUs(process.execPath, [join(root, options.script), ...options.args]);
  const child = spawn(file, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => endChild(child);
  createInterface({ input: child.stderr }).on('line', (line) => options.onLine(line));
  const lines = createInterface({ input: child.stdout });
  const first = new Promise<string>((resolve, reject) => {
    lines.once('line', (line) => {
      lines.on('line', (later) => options.onLine(later));
      resolve(line);
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`${options.script} ended with ${code} before it was ready`)),
    );
    setTimeout(() => reject(new Error(`${options.script} was not ready in a minute`)), START_MS).unref();
  });
  try {
    const ready = options.ready.parse(JSON.parse(await first));
    return { ready, child, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** On Linux the kernel ends the program when we die, however we die; a test runner that is killed leaves nothing behind. */
export function endsWithUs(file: string, args: readonly string[]): [string, string[]] {
  const bound = process.platform === 'linux' && existsSync(SETPRIV);
  return bound ? [SETPRIV, ['--pdeathsig', 'TERM', file, ...args]] : [file, [...args]];
}

const SETPRIV = '/usr/bin/setpriv';
const PATIENCE_MS = 5_000;

/** Ends a child and waits for it; one that ignores the request is killed. */
export async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const patience = new AbortController();
  const kill = after(PATIENCE_MS, undefined, { signal: patience.signal }).then(
    () => child.kill('SIGKILL'),
    () => undefined, // it ended by itself
  );
  await Promise.race([gone, kill]);
  patience.abort();
  await gone;
}
