/** Set-up step: the npm packages of the lock file, exactly, without running any package's install script. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modules, root } from '../paths.mjs';
import { mustRunNpm } from '../run-program.mjs';

const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** True when each package of the lock file is installed in its locked version (optional ones may be absent). */
function installedAsLocked() {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = packagesOf(record);
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).every(([path, locked]) => {
    if (path === '') return true;
    const found = installed[path];
    if (found === undefined) return locked.optional === true || locked.peer === true;
    return found.version === locked.version;
  });
}

export const npmPackages = {
  name: 'npmPackages',
  title: 'npm packages',
  why: 'the libraries of the lock file and Node 24 for all tooling; no install script is run',
  isCurrent: installedAsLocked,
  async run() {
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    await mustRunNpm(args, { cwd: root });
  },
};
