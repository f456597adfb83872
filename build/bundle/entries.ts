/** Everything that is bundled: the programs Electron starts and the pages it and browsers show. */

export type Entry =
  | { readonly kind: 'program'; readonly name: string; readonly source: string; readonly file: string }
  | { readonly kind: 'preload'; readonly name: string; readonly source: string; readonly file: string }
  /** One HTML file with everything in it. */
  | { readonly kind: 'standalone'; readonly name: string; readonly source: string; readonly file: string }
  | {
      readonly kind: 'page';
      readonly name: string;
      readonly source: string;
      readonly folder: string;
      /** Files of packages that the page fetches at run time: from a path below `node_modules` to one below the page. */
      readonly copies: Readonly<Record<string, string>>;
    };

export const entries: readonly Entry[] = [
  { kind: 'program', name: 'shell', source: 'main/shell/main.ts', file: 'dist/shell/main.js' },
  { kind: 'preload', name: 'preload', source: 'main/shell/preload.ts', file: 'dist/shell/preload.cjs' },
  { kind: 'program', name: 'core', source: 'main/core/start.ts', file: 'dist/core/start.js' },
  {
    kind: 'program',
    name: 'document thread',
    source: 'main/core/documents/documentWorker.ts',
    file: 'dist/core/documentWorker.js',
  },
  {
    kind: 'program',
    name: 'page thread',
    source: 'main/core/pages/pageWorker.ts',
    file: 'dist/core/pageWorker.js',
  },
  { kind: 'program', name: 'devices', source: 'devices/start.ts', file: 'dist/devices/start.js' },
  {
    kind: 'page',
    name: 'booth page',
    source: 'renderer/booth/index.html',
    folder: 'dist/pages/booth',
    copies: {
      'pdfjs-dist/wasm': 'pdfjs/wasm',
      'pdfjs-dist/standard_fonts': 'pdfjs/standard_fonts',
    },
  },
  {
    kind: 'page',
    name: 'desk page',
    source: 'renderer/desk/index.html',
    folder: 'dist/pages/desk',
    copies: { 'pdfjs-dist/wasm': 'pdfjs/wasm', 'pdfjs-dist/standard_fonts': 'pdfjs/standard_fonts' },
  },
  {
    kind: 'page',
    name: 'live session page',
    source: 'renderer/live/index.html',
    folder: 'dist/pages/live',
    copies: {},
  },
  {
    kind: 'page',
    name: 'simulation console page',
    source: 'renderer/console/index.html',
    folder: 'dist/pages/console',
    copies: {},
  },
  {
    kind: 'standalone',
    name: 'verifier',
    source: 'renderer/verifier/main.ts',
    file: 'dist/pages/verifier.html',
  },
];
