/** What a killed devices process left in its spool is gone with the next one's start; a living one's is not touched. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createSpool, shredOrphans } from './spool.ts';

it('shreds the pages of a dead process and keeps those of a living one', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'spools-'));
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  const dead = join(parent, `yuncang-scan-${child.pid ?? 0}-abc`);
  const other = join(parent, 'somebody-else');
  for (const dir of [dead, other]) {
    mkdirSync(dir);
    writeFileSync(join(dir, 'page-1.jpg'), 'a page');
  }
  const mine = createSpool(parent);
  writeFileSync(join(mine.dir, 'page-1.jpg'), 'my page');
  await shredOrphans(parent);
  expect(existsSync(dead)).toBe(false);
  expect(existsSync(other)).toBe(true);
  expect(readFileSync(join(mine.dir, 'page-1.jpg'), 'utf8')).toBe('my page');
  await mine.close();
});
