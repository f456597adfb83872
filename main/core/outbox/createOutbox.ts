/** The durable outbox: captures requests, says what is due, and ends items on the court's signed word alone. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Log } from '../../contract/events.ts';
import { BATCH_MAX_BYTES, BATCH_MAX_ITEMS, type ItemSchema, type OutboxState, type ReceiptBody } from '../../contract/link.ts';
import { type Result, err, ok } from '../../contract/result.ts';
import type { Audit } from '../audit/audit.ts';
import { type Identity, ed25519PublicKey } from '../store/identity.ts';
import { OUTBOX_FOLDER, type Store } from '../store/store.ts';
import type { Clock } from '../util/clock.ts';
import { isDiskFull } from '../util/durable.ts';
import { newId } from '../util/ids.ts';
import { instant } from '../util/instant.ts';
import { type CaptureError, type CaptureRequest, type Captured, type SealedRequest, removeFiles, sealRequest, withReserve } from './capture.ts';
import { signEnvelope } from './envelope.ts';
import { type ItemEvent, type ItemState, type ReceiptResult, type RejectReason, step } from './outbox.ts';
import { type ReceiptFlaw, type Signed, readReceipt } from './receipts.ts';
import { type FileRow, type ItemRow, outboxRows, stateOf } from './rows.ts'; // prettier-ignore

/** What can be said to a person about an item. "Received" only on a signed receipt for the whole of it. */
export type ItemStatus = { readonly itemId: string; readonly hash: string; readonly capturedAt: number } & (
  | { readonly kind: 'waiting' }
  | { readonly kind: 'received'; readonly number: string | null; readonly at: number }
  | { readonly kind: 'needsPerson'; readonly reason: RejectReason | null }
);

export interface Batch {
  /** The body of `POST /v1/outbox`. */
  readonly body: string;
  readonly items: readonly { readonly seq: number; readonly id: string }[];
}

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
  enqueue(item: { schema: z.infer<typeof ItemSchema>; ref: string; body: string }): Result<Captured, CaptureError>;
  status(itemId: string): ItemStatus | null;
  statusOfRequest(bundleId: string): ItemStatus | null;
  summary(): OutboxSummary;
  /** Called after each capture and each receipt that changed an item; the answer ends the listening. */
  onChange(listener: (change: 'captured' | ItemStatus) => void): () => void;

  // For the link.
  takeBatch(afterSeq: number): Batch | null;
  posted(answers: readonly z.infer<typeof OutboxState>[]): void;
  nextDueAt(): number | null;
  receiptsAfter(): number;
  applyReceipts(page: readonly Signed[]): Promise<void>;
  nextFile(after: string): FileRow | undefined;
  pathOf(sha256: string): string;
  keepUploadUrl(sha256: string, url: string | null): void;
  markUploaded(sha256: string): void;
  fileLost(sha256: string, seq: number): void;
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
/** Retention class R3 of domain.md 5.13. */
const TOMBSTONE_MS = 90 * DAY_MS;
/** After so many posts without a receipt the receipts are read again from the first one: the court's numbers may have gone back. */
const REREAD_FROM_TRIES = 3;

export async function createOutbox(options: OutboxOptions): Promise<Outbox> {
  const { store, identity, audit, clock, log } = options;
  const random = options.random ?? Math.random;
  const rows = outboxRows(store);
  const folder = join(store.dataDir, OUTBOX_FOLDER);
  const listeners = new Set<(change: 'captured' | ItemStatus) => void>();
  const ignored = new Map<ReceiptFlaw, number>();
  let cursor = Number(store.meta('receiptsCursor') ?? '0');
  await removeOrphans(folder, rows.allFiles(), log);

  function tell(change: 'captured' | ItemStatus): void {
    for (const listener of listeners) listener(change);
  }

  function moment(files: number) {
    return { now: clock.now(), random: random(), files };
  }

  /** One transaction: seq and prev from the head, row, files, new head, audit event. */
  function commit(schema: z.infer<typeof ItemSchema>, ref: string, sealed: SealedRequest): Result<Captured, CaptureError> {
    const claim = identity.claim();
    if (claim === null) return err({ kind: 'unclaimed' });
    return store.transaction(() => {
      const now = clock.now();
      const head = rows.head();
      const id = newId(now);
      const seq = head.seq + 1;
      const signed = signEnvelope(
        { v: 1, id, booth: claim.boothId, court: claim.courtId, seq, prev: head.hash, at: instant(now), schema, body: sealed.body, files: [...sealed.files] },
        claim.kid,
        identity.sign,
      ); // prettier-ignore
      rows.insert({ seq, id, ref, schema, hash: signed.hash, capturedAt: now, item: JSON.stringify(signed), files: sealed.files });
      // A checkpoint of the audit chain is not itself an audit event: it would always be out of date.
      if (schema === 'filing.submit/1') {
        audit.record('itemCaptured', { itemId: id, seq, hash: signed.hash, files: sealed.files.length });
      }
      return ok({ itemId: id, hash: signed.hash, seq });
    });
  }

  function earlier(ref: string): Captured | null {
    const found = rows.byRef(ref) ?? rows.tombstoneByRef(ref);
    return found === undefined ? null : { itemId: found.id, hash: found.hash, seq: found.seq };
  }

  async function captureOnce(request: CaptureRequest): Promise<Result<Captured, CaptureError>> {
    const claim = identity.claim();
    if (claim === null) return err({ kind: 'unclaimed' });
    const sealed = await sealRequest(request, claim.keys.sealing, folder);
    if (!sealed.ok) return sealed;
    const done = earlier(request.bundle.id); // a second call may have overtaken this one while it sealed
    const result = done === null ? commitOrFull(request.bundle.id, sealed.value) : ok(done);
    if (!result.ok || done !== null) await removeFiles(folder, sealed.value.files.map((file) => file.sha256)); // prettier-ignore
    return result;
  }

  function commitOrFull(ref: string, sealed: SealedRequest): Result<Captured, CaptureError> {
    try {
      return commit('filing.submit/1', ref, sealed);
    } catch (reason) {
      if (isDiskFull(reason)) return err({ kind: 'diskFull' });
      throw reason;
    }
  }

  /** Applies one event to a row inside a transaction; `complete` is left to the caller. */
  function apply(row: ItemRow, event: ItemEvent, files: number): ItemState {
    const next = step(stateOf(row), event, moment(files));
    if (next.kind !== 'complete') rows.save(row.seq, next);
    return next;
  }

  function returnToQueue(row: ItemRow): void {
    if (row.state === 'queued') return;
    apply(row, { kind: 'fellDue' }, 0);
    log('itemReturnedToQueue', { itemId: row.id, tries: row.tries });
    if (row.tries % REREAD_FROM_TRIES === 0) cursor = 0;
  }

  function statusOf(row: ItemRow | undefined, tombstone: ReturnType<typeof rows.tombstoneById>): ItemStatus | null {
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
  const status = (id: string): ItemStatus | null => statusOf(rows.byId(id), rows.tombstoneById(id));

  function ignore(flaw: ReceiptFlaw): void {
    const total = (ignored.get(flaw) ?? 0) + 1;
    ignored.set(flaw, total);
    log('receiptIgnored', { kind: flaw, total });
  }

  /** Inside a transaction. Answers the files that may now be deleted, or null when nothing changed. */
  function applyReceipt(signed: Signed, body: ReceiptBody): readonly string[] | null {
    const row = rows.byId(body.id);
    if (row === undefined) return null; // ended already: the court may say things twice
    if (row.hash !== body.hash) {
      ignore('otherHash');
      return null;
    }
    const files = rows.filesOf(row.seq);
    const next = apply(row, { kind: 'receipted', receipt: resultOf(body) }, files.length);
    if (next.kind === 'complete') {
      rows.bury(row.seq, { endedAt: Date.parse(body.at), number: next.number, receipt: signed.receipt, sig: signed.sig, kid: signed.kid }); // prettier-ignore
      if (row.schema === 'filing.submit/1') audit.record('itemReceipted', { itemId: row.id, rseq: body.rseq, hash: body.hash }); // prettier-ignore
      return files;
    }
    if (next.kind === 'rejected') audit.record('itemRejected', { itemId: row.id, rseq: body.rseq, reason: body.reason ?? 'none' }); // prettier-ignore
    return [];
  }

  return {
    async capture(request) {
      const done = earlier(request.bundle.id);
      if (done !== null) return ok(done);
      const result = await withReserve(store.space, () => log('reserveReleased', {}), () => captureOnce(request)); // prettier-ignore
      if (result.ok) tell('captured');
      else log('captureRefused', { kind: result.error.kind });
      return result;
    },
    enqueue({ schema, ref, body }) {
      const done = earlier(ref);
      if (done !== null) return ok(done);
      const result = commit(schema, ref, { body, files: [] });
      if (result.ok) tell('captured');
      return result;
    },
    status,
    statusOfRequest: (ref) => statusOf(rows.byRef(ref), rows.tombstoneByRef(ref)),
    summary() {
      const { waiting, oldest, unreceipted, rejected } = rows.totals();
      return { queued: waiting, oldestQueuedAt: oldest, unreceipted, needsPerson: rejected };
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    takeBatch(afterSeq) {
      const due = rows.due(clock.now(), afterSeq, BATCH_MAX_ITEMS);
      const items: { seq: number; id: string }[] = [];
      const texts: string[] = [];
      let bytes = 16; // {"items":[]}
      store.transaction(() => {
        for (const { seq, bytes: size } of due) {
          bytes += size + 1;
          if (bytes > BATCH_MAX_BYTES && items.length > 0) break;
          const row = rows.bySeq(seq);
          if (row === undefined) continue;
          returnToQueue(row);
          items.push({ seq, id: row.id });
          texts.push(rows.payload(seq));
        }
      });
      return items.length === 0 ? null : { body: `{"items":[${texts.join(',')}]}`, items };
    },
    posted(answers) {
      store.transaction(() => {
        for (const { id, state } of answers) {
          const row = rows.byId(id);
          if (row === undefined) continue;
          if (state === 'bad' || state === 'conflict') log('itemDoubted', { itemId: id, state });
          apply(row, { kind: 'posted', answer: state }, 0);
        }
      });
    },
    nextDueAt: () => rows.nextDueAt(),
    receiptsAfter: () => cursor,
    async applyReceipts(page) {
      const claim = identity.claim();
      if (claim === null) return;
      const court = { kid: claim.keys.receipts.kid, key: ed25519PublicKey(claim.keys.receipts.publicKey) };
      const read = await Promise.all(page.map((signed) => readReceipt(signed, court, claim.boothId)));
      const changed: string[] = [];
      const gone: string[] = [];
      let proved = 0;
      store.transaction(() => {
        for (const [index, result] of read.entries()) {
          const signed = page[index];
          if (signed === undefined) continue;
          if (!result.ok) {
            ignore(result.error);
            continue;
          }
          proved = Math.max(proved, result.value.rseq);
          const files = applyReceipt(signed, result.value);
          if (files === null) continue;
          gone.push(...files);
          changed.push(result.value.id);
        }
        // Only what the court signed moves the durable cursor: a forged number must not hide later receipts for good.
        if (proved > Number(store.meta('receiptsCursor') ?? '0')) store.keepMeta('receiptsCursor', String(proved));
      });
      cursor = Math.max(cursor, ...page.map((signed) => signed.rseq));
      for (const id of changed) {
        const now = status(id);
        if (now !== null) tell(now);
      }
      await removeFiles(folder, gone);
    },
    nextFile: (after) => rows.nextFile(after),
    pathOf: (sha256) => join(folder, sha256),
    keepUploadUrl: rows.keepUploadUrl,
    markUploaded: rows.markUploaded,
    fileLost(sha256, seq) {
      const row = rows.bySeq(seq);
      if (row === undefined || !rows.filesOf(seq).includes(sha256)) return;
      store.transaction(() => {
        rows.save(seq, { kind: 'rejected', tries: row.tries, reason: 'missingFiles' });
        audit.record('itemRejected', { itemId: row.id, rseq: 0, reason: 'missingFiles' });
      });
      const now = status(row.id);
      if (now !== null) tell(now);
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

function resultOf(body: ReceiptBody): ReceiptResult {
  return body.result === 'rejected'
    ? { result: 'rejected', reason: body.reason }
    : { result: body.result, number: body.number };
}

/** Sealed files without a row: a capture that was cut short before its transaction, or ended just before the deletion. */
async function removeOrphans(folder: string, known: ReadonlySet<string>, log: Log): Promise<void> {
  const orphans = (await readdir(folder)).filter((name) => !known.has(name));
  await removeFiles(folder, orphans);
  if (orphans.length > 0) log('orphanFilesRemoved', { files: orphans.length });
}
