/** Child processes without a shell: the only place that starts one. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';

export interface Finished {
  /** Exit code, or null where a signal or a failed start ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** True when the program could not be started at all. */
  readonly notStarted: boolean;
}

export interface ChildOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly deadlineMs: number;
  /** Given on its standard input. */
  readonly input?: string;
}

/** Runs a program to its end; never rejects, and never outlives the deadline. */
export function runProgram(file: string, args: readonly string[], options: ChildOptions): Promise<Finished> {
  return new Promise((resolve) => {
    const settings = {
      env: options.env ?? process.env,
      timeout: options.deadlineMs,
      killSignal: 'SIGKILL' as const,
      maxBuffer: 4 << 20,
    };
    const child = execFile(file, args, settings, (failure, stdout, stderr) => {
      const code = failure === null ? 0 : typeof failure.code === 'number' ? failure.code : null;
      resolve({ code, signal: child.signalCode, stdout, stderr, notStarted: child.pid === undefined });
    });
    if (options.input !== undefined) {
      child.stdin?.on('error', () => {}); // the program may end first
      child.stdin?.end(options.input);
    }
  });
}

export interface Child {
  readonly pid: number | undefined;
  signal(signal: NodeJS.Signals): void;
  write(bytes: Uint8Array): void;
  /** No more input will come. */
  closeInput(): void;
}

export interface ChildEars {
  readonly stdout: (bytes: Uint8Array) => void;
  readonly stderr: (bytes: Uint8Array) => void;
  /** Called once, after both streams have ended. `code` and `signal` are null when it could not be started. */
  readonly ended: (code: number | null, signal: NodeJS.Signals | null) => void;
}

/** Starts a program and streams what it says. */
export function startProgram(
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  ears: ChildEars,
): Child {
  const child: ChildProcess = spawn(file, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  let ended = false;
  const end = (code: number | null, signal: NodeJS.Signals | null): void => {
    if (ended) return;
    ended = true;
    ears.ended(code, signal);
  };
  child.stdout?.on('data', (bytes: Buffer) => ears.stdout(bytes));
  child.stderr?.on('data', (bytes: Buffer) => ears.stderr(bytes));
  child.stdin?.on('error', () => {}); // the child may end first; `ended` tells
  child.on('error', () => end(null, null));
  child.on('close', end);
  return {
    pid: child.pid,
    signal: (signal) => void child.kill(signal),
    write: (bytes) => void child.stdin?.write(bytes),
    closeInput: () => void child.stdin?.end(),
  };
}
