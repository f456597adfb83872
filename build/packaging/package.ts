/** `npm run package`: the booth as a folder and a Debian package in `out/`; `-- --test` builds on the Electron for tests and names the result so. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '../start/places.ts';
import { buildPackage } from './buildPackage.ts';

const { values } = parseArgs({ options: { test: { type: 'boolean', default: false } } });
const flavour = values.test ? 'test' : 'product';
try {
  for (const file of await buildPackage(flavour, join(root, 'out', flavour)))
    process.stdout.write(`${file}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
