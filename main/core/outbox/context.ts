/** What the parts of the durable outbox share. */
import type { Log } from '../../contract/events.ts';
import type { Audit } from '../audit/audit.ts';
import type { Identity } from '../store/identity.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from '../util/clock.ts';
import type { RejectReason } from '../../contract/link.ts';
import type { ItemState, Moment } from './outbox.ts';
import type { OutboxRows } from './rows.ts';

export interface OutboxContext {
  readonly store: Store;
  readonly rows: OutboxRows;
  readonly identity: Identity;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly log: Log;
  /** Folder of the sealed files. */
  readonly folder: string;
  /**
   * By seq: what the court's hop took and nobody wrote down yet. Most of them are ended by their receipt before the next drain
   * begins and need no writing; when the power goes off they are sent once more and the court says it again.
   */
  readonly taken: Map<number, Taken>;
  moment(): Moment;
  tell(change: OutboxChange): void;
}

/** Items with the same past and the same answer share one of these, and one jitter. */
export interface Taken {
  readonly was: ItemState;
  readonly next: ItemState;
}

/** What can be said to a person about an item. "Received" only on a signed receipt for the whole of it. */
export type ItemStatus = { readonly itemId: string; readonly hash: string; readonly capturedAt: number } & (
  | { readonly kind: 'waiting' }
  | { readonly kind: 'received'; readonly number: string | null; readonly at: number }
  | { readonly kind: 'needsPerson'; readonly reason: RejectReason | null }
);

/** Something was queued, or an item has another status. */
export type OutboxChange = 'captured' | ItemStatus;

/** By item id, from the row or the tombstone. */
export function statusById({ rows }: OutboxContext, id: string): ItemStatus | null {
  return statusOf(rows.byId(id), rows.tombstoneById(id));
}

/** By the id of the request that was captured. */
export function statusByRef({ rows }: OutboxContext, ref: string): ItemStatus | null {
  return statusOf(rows.byRef(ref), rows.tombstoneByRef(ref));
}

function statusOf(
  row: ReturnType<OutboxRows['byId']>,
  tombstone: ReturnType<OutboxRows['tombstoneById']>,
): ItemStatus | null {
  if (tombstone !== undefined) {
    const { id, hash, captured_at, number, ended_at } = tombstone;
    return { kind: 'received', itemId: id, hash, capturedAt: captured_at, number, at: ended_at };
  }
  if (row === undefined) return null;
  const common = { itemId: row.id, hash: row.hash, capturedAt: row.captured_at };
  return row.state === 'rejected'
    ? { ...common, kind: 'needsPerson', reason: row.reason }
    : { ...common, kind: 'waiting' };
}
