/** One orientation of every screen, in its text scales, themes and languages: the rules of ux.md marked [A] that can be measured. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { Look } from '../../main/contract/screen.ts';
import { day, english, everyLook, high, wordsFor } from './looks.ts';
import { LONG, openRobot, ORIENTATIONS, type Orientation, PATIENCE_MS, type RobotPage } from './page.ts';

/** Pictures of every screen are kept here: as most people see them, or, where a folder is named, in every look. */
const namedFolder = process.env['YUNCANG_PICTURES'];
const pictures = namedFolder ?? join('test-results', 'screens');
/** Small ones where they are only kept beside the run: a PNG of a whole screen takes as long as measuring it. */
const kind =
  namedFolder === undefined ? ({ type: 'jpeg', quality: 80 } as const) : ({ type: 'png' } as const);
const pictured = (look: Look): boolean =>
  namedFolder !== undefined || (look.scale === 100 && look.contrast === 'day' && look.language === 'zh-CN');

/**
 * By day the ends of all scales both ways. High contrast changes colours, and borders by one pixel; English is another length
 * of words: of both the ends are measured. The scales between the ends are tried on every third screen, one each way. The long
 * run measures everything.
 */
const LOOKS: Readonly<Record<Orientation, readonly Look[]>> = {
  landscape: LONG ? everyLook : [day(100), day(150), day(200), high(200), english(100)],
  portrait: LONG ? everyLook : [day(100), day(125), day(200), high(100), english(200)],
};
const isBetween = ({ scale }: Look): boolean => scale !== 100 && scale !== 200;

/** What is measured on one page of a screen. */
interface Measured {
  readonly problems: readonly string[];
  readonly fixed: Readonly<Record<string, string>>;
}

const measure = (page: Page, name: string, look: Look): Promise<readonly Measured[]> =>
  page.evaluate(([fixture, wanted]) => window.robot.each(fixture, wanted, () => window.robot.measured()), [
    name,
    look,
  ] as const);

/** The same with a picture, of the first page where they are only kept beside the run: taken from here, since a page cannot take its own. */
async function measureAndKeep(page: Page, name: string, look: Look, folder: string): Promise<Measured[]> {
  const found: Measured[] = [];
  const ending = kind.type === 'png' ? 'png' : 'jpg';
  await page.evaluate(([fixture, wanted]) => window.robot.start(fixture, wanted), [name, look] as const);
  do {
    found.push(await page.evaluate(() => window.robot.measured()));
    const number = found.length > 1 ? `-${found.length}` : '';
    if (found.length === 1 || namedFolder !== undefined)
      await page.screenshot({ path: join(folder, `${name}${number}.${ending}`), ...kind });
  } while (await page.evaluate(() => window.robot.turn()));
  return found;
}

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
      const folder = join(pictures, orientation, `${look.language}-${look.scale}-${look.contrast}`);
      if (pictured(look)) mkdirSync(folder, { recursive: true });
      const problems: string[] = [];
      const places: Record<string, string> = {};
      for (const name of isBetween(look) ? robot.some : robot.names) {
        const pages = await (pictured(look)
          ? measureAndKeep(page, name, look, folder)
          : measure(page, name, look));
        for (const [index, found] of pages.entries()) {
          const where = `${name}${index > 0 ? ` (page ${index + 1})` : ''}`;
          problems.push(...found.problems.map((problem) => `${where}: ${problem}`));
          for (const [slot, place] of Object.entries(found.fixed)) {
            places[slot] ??= place;
            if (places[slot] !== place)
              problems.push(`${where}: ${slot} moved from ${places[slot]} to ${place}`);
          }
        }
      }
      expect(problems).toEqual([]);
      expect(places['emergency']).toBeDefined();
      expect(await robot.violations()).toEqual([]);
    });
  }
}
