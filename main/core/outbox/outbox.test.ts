import { describe, expect, test } from 'vitest';
import { type ItemState, LONGEST_WAIT_MS, RECEIPT_WAIT_MS, captured, step, wait } from './outbox.ts';

const at = { now: 1_000_000, random: 0 };
const queued = captured(0);
const accepted: ItemState = { kind: 'accepted', tries: 1, dueAt: 5 };

describe('an outbox item', () => {
  test('is accepted by a hop, yet not done', () => {
    const next = step(queued, { kind: 'posted', answer: 'accepted' }, at);
    expect(next).toEqual({ kind: 'accepted', tries: 1, dueAt: at.now + RECEIPT_WAIT_MS / 2 });
  });
  test('goes back to the queue when no receipt comes', () => {
    expect(step(accepted, { kind: 'fellDue' }, at)).toEqual({ kind: 'queued', tries: 1, dueAt: at.now });
  });
  test.each(['bad', 'conflict'] as const)('is tried again after an unsigned “%s”', (answer) => {
    expect(step(queued, { kind: 'posted', answer }, at)).toMatchObject({ kind: 'queued', tries: 1 });
  });
  test('waits for “complete” after “stored”', () => {
    const stored = step(accepted, { kind: 'receipted', receipt: { result: 'stored', number: 'S1' } }, at);
    expect(stored).toMatchObject({ kind: 'stored', number: 'S1' });
    expect(step(stored, { kind: 'receipted', receipt: { result: 'complete', number: 'S1' } }, at).kind).toBe('complete'); // prettier-ignore
  });
  test('may be receipted before the answer to the post arrives', () => {
    const receipt = { result: 'complete', number: null } as const;
    const complete = step(queued, { kind: 'receipted', receipt }, at);
    expect(step(complete, { kind: 'posted', answer: 'dup' }, at)).toBe(complete);
  });
  test('once rejected is sent no more, but the court can still mend it', () => {
    const rejected = step(
      accepted,
      { kind: 'receipted', receipt: { result: 'rejected', reason: 'conflict' } },
      at,
    );
    expect(step(rejected, { kind: 'posted', answer: 'accepted' }, at)).toBe(rejected);
    expect(step(rejected, { kind: 'fellDue' }, at)).toBe(rejected);
    expect(step(rejected, { kind: 'receipted', receipt: { result: 'complete', number: 'S1' } }, at).kind).toBe('complete'); // prettier-ignore
  });
  test('waits longer each time, never above 15 minutes, never less than half', () => {
    expect(wait(5_000, 1, 0)).toBe(2_500);
    expect(wait(5_000, 3, 0.999_999)).toBe(20_000);
    expect(wait(5_000, 60, 0.999_999_9)).toBe(LONGEST_WAIT_MS);
  });
});
