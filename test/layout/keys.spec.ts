/** Every screen by three keys and by Tab: reachable, in reading order, the focus seen. Rules of ux.md 1.6 and 1.7. */
import { expect, test } from '@playwright/test';
import type { Look } from '../../main/contract/screen.ts';
import { padOf, type PadKey } from '../booth/threeKeys.ts';
import {
  LONG,
  ONLY,
  openRobot,
  ORIENTATIONS,
  type Orientation,
  PATIENCE_MS,
  PLAIN,
  type RobotPage,
} from './page.ts';

const look = (scale: Look['scale'], contrast: Look['contrast'] = 'day'): Look => ({
  ...PLAIN,
  scale,
  contrast,
});
const EVERY_LOOK = [PLAIN, look(125), look(150), look(200), look(100, 'high'), look(200, 'high')];

let robot: RobotPage;
let pad: (key: PadKey) => Promise<void>;

test.describe.configure({ mode: 'default' });
test.setTimeout(PATIENCE_MS);
test.beforeAll(async () => {
  robot = await openRobot();
  pad = await padOf(robot.page);
});
test.afterAll(() => robot.close());

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
const KEY_LOOKS: Readonly<Record<Orientation, readonly Look[]>> = LONG
  ? { landscape: EVERY_LOOK, portrait: EVERY_LOOK }
  : { landscape: [PLAIN], portrait: [look(200, 'high')] };

for (const orientation of Object.keys(ORIENTATIONS) as Orientation[]) {
  for (const at of KEY_LOOKS[orientation]) {
    test(`three keys reach every control in reading order and come round again: ${orientation}, ${at.scale} % ${at.contrast}`, async () => {
      const { page } = robot;
      await page.setViewportSize(ORIENTATIONS[orientation]);
      const problems: string[] = [];
      for (const name of robot.still) {
        await robot.show(name, at);
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
  for (const name of robot.some) {
    await robot.show(name);
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
    await robot.show('needs');
    await robot.otherAct();
    await robot.page.evaluate(() => document.querySelector<HTMLElement>('main h1')?.focus());
    await pad('F14');
    await (key === 'F15' ? pad(key) : robot.page.keyboard.press(key));
    await expect.poll(robot.acts).toEqual(['usesKeys', 'setLook']);
  }
});

test('the keys of a booth can be others', async () => {
  await robot.show('needs');
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
  for (const name of robot.names.filter((one) => one.includes('error'))) {
    await robot.show(name);
    const found = await page.evaluate(() => ({
      focused: document.activeElement?.getAttribute('role'),
      words: document.querySelector('[role=alert]')?.textContent ?? '',
    }));
    if (found.focused !== 'alert') problems.push(`${name}: the focus is not on the error`);
    if (found.words.length < 8) problems.push(`${name}: “${found.words}” says little`);
  }
  expect(problems).toEqual([]);
  expect(robot.names.filter((one) => one.includes('error')).length).toBeGreaterThan(ONLY === '' ? 3 : -1);
});

test('nothing of it broke the content security policy', async () => {
  expect(await robot.violations()).toEqual([]);
});
