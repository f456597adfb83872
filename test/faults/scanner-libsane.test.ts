/** The simulated scanner is accepted by two independent clients of the field: sane-airscan and libsane's own eSCL back end. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readImage } from '../../main/contract/pageImage.ts';
import { simulateScanner } from '../../devices/simulators/scanner.ts';
import { scannerMissing } from './benches.ts';

const run = promisify(execFile);

/** One sheet from the glass, as the client of that configuration gets it. */
async function scanWith(configDir: string, device: string): Promise<Uint8Array> {
  const { stdout } = await run('scanimage', ['-d', device, '--format=png', '--resolution', '100', '--mode', 'Color'], {
    env: { ...process.env, SANE_CONFIG_DIR: configDir },
    encoding: 'buffer',
    maxBuffer: 32 << 20,
  }); // prettier-ignore
  return new Uint8Array(stdout);
}

describe.skipIf(scannerMissing)('the simulated scanner', () => {
  it('is accepted by sane-airscan', async () => {
    const scanner = await simulateScanner();
    onTestFinished(() => scanner.close());
    scanner.load(['iou']);
    const page = readImage(await scanWith(scanner.configDir, scanner.device));
    expect(page).toMatchObject({ ok: true, value: { widthPx: 827 } });
  });

  const backend = '/usr/lib/x86_64-linux-gnu/sane/libsane-escl.so.1';
  it.skipIf(!existsSync(backend))("is accepted by libsane's own back end", async () => {
    const scanner = await simulateScanner();
    const configDir = mkdtempSync(join(tmpdir(), 'yuncang-libsane-'));
    onTestFinished(async () => {
      await scanner.close();
      rmSync(configDir, { recursive: true, force: true });
    });
    scanner.load(['iou']);
    const origin = new URL(scanner.url).origin;
    writeFileSync(join(configDir, 'dll.conf'), 'escl\n');
    writeFileSync(join(configDir, 'escl.conf'), `device ${origin}\n`);
    const page = readImage(await scanWith(configDir, `escl:${origin}`));
    expect(page.ok && page.value.widthPx).toBeGreaterThan(800);
  });
});
