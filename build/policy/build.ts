/**
 * Builds the policy pack: checks it, signs the exact text, writes `pack.json`, `pack.sig` and `public.key`.
 * `node build/policy/build.ts [--out DIR] [--key PEM]`; without `--key` it signs with this machine's development key.
 */
import { sign } from 'node:crypto';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checkPack } from './checkPack.ts';
import { pack } from './pack.ts';
import { developmentKey, givenKey, publicKeyOf } from './signingKey.ts';

const { values } = parseArgs({ options: { out: { type: 'string' }, key: { type: 'string' } } });
const out = values.out ?? fileURLToPath(new URL('../../.cache/policy', import.meta.url));

const problems = checkPack(pack);
if (problems.length > 0) {
  for (const problem of problems) console.error(`  ${problem}`);
  console.error(`The policy pack has ${problems.length} problems and was not signed.`);
  process.exit(1);
}

const key = values.key === undefined ? developmentKey(out) : givenKey(values.key);
const text = `${JSON.stringify(pack, null, 1)}\n`;

mkdirSync(out, { recursive: true });
write('public.key', `${publicKeyOf(key)}\n`);
write('pack.sig', `${sign(null, Buffer.from(text, 'utf8'), key).toString('base64url')}\n`);
write('pack.json', text);
console.log(`Policy pack ${pack.version} (serial ${pack.serial}): ${pack.disputeKinds.length} kinds, ${pack.causes.length} causes, ${pack.templates.length} templates; signed with ${values.key === undefined ? 'the development key of this machine' : 'the given key'}.`); // prettier-ignore

/** A reader never sees half a file. */
function write(name: string, content: string): void {
  const file = join(out, name);
  writeFileSync(`${file}.${process.pid}`, content);
  renameSync(`${file}.${process.pid}`, file);
}
