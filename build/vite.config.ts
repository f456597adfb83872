/** The one Vite configuration: what each kind of entry needs to run in Electron's main process, its preload, or a page. */
import { dirname, join } from 'node:path';
import react from '@vitejs/plugin-react';
import { type InlineConfig, createLogger } from 'vite';
import type { Entry } from './bundle/entries.ts';

export const root = dirname(import.meta.dirname);

/** Packages with native parts or data of their own beside the code: loaded from `node_modules` at run time. */
export const EXTERNAL = [
  'electron',
  'better-sqlite3',
  'serialport',
  'node-hid',
  '@lydell/node-pty',
  '@myriaddreamin/typst-ts-node-compiler',
  '@node-rs/jieba',
  'sharp',
];

/** Fonts have fixed addresses that the shell serves; Vite warns that it cannot see them. */
const logger = createLogger('warn');
for (const kind of ['warn', 'warnOnce'] as const) {
  const print = logger[kind].bind(logger);
  logger[kind] = (text, options) => {
    if (!text.includes("didn't resolve at build time")) print(text, options);
  };
}

const common = {
  root,
  configFile: false,
  logLevel: 'warn',
  customLogger: logger,
} satisfies InlineConfig;

/** Electron 33, which the tests run in, has Node 20 and Chromium 130. */
export const TARGETS = { node: 'node20', page: 'chrome130' };

function programConfig(source: string, file: string, format: 'es' | 'cjs'): InlineConfig {
  return {
    ...common,
    publicDir: false,
    ssr: { noExternal: true, external: EXTERNAL, target: 'node' },
    build: {
      ssr: join(root, source),
      outDir: join(root, dirname(file)),
      emptyOutDir: false,
      target: TARGETS.node,
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        output: { format, entryFileNames: file.slice(dirname(file).length + 1), codeSplitting: false },
      },
    },
  };
}

function pageConfig(source: string, folder: string): InlineConfig {
  const home = join(root, dirname(source));
  return {
    ...common,
    root: home,
    base: './', // the same page is served below different addresses
    publicDir: false,
    plugins: [react()],
    // its plain entry wants Node's `global` and `process`, and says so only at run time
    resolve: { alias: { 'simple-peer': 'simple-peer/simplepeer.min.js' } },
    build: {
      outDir: join(root, folder),
      emptyOutDir: true,
      target: TARGETS.page,
      sourcemap: false,
      assetsInlineLimit: 0, // the content security policy has no room for inlined fonts and workers
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4_000,
    },
    worker: { format: 'es' },
  };
}

export function configOf(entry: Exclude<Entry, { kind: 'standalone' }>): InlineConfig {
  switch (entry.kind) {
    case 'program':
      return programConfig(entry.source, entry.file, 'es');
    case 'preload':
      return programConfig(entry.source, entry.file, 'cjs'); // sandboxed preloads cannot be modules
    case 'page':
      return pageConfig(entry.source, entry.folder);
  }
}
