/** Lays out the app that is packed: the bundles, and of the packages only those with native parts, for this system alone. */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { z } from 'zod';
import { root } from '../start/places.ts';
import type { Flavour } from './flavours.ts';

/** What the bundles load from `node_modules` at run time; the pseudo-terminal and the tokenizer serve development only. */
const LOADED = ['better-sqlite3', 'serialport', 'node-hid', '@myriaddreamin/typst-ts-node-compiler', 'sharp'];

/** Sources of the native parts, by package. A general rule would hit `debug/src`, which serialport needs. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  'better-sqlite3': ['deps', 'src'],
  'node-hid': ['hidapi', 'src'],
  '@serialport/bindings-cpp': ['src'],
  sharp: ['src', 'install'],
};
/** Needed to compile native parts, never to load them. */
const COMPILING = new Set(['node-addon-api']);

const Description = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});

/** The packages and all they need, as they lie at the top of `node_modules`; nested ones travel with their parent. */
function closure(names: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (name: string): void => {
    const file = join(root, 'node_modules', name, 'package.json');
    if (found.has(name) || COMPILING.has(name) || !existsSync(file)) return;
    found.add(name);
    const { dependencies, optionalDependencies } = Description.parse(JSON.parse(readFileSync(file, 'utf8')));
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) visit(needed);
  };
  for (const name of names) visit(name);
  return found;
}

const system = `${process.platform}-${process.arch}`;

/** False for what only compiling, reading or another system needs. `path` is relative to the package. */
export function isPacked(name: string, path: string, flavour: Flavour['kind']): boolean {
  const [first = '', second] = path.split(sep);
  if (path.split(sep).some((part) => COMPILING.has(part))) return false;
  if (SOURCES[name]?.includes(first)) return false;
  if (/\.(map|md|d\.ts|gyp|flow|h)$/.test(path) || first === '.github') return false;
  if (first === 'prebuilds' && second !== undefined)
    return second.includes(system) && !basename(path).includes('musl') && !second.includes('musl');
  // The set-up's own compile is for the Electron of the tests; it wins over the prebuild, so the product must not have it.
  if (first === 'build' && name === 'better-sqlite3')
    return (
      flavour === 'test' && (!path.includes('.') || path === join('build', 'Release', 'better_sqlite3.node'))
    );
  return true;
}

function copyPackage(name: string, to: string, flavour: Flavour['kind']): void {
  const from = join(root, 'node_modules', name);
  cpSync(from, to, {
    recursive: true,
    filter: (file) => file === from || isPacked(name, relative(from, file), flavour),
  });
}

/** A Debian package must name one; `.invalid` is the reserved name for an address that is none. */
const HOMEPAGE = 'https://yuncang.invalid/';
const PROGRAMS = ['shell', 'core', 'devices', join('pages', 'booth')];

/** Makes `folder` anew: `package.json`, `dist/`, `node_modules/`. Electron can run it as it is. */
export function stageApp(folder: string, flavour: Flavour): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  const { name, productName, description } = flavour;
  const about = { name, productName, version, description, author: 'Yuncang', homepage: HOMEPAGE };
  const app = { ...about, type: 'module', main: 'dist/shell/main.js' };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(app, null, 2)}\n`);
  for (const part of PROGRAMS)
    cpSync(join(root, 'dist', part), join(folder, 'dist', part), {
      recursive: true,
      filter: (file) => !file.endsWith('.map'),
    });
  for (const name of closure(LOADED)) copyPackage(name, join(folder, 'node_modules', name), flavour.kind);
}
