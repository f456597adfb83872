/** What comes back: the court's signed receipts, each applied once, in the transaction that moves the cursor. */
import { z } from 'zod';
import type { ReceiptBody } from '../../contract/link.ts';
import { ed25519PublicKey } from '../store/identity.ts';
import { type OutboxContext, statusById } from './context.ts';
import { type ReceiptResult, step } from './outbox.ts';
import { type ReceiptFlaw, type Signed, readReceipt } from './receipts.ts';
import { stateOf } from './rows.ts';
import { removePacks } from './sealRequest.ts';

const CURSOR = 'receiptsCursor';
/** After so many posts without a receipt the receipts are read again from the first one: the court's numbers may have gone back. */
const REREAD_FROM_TRIES = 3;

export function receiving(context: OutboxContext) {
  const { store, rows, identity, audit, log } = context;
  const ignored = new Map<ReceiptFlaw, number>();
  const keptCursor = (): number => z.coerce.number().parse(store.meta(CURSOR) ?? '0');
  let cursor = keptCursor();

  function ignore(flaw: ReceiptFlaw): void {
    const total = (ignored.get(flaw) ?? 0) + 1;
    ignored.set(flaw, total);
    log('receiptIgnored', { kind: flaw, total });
  }

  /** Inside a transaction. Answers what changed, with the pack that may now be deleted, or null. */
  function apply(signed: Signed, body: ReceiptBody): { readonly gone: string | null } | null {
    const row = rows.byId(body.id);
    if (row === undefined) return null; // ended already: the court may say things twice
    if (row.hash !== body.hash) {
      ignore('otherHash');
      return null;
    }
    const { id: itemId, seq } = row;
    const { rseq, hash } = body;
    const receipt = resultOf(body);
    const next = step(stateOf(row), { kind: 'receipted', receipt }, context.moment(rows.fileCount(seq)));
    if (next.kind === 'complete') {
      const end = { endedAt: Date.parse(body.at), number: next.number };
      rows.bury(seq, { ...end, receipt: signed.receipt, sig: signed.sig, kid: signed.kid });
      if (row.schema === 'filing.submit/1') audit.record('itemReceipted', { itemId, rseq, hash });
      return { gone: row.pack };
    }
    rows.save(seq, next);
    if (next.kind === 'rejected')
      audit.record('itemRejected', { itemId, rseq, reason: body.reason ?? 'none' });
    return { gone: null };
  }

  return {
    receiptsAfter: (): number => cursor,
    overdue(tries: number): void {
      if (tries % REREAD_FROM_TRIES === 0) cursor = 0;
    },
    async applyReceipts(page: readonly Signed[]): Promise<void> {
      const claim = identity.claim();
      if (claim === null) return;
      const { kid, publicKey } = claim.keys.receipts;
      const court = { kid, key: ed25519PublicKey(publicKey) };
      const read = await Promise.all(
        page.map(async (signed) => ({ signed, result: await readReceipt(signed, court, claim.boothId) })),
      );
      const changed: string[] = [];
      const gone: (string | null)[] = [];
      let proved = 0;
      store.transaction(() => {
        for (const { signed, result } of read) {
          if (!result.ok) {
            ignore(result.error);
            continue;
          }
          proved = Math.max(proved, result.value.rseq);
          const change = apply(signed, result.value);
          if (change === null) continue;
          gone.push(change.gone);
          changed.push(result.value.id);
        }
        // Only what the court signed moves the durable cursor: a forged number must not hide later receipts for good.
        if (proved > keptCursor()) store.keepMeta(CURSOR, String(proved));
      });
      cursor = Math.max(cursor, ...page.map((signed) => signed.rseq));
      for (const id of new Set(changed)) {
        const status = statusById(context, id);
        if (status !== null) context.tell(status);
      }
      await removePacks(context.folder, gone);
    },
  };
}

function resultOf(body: ReceiptBody): ReceiptResult {
  return body.result === 'rejected'
    ? { result: 'rejected', reason: body.reason }
    : { result: body.result, number: body.number };
}
