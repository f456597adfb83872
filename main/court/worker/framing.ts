/** Tells the items of a post apart, from JSON or from lines, without judging any of them. Pure. */
import { BATCH_MAX_ITEMS, itemLines, type SignedItem } from '../../contract/link.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { ReceivedItem, Span } from '../store/store.ts';

/** A post whose lines do not part into items: nothing of it is looked at, the sender is told and nothing is kept. */
export type FramingFlaw = { readonly kind: 'noItems' | 'tooManyItems' | 'cutShort' | 'badProofLine' };

/** The lines of items one after the other, and where each lies. */
export type Framed = { readonly bytes: Uint8Array; readonly items: readonly ReceivedItem[] };

const LINE_FEED = 10;
/** `hash sig kid alg`. A signature of any length may come: what it is worth is judged with its item. */
const PROOF = /^([0-9a-f]{64}) (\S{1,200}) (\S{1,64}) ed25519-sha256$/;
const PROOF_MAX_BYTES = 400;

/** Nothing is copied. */
export function readLines(bytes: Uint8Array): Result<Framed, FramingFlaw> {
  const whole = bufferOf(bytes);
  const items: ReceivedItem[] = [];
  for (let start = 0; start < whole.length;) {
    if (items.length === BATCH_MAX_ITEMS) return err({ kind: 'tooManyItems' });
    const envEnd = whole.indexOf(LINE_FEED, start);
    const end = envEnd < 0 ? -1 : whole.indexOf(LINE_FEED, envEnd + 1);
    if (end < 0) return err({ kind: 'cutShort' });
    const proof = PROOF.exec(whole.toString('latin1', envEnd + 1, Math.min(end, envEnd + PROOF_MAX_BYTES)));
    const [, hash, sig, kid] = proof ?? [];
    if (hash === undefined || sig === undefined || kid === undefined) return err({ kind: 'badProofLine' });
    items.push({ start, envEnd, end, hash, sig, kid });
    start = end + 1;
  }
  return items.length === 0 ? err({ kind: 'noItems' }) : ok({ bytes, items });
}

/** The same from the JSON form. Here the spans are known and not found: an envelope that is none may hold line feeds. */
export function fromJson(items: readonly SignedItem[]): Framed {
  const lines = items.map((item) => Buffer.from(itemLines(item), 'utf8'));
  let next = 0;
  return {
    bytes: Buffer.concat(lines),
    items: items.map(({ env, hash, sig, kid }, index) => {
      const start = next;
      next += lines[index]?.length ?? 0;
      return { start, envEnd: start + Buffer.byteLength(env, 'utf8'), end: next - 1, hash, sig, kid };
    }),
  };
}

export const envOf = (bytes: Uint8Array, { start, envEnd }: Span): Buffer =>
  bufferOf(bytes).subarray(start, envEnd);

/** The same memory: what came from another thread is a plain Uint8Array. */
const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
