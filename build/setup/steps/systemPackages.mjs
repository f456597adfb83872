/** Set-up step: the Debian or Ubuntu packages that the booth, its simulated devices and the tests stand on. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mustRun } from '../run-program.mjs';
import { say } from '../say.mjs';

/** Each entry: names in order of preference (Ubuntu 24.04 renamed some), what it is for, and the service it would leave running. */
const wanted = [
  { names: ['libgtk-3-0t64', 'libgtk-3-0'], why: 'Electron windows' },
  { names: ['libnss3'], why: 'Electron' },
  { names: ['libasound2t64', 'libasound2'], why: 'Electron sound' },
  { names: ['libgbm1'], why: 'Electron graphics' },
  { names: ['xvfb'], why: 'a screen for the tests and the scripted demonstration' },
  { names: ['openbox'], why: 'the window manager on that screen' },
  { names: ['fonts-noto-cjk'], why: 'the fonts of screen and documents' },
  { names: ['fonts-hanazono'], why: 'rare characters in names' },
  { names: ['sane-utils'], why: 'the scanner' },
  { names: ['sane-airscan'], why: 'network scanners, which the simulated scanner is one of' },
  { names: ['libusb-1.0-0'], why: 'the signature pad' },
  { names: ['cups-daemon'], why: 'printing the slip' },
  { names: ['cups-client'], why: 'printing the slip' },
  { names: ['umockdev'], why: 'the simulated signature pad' },
  { names: ['espeak-ng'], why: 'the practice voice of the simulation; a site brings its own' },
  { names: ['socat'], why: 'serial lines in the device tests' },
  { names: ['chromium'], why: 'the second party in the tests of calls' },
  {
    names: ['coturn'],
    why: 'the way between pages that cannot meet, in the tests of calls',
    service: 'coturn',
  },
  { names: ['janus'], why: 'pictures of four and more, in the tests of calls', service: 'janus' },
  { names: ['iproute2'], why: 'hosts and lines of their own for court and parties, in the tests of calls' },
  { names: ['poppler-utils'], why: 'pages of documents in a live session (the court), and in the tests' },
  { names: ['qpdf'], why: 'structure checks of documents in the tests' },
  { names: ['unzip'], why: 'unpacking Electron' },
  { names: ['python3'], why: 'building the database add-on' },
  { names: ['make'], why: 'building the database add-on' },
  { names: ['g++'], why: 'building the database add-on' },
];

const RELEASE = '/etc/os-release';

/** `platform` and `release`, the text of the system's own description, are given by the test only. */
export function isDebianLike(platform = process.platform, release = textOf(RELEASE)) {
  return platform === 'linux' && /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(release);
}

function textOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function installed(names) {
  try {
    const out = execFileSync('dpkg-query', ['-W', '-f', '${Package} ${Status}\n', ...names], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return installedLines(out);
  } catch (error) {
    return installedLines(String(error.stdout ?? '')); // it answers for the known ones and fails for the rest
  }
}

const installedLines = (out) =>
  new Set(
    out
      .split('\n')
      .filter((line) => line.endsWith(' install ok installed'))
      .map((line) => line.split(' ')[0]),
  );

function missing() {
  const present = installed(wanted.flatMap(({ names }) => names));
  return wanted.filter(({ names }) => !names.some((name) => present.has(name)));
}

/** Of a package's names, the one this release has. */
function available(names) {
  for (const name of names) {
    const policy = execFileSync('apt-cache', ['policy', name], { encoding: 'utf8' });
    if (/Candidate: (?!\(none\))\S/.test(policy)) return name;
  }
  throw new Error(`This release has none of the packages ${names.join(', ')}.`);
}

export const systemPackages = {
  name: 'systemPackages',
  title: 'System packages',
  why: 'libraries for Electron, the scanner and pad software, fonts, and what the tests need',
  isCurrent: () => !isDebianLike() || missing().length === 0,
  async run() {
    const lacking = missing();
    for (const { names, why } of lacking) say(`  ${names.at(-1)}: ${why}`);
    const asRoot = process.getuid?.() === 0 ? [] : ['sudo'];
    const apt = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-o', 'DPkg::Lock::Timeout=300'];
    if (asRoot.length > 0) say('  apt runs as root; you may be asked for your password.');
    const mustRunAll = ([program, ...args]) => mustRun(program, args);
    await mustRunAll([...asRoot, ...apt, 'update', '-q']);
    const names = lacking.map((entry) => available(entry.names));
    await mustRunAll([...asRoot, ...apt, 'install', '-q', '-y', '--no-install-recommends', ...names]);
    // The tests start their own; one that listens on every address with no secret shall not be left behind.
    const services = lacking.flatMap(({ service }) => service ?? []);
    if (services.length > 0 && existsSync('/run/systemd/system'))
      await mustRunAll([...asRoot, 'systemctl', 'disable', '--now', ...services]);
  },
};
