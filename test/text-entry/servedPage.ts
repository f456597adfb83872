/** Builds the test page, serves it with the booth's strict policy, and opens it in the machine's Chromium. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize, sep } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { buildTextEntry } from '../../build/text-entry/build.ts';
import { textEntryFolder } from '../../build/text-entry/files.ts';

/** The policy under which everything must work; inline styles set by script are no violation, inline `<style>` would be. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:";

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** A shared machine may be slow; what never comes still ends a test. */
const PATIENCE_MS = 60_000;
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']; // prettier-ignore

const root = join(import.meta.dirname, '..', '..');

function serve(folders: Readonly<Record<string, string>>): Promise<Server> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://x').pathname);
    const [prefix, folder] = Object.entries(folders).find(([start]) => path.startsWith(start)) ?? ['/', ''];
    const rest = path.slice(prefix.length);
    const file = join(folder, rest === '' ? 'index.html' : rest);
    if (!file.startsWith(folder + sep) || !existsSync(file)) return void response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'content-length': statSync(file).size,
      'content-security-policy': POLICY,
    });
    createReadStream(file).pipe(response);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

export interface ServedPage {
  /** Opens the page; `broken` collects policy violations, page errors and failed requests. */
  open(query: Readonly<Record<string, string | number>>): Promise<{ page: Page; broken: readonly string[] }>;
  close(): Promise<void>;
}

export async function servePage(): Promise<ServedPage> {
  buildTextEntry();
  const out = await mkdtemp(join(tmpdir(), 'text-entry-'));
  // As the product is built: under `test` the press library leaves out the style element that the policy would refuse.
  process.env.NODE_ENV = 'production';
  await build({
    root: join(root, 'test', 'text-entry', 'page'),
    configFile: false,
    logLevel: 'error',
    base: './',
    publicDir: false,
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir: out,
      emptyOutDir: true,
      target: 'chrome130',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
    },
  });
  const server = await serve({ '/text-entry/': textEntryFolder(root), '/': out });
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const browser: Browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });
  return {
    async open(query) {
      const width = Number(query.width ?? 1792);
      const page = await browser.newPage({
        viewport: { width, height: Number(query.height ?? 640) },
        hasTouch: true,
      });
      page.setDefaultTimeout(PATIENCE_MS);
      const broken: string[] = [];
      page.on('pageerror', (error) => broken.push(error.message));
      page.on('console', (message) => message.type() === 'error' && broken.push(message.text()));
      page.on(
        'response',
        (response) => response.status() >= 400 && broken.push(`${response.status()} ${response.url()}`),
      );
      await page.addInitScript(() => {
        addEventListener('securitypolicyviolation', (event) =>
          console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
        );
      });
      const asked = new URLSearchParams(Object.entries(query).map(([key, value]) => [key, String(value)]));
      await page.goto(`http://127.0.0.1:${port}/?${asked.toString()}`);
      // a key that comes before the page listens is lost: two frames after its controls stand there it does
      await page.locator('button').first().waitFor();
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      return { page, broken };
    },
    async close() {
      await browser.close();
      server.close();
      await rm(out, { recursive: true });
    },
  };
}
