/** The policy pack as files: `pack.json` with the exact signed text, and `pack.sig` with its signature. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SignedPack } from '../../contract/policy.ts';

/** The pack a booth is delivered with. A missing file is a broken installation and throws. */
export function readPackFiles(policyDir: string): SignedPack {
  return SignedPack.parse({
    pack: readFileSync(join(policyDir, 'pack.json'), 'utf8'),
    sig: readFileSync(join(policyDir, 'pack.sig'), 'utf8').trim(),
  });
}
