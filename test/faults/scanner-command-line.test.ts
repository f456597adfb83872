/** The technician's scanner commands, as the processes they are. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createHash } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { simulateSaneTest } from '../../devices/simulators/saneDevices.ts';
import { simulateScanner } from '../../devices/simulators/scanner.ts';
import { scannerMissing } from './benches.ts';

const COMMAND = fileURLToPath(new URL('../../devices/commandLine.ts', import.meta.url));

/** Exit code and the JSON on stdout. */
function device(args: readonly string[], env: Record<string, string> = {}): Promise<{ code: number; said: unknown }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [COMMAND, ...args, '--json'], { env: { ...process.env, ...env } }, (_, stdout) =>
      resolve({ code: child.exitCode ?? -1, said: JSON.parse(stdout) }));
  });
} // prettier-ignore

const Scanned = z.object({
  value: z.object({ pages: z.array(z.object({ file: z.string(), sha256: z.string(), dpi: z.number() })) }),
});

it('info, status and scan speak to an eSCL scanner by its address', async () => {
  const scanner = await simulateScanner({ uuid: 'aaaa-1' });
  const out = mkdtempSync(join(tmpdir(), 'yuncang-out-'));
  onTestFinished(async () => {
    await scanner.close();
    rmSync(out, { recursive: true });
  });
  scanner.load(['iou', 'lease-1']);
  const at = ['--device', scanner.url];
  expect((await device(['scanner', 'info', ...at])).said).toMatchObject({
    ok: true,
    value: { id: 'uuid:aaaa-1', sources: ['flatbed', 'feeder'] },
  });
  expect((await device(['scanner', 'status', ...at])).said).toEqual({ ok: true, value: { status: 'ready' } });
  const scan = await device(['scanner', 'scan', ...at, '--out', out, '--dpi', '75']);
  const { pages } = Scanned.parse(scan.said).value;
  expect(pages).toHaveLength(2);
  for (const { file, sha256 } of pages)
    expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(sha256);
  scanner.fault('jam');
  expect((await device(['scanner', 'status', ...at])).said).toMatchObject({ value: { status: 'jam' } });
  scanner.clearFaults();
  scanner.load([]);
  const empty = await device(['scanner', 'scan', ...at, '--out', out]);
  expect(empty).toMatchObject({ code: 1, said: { ok: false, error: { kind: 'feederEmpty' } } });
});

it.skipIf(scannerMissing)('list and info tell what SANE knows', async () => {
  const sane = simulateSaneTest('none');
  onTestFinished(() => sane.remove());
  const env = { SANE_CONFIG_DIR: sane.configDir };
  const list = await device(['scanner', 'list'], env);
  expect(JSON.stringify(list.said)).toContain('"device":"test:0"');
  expect((await device(['scanner', 'info', '--device', 'test:0'], env)).said).toMatchObject({
    ok: true,
    value: { id: 'test:0|Noname frontend-tester', maxMm: { x: 300, y: 300 }, resolutions: [1, 1200] },
  });
});

it('says what is missing in the request', async () => {
  for (const args of [
    ['scanner', 'scan'],
    ['scanner', 'info'],
    ['scanner', 'scan', '--device', 'x'],
  ])
    expect(await device(args)).toMatchObject({ code: 1, said: { error: { kind: 'invalidOption' } } });
});
