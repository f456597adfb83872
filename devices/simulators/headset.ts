/** A simulated headphone jack: a named pipe that carries the kernel's own event records. */
import { closeSync, constants, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeJack } from '../headset/protocol.ts';
import { runProgram } from '../transport/child.ts';

export interface SimulatedHeadset {
  readonly path: string;
  plugged(): boolean;
  move(plugged: boolean): void;
  /** Writes bytes as they are, for tests of what a driver does with them. */
  raw(bytes: Uint8Array): void;
  close(): void;
}

/** Null where this machine has no named pipes. */
export async function simulateHeadset(): Promise<SimulatedHeadset | null> {
  if (process.platform === 'win32') return null;
  const folder = mkdtempSync(join(tmpdir(), 'yuncang-jack-'));
  const path = join(folder, 'event0');
  const made = await runProgram('mkfifo', [path], { deadlineMs: 5_000 });
  if (made.code !== 0) {
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
  // held open at both ends: a reader that comes and goes never sees its end
  const pipe = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  let plugged = false;
  return {
    path,
    plugged: () => plugged,
    move(now) {
      plugged = now;
      writeSync(pipe, encodeJack(now, Date.now()));
    },
    raw: (bytes) => void writeSync(pipe, bytes),
    close() {
      closeSync(pipe);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
