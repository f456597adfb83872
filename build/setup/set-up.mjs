/** The order of the set-up's steps, and which of them each command needs. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cache } from './paths.mjs';
import { runProgram } from './run-program.mjs';
import { say } from './say.mjs';
import { isDebianLike, systemPackages } from './steps/systemPackages.mjs';
import { npmPackages } from './steps/npmPackages.mjs';
import { toolNode } from './paths.mjs';

const groundwork = [systemPackages, npmPackages];

/** Steps that stand on the installed packages and run on Node 24. */
async function laterSteps() {
  const { electron } = await import('./steps/electron.mjs');
  const { sqlite } = await import('./steps/sqlite.mjs');
  const { fonts } = await import('./steps/fonts.mjs');
  const { textEntry, policyPack } = await import('./steps/generated.mjs');
  const { bundle } = await import('./steps/bundle.mjs');
  return { electron, sqlite, fonts, textEntry, policyPack, bundle };
}

const needs = {
  device: [],
  simulate: [],
  check: ['policyPack'],
  court: ['policyPack', 'bundle'],
  everything: ['electron', 'sqlite', 'fonts', 'textEntry', 'policyPack', 'bundle'],
};

/** Brings this machine to the state a command needs; returns an exit code. Nothing is printed when nothing is to be done. */
export async function setUp(command) {
  const release = await onlyOne();
  try {
    await perform(groundwork);
    if (Number(process.versions.node.split('.')[0]) >= 24) await perform(await chosen(command));
    else if ((needs[command] ?? needs.everything).length > 0) {
      const script = fileURLToPath(new URL('later.mjs', import.meta.url));
      const { code } = await runProgram(toolNode(), [script, command]);
      return code ?? 1;
    }
    return 0;
  } catch (error) {
    say(`Set-up stopped: ${error.message}`);
    return 1;
  } finally {
    release();
  }
}

/** The part of the set-up that runs on Node 24, as a program of its own. */
export async function performLater(command) {
  await perform(await chosen(command));
}

async function chosen(command) {
  const steps = await laterSteps();
  return (needs[command] ?? needs.everything).map((name) => steps[name]);
}

async function perform(steps) {
  const due = steps.filter((step) => !step.isCurrent());
  if (due.length === 0) return;
  say('Set-up, to be done now:');
  for (const { title, why } of due) say(`- ${title}: ${why}`);
  if (due.includes(npmPackages) && !isDebianLike()) {
    say(
      'This is not Debian or Ubuntu: card reader, pad and scanner are simulated at the transport interface,',
    );
    say('where it lacks what the drivers stand on, and no system package is installed.');
  }
  for (const step of due) {
    if (step.isCurrent()) continue; // an earlier step may have settled it
    say(`${step.title} …`);
    const started = Date.now();
    await step.run();
    say(`${step.title}: done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  }
}

/** Two set-ups at once would tread on each other: the second waits for the first. */
async function onlyOne() {
  const lock = join(cache, 'setup', 'lock');
  mkdirSync(join(cache, 'setup'), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return () => rmSync(lock, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      if (!isAlive(ownerOf(lock))) rmSync(lock, { force: true });
      else await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

function ownerOf(lock) {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return 0; // released between the two looks
  }
}

function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
