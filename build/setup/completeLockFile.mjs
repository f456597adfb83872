/**
 * Completes the lock file with the optional packages for other systems that the registry at hand did not offer when
 * the lock was made: `npm ci` refuses a lock without them. Their versions are exact in the packages that ask for them.
 * Run it after `npm install` has changed the lock file: `node build/setup/completeLockFile.mjs`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { say } from './say.mjs';

const systems = [
  'darwin',
  'win32',
  'linux',
  'android',
  'freebsd',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'aix',
];
const processors = [
  'arm64',
  'x64',
  'ia32',
  'arm',
  'ppc64',
  'riscv64',
  's390x',
  'loong64',
  'mips64el',
  'wasm32',
];
const libraries = { musl: 'musl', musleabihf: 'musl', gnu: 'glibc', gnueabihf: 'glibc' };

/** What a package built for one system says of itself, read from its name; npm then passes it by elsewhere. */
function limitsOf(name) {
  const words = name.split(/[-/]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  const libc = words.map((word) => libraries[word]).find((library) => library !== undefined);
  if (os === undefined && cpu === undefined) return null;
  return {
    ...(cpu === undefined ? {} : { cpu: [cpu] }),
    ...(libc === undefined || os !== 'linux' ? {} : { libc: [libc] }),
    optional: true,
    ...(os === undefined ? {} : { os: [os] }),
  };
}

const file = join(root, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const added = {};
for (const [parent, { optionalDependencies = {} }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const path = `node_modules/${name}`;
    const known = lock.packages[path] ?? lock.packages[`${parent}/${path}`];
    const limits = limitsOf(name);
    if (known !== undefined || limits === null || !/^\d+\.\d+\.\d+[\w.-]*$/.test(version)) continue;
    added[path] = { version, ...limits };
  }
}
const all = Object.entries({ ...lock.packages, ...added });
lock.packages = Object.fromEntries(all.toSorted(([one], [other]) => (one < other ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
say(`${Object.keys(added).length} packages for other systems were added to the lock file.`);
