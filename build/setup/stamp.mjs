/** Stamps: a step is current when the digest of everything it depends on is the one it left behind. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cache, root } from './paths.mjs';

/** Digest of files, folders (recursively) and plain strings that begin with `=`; a missing path counts as missing. */
export function digestOf(parts) {
  const hash = createHash('sha256');
  for (const part of parts) {
    if (part.startsWith('=')) hash.update(part);
    else addPath(hash, part);
  }
  return hash.digest('hex');
}

function addPath(hash, name) {
  const path = join(root, name);
  hash.update(`${name}\0`);
  if (!existsSync(path)) hash.update('missing');
  else if (statSync(path).isDirectory()) {
    for (const entry of readdirSync(path).sort()) {
      if (entry !== 'node_modules') addPath(hash, `${name}/${entry}`);
    }
  } else hash.update(readFileSync(path));
}

const stampFile = (step) => join(cache, 'setup', `${step}.stamp`);

export function isStamped(step, digest) {
  return existsSync(stampFile(step)) && readFileSync(stampFile(step), 'utf8') === digest;
}

export function writeStamp(step, digest) {
  mkdirSync(join(cache, 'setup'), { recursive: true });
  writeFileSync(stampFile(step), digest);
}
