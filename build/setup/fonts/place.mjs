/** Puts the fonts of screen and documents into a folder: the system's where it has them, else stand-ins from an npm package. */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, root } from '../paths.mjs';
import { mustRunNpm } from '../run-program.mjs';
import { say } from '../say.mjs';
import { standIn } from './standIn.mjs';

const list = () => JSON.parse(readFileSync(join(root, 'build', 'setup', 'fonts.json'), 'utf8'));
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

const isPinned = (file, { sha256: pin }) => existsSync(file) && sha256(readFileSync(file)) === pin;

/** Where a font lies on a system with this root folder. */
const onSystem = (pin, systemRoot) => join(systemRoot, pin.from);

/** `target` gets the fonts and `fonts.json` with their digests; `systemRoot` is `/` but in the test. */
export async function placeFonts({ target, systemRoot = '/' }) {
  const { files: pins, standIns } = list();
  mkdirSync(target, { recursive: true });
  const given = (name) =>
    existsSync(onSystem(pins[name], systemRoot)) || isPinned(join(target, name), pins[name]);
  const complete = Object.keys(pins).every(given);
  const files = complete ? copies(pins, target, systemRoot) : await madeFrom(standIns, target);
  writeFileSync(join(target, 'fonts.json'), `${JSON.stringify({ files }, null, 2)}\n`);
}

function copies(pins, target, systemRoot) {
  const files = {};
  for (const [name, pin] of Object.entries(pins)) {
    const copy = join(target, name);
    if (existsSync(onSystem(pin, systemRoot))) copyFileSync(onSystem(pin, systemRoot), copy);
    files[name] = sha256(readFileSync(copy));
    if (files[name] !== pin.sha256)
      say(`  ${name} is another version than the one tested; documents may be laid out differently.`);
  }
  return files;
}

/** All six or none: documents set half in one and half in the other would be laid out like neither. */
async function madeFrom({ package: spec, sources, files: wanted }, target) {
  say('  This system has no fonts-noto-cjk and fonts-hanazono; stand-ins are made from the npm package');
  say(`  ${spec} (37 MB). They have every character of the basic Chinese block and of Extension A;`);
  say(
    '  of Extensions B to F, which some rare names need, only about 200: any other is refused as a missing',
  );
  say('  character, never drawn as a box. There is no song style: documents are set in hei throughout.');
  const fonts = await fetched(spec, sources);
  const files = {};
  for (const [name, { source, family, style }] of Object.entries(wanted)) {
    const bytes = standIn(fonts[source], { family, style, collection: name.endsWith('.ttc') });
    writeFileSync(join(target, name), bytes);
    files[name] = sha256(bytes);
  }
  return files;
}

/** The package's fonts, checked against their digests; downloaded once, and only where they are needed. */
async function fetched(spec, sources) {
  const folder = join(cache, 'font-package');
  const fileOf = ({ file }) =>
    join(folder, 'node_modules', ...spec.replace(/@[^@/]+$/, '').split('/'), ...file.split('/'));
  if (!Object.values(sources).every((source) => existsSync(fileOf(source)))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"private":true}\n');
    await mustRunNpm(['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', spec], {
      cwd: folder,
    });
  }
  return Object.fromEntries(
    Object.entries(sources).map(([name, source]) => {
      const bytes = readFileSync(fileOf(source));
      if (sha256(bytes) !== source.sha256)
        throw new Error(`${source.file} of ${spec} is not the file that was tested.`);
      return [name, bytes];
    }),
  );
}
