/** Sends what is due, in order of seq, a batch at a time; the next batch is read while the court works on the present one. */
import { OutboxAnswer } from '../../contract/link.ts';
import type { Outbox } from '../outbox/createOutbox.ts';
import type { Clock } from '../util/clock.ts';
import { type AskError, readAnswer } from './answers.ts';
import { LAST_RETRY_MS } from './backoff.ts';
import type { CourtHttp } from './http.ts';
import type { Outcome } from './repeat.ts';

const POST_TIMEOUT_MS = 60_000;

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
  let batch = outbox.takeBatch(0);
  while (batch !== null && !part.stopped()) {
    const sending = http.ask({
      what: 'outbox',
      method: 'POST',
      path: '/v1/outbox',
      body: batch.body,
      headers: { 'content-type': 'application/json' },
      signed: 'body',
      timeoutMs: POST_TIMEOUT_MS,
    });
    const next = outbox.takeBatch(batch.items.at(-1)?.seq ?? 0);
    const answer = readAnswer(await sending, OutboxAnswer);
    if (!answer.ok) {
      part.onFailed('outbox', answer.error);
      return { kind: 'failed' };
    }
    const sent = new Set(batch.items.map((item) => item.id));
    outbox.posted(answer.value.items.filter((item) => sent.has(item.id)));
    part.onSent();
    batch = next;
  }
  const due = outbox.nextDueAt();
  return due === null ? { kind: 'idle' } : { kind: 'again', inMs: within(due - part.clock.now()) };
}
