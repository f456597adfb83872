/** What the booth does for itself while nobody needs it: WAL cut, old tombstones dropped, reserve kept, audit head told to the court. */
import canonicalize from 'canonicalize';
import type { Log } from '../../contract/events.ts';
import type { Audit } from '../audit/audit.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from '../util/clock.ts';
import type { Outbox } from './createOutbox.ts';

export const ROUND_MS = 10 * 60_000;
/** A hash chain does not notice a cut tail; a head that the court holds does (reliability.md). */
export const CHECKPOINT_MS = 3_600_000;

export interface HousekeepingOptions {
  readonly store: Store;
  readonly outbox: Outbox;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly log: Log;
  /** True while a visit is going on: then only the audit head is told. */
  readonly busy: () => boolean;
}

/** Queues the present head of the audit chain; the same head is queued once. Signed by the envelope it travels in. */
export function checkpointAudit({ outbox, audit }: Pick<HousekeepingOptions, 'outbox' | 'audit'>): void {
  const { seq, hash } = audit.head();
  if (seq === 0) return;
  const body = canonicalize({ seq, hash }) ?? '';
  // Before the booth is claimed there is no court to tell; the next round tries again.
  outbox.enqueue({ schema: 'audit.head/1', ref: `audit-${seq}`, body });
}

export interface Housekeeping {
  /** At the end of each visit. */
  visitEnded(): void;
  stop(): Promise<void>;
}

export function startHousekeeping(options: HousekeepingOptions): Housekeeping {
  const { store, outbox, clock, log } = options;
  let checkpointAt = clock.monotonicMs();
  let reserving = Promise.resolve();
  let cancel = clock.after(ROUND_MS, round);

  function checkpoint(): void {
    checkpointAt = clock.monotonicMs();
    checkpointAudit(options);
  }

  function round(): void {
    if (clock.monotonicMs() - checkpointAt >= CHECKPOINT_MS) checkpoint();
    clock.note();
    outbox.tidy();
    if (!options.busy()) {
      store.checkpoint();
      reserving = store.space.keepReserve();
    }
    if (!store.space.enoughForVisit()) {
      log('spaceLow', { freeMb: Math.floor(store.space.freeBytes() / 1_048_576) });
    }
    cancel = clock.after(ROUND_MS, round);
  }

  function stop(): Promise<void> {
    cancel();
    return reserving;
  }

  return { visitEnded: checkpoint, stop };
}
