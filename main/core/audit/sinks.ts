/** Where log lines go: standard error, and a file that never grows past its bound. */
import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { LogSink } from './logger.ts';

export const stderrSink: LogSink = (line) => void process.stderr.write(`${line}\n`);

/** Whole lines appended to `path`; at `maxBytes` the file becomes `path.1`, the older ones move up, the last one goes. */
export function fileSink(path: string, maxBytes = 4 * 1024 * 1024, keep = 8): LogSink {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  let size = existsSync(path) ? statSync(path).size : 0;
  return (line) => {
    const bytes = Buffer.byteLength(line) + 1;
    if (size > 0 && size + bytes > maxBytes) {
      rotate(path, keep);
      size = 0;
    }
    appendFileSync(path, `${line}\n`, { mode: 0o600 });
    size += bytes;
  };
}

function rotate(path: string, keep: number): void {
  rmSync(`${path}.${keep}`, { force: true });
  for (let n = keep - 1; n >= 1; n--) {
    if (existsSync(`${path}.${n}`)) renameSync(`${path}.${n}`, `${path}.${n + 1}`);
  }
  renameSync(path, `${path}.1`);
}
