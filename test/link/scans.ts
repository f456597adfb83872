/** Pages as a scanner makes them, for what the desk adds on paper; each one of its own. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../build/start/places.ts';

const page = readFileSync(join(root, 'test/data/page.png'));

/** Base64 of as many PNG pages of one paper. */
export const scansOf = (paper: string, pages: number): readonly string[] =>
  Array.from({ length: pages }, (_, index) =>
    Buffer.concat([page, Buffer.from(`${paper} ${index + 1}`)]).toString('base64'),
  );
