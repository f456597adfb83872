/** What holds on every screen whatever it asks: sounds, waiting, signing. Rules of ux.md 1.1, 1.6 and 1.7. */
import { expect, test } from '@playwright/test';
import { openRobot, ORIENTATIONS, type Orientation, PATIENCE_MS, type RobotPage } from './page.ts';

declare global {
  interface Window {
    tones: number;
  }
}

let robot: RobotPage;

test.describe.configure({ mode: 'default' });
test.setTimeout(PATIENCE_MS);
test.beforeAll(async () => {
  robot = await openRobot();
});
test.afterAll(() => robot.close());

test('a card left behind is heard after a while, and not once it was taken', async () => {
  const { page } = robot;
  await page.evaluate(() => {
    const original = AudioContext.prototype.createOscillator;
    window.tones = 0;
    AudioContext.prototype.createOscillator = function count() {
      window.tones += 1;
      return original.call(this);
    };
  });
  const tones = () => page.evaluate(() => window.tones);
  await robot.show('idle-card-left');
  await expect.poll(tones, { timeout: 30_000 }).toBe(2);
  await robot.show('idle');
  const before = await tones();
  await robot.show('leaving-card-left');
  await expect.poll(tones, { timeout: 30_000 }).toBe(before + 2);
});

test('however the room changes, every row comes once before the last page', async () => {
  const { page } = robot;
  const room = async (height: number) => {
    await page.setViewportSize({ width: 1920, height });
    // two frames: what no longer fits is paged again in the one after it was measured
    await page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  };
  await room(860);
  await robot.show('session-group-roster-changing');
  const seen = new Set<number>();
  let pages = 0;
  do {
    await room(pages % 2 === 0 ? 860 : 1080);
    for (const row of await page.evaluate(() => window.robot.blocksShown())) seen.add(row);
    pages += 1;
  } while (await page.evaluate(() => window.robot.turn()));
  expect(pages).toBeGreaterThan(2);
  expect([...seen].toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: await page.locator('main [data-block]').count() }, (_, row) => row),
  );
});

test('whoever waits is told what for, and for how long from the third second on', async () => {
  for (const name of [
    'card-reading',
    'document-making',
    'matters-loading',
    'statement-fetching',
    'leaving-wiping',
  ]) {
    await robot.show(name);
    const words = robot.page.locator('main');
    await expect(words, name).toContainText('正在');
    const waited = robot.page.locator('[data-waited]');
    await expect(waited, name).toHaveText(/^已等 \d+ 秒$/);
    const first = await waited.innerText();
    expect(Number(/\d+/.exec(first)?.[0]), name).toBeGreaterThanOrEqual(3);
    await expect(waited, name).not.toHaveText(first);
  }
});

test('while somebody signs, 重写 is there once there is ink, and refusing is as large as confirming', async () => {
  const { page } = robot;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  for (const orientation of Object.keys(ORIENTATIONS) as Orientation[]) {
    await page.setViewportSize(ORIENTATIONS[orientation]);
    for (const [name, confirming] of [
      ['sign-strokes', '写好了'],
      ['sign-written', '确认签名'],
      ['sign-problems', '重写'],
    ] as const) {
      await robot.show(name);
      await expect(button('重写'), name).toBeVisible();
      const sizes = [await button('不签了，返回').boundingBox(), await button(confirming).boundingBox()];
      const [refuse, confirm] = sizes.map((box) => ({ width: box?.width ?? 0, height: box?.height ?? 0 }));
      expect(refuse?.height, `${name} ${orientation}`).toBeGreaterThanOrEqual(confirm?.height ?? Infinity);
      expect(refuse?.width, `${name} ${orientation}`).toBeGreaterThanOrEqual(confirm?.width ?? Infinity);
    }
  }
  await page.setViewportSize(ORIENTATIONS.landscape);
});

test('whoever turned a page before it was drawn is led back to it, and only then to the pad', async () => {
  const { page } = robot;
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const toTheEnd = async (end: string): Promise<void> => {
    await expect(async () => {
      if (!(await button(end).isVisible())) await button('下面还有').click({ timeout: 1_000 });
      await expect(button(end)).toBeVisible({ timeout: 1_000 });
    }).toPass();
  };
  await robot.show('preview-missed');
  await toTheEnd('回去看第 2 页');
  await expect(button('看完了，去签名')).toHaveCount(0);
  await button('回去看第 2 页').click();
  await expect(page.getByText(/第 2 页，共 3 页/u).first()).toBeVisible();
  await toTheEnd('看完了，去签名');
});

test('nothing of it broke the content security policy', async () => {
  expect(await robot.violations()).toEqual([]);
});
