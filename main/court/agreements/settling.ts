/** The court's final word on a signed packet, within the transaction that settles it: a number of the day's receipts, or a refusal by name. */
import type { Subject } from '../engine/engine.ts';
import type { CourtEvent, Log } from '../log.ts';
import type { CourtStore, StoredItem } from '../store/store.ts';
import { writeReceipts } from '../worker/intake.ts';
import { courtDay, receiptNumber, receiptSequence } from '../worker/numbers.ts';
import { reasonOf, type Refusal } from './flaws.ts';

type SettlingParts = { readonly store: CourtStore; readonly now: () => number };
export type Settled = { readonly id: string; readonly number: string; readonly at: string };

/** `write` puts down what was received; an item keeps the number it was given before. */
export function complete(
  { store, now }: SettlingParts,
  item: StoredItem,
  write: (settled: Settled) => void,
): void {
  const { id, hash, booth } = item;
  const at = new Date(now()).toISOString();
  const day = courtDay(now());
  const number = item.number ?? receiptNumber(day, store.sequences.next(receiptSequence(day)));
  write({ id, number, at });
  store.items.markComplete(id);
  writeReceipts(store, booth, at, [{ id, hash, result: 'complete', number, reason: null }]);
}

/** `write` puts down why. */
export function reject(
  { store, now }: SettlingParts,
  { id, hash, booth }: StoredItem,
  refusal: Refusal,
  write: (why: Refusal & { readonly at: string }) => void,
): Refusal {
  const at = new Date(now()).toISOString();
  write({ ...refusal, at });
  writeReceipts(store, booth, at, [
    { id, hash, result: 'rejected', number: null, reason: reasonOf(refusal.flaw) },
  ]);
  return refusal;
}

type AnsweringParts = {
  readonly store: CourtStore;
  readonly log: Log;
  readonly tell: (subject: Subject) => void;
};

/** Answers an item in one transaction, and tells booth and desk. `answer`: null when it is received, else why not. */
export function answered(
  { store, log, tell }: AnsweringParts,
  { id, booth }: StoredItem,
  events: { readonly received: CourtEvent; readonly refused: CourtEvent },
  answer: () => Refusal | null,
): void {
  const refusal = store.transaction(answer);
  if (refusal === null) log(events.received, { booth, id });
  else log(events.refused, { booth, id, flaw: refusal.flaw });
  tell(`dn.${booth}`);
  tell('evt.inbox');
}
