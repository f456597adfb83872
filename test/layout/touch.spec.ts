/** What screens do under a finger. Rules of ux.md 1.1, 1.6 and 1.7. */
import { expect, test } from '@playwright/test';
import { openRobot, ORIENTATIONS, PATIENCE_MS, type RobotPage } from './page.ts';

let robot: RobotPage;

test.describe.configure({ mode: 'default' });
test.setTimeout(PATIENCE_MS);
test.beforeAll(async () => {
  robot = await openRobot();
});
test.afterAll(() => robot.close());

/** The middle of the first visible main action, else of the first control of the content. */
const mainAction = () =>
  robot.page.evaluate(() => {
    const layer = [...document.querySelectorAll('main > [data-layer]')].at(-1);
    const buttons = [...(layer?.querySelectorAll<HTMLElement>('button') ?? [])].filter((button) =>
      button.checkVisibility({ visibilityProperty: true }),
    );
    const button = buttons.find((one) => one.dataset['kind'] === 'main') ?? buttons[0];
    if (button === undefined) return null;
    const { x, y, width, height } = button.getBoundingClientRect();
    button.dataset['probe'] = '';
    return { x: x + width / 2, y: y + height / 2 };
  });

test('a control shows at once that it is pressed, acts on release, and not when the finger slides off', async () => {
  const { page } = robot;
  await page.setViewportSize(ORIENTATIONS.landscape);
  const problems: string[] = [];
  for (const name of robot.some) {
    await robot.show(name);
    await robot.settled();
    const at = await mainAction();
    if (at === null) continue;
    await page.evaluate(() => window.robot.forgetActs());
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    const pressed = await page.evaluate(() =>
      document.querySelector('[data-probe]')?.hasAttribute('data-pressed'),
    );
    if (pressed !== true) problems.push(`${name}: nothing shows that it is pressed`);
    if ((await robot.acts()).length > 0) problems.push(`${name}: acts on touch-down`);
    await page.mouse.move(at.x, 2);
    await page.mouse.up();
    if ((await robot.acts()).length > 0) problems.push(`${name}: acts although the finger slid off`);
  }
  expect(problems).toEqual([]);
});

test('a released tap acts once', async () => {
  await robot.show('confirm');
  await robot.settled();
  const at = await mainAction();
  await robot.page.mouse.click(at?.x ?? 0, at?.y ?? 0);
  await expect.poll(robot.acts).toEqual(['thisIsMe']);
});

test('for 250 ms after a change the content takes no touch, the bar does', async () => {
  const { page } = robot;
  await robot.show('confirm');
  // held still for the test: what the page does during that time, not how long it is
  await page.evaluate(() => (document.documentElement.dataset['settling'] = ''));
  const at = await mainAction();
  await page.mouse.click(at?.x ?? 0, at?.y ?? 0);
  await page.locator('[data-slot=emergency]').click();
  await expect.poll(robot.acts).toEqual(['openEmergency']);
});

test('only the first finger counts', async () => {
  const { page } = robot;
  await robot.show('confirm');
  await robot.settled();
  await page.evaluate(() => {
    const button = [...document.querySelectorAll<HTMLElement>('main button[data-kind=main]')].at(-1);
    const { x, y } = button?.getBoundingClientRect() ?? { x: 0, y: 0 };
    const finger = {
      bubbles: true,
      cancelable: true,
      pointerId: 7,
      isPrimary: false,
      pointerType: 'touch',
      clientX: x + 9,
      clientY: y + 9,
      button: 0,
      buttons: 1,
    };
    for (const kind of ['pointerdown', 'pointerup']) button?.dispatchEvent(new PointerEvent(kind, finger));
  });
  expect(await robot.acts()).toEqual([]);
  expect(await page.evaluate(() => document.querySelector('main [data-pressed]'))).toBeNull();
});

test('a long press, a drag and a pinch do nothing', async () => {
  const { page } = robot;
  await robot.show('confirm');
  await robot.settled();
  const stopped = await page.evaluate(() =>
    ['contextmenu', 'dragstart', 'drop', 'dragover'].map((kind) => {
      const event = new Event(kind, { bubbles: true, cancelable: true });
      document.querySelector('main button')?.dispatchEvent(event);
      return event.defaultPrevented;
    }),
  );
  expect(stopped).toEqual([true, true, true, true]);
  expect(await page.evaluate(() => getComputedStyle(document.body).touchAction)).toBe('none');
  expect(await robot.acts()).toEqual([]);
});

test('nothing of it broke the content security policy', async () => {
  expect(await robot.violations()).toEqual([]);
});
