/** What a screen reader is told and how strong colours are, on every screen; and that the fonts for rare names are there. */
import { expect, test } from '@playwright/test';
import type { Look } from '../../main/contract/screen.ts';
import { day, everyLook, high, wordsFor } from './looks.ts';
import { LONG, openRobot, ORIENTATIONS, PATIENCE_MS, type RobotPage } from './page.ts';

/** High contrast is the same screen in other colours: in the short run nothing else is asked, of every third screen. */
const coloursOnly = (look: Look): boolean => !LONG && look.contrast === 'high';
/** None of it depends on the orientation. */
const LOOKS: readonly Look[] = LONG ? everyLook : [day(100), high(100)];

let robot: RobotPage;

test.describe.configure({ mode: 'parallel' });
test.setTimeout(PATIENCE_MS);
test.beforeAll(async () => {
  robot = await openRobot();
});
test.afterAll(() => robot.close());

for (const look of LOOKS) {
  test(`axe finds nothing: ${wordsFor(look)}`, async () => {
    const { page } = robot;
    await page.setViewportSize(ORIENTATIONS.landscape);
    const problems: string[] = [];
    for (const name of coloursOnly(look) ? robot.some : robot.names) {
      const pages = await page.evaluate(
        ([fixture, wanted, colours]) =>
          window.robot.each(fixture, wanted, async () => {
            const { passes, violations } = await window.axe.run(document, {
              ...(colours
                ? { runOnly: { type: 'rule', values: ['color-contrast', 'color-contrast-enhanced'] } }
                : { rules: { 'color-contrast-enhanced': { enabled: true } } }),
              resultTypes: ['violations'],
            });
            if (passes.length === 0 && violations.length === 0) return ['axe looked at nothing'];
            return violations.map(
              ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
            );
          }),
        [name, look, coloursOnly(look)] as const,
      );
      problems.push(...pages.flat().map((problem) => `${name}: ${problem}`));
    }
    expect(problems).toEqual([]);
    expect(await robot.violations()).toEqual([]);
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
  expect(await robot.violations()).toEqual([]);
});
