/** What screens do rather than how they look: touch, keys, focus, reading, motion. Rules of ux.md 1.1, 1.6 and 1.7. */
import { expect, test } from '@playwright/test';
import type { Look } from '../../main/contract/screen.ts';
import { padOf, type PadKey } from '../booth/threeKeys.ts';
import { openRobot, ORIENTATIONS, type Orientation, type RobotPage } from './page.ts';

const only = process.env['YUNCANG_SCREEN'] ?? '';
const long = process.env['YUNCANG_LONG'] === '1';
const look = (scale: Look['scale'], contrast: Look['contrast'] = 'day'): Look => ({
  scale,
  contrast,
  language: 'zh-CN',
});
const plain = look(100);
const EVERY_LOOK = [plain, look(125), look(150), look(200), look(100, 'high'), look(200, 'high')];

declare global {
  interface Window {
    tones: number;
  }
}

let robot: RobotPage;
let names: string[] = [];
let pad: (key: PadKey) => Promise<void>;

test.describe.configure({ mode: 'default' });
test.setTimeout(long ? 900_000 : 300_000);
test.beforeAll(async () => {
  robot = await openRobot();
  pad = await padOf(robot.page);
  names = (await robot.page.evaluate(() => window.robot.names())).filter((name) => name.includes(only));
});
test.afterAll(() => robot.close());

const show = (name: string, at: Look = plain) =>
  robot.page.evaluate(([fixture, wanted]) => window.robot.start(fixture, wanted), [name, at] as const);
const acts = () => robot.page.evaluate(() => window.robot.acts());
const settled = () => robot.page.waitForFunction(() => !('settling' in document.documentElement.dataset));
/** The same act twice within 600 ms is one: after another one it counts again. */
async function otherAct(): Promise<void> {
  await robot.page.locator('[data-slot=contrast]').click();
  await robot.page.evaluate(() => window.robot.forgetActs());
}
/** Screens that stand still: those being read change by themselves. */
const still = () => names.filter((name) => !name.startsWith('reading-'));

// ---------------------------------------------------------------- keys and focus

/** Where the keys are now. */
const stopNow = () =>
  robot.page.evaluate(() => {
    const element = document.activeElement;
    return {
      at: window.robot.focusAt(),
      name: element instanceof HTMLElement ? element.innerText.slice(0, 20) : '',
    };
  });

/**
 * Walks on from the first control, reached by a real key, until a control comes again: the ring of each can be seen whole,
 * 6 px with a gap of 4, nothing over it.
 */
const walk = () =>
  robot.page.evaluate(() => {
    const problems: string[] = [];
    const seen: number[] = [];
    delete document.documentElement.dataset['settling']; // what is deaf to touch is not hit either
    const count = window.robot.stops();
    const key = (name: string) =>
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }),
      );
    for (let press = 0; press <= count; press++) {
      const element = document.activeElement;
      const at = window.robot.focusAt();
      if (!(element instanceof HTMLElement)) break;
      const name = (element.getAttribute('aria-label') ?? element.innerText).slice(0, 20);
      if (seen.includes(at)) {
        if (at !== seen[0]) problems.push(`the keys are caught at “${name}”`);
        break;
      }
      seen.push(at);
      const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(element);
      const ring = `${outlineStyle} ${outlineWidth} ${outlineOffset}`;
      if (ring !== 'solid 6px 4px') problems.push(`the ring of “${name}” is ${ring}`);
      const rect = element.getBoundingClientRect();
      const frame = (element.closest('main, nav') ?? document.body).getBoundingClientRect();
      const centre = document.elementFromPoint(rect.x + rect.width / 2, rect.y + rect.height / 2);
      const whole = rect.top >= frame.top - 1 && rect.bottom <= frame.bottom + 1;
      if (!whole || centre === null || !element.contains(centre))
        problems.push(`“${name}” has the focus and cannot be seen`);
      key('F14');
    }
    if (seen.length !== count) problems.push(`${seen.length} of ${count} controls reached`);
    key('F13');
    if (window.robot.focusAt() !== seen.at(-1)) problems.push('上一项 does not lead back');
    return problems;
  });

/** Pairs of neighbours where the second lies wholly above and to the left of the first: against the order of reading. */
const backwards = () =>
  robot.page.evaluate(() => {
    const stops = window.robot.stopElements();
    return stops.flatMap((stop, index) => {
      const next = stops[index + 1];
      if (next === undefined) return [];
      const [a, b] = [stop.getBoundingClientRect(), next.getBoundingClientRect()];
      return b.bottom <= a.top + 1 && b.right <= a.left + 1
        ? [`“${next.innerText.slice(0, 12)}” after “${stop.innerText.slice(0, 12)}”`]
        : [];
    });
  });

/** Every look in the long run; otherwise the largest text where it is narrow, and the usual one where it is not. */
const KEY_LOOKS: Readonly<Record<Orientation, readonly Look[]>> = long
  ? { landscape: EVERY_LOOK, portrait: EVERY_LOOK }
  : { landscape: [plain], portrait: [look(200, 'high')] };

for (const orientation of Object.keys(ORIENTATIONS) as Orientation[]) {
  for (const at of KEY_LOOKS[orientation]) {
    test(`three keys reach every control in reading order and come round again: ${orientation}, ${at.scale} % ${at.contrast}`, async () => {
      const { page } = robot;
      await page.setViewportSize(ORIENTATIONS[orientation]);
      const problems: string[] = [];
      for (const name of still()) {
        await show(name, at);
        const first = await page.evaluate(() => {
          const active = document.activeElement;
          return active?.matches('h1, [role=alert]') === true;
        });
        if (!first) problems.push(`${name}: the focus is not on the heading`);
        await pad('F14');
        problems.push(...(await walk()).map((problem) => `${name}: ${problem}`));
        problems.push(...(await backwards()).map((pair) => `${name}: ${pair}`));
      }
      expect(problems).toEqual([]);
    });
  }
}

test('Tab walks the same way as the keys, from the heading to the end', async () => {
  const { page } = robot;
  await page.setViewportSize(ORIENTATIONS.landscape);
  const problems: string[] = [];
  for (const name of still()) {
    await show(name);
    const count = await page.evaluate(() => window.robot.stops());
    let last = -1;
    await pad('F14');
    last = (await stopNow()).at;
    while (last < count - 1) {
      await page.keyboard.press('Tab');
      const { at } = await stopNow();
      if (at !== last + 1) {
        problems.push(`${name}: Tab leads from ${last} to ${at}`);
        break;
      }
      last = at;
    }
  }
  expect(problems).toEqual([]);
});

test('确定 presses what has the focus, Enter as well, and core is told that keys are used', async () => {
  for (const key of ['F15', 'Enter'] as const) {
    await show('needs');
    await otherAct();
    await robot.page.evaluate(() => document.querySelector<HTMLElement>('main h1')?.focus());
    await pad('F14');
    await (key === 'F15' ? pad(key) : robot.page.keyboard.press(key));
    await expect.poll(acts).toEqual(['usesKeys', 'setLook']);
  }
});

test('the keys of a booth can be others', async () => {
  await show('needs');
  await robot.page.evaluate(() =>
    window.robot.change({ keys: { previous: ['j'], next: ['k'], press: ['l'] } }),
  );
  await robot.page.keyboard.press('k');
  expect((await stopNow()).at).toBe(0);
  await pad('F14');
  expect((await stopNow()).at).toBe(0);
});

test('an error box has the focus, says what to do, and what was entered stays', async () => {
  const { page } = robot;
  const problems: string[] = [];
  for (const name of names.filter((one) => one.includes('error'))) {
    await show(name);
    const found = await page.evaluate(() => ({
      focused: document.activeElement?.getAttribute('role'),
      words: document.querySelector('[role=alert]')?.textContent ?? '',
    }));
    if (found.focused !== 'alert') problems.push(`${name}: the focus is not on the error`);
    if (found.words.length < 8) problems.push(`${name}: “${found.words}” says little`);
  }
  expect(problems).toEqual([]);
  expect(names.filter((one) => one.includes('error')).length).toBeGreaterThan(only === '' ? 3 : -1);
});

// ---------------------------------------------------------------- touch

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
  for (const name of still()) {
    await show(name);
    await settled();
    const at = await mainAction();
    if (at === null) continue;
    await page.evaluate(() => window.robot.forgetActs());
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    const pressed = await page.evaluate(() =>
      document.querySelector('[data-probe]')?.hasAttribute('data-pressed'),
    );
    if (pressed !== true) problems.push(`${name}: nothing shows that it is pressed`);
    if ((await acts()).length > 0) problems.push(`${name}: acts on touch-down`);
    await page.mouse.move(at.x, 2);
    await page.mouse.up();
    if ((await acts()).length > 0) problems.push(`${name}: acts although the finger slid off`);
  }
  expect(problems).toEqual([]);
});

test('a released tap acts once', async () => {
  await show('confirm');
  await settled();
  const at = await mainAction();
  await robot.page.mouse.click(at?.x ?? 0, at?.y ?? 0);
  await expect.poll(acts).toEqual(['thisIsMe']);
});

test('for 250 ms after a change the content takes no touch, the bar does', async () => {
  const { page } = robot;
  await show('confirm');
  // held still for the test: what the page does during that time, not how long it is
  await page.evaluate(() => (document.documentElement.dataset['settling'] = ''));
  const at = await mainAction();
  await page.mouse.click(at?.x ?? 0, at?.y ?? 0);
  await page.locator('[data-slot=emergency]').click();
  await expect.poll(acts).toEqual(['openEmergency']);
});

test('only the first finger counts', async () => {
  const { page } = robot;
  await show('confirm');
  await settled();
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
  expect(await acts()).toEqual([]);
  expect(await page.evaluate(() => document.querySelector('main [data-pressed]'))).toBeNull();
});

test('a long press, a drag and a pinch do nothing', async () => {
  const { page } = robot;
  await show('confirm');
  await settled();
  const stopped = await page.evaluate(() =>
    ['contextmenu', 'dragstart', 'drop', 'dragover'].map((kind) => {
      const event = new Event(kind, { bubbles: true, cancelable: true });
      document.querySelector('main button')?.dispatchEvent(event);
      return event.defaultPrevented;
    }),
  );
  expect(stopped).toEqual([true, true, true, true]);
  expect(await page.evaluate(() => getComputedStyle(document.body).touchAction)).toBe('none');
  expect(await acts()).toEqual([]);
});

test('紧急求助 and 停止离开 are alive on every screen, the cover included', async () => {
  const problems: string[] = [];
  for (const name of names) {
    await show(name);
    await otherAct();
    for (const [slot, act] of [
      ['emergency', 'openEmergency'],
      ['leave', 'leave'],
    ] as const) {
      const button = robot.page.locator(`[data-slot=${slot}]`);
      if ((await button.count()) === 0) {
        if (slot === 'emergency') problems.push(`${name}: no 紧急求助`);
        continue;
      }
      await button.click();
      if (!(await acts()).includes(act)) problems.push(`${name}: ${act} is not asked for`);
    }
  }
  expect(problems).toEqual([]);
});

test('遮住 is two taps away on every screen with somebody’s data', async () => {
  const problems: string[] = [];
  for (const name of still()) {
    await show(name);
    const personal = await robot.page.evaluate(() => window.robot.isPersonal());
    if (!personal) continue;
    await robot.page.evaluate(() => window.robot.change({}, { kind: 'help' }));
    const button = robot.page.getByRole('button', { name: '先遮住屏幕' });
    if ((await button.count()) !== 1) problems.push(name);
  }
  expect(problems).toEqual([]);
});

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
  await show('idle-card-left');
  await expect.poll(tones, { timeout: 30_000 }).toBe(2);
  await show('idle');
  const before = await tones();
  await show('leaving-card-left');
  await expect.poll(tones, { timeout: 30_000 }).toBe(before + 2);
});

// ---------------------------------------------------------------- waiting and signing

test('whoever waits is told what for, and for how long from the third second on', async () => {
  for (const name of ['card-reading', 'document-making', 'matters-loading', 'leaving-wiping']) {
    await show(name);
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
      await show(name);
      await expect(button('重写'), name).toBeVisible();
      const sizes = [await button('不签了，返回').boundingBox(), await button(confirming).boundingBox()];
      const [refuse, confirm] = sizes.map((box) => ({ width: box?.width ?? 0, height: box?.height ?? 0 }));
      expect(refuse?.height, `${name} ${orientation}`).toBeGreaterThanOrEqual(confirm?.height ?? Infinity);
      expect(refuse?.width, `${name} ${orientation}`).toBeGreaterThanOrEqual(confirm?.width ?? Infinity);
    }
  }
  await page.setViewportSize(ORIENTATIONS.landscape);
});

// ---------------------------------------------------------------- motion

test('nothing moves where motion is not wanted, and only the card where it is', async () => {
  const { page } = robot;
  const moving: string[] = [];
  for (const reducedMotion of ['reduce', 'no-preference'] as const) {
    await page.emulateMedia({ reducedMotion });
    for (const name of names) {
      await show(name);
      const found = await page.evaluate(() =>
        document.getAnimations().map(({ effect }) => {
          const timing = effect?.getComputedTiming();
          const target = effect instanceof KeyframeEffect ? effect.target : null;
          const teaches = target?.closest('[data-teaches]') !== null;
          return { teaches, ms: Number(timing?.duration ?? 0), times: timing?.iterations ?? 1 };
        }),
      );
      const wrong = found.filter(
        ({ teaches, ms, times }) => reducedMotion === 'reduce' || (!teaches && (times > 1 || ms > 160)),
      );
      if (wrong.length > 0) moving.push(`${name}, ${reducedMotion}: ${JSON.stringify(wrong[0])}`);
    }
  }
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(moving).toEqual([]);
});

test('nothing of it broke the content security policy', async () => {
  expect(await robot.page.evaluate(() => window.robot.violations())).toEqual([]);
});
