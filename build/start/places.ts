/** Places in the project's tree that the start script and the tests use. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { whyNoSandbox } from './sandbox.ts';

export const root = dirname(dirname(import.meta.dirname));
export const fontDir = join(root, '.cache', 'fonts');
export const policyDir = join(root, '.cache', 'policy');
export const pagesDir = join(root, 'dist', 'pages');

/** Public key of the built-in policy pack, base64url. */
export const policyKey = (): string => readFileSync(join(policyDir, 'public.key'), 'utf8').trim();

const ElectronRecord = z.object({
  kind: z.enum(['official', 'test']),
  version: z.string(),
  executable: z.string(),
});
export type ElectronRecord = z.infer<typeof ElectronRecord>;

/** The Electron that the set-up ended with. */
export function electronHere(): ElectronRecord {
  const file = join(root, '.cache', 'electron', 'current.json');
  return ElectronRecord.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** Everyone who can have Chromium's sandbox keeps it. */
export const electronArguments = (): string[] => (whyNoSandbox() === null ? [root] : ['--no-sandbox', root]);
