/** Judges a batch by itself: shape, canonical form, digests, signatures. What is already stored is not asked here. */
import type { KeyObject } from 'node:crypto';
import type { Envelope, SignedItem } from '../../contract/link.ts';
import { ed25519PublicKey } from '../digest.ts';
import { readEnvelope, type RejectReason, type Sender } from './envelope.ts';
import { unproven, type Readable } from './signatures.ts';

/** The envelope without its body, which stays sealed and uninteresting here. */
export type EnvelopeHead = Omit<Envelope, 'body'>;
export type Judged =
  | { readonly kind: 'good'; readonly head: EnvelopeHead }
  | { readonly kind: 'bad'; readonly id: string; readonly reason: RejectReason };

/** One verdict per item, in order. `publicKey` is the sender's, as registered. */
export async function judgeBatch(
  items: readonly SignedItem[],
  sender: Sender,
  publicKey: string,
): Promise<readonly Judged[]> {
  const read = items.map((item) => ({ item, envelope: readEnvelope(item, sender) }));
  const readable = read.flatMap(({ item, envelope }): readonly Readable[] =>
    envelope.ok ? [{ item, envelope: envelope.value }] : [],
  );
  const forged = new Set(Array.from(await unproven(readable, keyOf(publicKey)), (one) => one.envelope));
  return read.map(({ envelope }): Judged => {
    if (!envelope.ok) return { kind: 'bad', ...envelope.error };
    if (forged.has(envelope.value)) return { kind: 'bad', id: envelope.value.id, reason: 'badSignature' };
    const { body: _, ...head } = envelope.value;
    return { kind: 'good', head };
  });
}

/** The last booth's key is kept: a queue drains in many batches. */
let last: { readonly raw: string; readonly key: KeyObject } | null = null;
function keyOf(raw: string): KeyObject {
  if (last?.raw === raw) return last.key;
  const key = ed25519PublicKey(raw);
  if (key === null) throw new Error('a registered booth key is not a key');
  last = { raw, key };
  return key;
}
