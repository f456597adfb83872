/** Whatever dies comes back: the page, core and devices; and what keeps dying ends in the out-of-order screen. */
import { spawnSync } from 'node:child_process';
import { expect, test } from '../booth/fixtures.ts';
import type { Booth } from '../booth/launchBooth.ts';
import { processOf } from '../booth/processOf.ts';

const starts = (booth: Booth, service: string): number =>
  booth
    .log()
    .filter((line) => line.includes(`"program":"shell","event":"serviceStarted","service":"${service}"`))
    .length;

for (const service of ['core', 'devices'] as const) {
  test(`${service} comes back after it was killed`, async ({ booth, page }) => {
    await page.waitForLoadState('load');
    await expect.poll(() => starts(booth, service)).toBe(1);
    process.kill(await processOf(booth, service), 'SIGKILL');
    await expect.poll(() => starts(booth, service), { timeout: 30_000 }).toBe(2);
  });
}

test('a crashed page is replaced by itself', async ({ booth, page }) => {
  await page.waitForLoadState('load');
  const replaced = booth.app().electron.waitForEvent('window');
  await booth
    .app()
    .electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().forEach((window) => window.webContents.forcefullyCrashRenderer()),
    );
  await (await replaced).waitForLoadState('load');
});

test('a service that keeps dying puts the booth out of order', async ({ booth, page }) => {
  test.setTimeout(60_000);
  await page.waitForLoadState('load');
  for (let fall = 1; fall <= 5; fall += 1) {
    await expect.poll(() => starts(booth, 'devices'), { timeout: 30_000 }).toBe(fall);
    process.kill(await processOf(booth, 'devices'), 'SIGKILL');
  }
  await expect
    .poll(async () => (await booth.page()).url(), { timeout: 30_000 })
    .toBe('app://booth/shell/outOfOrder.html');
  const screen = await booth.page();
  await expect(screen.getByRole('heading', { name: '本舱暂时不能使用' })).toBeVisible();
});

test('nothing is left running when the booth is closed', async ({ booth, page }) => {
  await page.waitForLoadState('load');
  const processes = await booth
    .app()
    .electron.evaluate(({ app }) =>
      app.getAppMetrics().map(({ pid, name, type }) => ({ pid, name: name ?? type })),
    );
  expect(processes.length).toBeGreaterThan(4);
  await booth.restart();
  // a process that was told to end may take a moment on a busy machine
  await expect.poll(() => processes.filter(({ pid }) => isRunning(pid)), { timeout: 30_000 }).toEqual([]);
});

/** A process that has ended and was not yet asked how is no longer running. */
function isRunning(pid: number): boolean {
  const states = spawnSync('ps', ['-o', 'state=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim();
  return states !== '' && !states.startsWith('Z');
}
