/** Set-up step: the fonts of screen and documents, with their digests. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, root } from '../paths.mjs';
import { placeFonts } from '../fonts/place.mjs';
import { digestOf, isStamped, writeStamp } from '../stamp.mjs';

const target = join(cache, 'fonts');
const names = () =>
  Object.keys(JSON.parse(readFileSync(join(root, 'build', 'setup', 'fonts.json'), 'utf8')).files);
const digest = () => digestOf(['build/setup/fonts.json', 'build/setup/fonts', 'build/setup/steps/fonts.mjs']);

export const fonts = {
  name: 'fonts',
  title: 'Fonts',
  why: 'documents are set in fonts whose digests are pinned, so that a document looks the same everywhere',
  isCurrent: () => isStamped('fonts', digest()) && names().every((name) => existsSync(join(target, name))),
  async run() {
    await placeFonts({ target });
    writeStamp('fonts', digest());
  },
};
