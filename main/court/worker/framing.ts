/** Tells the items of a post apart, from JSON or from lines, without judging any of them. Pure. */
import { isUtf8 } from 'node:buffer';
import { BATCH_MAX_ITEMS, type SignedItem } from '../../contract/link.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { ReceivedItem } from '../store/store.ts';

/** A post whose lines do not part into items: nothing of it is looked at, the sender is told and nothing is kept. */
export type FramingFlaw = { readonly kind: 'noItems' | 'tooManyItems' | 'cutShort' | 'badProofLine' };

const LINE_FEED = 10;
/** `hash sig kid alg`. A signature of any length may come: what it is worth is judged with its item. */
const PROOF = /^([0-9a-f]{64}) (\S{1,200}) (\S{1,64}) ed25519-sha256$/;
const PROOF_MAX_BYTES = 400;

/** The envelopes are views of `bytes`: nothing is copied. */
export function readLines(bytes: Uint8Array): Result<readonly ReceivedItem[], FramingFlaw> {
  const whole = bufferOf(bytes);
  const items: ReceivedItem[] = [];
  for (let at = 0; at < whole.length;) {
    if (items.length === BATCH_MAX_ITEMS) return err({ kind: 'tooManyItems' });
    const envEnd = whole.indexOf(LINE_FEED, at);
    const proofEnd = envEnd < 0 ? -1 : whole.indexOf(LINE_FEED, envEnd + 1);
    if (proofEnd < 0) return err({ kind: 'cutShort' });
    const proof = PROOF.exec(
      whole.toString('latin1', envEnd + 1, Math.min(proofEnd, envEnd + PROOF_MAX_BYTES)),
    );
    const [, hash, sig, kid] = proof ?? [];
    if (hash === undefined || sig === undefined || kid === undefined) return err({ kind: 'badProofLine' });
    items.push({ env: whole.subarray(at, envEnd), hash, sig, kid });
    at = proofEnd + 1;
  }
  return items.length === 0 ? err({ kind: 'noItems' }) : ok(items);
}

/** The same from the JSON form; the envelopes lie one after the other in memory of their own. */
export function fromJson(items: readonly SignedItem[]): readonly ReceivedItem[] {
  const texts = items.map(({ env }) => Buffer.from(env, 'utf8'));
  const whole = Buffer.concat(texts);
  let end = 0;
  return items.map(({ hash, sig, kid }, index) => {
    const start = end;
    end += texts[index]?.length ?? 0;
    return { env: whole.subarray(start, end), hash, sig, kid };
  });
}

/** Null when the bytes are no UTF-8: an envelope is text and has one spelling. */
export function textOf(bytes: Uint8Array): string | null {
  return isUtf8(bytes) ? bufferOf(bytes).toString('utf8') : null;
}

/** The same memory: what came from another thread is a plain Uint8Array. */
const bufferOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
