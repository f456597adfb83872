/** Set-up step: the fonts of screen and documents, copied from the system's font packages, with their digests. */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, root } from '../paths.mjs';
import { say } from '../say.mjs';
import { digestOf, isStamped, writeStamp } from '../stamp.mjs';

const target = join(cache, 'fonts');
const pins = () => JSON.parse(readFileSync(join(root, 'build', 'setup', 'fonts.json'), 'utf8')).files;
const digest = () => digestOf(['build/setup/fonts.json', 'build/setup/steps/fonts.mjs']);
const sha256 = (file) => createHash('sha256').update(readFileSync(file)).digest('hex');

export const fonts = {
  name: 'fonts',
  title: 'Fonts',
  why: 'documents are set in fonts whose digests are pinned, so that a document looks the same everywhere',
  isCurrent: () =>
    isStamped('fonts', digest()) && Object.keys(pins()).every((name) => existsSync(join(target, name))),
  async run() {
    mkdirSync(target, { recursive: true });
    const files = {};
    for (const [name, pin] of Object.entries(pins())) {
      const copy = join(target, name);
      const source = existsSync(pin.from) ? pin.from : existsSync(copy) ? copy : null;
      if (source === null) {
        throw new Error(`The font ${name} is not on this system. Put it into ${target} and run this again.`);
      }
      if (source !== copy) copyFileSync(source, copy);
      files[name] = sha256(copy);
      if (files[name] !== pin.sha256) {
        say(`  ${name} is another version than the one tested; documents may be laid out differently.`);
      }
    }
    writeFileSync(join(target, 'fonts.json'), `${JSON.stringify({ files }, null, 2)}\n`);
    writeStamp('fonts', digest());
  },
};
