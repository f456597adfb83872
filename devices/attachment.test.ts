/** Walks every state of a device that is kept open, and what opening and closing may do at the same time. */
import { describe, expect, it } from 'vitest';
import { REOPEN_MS, stepAttachment, type Attachment, type AttachmentEvent } from './attachment.ts';

const EVENTS: readonly AttachmentEvent[] = [
  { kind: 'opened', model: 'm', identity: 'i' },
  { kind: 'refused', why: 'absent' },
  { kind: 'refused', why: 'permissionDenied' },
  { kind: 'lost' },
  { kind: 'waited' },
  { kind: 'closeAsked' },
];
const START = (): Attachment => ({ kind: 'opening', failures: 0, seen: false });
const keyOf = (state: Attachment): string =>
  JSON.stringify(
    'failures' in state ? { ...state, failures: Math.min(state.failures, REOPEN_MS.length) } : state,
  );

describe('a device that is kept open', () => {
  it('always opens, waits, works or is closed: every state and event', () => {
    const seen = new Map<string, Attachment>([[keyOf(START()), START()]]);
    let transitions = 0;
    const broken: string[] = [];
    for (const state of seen.values()) {
      for (const event of EVENTS) {
        const { state: next, effects } = stepAttachment('light', state, event);
        transitions++;
        if (!seen.has(keyOf(next))) seen.set(keyOf(next), next);
        const done = effects.map((effect) => effect.do);
        const must = (holds: boolean): void => void (holds || broken.push(`${state.kind} ${event.kind}`));
        // never left alone: a device that is away is waited for, one that is closed stays closed
        must(next.kind !== 'waiting' || state.kind === 'waiting' || done.includes('wait'));
        must(next.kind !== 'opening' || state.kind === 'opening' || done.join() === 'open');
        must(event.kind !== 'closeAsked' || next.kind === 'closed');
        must(state.kind !== 'closed' || next.kind === 'closed');
        must(state.kind !== 'open' || next.kind === 'open' || done.includes('shut'));
        must(state.kind !== 'closed' || event.kind !== 'opened' || done.join() === 'shut');
        must(effects.every((effect) => effect.do !== 'wait' || REOPEN_MS.some((ms) => ms === effect.ms)));
      }
    }
    expect(broken).toEqual([]);
    expect({ states: seen.size, transitions }).toEqual({ states: 21, transitions: 126 });
  });
});
