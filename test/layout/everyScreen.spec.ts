/** What holds on every screen whatever it asks, seen in one visit to each: the fixed bar, covering, motion, what is read. Rules of ux.md 1.1, 1.6 and 1.7. */
import { expect, test } from '@playwright/test';
import { openRobot, ORIENTATIONS, PATIENCE_MS, type RobotPage } from './page.ts';

/** What one visit finds out about a screen. */
interface Visited {
  readonly name: string;
  /** It stands still: nobody is being read to. */
  readonly still: boolean;
  /** Motion that is longer than a moment, or comes again. */
  readonly motion: readonly string[];
  readonly heading: string;
  readonly talk: boolean;
  readonly sentences: readonly { readonly spoken: string; readonly personal: boolean }[];
  /** Of the two controls of the bar that must always work: what does not. */
  readonly dead: readonly string[];
  /** Somebody's data stands on it. */
  readonly personal: boolean;
  /** Buttons that cover it, on the help page. */
  readonly covers: number;
}

let robot: RobotPage;
let visits: Promise<readonly Visited[]> | undefined;

test.describe.configure({ mode: 'default' });
test.setTimeout(PATIENCE_MS);
test.beforeAll(async () => {
  robot = await openRobot();
});
test.afterAll(() => robot.close());

const ALWAYS = [
  ['emergency', 'openEmergency'],
  ['leave', 'leave'],
] as const;

async function deadControls(): Promise<string[]> {
  const dead: string[] = [];
  await robot.otherAct();
  for (const [slot, act] of ALWAYS) {
    const at = await robot.middleOf(slot);
    if (at === null) {
      if (slot === 'emergency') dead.push('no 紧急求助');
      continue;
    }
    await robot.page.mouse.click(at.x, at.y);
    if (!(await robot.acts()).includes(act)) dead.push(`${act} is not asked for`);
  }
  return dead;
}

/** First what is looked at, then what is touched; the help page comes over it last. */
async function visit(name: string): Promise<Visited> {
  const { page } = robot;
  await robot.show(name);
  const seen = await page.evaluate(() => {
    const animations = document.getAnimations().map(({ effect }) => {
      const timing = effect?.getComputedTiming();
      const target = effect instanceof KeyframeEffect ? effect.target : null;
      const teaches = target?.closest('[data-teaches]') !== null;
      return { teaches, ms: Number(timing?.duration ?? 0), times: timing?.iterations ?? 1 };
    });
    return {
      motion: animations
        .filter(({ teaches, ms, times }) => !teaches && (times > 1 || ms > 160))
        .map((animation) => JSON.stringify(animation)),
      sentences: window.robot.sentences(),
      // people talk with each other: the booth does not read into it
      talk: document.querySelector('[data-live=whole]') !== null,
      heading: [...document.querySelectorAll('main h1')].at(-1)?.textContent ?? '',
      personal: window.robot.isPersonal(),
    };
  });
  const dead = await deadControls();
  await page.evaluate(() => window.robot.change({}, { kind: 'help' }));
  const covers = await page.getByRole('button', { name: '先遮住屏幕' }).count();
  return { name, still: robot.still.includes(name), ...seen, dead, covers };
}

async function visitAll(): Promise<readonly Visited[]> {
  await robot.page.setViewportSize(ORIENTATIONS.landscape);
  await robot.page.emulateMedia({ reducedMotion: 'no-preference' });
  const found: Visited[] = [];
  for (const name of robot.names) found.push(await visit(name));
  return found;
}
const everyScreen = (): Promise<readonly Visited[]> => (visits ??= visitAll());

test('紧急求助 and 停止离开 are alive on every screen, the cover included', async () => {
  const problems = (await everyScreen()).flatMap(({ name, dead }) => dead.map((what) => `${name}: ${what}`));
  expect(problems).toEqual([]);
});

test('遮住 is two taps away on every screen with somebody’s data', async () => {
  const about = (await everyScreen()).filter(({ still, personal }) => still && personal);
  expect(about.filter(({ covers }) => covers !== 1).map(({ name }) => name)).toEqual([]);
});

/** That nothing moves where no motion is wanted is measured with every look (`page/inspect.ts`). */
test('where motion is wanted only the card moves for long', async () => {
  const moving = (await everyScreen()).filter(({ motion }) => motion.length > 0);
  expect(moving.map(({ name, motion }) => `${name}: ${motion[0]}`)).toEqual([]);
});

/** What may stand on fixtures about a person: names, numbers, addresses and amounts of theirs. */
const SECRETS = /王|陈志华|李建|欧阳|1234|6021|一三八|一三九|青年里|和平路|花园小区|三万五千/u;

test('every screen has something to be read, and what is about a person is not for the loudspeaker', async () => {
  const problems: string[] = [];
  for (const { name, still, talk, sentences, heading } of await everyScreen()) {
    if (!still) continue;
    if (sentences.length === 0 && !talk) problems.push(`${name}: nothing to read`);
    const leaking = sentences.filter(({ spoken, personal }) => !personal && SECRETS.test(spoken));
    problems.push(...leaking.map(({ spoken }) => `${name}: “${spoken}” would be heard by everybody`));
    const starred = sentences.filter(({ spoken }) => spoken.includes('*'));
    problems.push(...starred.map(({ spoken }) => `${name}: “${spoken}” has stars`));
    const first = sentences.find(({ spoken }) => spoken !== '' && heading.startsWith(spoken.slice(0, 2)));
    if (first?.personal === true) problems.push(`${name}: “${heading}” is not for everybody`);
  }
  expect(problems).toEqual([]);
});

test('nothing of it broke the content security policy', async () => {
  await everyScreen();
  expect(await robot.violations()).toEqual([]);
});
