/** `npm start` after the set-up on a system without pty tools, virtual hidraw and SANE, as Windows and macOS are: the booth opens and says what is simulated where. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, test } from '@playwright/test';
import { root } from '../../build/start/places.ts';
import { endChild, endsWithUs } from '../../build/start/program.ts';
import { SIMULATED_TRANSPORT_ENV } from '../../devices/simulators/wires.ts';
import { openDisplay } from '../booth/display.ts';
import { frameIn } from '../booth/frame.ts';
import { isRunning, treeOf } from '../booth/processTree.ts';

const BRAND = '#17506b';

test('the booth opens with devices at the transport interface, says so, and ends with all its programs', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'yuncang-elsewhere-'));
  const display = await openDisplay({ width: 1920, height: 1080 }, folder);
  const start = [join(root, 'build', 'start.ts'), '--data', join(folder, 'data')];
  const child = spawn(...endsWithUs(process.execPath, start), {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      HOME: folder,
      DISPLAY: display.name,
      PATH: dirname(process.execPath), // neither apt nor socat nor scanimage
      [SIMULATED_TRANSPORT_ENV]: '1',
    },
  });
  const said: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => void said.push(line));
  try {
    await expect
      .poll(() => said, { timeout: 60_000 })
      .toContainEqual(
        'Simulated at the transport interface, not below the real drivers: ID-card reader, signature pad, scanner.',
      );
    await expect.poll(() => frameIn(folder).share(BRAND), { timeout: 60_000 }).toBeGreaterThan(0.005);
    expect(said.join('\n')).toMatch(/The court's desk: http:\/\/127\.0\.0\.1:/);
    const all = treeOf(child.pid ?? 0);
    expect(all.length).toBeGreaterThan(6); // start script, court, simulators and the booth's own
    await endChild(child);
    await expect.poll(() => all.filter(isRunning), { timeout: 30_000 }).toEqual([]);
  } finally {
    await endChild(child);
    await display.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
