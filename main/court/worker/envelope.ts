/** Judges one signed item by itself: exact canonical form, digest, sender. Pure; signatures are proven apart, by the batch. */
import { z } from 'zod';
import { Envelope } from '../../contract/link.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { sha256Hex } from '../digest.ts';
import type { ReceivedItem } from '../store/store.ts';
import { textOf } from './framing.ts';

export type RejectReason = 'badSignature' | 'badEnvelope' | 'conflict' | 'unknownBooth' | 'brokenChain';

export type Sender = { readonly booth: string; readonly kid: string; readonly court: string };

/** The error carries the item's id as far as it can be read, so that the refusal finds its row at the booth. */
export function readEnvelope(
  item: ReceivedItem,
  sender: Sender,
): Result<Envelope, { readonly id: string; readonly reason: RejectReason }> {
  const text = textOf(item.env);
  const raw = parsed(text ?? '');
  const refuse = (reason: RejectReason) => err({ id: idOf(raw), reason });
  const envelope = Envelope.safeParse(raw);
  if (text === null || !envelope.success) return refuse('badEnvelope');
  // RFC 8785: the same facts have one spelling only, so a digest cannot be argued about.
  if (!isCanonical(text, envelope.data)) return refuse('badEnvelope');
  if (sha256Hex(item.env) !== item.hash) return refuse('badEnvelope');
  if (envelope.data.booth !== sender.booth || item.kid !== sender.kid) return refuse('unknownBooth');
  if (envelope.data.court !== sender.court) return refuse('badEnvelope');
  return ok(envelope.data);
}

/**
 * The RFC 8785 form of an envelope. Its shape is known, so sorted members and the engine's own JSON writer are enough
 * (3.2.2 of the RFC takes strings and numbers from ECMAScript); ten times as fast as a general canonicaliser on 4 KB.
 */
export function canonicalEnvelope({
  at,
  body,
  booth,
  court,
  files,
  id,
  prev,
  schema,
  seq,
  v,
}: Envelope): string {
  // The RFC refuses lone surrogates, the engine would write them as escapes.
  if (!body.isWellFormed()) return '';
  const sorted = files.map(({ mime, sha256, size }) => ({ mime, sha256, size }));
  return JSON.stringify({ at, body, booth, court, files: sorted, id, prev, schema, seq, v });
}

/**
 * The same question without writing the body again. When the text begins and ends as the canonical form does and is just
 * as long as that form with the body unescaped, the body stands there unescaped: an escape, a blank or a repeated member
 * would have made the text longer than what was read from it. A body that needs escapes takes the long way.
 */
export function isCanonical(text: string, envelope: Envelope): boolean {
  const [head, tail] = canonicalEnvelope({ ...envelope, body: '' }).split('"body":""', 2);
  if (head === undefined || tail === undefined) return false;
  const plain =
    text.length === head.length + tail.length + '"body":""'.length + envelope.body.length &&
    text.startsWith(`${head}"body":"`) &&
    text.endsWith(`"${tail}`) &&
    envelope.body.isWellFormed();
  return plain || canonicalEnvelope(envelope) === text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const WithId = z.object({ id: z.string().max(64) });
function idOf(raw: unknown): string {
  const found = WithId.safeParse(raw);
  return found.success ? found.data.id : '';
}
