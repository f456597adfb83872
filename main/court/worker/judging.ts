/** Judges a post by itself: framing, canonical form, digests, signatures. What is already stored is not asked here. */
import type { KeyObject } from 'node:crypto';
import { ok, type Result } from '../../contract/result.ts';
import { ed25519PublicKey } from '../digest.ts';
import type { EnvelopeHead, ReceivedItem } from '../store/store.ts';
import { readEnvelope, type RejectReason, type Sender } from './envelope.ts';
import { readLines, type FramingFlaw } from './framing.ts';
import { unproven, type Readable } from './signatures.ts';

/** A post before it is judged: the bytes of its lines, or the items its JSON held. */
export type Post =
  | { readonly form: 'lines'; readonly bytes: Uint8Array }
  | { readonly form: 'items'; readonly items: readonly ReceivedItem[] };

export type Judged =
  | { readonly kind: 'good'; readonly item: ReceivedItem; readonly head: EnvelopeHead }
  | {
      readonly kind: 'bad';
      readonly item: ReceivedItem;
      readonly id: string;
      readonly reason: RejectReason;
    };
/** One verdict per item, in order. */
export type Judgement = Result<readonly Judged[], FramingFlaw>;

/** `publicKey` is the sender's, as registered. */
export async function judgePost(post: Post, sender: Sender, publicKey: string): Promise<Judgement> {
  const items = post.form === 'lines' ? readLines(post.bytes) : ok(post.items);
  return items.ok ? ok(await judgeItems(items.value, sender, publicKey)) : items;
}

async function judgeItems(
  items: readonly ReceivedItem[],
  sender: Sender,
  publicKey: string,
): Promise<readonly Judged[]> {
  const read = items.map((item) => ({ item, envelope: readEnvelope(item, sender) }));
  const readable = read.flatMap(({ item, envelope }): readonly Readable[] =>
    envelope.ok ? [{ item, envelope: envelope.value }] : [],
  );
  const forged = new Set(Array.from(await unproven(readable, keyOf(publicKey)), (one) => one.envelope));
  return read.map(({ item, envelope }): Judged => {
    if (!envelope.ok) return { kind: 'bad', item, ...envelope.error };
    const { id, seq, prev, schema, files } = envelope.value;
    return forged.has(envelope.value)
      ? { kind: 'bad', item, id, reason: 'badSignature' }
      : { kind: 'good', item, head: { id, seq, prev, schema, files } };
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
