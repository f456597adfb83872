/** Serves the built pages: files of one folder each, by their own names, under a strict content policy. */
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { problem, route, type Answer, type Route } from '../gateway/route.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.json': 'application/json',
};

/** Pictures of pages arrive as blobs; everything else comes from this origin; nothing is evaluated. */
export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  'media-src mediastream: blob:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const BUILT_NOT =
  '<!doctype html><meta charset="utf-8"><title>云舱</title><p>页面尚未构建（npm run build）。';

export type ServedPage = {
  /** `/desk`, `/live`. */
  readonly base: `/${string}`;
  /** Holds `index.html` and whatever it refers to. */
  readonly folder: string;
  /** Who reads the contract learns what it is. */
  readonly words: string;
  /** What of the machine the page may ask its person for. */
  readonly permissions: string;
};

export function pageRoutes({ base, folder, words, permissions }: ServedPage): readonly Route[] {
  const page = (path: string, file: (params: Readonly<Record<string, string>>) => string): Route =>
    route({
      method: 'GET',
      path,
      access: 'open',
      summary: `${words} and its parts`,
      answers: [
        { status: 200, words: 'The file', schema: null, type: 'text/html' },
        { status: 404, words: 'No such file', schema: null },
      ],
      handle: ({ params }) => serve(folder, file(params), permissions),
    });
  return [
    route({
      method: 'GET',
      path: base,
      access: 'open',
      summary: `Leads to ${words}`,
      answers: [{ status: 308, words: `See ${base}/`, schema: null }],
      handle: () => Promise.resolve({ kind: 'empty', status: 308, headers: { location: `${base}/` } }),
    }),
    page(`${base}/`, () => 'index.html'),
    page(`${base}/{file*}`, (params) => params['*'] ?? ''),
  ];
}

async function serve(folder: string, name: string, permissions: string): Promise<Answer> {
  const path = normalize(join(folder, name));
  const type = TYPES[extname(path)];
  const inside = path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
  const found = inside && type !== undefined ? await stat(path).catch(() => null) : null;
  if (type === undefined || found === null || !found.isFile()) {
    return name === 'index.html'
      ? { kind: 'bytes', status: 503, type: 'text/html; charset=utf-8', bytes: Buffer.from(BUILT_NOT) }
      : problem(404, 'notFound', 'There is nothing at this address.');
  }
  return {
    kind: 'bytes',
    status: 200,
    type,
    bytes: await readFile(path),
    headers: {
      'content-security-policy': CONTENT_POLICY,
      'permissions-policy': permissions,
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': extname(path) === '.html' ? 'no-cache' : 'max-age=3600',
    },
  };
}
