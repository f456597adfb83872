import { describe, expect, it } from 'vitest';
import { CARD_BLOCKS } from '../simulators/cards.ts';
import { SW, type Answer } from './protocol.ts';
import { stepReader } from './session.ts';
import { openReader, type ReaderEffect, type ReaderEvent, type ReaderSession } from './states.ts';

/** Feeds events from a state and gives the last state and all effects. */
function play(
  from: ReaderSession,
  events: readonly ReaderEvent[],
): { state: ReaderSession; effects: ReaderEffect[] } {
  let state = from;
  const effects: ReaderEffect[] = [];
  for (const event of events) {
    const step = stepReader(state, event);
    state = step.state;
    effects.push(...step.effects);
  }
  return { state, effects };
}
const answer = (sw3: number, data: Uint8Array = new Uint8Array()): ReaderEvent => ({
  kind: 'answered',
  answer: { sw3, data } satisfies Answer,
  today: '20261123',
});
const SAM = Uint8Array.from(Buffer.from('0500010070b6320112cf0f00c1353411', 'hex'));
const CARD = Buffer.concat([Uint8Array.of(1, 0, 4, 0), CARD_BLOCKS.resident(), new Uint8Array(1024)]);
const did = (effects: readonly ReaderEffect[]): string[] => effects.map((effect) => effect.do);
const sent = (effects: readonly ReaderEffect[]): string[] =>
  effects.flatMap((effect) => (effect.do === 'send' ? [effect.command] : []));

const watching = play(openReader([115_200]).state, [
  { kind: 'opened' }, answer(SW.ok), answer(SW.ok, SAM), { kind: 'watchChanged', on: true },
]).state; // prettier-ignore

describe('a reader session', () => {
  it('finds, selects and reads a card, then only looks whether it leaves', () => {
    const { state, effects } = play(watching, [answer(SW.found), answer(SW.ok), answer(SW.ok, CARD)]);
    expect(sent(effects)).toEqual(['select', 'read']);
    expect(did(effects)).toContain('cardRead');
    expect(state.phase).toMatchObject({ kind: 'leaving', after: 'read', look: 'cardBody' });
    const gone = play(state, [
      { kind: 'waited' },
      answer(SW.readFailed),
      { kind: 'waited' },
      answer(SW.readFailed),
    ]);
    expect(did(gone.effects)).toContain('cardLifted');
    expect(gone.state.phase.kind).toBe('idle');
  });

  it('does not take one missed look for a lifted card', () => {
    const { state } = play(watching, [answer(SW.found), answer(SW.ok), answer(SW.ok, CARD)]);
    const later = play(state, [{ kind: 'waited' }, answer(SW.readFailed), { kind: 'waited' }, answer(SW.ok)]);
    expect(did(later.effects)).not.toContain('cardLifted');
  });

  it('without command 30 05 waits for the next "found" to know the card had gone', () => {
    const { state } = play(watching, [answer(SW.found), answer(SW.ok), answer(SW.ok, CARD)]);
    const { effects } = play(state, [{ kind: 'waited' }, answer(SW.unrecognised), { kind: 'waited' }, answer(SW.noCard), { kind: 'waited' }, answer(SW.found)]); // prettier-ignore
    expect(did(effects).filter((name) => name === 'cardLifted')).toHaveLength(1);
  });

  it('drops a reading that nobody wants any more', () => {
    const { effects } = play(watching, [
      answer(SW.found),
      answer(SW.ok),
      { kind: 'watchChanged', on: false },
      answer(SW.ok, CARD),
    ]);
    expect(did(effects)).not.toContain('cardRead');
  });

  it('resets a SAM that failed its self-test once, then takes it out of service', () => {
    const first = play(watching, [answer(SW.selfTest)]);
    expect(sent(first.effects)).toEqual(['reset']);
    const second = play(first.state, [answer(SW.selfTest)]);
    expect(second.state.phase).toMatchObject({ kind: 'broken', error: 'samSelfTest' });
  });

  it('says forged or damaged cards failed to authenticate after three tries', () => {
    const again: ReaderEvent[] = [
      answer(SW.found),
      answer(SW.ok),
      answer(SW.samRefusedCard),
      { kind: 'waited' },
    ];
    const { effects } = play(watching, [...again, ...again, ...again]);
    const failed = effects.flatMap((effect) => (effect.do === 'cardFailed' ? [effect.error.kind] : []));
    expect(failed).toEqual(['authFailed']);
    expect(did(effects).filter((name) => name === 'cardFound')).toHaveLength(1);
  });

  it('tries every speed before it says that nobody answers', () => {
    const opened = stepReader(openReader([115_200, 57_600, 9600]).state, { kind: 'opened' }).state;
    const silent: ReaderEvent = { kind: 'unanswered', why: 'noAnswer' };
    const { effects, state } = play(opened, [silent, silent, silent]);
    expect(effects.flatMap((effect) => (effect.do === 'setBaud' ? [effect.baud] : []))).toEqual([
      57_600, 9600,
    ]);
    expect(state.phase.kind).toBe('closed');
  });

  it('opens a vanished port again and again, ever more slowly, up to five seconds', () => {
    let state = openReader([115_200]).state;
    const waits: number[] = [];
    for (let i = 0; i < 6; i++) {
      const { effects, state: next } = play(state, [
        { kind: 'openFailed', reason: 'absent', detail: '' },
        { kind: 'waited' },
      ]);
      waits.push(...effects.flatMap((effect) => (effect.do === 'wait' ? [effect.ms] : [])));
      state = next;
    }
    expect(waits).toEqual([500, 1000, 2000, 5000, 5000, 5000]);
  });
});
