/** Drafts: what a tap changes and what is sent. */
import { describe, expect, it } from 'vitest';
import { answerOf, CLERK_DECIDES, draftOf, toggle } from './draft.ts';

describe('choosing tiles', () => {
  it('lets the second tap of a single choice replace the first', () => {
    expect(toggle(['mediate'], 'court', 1)).toEqual(['court']);
  });

  it('takes a choice back when its tile is tapped again', () => {
    expect(toggle(['court'], 'court', 1)).toEqual([]);
    expect(toggle(['a', 'b'], 'a', 3)).toEqual(['b']);
  });

  it('takes no fourth of three', () => {
    expect(toggle(['a', 'b', 'c'], 'd', 3)).toEqual(['a', 'b', 'c']);
  });

  it('never keeps a cause beside "leave it to the clerk"', () => {
    expect(toggle(['a', 'b'], CLERK_DECIDES, 3)).toEqual([CLERK_DECIDES]);
    expect(toggle([CLERK_DECIDES], 'a', 3)).toEqual(['a']);
  });
});

describe('a draft', () => {
  const fen = (typed: string): number | null => (typed === '' ? null : Number(typed) * 100);

  it('sends an untouched question exactly as it came', () => {
    const money = draftOf({ kind: 'money', fen: 3_560_000 }, (value) => String(value / 100));
    expect(answerOf(money, fen)).toEqual({ kind: 'money', fen: 3_560_000 });
    const text = draftOf({ kind: 'text', form: 'name', maxLength: 60, phrases: [], value: '陈志华' }, String);
    expect(answerOf(text, fen)).toEqual({ kind: 'text', text: '陈志华' });
  });

  it('sends an empty amount as none, not as zero', () => {
    expect(answerOf(draftOf({ kind: 'money', fen: null }, String), fen)).toEqual({ kind: 'money', fen: null });
  });
});
