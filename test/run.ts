/** `npm test`: the checks, the tests under plain Node, every screen, picture and sound, the journeys in Electron; the last line is the sum of all of them. */
import { closeSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from '../build/steps.ts';
import { root } from '../build/start/places.ts';
import { NOTHING, type Tally, add, checkTally, playwrightTally, vitestTally } from './tally.ts';

const results = join(root, 'test-results');
const long = process.argv.includes('--long');

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

// Hundreds of threads and programs begin with the same modules: what was made of them once is taken from there.
process.env['NODE_COMPILE_CACHE'] ??= join(root, '.cache', 'compile');

const title = (text: string): void => void process.stdout.write(`\n== ${text}\n`);

async function checks(): Promise<Tally> {
  title('Checks');
  return checkTally(await runTool(process.execPath, [join(root, 'build', 'check.ts')]));
}

async function underNode(): Promise<Tally> {
  title('Tests under Node');
  const file = join(results, 'vitest.json');
  const reporters = ['dot', 'json', './test/strayErrors.ts'].map((reporter) => `--reporter=${reporter}`);
  const env = { YUNCANG_REPORT: file, ...(long ? { YUNCANG_LONG: '1' } : {}) };
  const code = await runTool('vitest', ['run', ...reporters, `--outputFile.json=${file}`], env);
  return vitestTally(file, code);
}

const TITLES = { screens: 'Every screen', media: 'Picture and sound', journeys: 'Journeys in Electron' };

async function inPlaywright(
  project: keyof typeof TITLES,
  out: number | 'inherit' = 'inherit',
): Promise<Tally> {
  const file = join(results, `${project}.json`);
  const args = ['test', `--project=${project}`, '--reporter=list,json'];
  const env = {
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
    ...(long ? { YUNCANG_LONG: '1' } : {}),
  };
  return playwrightTally(file, await runTool('playwright', args, env, out));
}

/** What is drawn is the same on a slow machine, and the tests under Node wait for their devices half of the time: they run beside each other, and are told one after the other. */
async function underNodeAndScreens(): Promise<Tally> {
  const file = join(results, 'screens.log');
  const out = openSync(file, 'w');
  const [node, screens] = await Promise.all([underNode(), inPlaywright('screens', out)]);
  closeSync(out);
  title(TITLES.screens);
  process.stdout.write(readFileSync(file));
  return add(node, screens);
}

/** Alone: a journey beside anything else would be a slower machine than it is made for. */
function alone(project: 'media' | 'journeys'): Promise<Tally> {
  title(TITLES[project]);
  return inPlaywright(project);
}

let sum = NOTHING;
for (const part of [checks, underNodeAndScreens, () => alone('media'), () => alone('journeys')])
  sum = add(sum, await part());
process.exitCode = sum.failed === 0 ? 0 : 1;
if (sum.failures.length > 0) title(['Failed', ...sum.failures].join('\n\n'));
if (sum.skipped > 0) process.stdout.write(`\n${sum.skipped} skipped: this machine has not what they need\n`);
process.stdout.write(`\n${sum.passed} passed, ${sum.failed} failed\n`);
