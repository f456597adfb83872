/** The booth's own scheme, `app://booth/…`: which file answers which address, never outside its root. */
import { readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import type { CustomScheme, Session } from 'electron';
import { CONTENT_SECURITY_POLICY } from './csp.ts';

export const BOOTH_ORIGIN = 'app://booth';

/** Must be registered before Electron is ready. */
export const BOOTH_SCHEME: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
};

/** Folders behind the addresses: `pages` answers the root, the others their own first path segment. */
export interface Roots {
  readonly pages: string;
  readonly folders: Readonly<Record<string, string>>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.otf': 'font/otf',
  '.ttf': 'font/ttf',
  '.ttc': 'font/collection',
  '.wasm': 'application/wasm',
  '.bin': 'application/octet-stream',
  '.onnx': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.wav': 'audio/wav',
  '.mp3': 'audio/mpeg',
};

/** The file an address means, or null for anything that is not a plain path below one of the roots. */
export function fileFor(roots: Roots, address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'app:' || url.host !== 'booth') return null;
  const path = decoded(url.pathname);
  if (path === null || /[\\\0]/.test(path)) return null;
  const segments = path.split('/').slice(1);
  if (segments.some((segment) => segment === '..' || segment === '.' || segment.includes(sep))) return null;
  const [first = '', ...rest] = segments;
  const folder = Object.hasOwn(roots.folders, first) ? roots.folders[first] : undefined;
  return folder === undefined ? join(roots.pages, ...segments) : join(folder, ...rest);
}

function decoded(path: string): string | null {
  try {
    return decodeURIComponent(path);
  } catch {
    return null; // not valid percent-encoding: no file has such a name
  }
}

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
};

async function answer(roots: Roots, request: Request): Promise<Response> {
  const file = request.method === 'GET' ? fileFor(roots, request.url) : null;
  const type = file === null ? undefined : types[extname(file).toLowerCase()];
  if (file === null || type === undefined) return new Response(null, { status: 404, headers: HEADERS });
  try {
    return new Response(await readFile(file), { headers: { ...HEADERS, 'content-type': type } });
  } catch {
    return new Response(null, { status: 404, headers: HEADERS });
  }
}

/** Each window session has its own copy of the scheme. */
export function serveScheme(session: Session, roots: Roots): void {
  session.protocol.handle(BOOTH_SCHEME.scheme, (request) => answer(roots, request));
}
