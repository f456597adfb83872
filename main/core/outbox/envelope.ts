/** The signed envelope of one item: canonical text, its hash, the booth's signature over the hash (link.md 2.3). */
import canonicalize from 'canonicalize';
import type { z } from 'zod';
import type { Envelope, SignedItem } from '../../contract/link.ts';
import { sha256 } from '../util/digest.ts';

export type Sign = (bytes: Uint8Array) => string;
type Item = z.infer<typeof SignedItem>;

export function signEnvelope(envelope: Envelope, kid: string, sign: Sign): Item {
  const env = canonicalize(envelope);
  if (env === undefined) throw new Error('not JSON');
  const digest = sha256(env);
  return { env, hash: digest.toString('hex'), sig: sign(digest), kid, alg: 'ed25519-sha256' };
}
