/** Bundles the stand-alone verifier into one HTML file: script and style inside, allowed by their digests, nothing else. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { build } from 'vite';

const digest = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The one script of the page as text; an IIFE, since a file opened from a disk cannot be a module of its own origin. */
async function scriptOf(root: string, target: string): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      target,
      minify: true,
      lib: { entry: join(root, 'renderer/verifier/main.ts'), formats: ['iife'], name: 'verifier' },
    },
  });
  const outputs = (Array.isArray(built) ? built : [built]).flatMap((one) =>
    'output' in one ? one.output : [],
  );
  const [chunk] = outputs.flatMap((one) => (one.type === 'chunk' ? [one.code] : []));
  if (chunk === undefined || outputs.length !== 1) throw new Error('the verifier must be one script');
  // inside an HTML script element only this could end it
  return chunk.replaceAll('</script', '<\\/script');
}

/** `file` is the absolute path of the page to write. */
export async function bundleVerifier(root: string, file: string, target: string): Promise<void> {
  const read = (name: string): Promise<string> => readFile(join(root, 'renderer/verifier', name), 'utf8');
  const [page, style, script] = await Promise.all([
    read('index.html'),
    read('verifier.css'),
    scriptOf(root, target),
  ]);
  const policy = `default-src 'none'; script-src ${digest(script)}; style-src ${digest(style)}; base-uri 'none'; form-action 'none'`;
  const put = (into: string, place: string, what: string): string =>
    into.replace(new RegExp(`\\s*${place};?\\s*`), () => what);
  const whole = [['__STYLE__', style], ['__SCRIPT__', script]].reduce((html, [place = '', what = '']) => put(html, place, what), page.replace('__POLICY__', () => policy)); // prettier-ignore
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, whole);
}
