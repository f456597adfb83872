/** Bundles the robot's pages as the pages they show are bundled, and serves them, each under the content security policy of the real one. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { build, mergeConfig } from 'vite';
import { configOf, root } from '../../build/vite.config.ts';
import { CONTENT_POLICY } from '../../main/court/desk/page.ts';
import { CONTENT_SECURITY_POLICY } from '../../main/shell/csp.ts';

/** The booth's page, and the web page of live sessions. */
export type RobotPageName = 'page' | 'web';
const folderOf = (name: RobotPageName): string => `.cache/layout/${name}`;
const policies: Readonly<Record<RobotPageName, string>> = {
  page: CONTENT_SECURITY_POLICY,
  web: CONTENT_POLICY,
};
const fonts = join(root, '.cache', 'fonts');
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.ttc': 'font/collection',
  '.wasm': 'application/wasm',
};

export async function bundlePage(name: RobotPageName): Promise<void> {
  const entry = {
    kind: 'page',
    name: 'layout',
    source: `test/layout/${name}/index.html`,
    folder: folderOf(name),
    copies: {},
  } as const;
  await build(mergeConfig(configOf(entry), { build: { minify: false, reportCompressedSize: false } }));
}

async function fileAt(name: RobotPageName, path: string): Promise<Buffer | null> {
  const clean = normalize(path).replace(/^(\.\.[/\\])+/, '');
  const file = clean.startsWith('/fonts/')
    ? join(fonts, clean.slice(7))
    : join(root, folderOf(name), clean === '/' ? 'index.html' : clean);
  return readFile(file).catch(() => null);
}

/** On loopback, at a port the system gives. */
export async function servePage(
  name: RobotPageName,
): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://booth').pathname;
    void fileAt(name, path).then((bytes) => {
      const type = types[extname(path)] ?? 'text/html; charset=utf-8';
      response.writeHead(bytes === null ? 404 : 200, {
        'content-type': type,
        'content-security-policy': policies[name],
      });
      response.end(bytes ?? undefined);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}
