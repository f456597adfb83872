/** Set-up step: the programs and pages that Electron and browsers load, bundled into `dist/`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, toolNode } from '../paths.mjs';
import { mustRun } from '../run-program.mjs';
import { digestOf, isStamped, writeStamp } from '../stamp.mjs';

const inputs = [
  'main',
  'devices',
  'renderer',
  'build/bundle',
  'build/bundle.ts',
  'package-lock.json',
  'tsconfig.json',
];

export const bundle = {
  name: 'bundle',
  title: 'Programs and pages',
  why: 'Electron and the browser load them bundled',
  isCurrent: () =>
    isStamped('bundle', digestOf(inputs)) && existsSync(join(root, 'dist', 'shell', 'main.js')),
  async run() {
    const digest = digestOf(inputs); // taken first: a file edited meanwhile is built again next time
    await mustRun(toolNode(), [join(root, 'build', 'bundle.ts')], { cwd: root });
    writeStamp('bundle', digest);
  },
};
