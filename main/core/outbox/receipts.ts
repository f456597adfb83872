/** Receipts: what counts as the court's word on an item, and what does not. */
import { type KeyObject, verify } from 'node:crypto';
import { z } from 'zod';
import { ReceiptBody, type ReceiptBlock } from '../../contract/link.ts';
import { type Result, err, ok } from '../../contract/result.ts';
import { sha256 } from '../util/digest.ts';
import type { BlockProof } from './rows.ts';

export type Block = Omit<ReceiptBlock, 'more'>;

/** The court's key for receipts, by its id. */
export interface ReceiptKey {
  readonly kid: string;
  readonly key: KeyObject;
}

/** `wrongKey`, `badSignature`: nothing of the block counts. The others are of one receipt in a block the court signed. */
export type BlockFlaw = 'wrongKey' | 'badSignature';
export type ReceiptFlaw = BlockFlaw | 'malformed' | 'otherBooth' | 'otherHash';

export interface ProvenReceipt {
  readonly text: string;
  readonly read: Result<ReceiptBody, 'malformed' | 'otherBooth'>;
  /** Its place in this booth's order, also when the rest cannot be understood. */
  readonly rseq: number | null;
}
export interface ProvenBlock extends BlockProof {
  readonly receipts: readonly ProvenReceipt[];
}

/** Checks signature and shape; the hash of each item is compared by whoever has the item. */
export async function readBlock(
  block: Block,
  court: ReceiptKey,
  boothId: string,
): Promise<Result<ProvenBlock, BlockFlaw>> {
  const { receipts, sig, kid } = block;
  if (kid !== court.kid) return err('wrongKey');
  const digests = Buffer.concat(receipts.map(sha256));
  const signature = Buffer.from(sig, 'base64url');
  if (!(await verifies(sha256(digests), court.key, signature))) return err('badSignature');
  return ok({ kid, sig, digests, receipts: receipts.map((text) => readReceipt(text, boothId)) });
}

const Placed = z.object({ booth: z.string(), rseq: z.number().int().positive() });

function readReceipt(text: string, boothId: string): ProvenReceipt {
  const raw = parseJson(text);
  const body = ReceiptBody.safeParse(raw);
  if (!body.success) {
    const placed = Placed.safeParse(raw);
    const rseq = placed.success && placed.data.booth === boothId ? placed.data.rseq : null;
    return { text, read: err('malformed'), rseq };
  }
  if (body.data.booth !== boothId) return { text, read: err('otherBooth'), rseq: null };
  return { text, read: ok(body.data), rseq: body.data.rseq };
}

/** On the thread pool: a signature must not hold up the booth. */
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
