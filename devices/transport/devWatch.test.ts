/** What comes to a watched folder is told once, after it has become quiet; a folder that is missing is no failure. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { systemClock } from '../clock.ts';
import { watchDev } from './devWatch.ts';

it('tells several changes as one, and nothing any more once it is closed', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'dev-'));
  let told = 0;
  let heard = (): void => {};
  const first = new Promise<void>((resolve) => (heard = resolve));
  const close = watchDev([join(dir, 'missing'), dir], systemClock, () => {
    told += 1;
    heard();
  });
  for (const name of ['ttyUSB0', 'ttyUSB1', 'hidraw0']) writeFileSync(join(dir, name), '');
  await first;
  expect(told).toBe(1);
  close();
  writeFileSync(join(dir, 'ttyUSB2'), '');
  rmSync(dir, { recursive: true });
  expect(told).toBe(1);
});
