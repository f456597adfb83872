/** The durable outbox: captures requests, says what is due, and ends items on the court's signed word alone. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Log } from '../../contract/events.ts';
import type { OutboxState } from '../../contract/link.ts';
import type { Result } from '../../contract/result.ts';
import type { Audit } from '../audit/audit.ts';
import type { Identity } from '../store/identity.ts';
import { OUTBOX_FOLDER, type Store } from '../store/store.ts';
import type { Clock } from '../util/clock.ts';
import { type NewItem, capturing } from './capturing.ts';
import {
  type ItemStatus,
  type OutboxChange,
  type OutboxContext,
  statusById,
  statusByRef,
} from './context.ts';
import type { Block } from './receipts.ts';
import { receiving } from './receiving.ts';
import { type FileRow, outboxRows } from './rows.ts';
import { type CaptureError, type CaptureRequest, type Captured, removePacks } from './sealRequest.ts';
import { type Batch, sending } from './sending.ts';

export interface OutboxSummary {
  /** Items without a final receipt. */
  readonly queued: number;
  readonly oldestQueuedAt: number | null;
  /** Items a hop took, whose receipt is awaited. */
  readonly unreceipted: number;
  readonly needsPerson: number;
}

export interface Outbox {
  capture(request: CaptureRequest): Promise<Result<Captured, CaptureError>>;
  /** Queues an item without files: checkpoints of the audit chain, bench loads. */
  enqueue(item: NewItem): Result<Captured, CaptureError>;
  status(itemId: string): ItemStatus | null;
  statusOfRequest(bundleId: string): ItemStatus | null;
  summary(): OutboxSummary;
  /** Called after each capture and each receipt that changed an item; the answer ends the listening. */
  onChange(listener: (change: OutboxChange) => void): () => void;

  // For the link.
  takeBatch(afterSeq: number): Batch | null;
  posted(batch: Batch, answers: readonly z.infer<typeof OutboxState>[]): void;
  noteTaken(): void;
  nextDueAt(): number | null;
  receiptsAfter(): number;
  applyReceipts(block: Block): Promise<void>;
  /** Deletes some bodies of items that have ended; true while there may be more. Short enough for a visit that goes on. */
  sweep(): boolean;
  nextFile(after: string): FileRow | undefined;
  pathOf(pack: string): string;
  keepUploadUrl(sha256: string, url: string | null): void;
  markUploaded(sha256: string): void;
  filesLost(seq: number): void;
  /** Housekeeping while idle: old tombstones go, an item older than a day is told. */
  tidy(): void;
}

export interface OutboxOptions {
  readonly store: Store;
  readonly identity: Identity;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly log: Log;
  readonly random?: () => number;
}

const DAY_MS = 86_400_000;
/** Some milliseconds of work: each deleted page is overwritten. */
const SWEEP_ITEMS = 64;
/** Retention class R3 of domain.md 5.13. */
const TOMBSTONE_MS = 90 * DAY_MS;

export async function createOutbox(options: OutboxOptions): Promise<Outbox> {
  const { store, audit, clock, log } = options;
  const random = options.random ?? Math.random;
  const listeners = new Set<(change: OutboxChange) => void>();
  const rows = outboxRows(store);
  const context: OutboxContext = {
    ...options,
    rows,
    taken: new Map(),
    folder: join(store.dataDir, OUTBOX_FOLDER),
    moment: () => ({ now: clock.now(), random: random() }),
    tell: (change) => listeners.forEach((listener) => listener(change)),
  };
  await removeOrphans(context);
  const receipts = receiving(context);

  return {
    ...capturing(context),
    ...sending(context, receipts.overdue),
    receiptsAfter: receipts.receiptsAfter,
    applyReceipts: receipts.applyReceipts,
    sweep: () => store.transactionSoon(() => rows.sweep(SWEEP_ITEMS)) === SWEEP_ITEMS,
    status: (itemId) => statusById(context, itemId),
    statusOfRequest: (ref) => statusByRef(context, ref),
    summary() {
      const { waiting, oldest, unreceipted, rejected } = rows.totals();
      return {
        queued: waiting,
        oldestQueuedAt: oldest,
        unreceipted:
          unreceipted + [...context.taken.values()].filter(({ was }) => was.kind === 'queued').length,
        needsPerson: rejected,
      };
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    nextDueAt: rows.nextDueAt,
    nextFile: rows.nextFile,
    pathOf: (pack) => join(context.folder, pack),
    keepUploadUrl: rows.keepUploadUrl,
    markUploaded: rows.markUploaded,
    filesLost(seq) {
      const row = rows.bySeq(seq);
      if (row === undefined) return;
      store.transaction(() => {
        rows.save(seq, { kind: 'rejected', tries: row.tries, reason: 'missingFiles' });
        audit.record('itemRejected', { itemId: row.id, rseq: 0, reason: 'missingFiles' });
      });
      const status = statusById(context, row.id);
      if (status !== null) context.tell(status);
    },
    tidy() {
      rows.forgetBefore(clock.now() - TOMBSTONE_MS);
      const oldest = rows.oldestWaiting();
      const age = oldest === undefined ? 0 : clock.now() - oldest.captured_at;
      if (oldest !== undefined && age > DAY_MS) {
        log('outboxOld', { itemId: oldest.id, hours: Math.floor(age / 3_600_000) });
      }
    },
  };
}

/** Sealed files without a row: a capture that was cut short before its transaction, or ended just before the deletion. */
async function removeOrphans({ folder, rows, log }: OutboxContext): Promise<void> {
  const known = rows.packs();
  const orphans = (await readdir(folder)).filter((name) => !known.has(name));
  await removePacks(folder, orphans);
  if (orphans.length > 0) log('orphanFilesRemoved', { files: orphans.length });
}
