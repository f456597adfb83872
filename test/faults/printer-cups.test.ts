/** The slip on a real CUPS queue with the appliance's own settings: it is printed whole, and the spooler keeps nothing of it. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync, chmodSync } from 'node:fs'; // prettier-ignore
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { root } from '../../build/start/places.ts';
import { endChild, endsWithUs } from '../../build/start/program.ts';
import { printPaper } from '../../devices/printer/printer.ts';

const CUPSD = '/usr/sbin/cupsd';
const reason =
  process.getuid?.() !== 0 ? 'it takes root to start one' : existsSync(CUPSD) ? null : 'no cupsd here';
if (reason !== null) console.warn(`SKIPPED: printing on a real CUPS queue: ${reason}`);

/** A word of the person on the slip, as it would stand in a file of the spooler. */
const SECRET = '张三丰的回执';
const PATIENCE = { timeout: 30_000, interval: 100 };

describe.skipIf(reason !== null)('a slip on a real CUPS queue', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yuncang-cups-'));
  const socket = join(folder, 'cups.sock');
  const printed = join(folder, 'printed');
  const spool = join(folder, 'spool');
  let cupsd: ChildProcess;

  beforeAll(async () => {
    chmodSync(folder, 0o755);
    for (const name of ['spool/tmp', 'cache', 'state', 'root', 'log', 'bin/backend'])
      mkdirSync(join(folder, name), { recursive: true });
    symlinkSync('/usr/lib/cups/daemon', join(folder, 'bin', 'daemon'));
    // The printer: CUPS hands it the file of a job that needs no filter. Mode 700 runs it as root.
    writeFileSync(join(folder, 'bin', 'backend', 'slip'), `#!/bin/sh\ncat "$6" > '${printed}'\n`, {
      mode: 0o700,
    });
    const settings = readFileSync(join(root, 'build', 'appliance', 'cupsd.conf'), 'utf8');
    const adapted = settings.replace('/run/cups/cups.sock', socket);
    if (!adapted.includes(socket)) throw new Error('the appliance listens elsewhere');
    // The technician's own access, which the appliance gives by hand and not by this file.
    const open = adapted.replace('Deny all', 'Allow localhost');
    writeFileSync(join(folder, 'cupsd.conf'), open);
    writeFileSync(
      join(folder, 'cups-files.conf'),
      [
        `ServerBin ${join(folder, 'bin')}`,
        `ServerRoot ${join(folder, 'root')}`,
        `RequestRoot ${spool}`,
        `TempDir ${join(spool, 'tmp')}`,
        `CacheDir ${join(folder, 'cache')}`,
        `StateDir ${join(folder, 'state')}`,
        `ErrorLog ${join(folder, 'log', 'error')}`,
        `AccessLog ${join(folder, 'log', 'access')}`,
        `PageLog ${join(folder, 'log', 'page')}`,
        '',
      ].join('\n'),
    );
    const options = ['-f', '-c', join(folder, 'cupsd.conf'), '-s', join(folder, 'cups-files.conf')];
    cupsd = spawn(...endsWithUs(CUPSD, options), { stdio: 'ignore' });
    await vi.waitUntil(() => existsSync(socket), PATIENCE);
    vi.stubEnv('CUPS_SERVER', socket);
    execFileSync('lpadmin', ['-p', 'slip', '-E', '-v', 'slip:/printer']);
    execFileSync('lpadmin', ['-d', 'slip']);
  });

  afterAll(async () => {
    await endChild(cupsd);
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is printed byte for byte', async () => {
    const paper = Buffer.from(`%PDF-1.7\n${SECRET}\n${'x'.repeat(200_000)}\n%%EOF\n`);
    expect(await printPaper(new Uint8Array(paper))).toBe(true);
    await expect.poll(() => (existsSync(printed) ? statSync(printed).size : 0), PATIENCE).toBe(paper.length);
    expect(readFileSync(printed).equals(paper)).toBe(true);
  });

  it('leaves no page, no job and no word of the person with the spooler', async () => {
    await expect.poll(() => filesIn(spool), PATIENCE).toEqual([]);
    expect(execFileSync('lpstat', ['-W', 'all', '-o'], { encoding: 'utf8' })).toBe('');
    for (const place of ['cache', 'state', 'log', 'root'])
      for (const file of filesIn(join(folder, place)))
        expect(readFileSync(file).includes(SECRET)).toBe(false);
  });

  it('is refused when the queue takes no more', async () => {
    execFileSync('cupsreject', ['slip']);
    expect(await printPaper(new TextEncoder().encode('%PDF-1.7\n'))).toBe(false);
    await expect.poll(() => filesIn(spool), PATIENCE).toEqual([]);
  });
});

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());
