/** One orientation of every screen, in its text scales, themes and languages: the rules of ux.md marked [A] that can be measured. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Look } from '../../main/contract/screen.ts';
import { day, english, everyLook, high, wordsFor } from './looks.ts';
import {
  eachPage,
  LONG,
  openRobot,
  ORIENTATIONS,
  type Orientation,
  PATIENCE_MS,
  type RobotPage,
} from './page.ts';

/** Pictures of every screen are kept here: as most people see them, or, where a folder is named, in every look. */
const namedFolder = process.env['YUNCANG_PICTURES'];
const pictures = namedFolder ?? join('test-results', 'screens');
/** Small ones where they are only kept beside the run: a PNG of a whole screen takes as long as measuring it. */
const kind =
  namedFolder === undefined ? ({ type: 'jpeg', quality: 80 } as const) : ({ type: 'png' } as const);
const pictured = (look: Look): boolean =>
  namedFolder !== undefined || (look.scale === 100 && look.contrast === 'day' && look.language === 'zh-CN');

/**
 * By day the ends of all scales both ways, and of the two between one each. High contrast changes colours, and borders by one
 * pixel; English is another length of words: of both the ends are measured. The long run measures everything.
 */
const LOOKS: Readonly<Record<Orientation, readonly Look[]>> = {
  landscape: LONG ? everyLook : [day(100), day(150), day(200), high(200), english(100)],
  portrait: LONG ? everyLook : [day(100), day(125), day(200), high(100), english(200)],
};

/** Declares the tests of one orientation. */
export function everyScreenFits(orientation: Orientation): void {
  let robot: RobotPage;

  test.describe.configure({ mode: 'parallel' });
  test.setTimeout(PATIENCE_MS);
  test.beforeAll(async () => {
    robot = await openRobot();
  });
  test.afterAll(() => robot.close());

  for (const look of LOOKS[orientation]) {
    test(`every screen fits and keeps its rules: ${orientation}, ${wordsFor(look)}`, async () => {
      const { page } = robot;
      await page.setViewportSize(ORIENTATIONS[orientation]);
      const problems: string[] = [];
      const places: Record<string, string> = {};
      for (const name of robot.names) {
        await eachPage(page, name, look, async (number) => {
          const where = `${name}${number > 1 ? ` (page ${number})` : ''}`;
          const found = await page.evaluate(() => ({
            problems: window.robot.inspect(),
            fixed: window.robot.fixedPlaces(),
          }));
          problems.push(...found.problems.map((problem) => `${where}: ${problem}`));
          for (const [slot, place] of Object.entries(found.fixed)) {
            places[slot] ??= place;
            if (places[slot] !== place)
              problems.push(`${where}: ${slot} moved from ${places[slot]} to ${place}`);
          }
          if (pictured(look)) {
            const folder = join(pictures, orientation, `${look.language}-${look.scale}-${look.contrast}`);
            mkdirSync(folder, { recursive: true });
            await page.screenshot({
              path: join(
                folder,
                `${name}${number > 1 ? `-${number}` : ''}.${kind.type === 'png' ? 'png' : 'jpg'}`,
              ),
              ...kind,
            });
          }
        });
      }
      expect(problems).toEqual([]);
      expect(places['emergency']).toBeDefined();
      expect(await robot.violations()).toEqual([]);
    });
  }
}
