import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { printPaper } from './printer.ts';

const folder = mkdtempSync(join(tmpdir(), 'yuncang-printer-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A spooler that keeps what it was given and ends with `code`. */
function spooler(code: number): string {
  const file = join(folder, `lp${code}`);
  writeFileSync(file, `#!/bin/sh\ncat > ${file}.pdf\nexit ${code}\n`);
  chmodSync(file, 0o755);
  return file;
}

describe('printing', () => {
  it('hands the whole paper to the spooler', async () => {
    const paper = new Uint8Array(300_000).map((_, i) => i % 251);
    const lp = spooler(0);
    expect(await printPaper(paper, lp)).toBe(true);
    expect(new Uint8Array(readFileSync(`${lp}.pdf`))).toEqual(paper);
  });
  it('says no when the spooler has no printer', async () =>
    expect(await printPaper(new Uint8Array(10), spooler(1))).toBe(false));
  it('says no when there is no spooler', async () =>
    expect(await printPaper(new Uint8Array(10), join(folder, 'missing'))).toBe(false));
});
