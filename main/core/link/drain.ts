/** Sends what is due, in order of seq, a batch at a time; while the court works on one batch the next is on its way. */
import { OUTBOX_LINES, OutboxAnswer } from '../../contract/link.ts';
import type { Outbox } from '../outbox/createOutbox.ts';
import type { Clock } from '../util/clock.ts';
import { type AskError, readAnswer } from './answers.ts';
import { LAST_RETRY_MS } from './backoff.ts';
import type { CourtHttp } from './http.ts';
import type { Outcome } from './repeat.ts';

const POST_TIMEOUT_MS = 60_000;
/** Batches under way at once. The chain in the envelopes, not the order of arrival, tells the court what follows what. */
const UNDER_WAY = 4;

export interface DrainPart {
  readonly http: CourtHttp;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly onFailed: (what: string, error: AskError) => void;
  /** Hops took items: receipts can be expected. */
  readonly onSent: () => void;
  readonly stopped: () => boolean;
}

/** A due time written by a wrong clock may be years away; the queue is looked at again long before. */
const within = (ms: number): number => Math.min(LAST_RETRY_MS, Math.max(1_000, ms));

export async function drain(part: DrainPart): Promise<Outcome> {
  const { http, outbox } = part;
  outbox.noteTaken();
  let after = 0;
  let failed = false;

  async function lane(): Promise<void> {
    while (!failed && !part.stopped()) {
      const batch = outbox.takeBatch(after);
      if (batch === null) return;
      after = batch.lastSeq;
      const sent = await http.ask({
        what: 'outbox',
        method: 'POST',
        path: '/v1/outbox',
        body: batch.body,
        headers: { 'content-type': OUTBOX_LINES },
        signed: 'body',
        timeoutMs: POST_TIMEOUT_MS,
      });
      // a megabyte each: left to be collected, they would be most of the collector's work
      if (sent.ok && sent.value.bodyLeft) batch.body.buffer.transfer(0);
      const answer = readAnswer(sent, OutboxAnswer);
      if (!answer.ok) {
        part.onFailed('outbox', answer.error);
        failed = true;
        return;
      }
      outbox.posted(batch, answer.value.items);
      part.onSent();
    }
  }

  await Promise.all(Array.from({ length: UNDER_WAY }, lane));
  if (failed) return { kind: 'failed' };
  if (part.stopped()) outbox.noteTaken();
  const due = outbox.nextDueAt();
  return due === null ? { kind: 'idle' } : { kind: 'again', inMs: within(due - part.clock.now()) };
}
