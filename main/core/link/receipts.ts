/** Pulls the court's receipts from the cursor on, block by block: one signature for many. */
import { ReceiptBlock } from '../../contract/link.ts';
import type { Outbox } from '../outbox/createOutbox.ts';
import { type AskError, readAnswer } from './answers.ts';
import type { CourtHttp } from './http.ts';
import type { Outcome } from './repeat.ts';

const PULL_TIMEOUT_MS = 20_000;
/** While a receipt is freshly awaited; the court's nudge is usually faster. */
const AWAITED_MS = 3_000;
const FRESH_MS = 60_000;
/** Without a socket the polling is also the sign of life. */
const POLL_MS = 15_000;
const POLL_WITH_SOCKET_MS = 60_000;

export interface ReceiptsPart {
  readonly http: CourtHttp;
  readonly outbox: Outbox;
  readonly onFailed: (what: string, error: AskError) => void;
  readonly socketUp: () => boolean;
  /** How long ago the last item or file was sent. */
  readonly sentAgoMs: () => number;
  readonly stopped: () => boolean;
}

export async function pullReceipts(part: ReceiptsPart): Promise<Outcome> {
  const { http, outbox } = part;
  let more = true;
  while (more && !part.stopped()) {
    const after = outbox.receiptsAfter();
    const path = `/v1/receipt-blocks?after=${after}`;
    const answer = readAnswer(
      await http.ask({ what: 'receipts', method: 'GET', path, signed: 'body', timeoutMs: PULL_TIMEOUT_MS }),
      ReceiptBlock,
    );
    if (!answer.ok) {
      part.onFailed('receipts', answer.error);
      return { kind: 'failed' };
    }
    await outbox.applyReceipts(answer.value);
    more = answer.value.more && outbox.receiptsAfter() > after; // a court that stands still must not spin us
  }
  const awaited = outbox.summary().unreceipted > 0;
  if (awaited && part.sentAgoMs() < FRESH_MS) return { kind: 'again', inMs: AWAITED_MS };
  return { kind: 'again', inMs: part.socketUp() && !awaited ? POLL_WITH_SOCKET_MS : POLL_MS };
}
