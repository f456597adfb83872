/** Judges a post by itself: framing, canonical form, digests, signatures. What is already stored is not asked here. */
import { err, ok, type Result } from '../../contract/result.ts';
import { registeredKey } from '../digest.ts';
import type { EnvelopeHead, KeptPost, ReceivedItem } from '../store/store.ts';
import { isProven, type BodyClaim } from './bodyClaim.ts';
import { readEnvelope, type RejectReason, type Sender } from './envelope.ts';
import { envOf, readLines, type Framed, type FramingFlaw } from './framing.ts';
import { unproven } from './signatures.ts';

/** A post before it is judged: in lines that nobody has looked at, as they came in pieces, or told apart already. */
export type Post =
  | { readonly form: 'lines'; readonly pieces: readonly Uint8Array[]; readonly claim: BodyClaim }
  | ({ readonly form: 'items' } & Framed);

export type Judged =
  | { readonly kind: 'good'; readonly item: ReceivedItem; readonly head: EnvelopeHead }
  | {
      readonly kind: 'bad';
      readonly item: ReceivedItem;
      readonly id: string;
      readonly reason: RejectReason;
      /** The bytes of its envelope, which are kept nowhere else. */
      readonly env: Uint8Array;
    };

/** One verdict per item, in order. */
export type JudgedPost = { readonly kept: KeptPost; readonly judged: readonly Judged[] };
export type Judgement = Result<JudgedPost, PostFlaw>;
/** `notProven`: who is named has not signed these bytes. */
export type PostFlaw = FramingFlaw | { readonly kind: 'notProven' };

export type Join = (pieces: readonly Uint8Array[]) => Uint8Array;

/** `publicKey` is the sender's, as registered; `join` brings the pieces together where the caller has room for them. */
export async function judgePost(
  post: Post,
  sender: Sender,
  publicKey: string,
  join: Join = (pieces) => Buffer.concat(pieces),
): Promise<Result<{ readonly bytes: Uint8Array; readonly judged: readonly Judged[] }, PostFlaw>> {
  const framed = post.form === 'lines' ? provenLines(join(post.pieces), post.claim, publicKey) : ok(post);
  if (!framed.ok) return framed;
  return ok({ bytes: framed.value.bytes, judged: await judgeItems(framed.value, sender, publicKey) });
}

const provenLines = (bytes: Uint8Array, claim: BodyClaim, publicKey: string): Result<Framed, PostFlaw> =>
  isProven(claim, bytes, publicKey) ? readLines(bytes) : err({ kind: 'notProven' });

async function judgeItems(
  { bytes, items }: Framed,
  sender: Sender,
  publicKey: string,
): Promise<readonly Judged[]> {
  const read = items.map((item) => ({ item, head: readEnvelope(envOf(bytes, item), item, sender) }));
  const readable = read.flatMap(({ item, head }) => (head.ok ? [{ item, head: head.value }] : []));
  const forged = new Set(Array.from(await unproven(readable, registeredKey(publicKey)), ({ head }) => head));
  return read.map(({ item, head }): Judged => {
    const copyOfEnv = (): Uint8Array => Uint8Array.from(envOf(bytes, item));
    if (!head.ok) return { kind: 'bad', item, env: copyOfEnv(), ...head.error };
    if (forged.has(head.value))
      return { kind: 'bad', item, env: copyOfEnv(), id: head.value.id, reason: 'badSignature' };
    return { kind: 'good', item, head: head.value };
  });
}
