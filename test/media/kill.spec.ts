/** The court's process killed under a session: pictures go on, everybody is back by themselves, and a break stays a break. */
import { expect, test, type Browser } from '@playwright/test';
import { killableScene, type KillableScene } from './killableCourt.ts';
import { bringIn, bundleLivePage, hostAtDesk, launchBrowser, PATIENCE } from './room.ts';

let browser: Browser | null = null;
let at: KillableScene | null = null;

test.beforeAll(async () => {
  await bundleLivePage();
  browser = await launchBrowser();
});
test.afterAll(async () => {
  await at?.close();
  await browser?.close();
});

test('two talk on while their court is dead, and have the same connection, the same right and the same break when it lives again', async () => {
  if (browser === null) throw new Error('no browser');
  at = await killableScene(browser);
  const host = await hostAtDesk(at);
  const guest = await bringIn(at, host, '当事人');
  await Promise.all([host.sees(1), guest.sees(1)]);
  const made = (): Promise<number> =>
    guest.page.evaluate(() => (window as unknown as { connections: RTCPeerConnection[] }).connections.length);
  const before = await made();

  await at.kill();
  for (const seat of [host, guest]) await seat.page.getByText(/与法院的线路断了/).first().waitFor(PATIENCE); // prettier-ignore
  await Promise.all([host.sees(1), guest.sees(1)]);
  await at.start();
  for (const seat of [host, guest]) await expect(seat.page.getByText(/与法院的线路断了/)).toHaveCount(0, PATIENCE); // prettier-ignore
  await Promise.all([host.sees(1), guest.sees(1)]);
  expect(await made()).toBe(before);

  await host.page.getByRole('button', { name: '大家休息' }).click();
  await guest.page.getByRole('heading', { name: '休息一下' }).waitFor(PATIENCE);
  await at.kill();
  await at.start();
  for (const seat of [host, guest]) {
    await expect(seat.page.getByText(/与法院的线路断了/)).toHaveCount(0, PATIENCE);
    expect(await seat.flow()).toEqual({ frames: 0, bytesIn: 0, bytesOut: 0, open: 0 });
  }
  // The host is the host still, and nobody has to be let in again.
  await host.page.getByRole('button', { name: '休息好了，继续' }).click();
  await Promise.all([host.sees(1), guest.sees(1)]);
  await expect(host.page.locator('[data-seat="2"] figcaption')).toContainText('当事人', PATIENCE);
  expect([...host.problems, ...guest.problems]).toEqual([]);
});
