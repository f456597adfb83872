/** Every screen in both orientations, four text scales and two themes keeps the rules of ux.md marked [A]. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Look } from '../../main/contract/screen.ts';
import { eachPage, openRobot, ORIENTATIONS, type Orientation, type RobotPage } from './page.ts';

const long = process.env['YUNCANG_LONG'] === '1';
/** Pictures of every screen in both orientations are kept here: as most people see them, or, where a folder is named, in every look. */
const everyLook = process.env['YUNCANG_PICTURES'];
const pictures = everyLook ?? join('test-results', 'screens');
const pictured = (look: Look): boolean =>
  everyLook !== undefined || (look.scale === 100 && look.contrast === 'day' && look.language === 'zh-CN');
/** Only fixtures whose name contains this, for work on one screen. */
const only = process.env['YUNCANG_SCREEN'] ?? '';

const scales = [100, 125, 150, 200] as const;
const day = (scale: Look['scale']): Look => ({ scale, contrast: 'day', language: 'zh-CN' });
const high = (scale: Look['scale']): Look => ({ scale, contrast: 'high', language: 'zh-CN' });
const english = (scale: Look['scale']): Look => ({ scale, contrast: 'day', language: 'en' });

/**
 * All scales by day. High contrast changes colours, and borders by one pixel; English is another length of words: of both
 * the ends are measured, and everything where there is time.
 */
const looks: Readonly<Record<Orientation, readonly Look[]>> = long
  ? {
      landscape: scales.flatMap((scale) => [day(scale), high(scale), english(scale)]),
      portrait: scales.flatMap((scale) => [day(scale), high(scale), english(scale)]),
    }
  : {
      landscape: [...scales.map(day), high(200), english(100)],
      portrait: [...scales.map(day), high(100), english(200)],
    };
/** What a screen reader is told and how strong colours are does not depend on the orientation. */
const axeLooks: readonly Look[] = long ? looks.landscape : [day(100), high(100)];

let robot: RobotPage;
let names: string[] = [];

test.describe.configure({ mode: 'default' });
test.setTimeout(long ? 900_000 : 300_000);

test.beforeAll(async () => {
  robot = await openRobot();
  names = (await robot.page.evaluate(() => window.robot.names())).filter((name) => name.includes(only));
});
test.afterAll(() => robot.close());

const wordsFor = (look: Look) => `${look.scale} % ${look.contrast} ${look.language}`;

for (const orientation of Object.keys(ORIENTATIONS) as Orientation[]) {
  for (const look of looks[orientation]) {
    test(`every screen fits and keeps its rules: ${orientation}, ${wordsFor(look)}`, async () => {
      const { page } = robot;
      await page.setViewportSize(ORIENTATIONS[orientation]);
      const problems: string[] = [];
      const places: Record<string, string> = {};
      for (const name of names) {
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
            await page.screenshot({ path: join(folder, `${name}${number > 1 ? `-${number}` : ''}.png`) });
          }
        });
      }
      expect(problems).toEqual([]);
      expect(places['emergency']).toBeDefined();
    });
  }
}

for (const look of axeLooks) {
  test(`axe finds nothing: ${wordsFor(look)}`, async () => {
    const { page } = robot;
    await page.setViewportSize(ORIENTATIONS.landscape);
    const problems: string[] = [];
    for (const name of names) {
      await eachPage(page, name, look, async () => {
        const found = await page.evaluate(async () => {
          const { violations } = await window.axe.run(document, {
            rules: { 'color-contrast-enhanced': { enabled: true } },
            resultTypes: ['violations'],
          });
          return violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
          );
        });
        problems.push(...found.map((problem) => `${name}: ${problem}`));
      });
    }
    expect(problems).toEqual([]);
  });
}

test('the full fonts for rare names load from the booth itself', async () => {
  const loaded = await robot.page.evaluate(async () => {
    const files = [
      ['NotoSansCJK-Regular.ttc', 'collection'],
      ['HanaMinA.ttf', 'truetype'],
      ['HanaMinB.ttf', 'truetype'],
    ];
    const faces = files.map(
      ([file, format]) => new FontFace('probe', `url(/fonts/${file}) format("${format}")`),
    );
    await Promise.all(faces.map((face) => face.load()));
    // Extension A, basic and extension E, as they occur in names.
    const rare = await document.fonts.load('28px "Booth Rare"', '㛃䶮𬭎');
    return { files: faces.map((face) => face.status), rare: rare.length };
  });
  expect(loaded).toEqual({ files: ['loaded', 'loaded', 'loaded'], rare: 2 });
});

test('nothing broke the content security policy on the way', async () => {
  expect(await robot.page.evaluate(() => window.robot.violations())).toEqual([]);
});
