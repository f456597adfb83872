/** The project's sources as a graph: which module imports which, read from their syntax. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { parseSync } from 'vite';

export interface Module {
  /** Path below the project's root, with forward slashes. */
  readonly path: string;
  /** Project files as paths below the root; packages and built-ins by name, sub-paths cut off (`zod`, `node:fs`). */
  readonly imports: readonly string[];
  /** The text without comments, for rules about what is called rather than imported. */
  readonly code: string;
}

export const projectRoot = dirname(dirname(import.meta.dirname));

/** Reads one module's text. Type-only imports count: they are dependencies as well. */
export function moduleOf(path: string, text: string): Module {
  const parsed = parseSync(path, text);
  if (parsed.errors.length > 0) throw new Error(`${path} cannot be parsed`);
  const code = withoutComments(text, parsed.comments);
  const named = [
    ...parsed.module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...parsed.module.staticExports.flatMap(({ entries }) =>
      entries.map((entry) => entry.moduleRequest?.value),
    ),
    ...parsed.module.dynamicImports.map(({ moduleRequest }) =>
      quoted(text.slice(moduleRequest.start, moduleRequest.end)),
    ),
    ...[...code.matchAll(/new URL\(\s*'(\.[^']+\.tsx?)',\s*import\.meta\.url/g)].map((match) => match[1]),
    ...[...code.matchAll(/import\('([^']+)'\)\./g)].map((match) => match[1]),
  ];
  const imports = named
    .filter((name) => name !== undefined && name !== null)
    .map((name) => resolved(path, name));
  return { path, imports: [...new Set(imports)], code };
}

const quoted = (source: string): string | undefined => /^'([^']+)'$/.exec(source)?.[1];

function resolved(from: string, name: string): string {
  if (name.startsWith('.')) return posix.join(posix.dirname(from), name.replace(/\?.*$/, ''));
  if (name.startsWith('node:')) return name.split('/')[0] ?? name;
  return name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
}

function withoutComments(text: string, comments: readonly { start: number; end: number }[]): string {
  let code = '';
  let at = 0;
  for (const { start, end } of comments) {
    code += text.slice(at, start);
    at = end;
  }
  return code + text.slice(at);
}

/** All TypeScript of the four source folders. */
export function readSources(root: string = projectRoot): Module[] {
  return globSync('{main,devices,renderer,build,test}/**/*.{ts,tsx}', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.endsWith('.d.ts') && existsSync(join(root, path)))
    .toSorted()
    .map((path) => moduleOf(path, readFileSync(join(root, path), 'utf8')));
}

/** Every module that can be reached from the entries, with the entries themselves. */
export function reachable(modules: readonly Module[], entries: readonly string[]): Set<string> {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const seen = new Set<string>();
  const visit = (path: string): void => {
    const module = byPath.get(path);
    if (module === undefined || seen.has(path)) return;
    seen.add(path);
    module.imports.forEach(visit);
  };
  entries.forEach(visit);
  return seen;
}
