/** What goes out: batches of due items within the contract's limits, and what the answers to them mean. */
import type { z } from 'zod';
import { BATCH_MAX_BYTES, BATCH_MAX_ITEMS, type OutboxState } from '../../contract/link.ts';
import type { OutboxContext, Taken } from './context.ts';
import { type ItemState, step } from './outbox.ts';
import { type DueRow, stateOf } from './rows.ts';

export interface Batch {
  /** The body of `POST /v1/outbox`, in lines. */
  readonly body: Uint8Array<ArrayBuffer>;
  readonly items: readonly DueRow[];
  readonly lastSeq: number;
}

type Answer = z.infer<typeof OutboxState>;

/** `onOverdue`: no receipt came in time for an item that was sent so often. */
export function sending(context: OutboxContext, onOverdue: (tries: number) => void) {
  const { store, rows, clock, log, taken } = context;

  function returnToQueue(due: DueRow): void {
    if (due.state === 'queued') return;
    const row = rows.bySeq(due.seq);
    if (row === undefined) return;
    const next = step(stateOf(row), { kind: 'fellDue' }, context.moment());
    if (next.kind !== 'complete') rows.save(row.seq, next);
    log('itemReturnedToQueue', { itemId: row.id, tries: row.tries });
    onOverdue(row.tries);
  }

  return {
    /** The next due items after `afterSeq`, or null. The same item is byte for byte the same on every try. */
    takeBatch(afterSeq: number): Batch | null {
      const items: DueRow[] = [];
      let bytes = 0;
      for (const due of rows.due(clock.now(), afterSeq, BATCH_MAX_ITEMS)) {
        bytes += due.bytes;
        if (bytes > BATCH_MAX_BYTES && items.length > 0) break;
        items.push(due);
      }
      const last = items.at(-1);
      if (last === undefined) return null;
      if (items.some(({ state }) => state !== 'queued'))
        store.transaction(() => items.forEach(returnToQueue));
      return { body: rows.lines(items.map(({ seq }) => seq)), items, lastSeq: last.seq };
    },

    /** What the answers mean is kept in memory until `noteTaken`. */
    posted(batch: Batch, answers: readonly Answer[]): void {
      const byId = new Map(answers.map((answer) => [answer.id, answer.state]));
      const groups = new Map<string, Taken>();
      for (const { seq, id, state, tries } of batch.items) {
        const answer = byId.get(id);
        if (answer === undefined) continue; // the court said nothing of it: it is still due
        if (answer === 'bad' || answer === 'conflict') log('itemDoubted', { itemId: id, state: answer });
        const key = `${state} ${tries} ${answer}`;
        const group = groups.get(key) ?? takenAs(sentAs(state, tries), answer);
        groups.set(key, group);
        taken.set(seq, group);
      }
    },

    /** Before a drain begins, so that nothing is sent again that waits for its receipt. */
    noteTaken(): void {
      if (taken.size === 0) return;
      const groups = Map.groupBy(taken, ([, group]) => group);
      store.transactionSoon(() => {
        for (const [{ was, next }, of] of groups)
          rows.moveAll(
            of.map(([seq]) => seq),
            was,
            next,
          );
      });
      taken.clear();
    },
  };

  function takenAs(was: ItemState, answer: Answer['state']): Taken {
    return { was, next: step(was, { kind: 'posted', answer }, context.moment()) };
  }
}

/** The state of an item while it is on its way: what was overdue went back to the queue before it was sent. */
function sentAs(state: DueRow['state'], tries: number): ItemState {
  return state === 'stored'
    ? { kind: 'stored', tries, dueAt: 0, number: null }
    : { kind: 'queued', tries, dueAt: 0 };
}
