/** Reading aloud in the page: what is read, what may be heard, what ends it, and what counts as read (ux 32, 36, 41, 44, 51). */
import { expect, test } from '@playwright/test';
import { padOf, type PadKey } from '../booth/threeKeys.ts';
import { openRobot, PATIENCE_MS, PLAIN, type RobotPage } from './page.ts';

let robot: RobotPage;
let pad: (key: PadKey) => Promise<void>;

test.describe.configure({ mode: 'default' });
test.setTimeout(PATIENCE_MS);
test.beforeAll(async () => {
  robot = await openRobot();
  pad = await padOf(robot.page);
});
test.afterAll(() => robot.close());

const marked = () =>
  robot.page.evaluate(() =>
    [...(CSS.highlights.get('reading') ?? [])].map((range) => (range as Range).toString()).join(''),
  );
const panel = () => robot.page.locator('[data-reader] [role=status]').innerText();
const press = (words: string) => robot.page.getByRole('button', { name: words, exact: true }).click();

test('without a voice the words are marked one after the other, and the page says that there is none', async () => {
  await robot.show('notice');
  await robot.settled();
  await press('读给我听');
  await expect.poll(marked).toBe('使用前请先了解');
  expect(await panel()).toBe('这里没有声音，正在读的字标了颜色');
  expect(await robot.page.evaluate(() => window.robot.said())).toEqual([]);
  await expect.poll(marked).not.toBe('使用前请先了解');
});

test('any touch ends the reading and still does what it does; the mark goes with it', async () => {
  await robot.show('notice');
  await robot.settled();
  await press('朗读');
  await expect.poll(marked).not.toBe('');
  await press('我要人工办理');
  await expect.poll(robot.acts).toContain('openHelp');
  expect(await marked()).toBe('');
});

test('朗读 ends what it began', async () => {
  await robot.show('notice');
  await robot.settled();
  await press('朗读');
  await expect.poll(marked).not.toBe('');
  await press('朗读');
  expect(await marked()).toBe('');
});

test('the notice counts as read only when it was read to its end', async () => {
  await robot.show('notice');
  await robot.settled();
  await press('知道了，继续');
  expect(await robot.page.evaluate(() => window.robot.lastAct())).toMatchObject({
    do: 'continueNotice',
    readAloud: false,
  });
  await robot.show('notice-voice', { ...PLAIN, scale: 200 });
  await robot.settled();
  await press('朗读');
  await expect(robot.page.locator('[data-reader]')).toHaveCount(0, { timeout: 60_000 });
  await press('知道了，继续');
  expect(await robot.page.evaluate(() => window.robot.lastAct())).toMatchObject({
    do: 'continueNotice',
    readAloud: true,
  });
  const said = await robot.page.evaluate(() => window.robot.said().map(({ text }) => text));
  // turned by itself at 200 %: the last row of the last page was said as well
  expect(said).toContain('可以随时停止，也可以改到窗口办理。');
});

test('a headset that is plugged in begins to read, one that is pulled out ends it', async () => {
  await robot.show('confirm-voice');
  await robot.settled();
  expect(await robot.page.locator('[data-reader]').count()).toBe(0);
  await robot.page.evaluate(() => window.robot.change({ hearing: { voice: 'site', headset: 'in' } }));
  await expect(robot.page.locator('[data-reader]')).toBeVisible();
  await expect
    .poll(() => robot.page.evaluate(() => window.robot.said().map(({ text }) => text)))
    .toContain('王某明');
  await robot.page.evaluate(() => window.robot.change({ hearing: { voice: 'site', headset: 'out' } }));
  await expect(robot.page.locator('[data-reader]')).toHaveCount(0);
});

test('without a headset what is about the person is walked in silence, with the reason in words', async () => {
  await robot.show('confirm-voice');
  await robot.settled();
  await press('朗读');
  await expect.poll(panel, { timeout: 30_000 }).toBe('这句是您的信息，不出声。插上耳机就能听');
  const said = await robot.page.evaluate(() => window.robot.said());
  expect(said.map(({ text }) => text)).not.toContain('王某明');
  expect(said.filter(({ personal }) => personal)).toEqual([]);
});

test('the cover asks its question aloud', async () => {
  await robot.show('confirm-voice');
  await robot.settled();
  await robot.page.evaluate(() => window.robot.change({}, { kind: 'cover', secondsLeft: 60 }));
  await expect
    .poll(() => robot.page.evaluate(() => window.robot.said().map(({ text }) => text)))
    .toContain('您还在吗？');
});

test('whoever listens hears the name of each control the keys come to', async () => {
  await robot.show('confirm-voice');
  await robot.page.evaluate(() => window.robot.change({ hearing: { voice: 'site', headset: 'in' } }));
  await pad('F14');
  await expect
    .poll(() => robot.page.evaluate(() => window.robot.said().map(({ text }) => text)))
    .toContain('不是我');
});

test('the document is read to its end with the mark on the paper, and core is told', async () => {
  await robot.show('reading-preview-voice');
  await robot.settled();
  await expect(robot.page.locator('[data-mark]').first()).toBeVisible({ timeout: 20_000 });
  for (let i = 0; i < 2; i++) await press(i === 0 ? '语速 中' : '语速 快');
  await expect
    .poll(() => robot.page.evaluate(() => window.robot.acts()), { timeout: 200_000 })
    .toContain('documentRead');
  expect(await robot.page.evaluate(() => window.robot.lastOf('documentRead'))).toMatchObject({ aloud: true });
});

test('the keys reach the reader’s own controls from the heading, and any other key ends the reading', async () => {
  await robot.show('notice');
  await robot.settled();
  await press('朗读');
  // a key that comes before the reader's controls stand on the page ends the reading like any other
  await expect(robot.page.locator('[data-reader]')).toBeVisible();
  await robot.page.evaluate(() => document.querySelector<HTMLElement>('main h1')?.focus());
  await pad('F13');
  await pad('F14');
  await pad('F15');
  await expect.poll(panel).toBe('停下来了，点“接着读”继续');
  await robot.page.evaluate(() => document.querySelector<HTMLElement>('main h1')?.focus());
  await pad('F14');
  expect(await marked()).toBe('');
});

test('读一遍 says the amount in words', async () => {
  await robot.show('reading-amount-voice');
  await robot.settled();
  await press('读一遍');
  await expect
    .poll(() =>
      robot.page.evaluate(() =>
        window.robot
          .said()
          .map(({ text }) => text)
          .join(''),
      ),
    )
    .toContain('三万五千六百元');
});

test('nothing of it broke the content security policy', async () => {
  expect(await robot.violations()).toEqual([]);
});
