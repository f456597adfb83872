import { describe, expect, it } from 'vitest';
import { SCREEN_PAD } from '../../main/contract/devices.ts';
import { openPad, stepPad, type PadEffect, type PadEvent, type PadSession } from './session.ts';

function play(events: readonly PadEvent[]): { state: PadSession; effects: PadEffect[] } {
  let { state } = openPad();
  const effects: PadEffect[] = [];
  for (const event of events) {
    const step = stepPad(state, event);
    state = step.state;
    effects.push(...step.effects);
  }
  return { state, effects };
}
const SHOWN = { prompt: { title: 't', signer: 's', pages: 1, digestGroups: 'A1' }, picture: null };
const DEVICE = { path: '/dev/hidraw0', kind: 'stu', product: 'p', serial: 's' } as const;
const PAD = { ...SCREEN_PAD, screen: null };
const plugged: PadEvent[] = [{ kind: 'listed', device: DEVICE, conflict: false }, { kind: 'opened', pad: PAD }]; // prettier-ignore
const signing: PadEvent[] = [
  ...plugged,
  { kind: 'signingAsked', job: 'a', shown: SHOWN },
  { kind: 'prepared' },
];

describe('a pad session', () => {
  it('prepares the pad before it answers that signing has begun', () => {
    const { effects } = play(signing);
    expect(effects.map((effect) => effect.do).slice(-3)).toEqual([
      'prepare',
      'beginCapture',
      'answerSigning',
    ]);
  });

  it('breaks the signing when the pad goes, and never just stops it', () => {
    const { effects, state } = play([...signing, { kind: 'lost' }]);
    expect(effects).toContainEqual(expect.objectContaining({ do: 'broke', job: 'a' }));
    expect(state).toEqual({ kind: 'absent', seen: true });
  });

  it('resets a pad in the wrong state once, then says so', () => {
    const start = signing.slice(0, -1);
    const wrong: PadEvent = { kind: 'prepareFailed', error: 'wrongState' };
    expect(play([...start, wrong]).effects.at(-1)).toMatchObject({ do: 'prepare', reset: true });
    const answers = play([...start, wrong, wrong]).effects.flatMap((effect) =>
      effect.do === 'answerSigning' && 'kind' in effect.answer ? [effect.answer.kind] : [],
    );
    expect(answers).toEqual(['wrongState']);
  });

  it('tells a pad held by another driver from one that is not there', () => {
    const { effects } = play([{ kind: 'listed', device: null, conflict: true }]);
    expect(effects.at(-1)).toMatchObject({ state: { kind: 'fault', error: { kind: 'driverConflict' } } });
  });

  it('blanks the screen at every end', () => {
    for (const job of ['a', null]) {
      expect(play([...signing, { kind: 'stopAsked', job }]).effects.map((effect) => effect.do)).toContain(
        'blank',
      );
    }
    expect(play([...signing, { kind: 'stopAsked', job: 'other' }]).state.kind).toBe('capturing');
  });
});
