/** Finds the programs of the installed packages as scripts for Node: the links in `node_modules/.bin` start only through a shell on Windows. */
import { readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { z } from 'zod';
import { root } from './start/places.ts';

/** Program → its package. */
const PACKAGES = {
  tsc: 'typescript',
  oxlint: 'oxlint',
  vitest: 'vitest',
  knip: 'knip',
  prettier: 'prettier',
  playwright: '@playwright/test',
} as const;

const Description = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]) });

const isTool = (program: string): program is keyof typeof PACKAGES => Object.hasOwn(PACKAGES, program);

/** File and arguments that start a tool of the table, or a program named by its full path. */
export function toolCommand(program: string, args: readonly string[]): readonly [string, string[]] {
  if (isAbsolute(program)) return [program, [...args]];
  if (!isTool(program)) throw new Error(`no tool ${program}`);
  const folder = join(root, 'node_modules', PACKAGES[program]);
  const { bin } = Description.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  const script = typeof bin === 'string' ? bin : bin[program];
  if (script === undefined) throw new Error(`${PACKAGES[program]} has no program ${program}`);
  return [process.execPath, [join(folder, script), ...args]];
}
