/** Bundles the robot's page as the booth's page is bundled, and serves it under the booth's own content security policy. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { build, mergeConfig } from 'vite';
import { configOf, root } from '../../build/vite.config.ts';
import { CONTENT_SECURITY_POLICY } from '../../main/shell/csp.ts';

const folder = '.cache/layout';
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

export async function bundlePage(): Promise<void> {
  const entry = {
    kind: 'page',
    name: 'layout',
    source: 'test/layout/page/index.html',
    folder,
    copies: {},
  } as const;
  await build(mergeConfig(configOf(entry), { build: { minify: false, reportCompressedSize: false } }));
}

async function fileAt(path: string): Promise<Buffer | null> {
  const clean = normalize(path).replace(/^(\.\.[/\\])+/, '');
  const file = clean.startsWith('/fonts/')
    ? join(fonts, clean.slice(7))
    : join(root, folder, clean === '/' ? 'index.html' : clean);
  return readFile(file).catch(() => null);
}

/** On loopback, at a port the system gives. */
export async function servePage(): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://booth').pathname;
    void fileAt(path).then((bytes) => {
      const type = types[extname(path)] ?? 'text/html; charset=utf-8';
      response.writeHead(bytes === null ? 404 : 200, {
        'content-type': type,
        'content-security-policy': CONTENT_SECURITY_POLICY,
      });
      response.end(bytes ?? undefined);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server };
}
