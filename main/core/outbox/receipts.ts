/** Receipts: what counts as the court's word on an item, and what does not. */
import { type KeyObject, verify } from 'node:crypto';
import type { z } from 'zod';
import { ReceiptBody, type SignedReceipt } from '../../contract/link.ts';
import { type Result, err, ok } from '../../contract/result.ts';
import { sha256 } from '../util/digest.ts';

export type Signed = z.infer<typeof SignedReceipt>;

/** The court's key for receipts, by its id. */
export interface ReceiptKey {
  readonly kid: string;
  readonly key: KeyObject;
}

export type ReceiptFlaw = 'wrongKey' | 'badSignature' | 'malformed' | 'otherBooth' | 'otherHash';

/** Checks signature and shape; the hash of the item is compared by whoever has the item. */
export async function readReceipt(
  signed: Signed,
  court: ReceiptKey,
  boothId: string,
): Promise<Result<ReceiptBody, ReceiptFlaw>> {
  if (signed.kid !== court.kid) return err('wrongKey');
  const signature = Buffer.from(signed.sig, 'base64url');
  if (!(await verifies(sha256(signed.receipt), court.key, signature))) return err('badSignature');
  const body = ReceiptBody.safeParse(parseJson(signed.receipt));
  if (!body.success || body.data.rseq !== signed.rseq) return err('malformed');
  return body.data.booth === boothId ? ok(body.data) : err('otherBooth');
}

/** On the thread pool: a page of receipts must not hold up the booth. */
function verifies(data: Uint8Array, key: KeyObject, signature: Uint8Array): Promise<boolean> {
  return new Promise((resolve, reject) => {
    verify(null, data, key, signature, (error, valid) => (error === null ? resolve(valid) : reject(error)));
  });
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no JSON value is undefined, so every schema refuses it
  }
}
