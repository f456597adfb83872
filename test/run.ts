/** `npm test`: the checks, the tests under plain Node, every screen, the journeys in Electron, picture and sound; the last line is the sum of all of them. */
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
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
  const code = await runTool('vitest', ['run', ...reporters], long ? { YUNCANG_LONG: '1' } : {});
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

/** What a part in the background printed is told when those before it are done. */
async function inBackground(project: 'screens' | 'journeys'): Promise<{ tally: Tally; told: Buffer }> {
  const file = join(results, `${project}.log`);
  const out = openSync(file, 'w');
  const tally = await inPlaywright(project, out);
  closeSync(out);
  return { tally, told: readFileSync(file) };
}

/** Tests under Node wait half of their time for devices, and so do screens and journeys for their pages: two lanes beside each other. */
async function twoLanes(): Promise<Tally> {
  const drawn = async () => ({ screens: await inBackground('screens'), journeys: await inBackground('journeys') });
  const [node, { screens, journeys }] = await Promise.all([underNode(), drawn()]);
  for (const [project, { told }] of [['screens', screens], ['journeys', journeys]] as const) {
    title(TITLES[project]);
    process.stdout.write(told);
  }
  return [screens.tally, journeys.tally].reduce(add, node);
} // prettier-ignore

/** Alone: pictures and sound are made as fast as the machine can, and are missed when it cannot. */
function media(): Promise<Tally> {
  title(TITLES.media);
  return inPlaywright('media');
}

let sum = NOTHING;
for (const part of [checks, twoLanes, media]) sum = add(sum, await part());
process.exitCode = sum.failed === 0 ? 0 : 1;
if (sum.failures.length > 0) title(['Failed', ...sum.failures].join('\n\n'));
if (sum.skipped > 0) process.stdout.write(`\n${sum.skipped} skipped: this machine has not what they need\n`);
process.stdout.write(`\n${sum.passed} passed, ${sum.failed} failed\n`);
