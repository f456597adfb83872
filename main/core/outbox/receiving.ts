/** What comes back: the court's signed receipts, each applied once, in the transaction that moves the cursor. */
import { z } from 'zod';
import { isEvidence, type ReceiptBody } from '../../contract/link.ts';
import { ed25519PublicKey } from '../store/identity.ts';
import type { ItemStatus, OutboxContext } from './context.ts';
import { type ItemState, type ReceiptResult, step } from './outbox.ts';
import { type Block, type ProvenBlock, type ReceiptFlaw, readBlock } from './receipts.ts';
import { type Ended, type ItemRow, stateOf } from './rows.ts';
import { removePacks } from './sealRequest.ts';

const CURSOR = 'receiptsCursor';
/** After so many posts without a receipt the receipts are read again from the first one: the court's numbers may have gone back. */
const REREAD_FROM_TRIES = 3;

/** What a block changed: told, and packs that may now be deleted. */
interface Changes {
  readonly told: Map<string, ItemStatus>;
  readonly gone: string[];
}

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

  /** Inside a transaction. */
  function apply(block: ProvenBlock): Changes {
    const bodies = block.receipts.flatMap(({ read, text }) => (read.ok ? [{ body: read.value, text }] : []));
    const waiting = rows.waiting(bodies.map(({ body }) => body.id));
    const states = new Map<string, ItemState>();
    const ended: Ended[] = [];
    const changes: Changes = { told: new Map(), gone: [] };
    for (const { body, text } of bodies) {
      const row = waiting.get(body.id);
      if (row === undefined) continue; // ended already: the court may say things twice
      if (row.hash !== body.hash) {
        ignore('otherHash');
        continue;
      }
      const before = states.get(row.id) ?? stateOf(row);
      const next = step(before, { kind: 'receipted', receipt: resultOf(body) }, context.moment());
      states.set(row.id, next);
      context.taken.delete(row.seq);
      note(row, next, body);
      changes.told.set(row.id, statusOf(row, next, body));
      if (next.kind !== 'complete') continue;
      waiting.delete(row.id);
      ended.push({ seq: row.seq, endedAt: Date.parse(body.at), number: next.number, receipt: text });
      if (row.pack !== null) changes.gone.push(row.pack);
    }
    if (ended.length > 0) rows.bury(ended, block);
    return changes;
  }

  function note({ seq, id: itemId, schema }: ItemRow, next: ItemState, body: ReceiptBody): void {
    const { rseq, hash } = body;
    if (next.kind !== 'complete') rows.save(seq, next);
    else if (isEvidence(schema)) audit.record('itemReceipted', { itemId, rseq, hash });
    if (next.kind === 'rejected')
      audit.record('itemRejected', { itemId, rseq, reason: body.reason ?? 'none' });
  }

  return {
    receiptsAfter: (): number => cursor,
    overdue(tries: number): void {
      if (tries % REREAD_FROM_TRIES === 0) cursor = 0;
    },
    /** A block that the court did not sign changes nothing, not even the cursor: it is asked for again. */
    async applyReceipts(block: Block): Promise<void> {
      const claim = identity.claim();
      if (claim === null || block.receipts.length === 0) return;
      const { kid, publicKey } = claim.keys.receipts;
      const read = await readBlock(block, { kid, key: ed25519PublicKey(publicKey) }, claim.boothId);
      if (!read.ok) return ignore(read.error);
      const { receipts } = read.value;
      for (const one of receipts) if (!one.read.ok) ignore(one.read.error);
      const understood = Math.max(0, ...receipts.map(({ read: { ok }, rseq }) => (ok ? (rseq ?? 0) : 0)));
      const changes = store.transaction(() => {
        if (understood > keptCursor()) store.keepMeta(CURSOR, String(understood));
        return apply(read.value);
      });
      // What this version does not understand is passed over until the next start, so that it hides nothing behind it.
      cursor = Math.max(cursor, ...receipts.map(({ rseq }) => rseq ?? 0));
      for (const status of changes.told.values()) context.tell(status);
      await removePacks(context.folder, changes.gone);
    },
  };
}

function statusOf(row: ItemRow, next: ItemState, body: ReceiptBody): ItemStatus {
  const common = { itemId: row.id, hash: row.hash, capturedAt: row.captured_at };
  switch (next.kind) {
    case 'complete':
      return { ...common, kind: 'received', number: next.number, at: Date.parse(body.at) };
    case 'rejected':
      return { ...common, kind: 'needsPerson', reason: next.reason };
    case 'queued':
    case 'accepted':
    case 'stored':
      return { ...common, kind: 'waiting' };
  }
}

function resultOf(body: ReceiptBody): ReceiptResult {
  return body.result === 'rejected'
    ? { result: 'rejected', reason: body.reason }
    : { result: body.result, number: body.number };
}
