/** The life of one outbox item: queued → accepted → stored → complete, or rejected. Pure; link.md 2.4 argues why exactly once. */
import type { RejectReason } from '../../contract/link.ts';
import { unreachable } from '../../contract/result.ts';

/** `dueAt` (ms) is when the item is to be sent (again); `tries` counts the posts the court answered. */
export type ItemState =
  | { readonly kind: 'queued'; readonly tries: number; readonly dueAt: number }
  /** A hop took it. That proves nothing: without a receipt until `dueAt` it is queued again. */
  | { readonly kind: 'accepted'; readonly tries: number; readonly dueAt: number }
  /** In the court's database, by signed receipt, but its files are not all there yet, or the court has not verified it. */
  | {
      readonly kind: 'stored';
      readonly tries: number;
      readonly dueAt: number;
      readonly number: string | null;
    }
  | { readonly kind: 'complete'; readonly number: string | null }
  /** By signed receipt: a person has to look at it. It holds up nothing else. */
  | { readonly kind: 'rejected'; readonly tries: number; readonly reason: RejectReason | null };

export type ItemEvent =
  | { readonly kind: 'posted'; readonly answer: 'accepted' | 'dup' | 'conflict' | 'bad' }
  | { readonly kind: 'fellDue' }
  | { readonly kind: 'receipted'; readonly receipt: ReceiptResult };

export type ReceiptResult =
  | { readonly result: 'stored' | 'complete'; readonly number: string | null }
  | { readonly result: 'rejected'; readonly reason: RejectReason | null };

/** `now` in ms, `random` in [0, 1) for the jitter. */
export interface Moment {
  readonly now: number;
  readonly random: number;
}

/** How long a receipt is awaited before the item is sent again: 60 s, doubled each time, at most 15 min. */
export const RECEIPT_WAIT_MS = 60_000;
/** Back-off of an item that the court's hop did not take. */
export const DOUBT_WAIT_MS = 5_000;
export const LONGEST_WAIT_MS = 15 * 60_000;

/** Doubling with jitter: between half of the full wait and all of it. */
export function wait(firstMs: number, tries: number, random: number): number {
  const full = Math.min(LONGEST_WAIT_MS, firstMs * 2 ** Math.min(Math.max(0, tries - 1), 20));
  return Math.round(full * (0.5 + random / 2));
}

export function captured(now: number): ItemState {
  return { kind: 'queued', tries: 0, dueAt: now };
}

export function step(state: ItemState, event: ItemEvent, at: Moment): ItemState {
  // The court has it whole: nothing changes that any more. A rejected item can still be mended at the court.
  if (state.kind === 'complete') return state;
  switch (event.kind) {
    case 'receipted':
      return receipted(state, event.receipt, at);
    case 'fellDue':
      return state.kind === 'accepted' ? { ...state, kind: 'queued', dueAt: at.now } : state;
    case 'posted':
      return posted(state, event.answer, at);
    default:
      return unreachable(event);
  }
}

function posted(
  state: Exclude<ItemState, { kind: 'complete' }>,
  answer: 'accepted' | 'dup' | 'conflict' | 'bad',
  { now, random }: Moment,
): ItemState {
  if (state.kind === 'rejected') return state;
  const tries = state.tries + 1;
  const patient = now + wait(RECEIPT_WAIT_MS, tries, random);
  if (state.kind === 'stored') return { ...state, tries, dueAt: patient };
  if (answer === 'accepted' || answer === 'dup') return { kind: 'accepted', tries, dueAt: patient };
  // An unsigned "bad" may come from anyone on the way; the signed rejection follows or the item is sent again.
  return { kind: 'queued', tries, dueAt: now + wait(DOUBT_WAIT_MS, tries, random) };
}

function receipted(
  state: Exclude<ItemState, { kind: 'complete' }>,
  receipt: ReceiptResult,
  { now, random }: Moment,
): ItemState {
  if (receipt.result === 'rejected') return { kind: 'rejected', tries: state.tries, reason: receipt.reason };
  // "stored" alone is never the end: files are missing, or the court has not verified it yet
  if (receipt.result === 'complete') return { kind: 'complete', number: receipt.number };
  if (state.kind === 'rejected') return state;
  return {
    kind: 'stored',
    tries: state.tries,
    dueAt: now + wait(RECEIPT_WAIT_MS, state.tries, random),
    number: receipt.number,
  };
}
