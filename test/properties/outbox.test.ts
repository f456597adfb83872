/** The outbox against a model of the court: whatever is lost, doubled or cut, each item has exactly one effect and is never lost. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ItemState, captured, step } from '../../main/core/outbox/outbox.ts';

/** The court keeps an item under its id for ever; a repetition changes nothing. `rejects` by the item's own number. */
interface Court {
  readonly effects: Map<number, number>;
  readonly receipts: { readonly item: number; readonly result: 'stored' | 'complete' | 'rejected' }[];
  readonly files: Set<number>;
}

interface Booth {
  /** What a power cut leaves: every transition is one transaction. */
  readonly items: Map<number, ItemState>;
  cursor: number;
  now: number;
}

const FILES = (item: number): number => (item % 3 === 0 ? 0 : 1);
const POISON = (item: number): boolean => item % 7 === 5;
const RANDOM = 0.5;

function post(court: Court, item: number): 'accepted' | 'dup' | 'bad' {
  if (court.effects.has(item)) return POISON(item) ? 'bad' : 'dup';
  court.effects.set(item, POISON(item) ? 0 : 1);
  court.receipts.push({ item, result: POISON(item) ? 'rejected' : 'stored' });
  complete(court, item);
  return POISON(item) ? 'bad' : 'accepted';
}

function complete(court: Court, item: number): void {
  const done = court.receipts.some((receipt) => receipt.item === item && receipt.result === 'complete');
  const here = FILES(item) === 0 || court.files.has(item);
  if (court.effects.get(item) === 1 && here && !done) court.receipts.push({ item, result: 'complete' });
}

function move(booth: Booth, item: number, event: Parameters<typeof step>[1]): void {
  const state = booth.items.get(item);
  if (state === undefined) throw new Error('an item vanished');
  booth.items.set(item, step(state, event, { now: booth.now, random: RANDOM }));
}

const due = (booth: Booth): number[] =>
  [...booth.items].filter(([, s]) => s.kind !== 'complete' && s.kind !== 'rejected' && s.dueAt <= booth.now).map(([item]) => item); // prettier-ignore

/** `acceptedThenLost`: the hop said yes and forgot (a power cut before its own fsync). `lie`: somebody on the way said "bad". */
type Fate = 'answered' | 'answerLost' | 'requestLost' | 'acceptedThenLost' | 'lie';

function drainOnce(booth: Booth, court: Court, fate: Fate): void {
  for (const item of due(booth)) {
    move(booth, item, { kind: 'fellDue' });
    if (fate === 'requestLost') continue;
    if (fate === 'acceptedThenLost' || fate === 'lie') {
      move(booth, item, { kind: 'posted', answer: fate === 'lie' ? 'bad' : 'accepted' });
      continue;
    }
    const answer = post(court, item);
    if (fate === 'answered') move(booth, item, { kind: 'posted', answer });
  }
}

function pull(booth: Booth, court: Court, lostBeforeCursor: boolean): void {
  for (const { item, result } of court.receipts.slice(booth.cursor)) {
    const receipt = result === 'rejected' ? ({ result, reason: 'badEnvelope' } as const) : ({ result, number: 'S' } as const); // prettier-ignore
    move(booth, item, { kind: 'receipted', receipt });
  }
  // A power cut undoes effects and cursor together; here the answer page itself comes twice.
  if (!lostBeforeCursor) booth.cursor = court.receipts.length;
}

function upload(booth: Booth, court: Court): void {
  for (const [item, state] of booth.items) {
    if (FILES(item) === 0 || state.kind === 'complete' || state.kind === 'rejected') continue;
    court.files.add(item);
    complete(court, item);
  }
}

const Action = fc.oneof(
  fc.record({ do: fc.constant('capture' as const) }),
  fc.record({
    do: fc.constant('drain' as const),
    fate: fc.constantFrom<Fate>('answered', 'answerLost', 'requestLost', 'acceptedThenLost', 'lie'),
  }),
  fc.record({ do: fc.constant('pull' as const), twice: fc.boolean() }),
  fc.record({ do: fc.constant('upload' as const) }),
  fc.record({ do: fc.constant('time' as const), ms: fc.constantFrom(1_000, 60_000, 900_000, -3_600_000) }),
);

test('exactly one effect at the court, one final state at the booth, and nothing blocks', () => {
  fc.assert(
    fc.property(fc.array(Action, { maxLength: 60, size: 'max' }), (actions) => {
      const booth: Booth = { items: new Map(), cursor: 0, now: 1e12 };
      const court: Court = { effects: new Map(), receipts: [], files: new Set() };
      for (const action of actions) {
        if (action.do === 'capture') booth.items.set(booth.items.size, captured(booth.now));
        if (action.do === 'drain') drainOnce(booth, court, action.fate);
        if (action.do === 'pull') pull(booth, court, action.twice);
        if (action.do === 'upload') upload(booth, court);
        if (action.do === 'time') booth.now += action.ms;
        for (const [item, state] of booth.items) {
          // Nothing is called done that the court does not have whole.
          if (state.kind !== 'complete') continue;
          expect(court.effects.get(item)).toBe(1);
          expect(FILES(item) === 0 || court.files.has(item)).toBe(true);
        }
      }
      // The court is well again: within a few rounds everything has ended.
      for (let round = 0; round < 3; round++) {
        booth.now += 4 * 3_600_000;
        drainOnce(booth, court, 'answered');
        upload(booth, court);
        pull(booth, court, false);
      }
      for (const [item, state] of booth.items) {
        expect(state.kind).toBe(POISON(item) ? 'rejected' : 'complete');
        expect(court.effects.get(item)).toBe(POISON(item) ? 0 : 1);
      }
    }),
    { numRuns: process.env['YUNCANG_LONG'] === '1' ? 20_000 : 500 },
  );
});
