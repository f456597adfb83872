/** Courts for tests: in this process, or as a program of its own that can be killed. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { startCourt, type Court, type CourtOptions } from '../../main/court/start.ts';
import { TestBooth } from './courtBooth.ts';

export function courtFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yuncang-court-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export type Logged = { readonly event: string; readonly fields: unknown };

/** Ends with the test. */
export async function courtHere(
  options: Partial<CourtOptions> = {},
): Promise<Court & { readonly logged: readonly Logged[] }> {
  const logged: Logged[] = [];
  const started = await startCourt({
    dataDir: options.dataDir ?? courtFolder(),
    port: 0,
    log: (event, fields) => void logged.push({ event, fields }),
    ...options,
  });
  if (!started.ok) throw new Error(started.error.message);
  const court = started.value;
  onTestFinished(() => court.close());
  return { ...court, logged };
}

export const boothOf = (court: Court, boothId = 'hw-03', now?: () => number): Promise<TestBooth> =>
  TestBooth.provision(court.url, court.issueCode({ boothId, site: '演示派出所', booth: '演示 3 号舱' }), now);

const Listening = z.object({ url: z.string(), deskUrl: z.string(), code: z.string().optional() });
export type CourtProgram = z.infer<typeof Listening> & {
  /** Of the desk. */
  readonly token: string;
  readonly process: ChildProcess;
  /** Resolves when the court wrote this event to its log. */
  event(name: string): Promise<void>;
  /** Resolves when it is gone. */
  kill(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
};

/** `node main/court/start.ts` as an operator would start it. */
export async function courtProgram(folder: string, ...args: readonly string[]): Promise<CourtProgram> {
  const root = join(import.meta.dirname, '../..');
  const child = spawn(process.execPath, ['main/court/start.ts', '--data', folder, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const waiting = new Map<string, () => void>();
  createInterface({ input: child.stderr }).on('line', (line) => {
    const event = /"event":"(\w+)"/.exec(line)?.[1] ?? '';
    waiting.get(event)?.();
  });
  const first = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`the court ended with ${code} before it listened`)));
  });
  const listening = Listening.parse(JSON.parse(first));
  return {
    ...listening,
    token: new URL(listening.deskUrl).hash.slice('#token='.length),
    process: child,
    event: (name) => new Promise((resolve) => void waiting.set(name, resolve)),
    kill: (signal) =>
      new Promise((resolve) => {
        child.once('exit', (code) => resolve(code));
        child.kill(signal);
      }),
  };
}
