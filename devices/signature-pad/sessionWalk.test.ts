/** Walks the pad's session through every state it can reach with every event it can hear, and asks the same of each transition. */
import { describe, expect, it } from 'vitest';
import { SCREEN_PAD, type DeviceErrorKind } from '../../main/contract/devices.ts';
import type { Step } from '../runner.ts';
import { openPad, stepPad, type PadEffect, type PadEvent, type PadSession } from './session.ts';

const POINTER_PAD = { ...SCREEN_PAD, screen: null };
const SHOWN = { prompt: { title: 't', signer: 's', pages: 1, digestGroups: 'A1' }, picture: null };
const DEVICE = { path: '/dev/hidraw0', kind: 'stu', product: 'p', serial: 's' } as const;
const ERRORS: readonly DeviceErrorKind[] = ['absent', 'permissionDenied', 'busy', 'protocol', 'wrongState', 'unsupportedReport']; // prettier-ignore

const EVENTS: readonly PadEvent[] = [
  { kind: 'listed', device: DEVICE, conflict: false },
  { kind: 'listed', device: null, conflict: false },
  { kind: 'listed', device: null, conflict: true },
  { kind: 'opened', pad: POINTER_PAD },
  { kind: 'lost' },
  { kind: 'signingAsked', job: 'a', shown: SHOWN },
  { kind: 'signingAsked', job: 'b', shown: SHOWN },
  { kind: 'prepared' },
  { kind: 'clearAsked', job: 'a' },
  { kind: 'clearAsked', job: 'b' },
  { kind: 'stopAsked', job: 'a' },
  { kind: 'stopAsked', job: 'b' },
  { kind: 'stopAsked', job: null },
  { kind: 'pressed', button: 'confirm' },
  { kind: 'samplesRejected', samples: 1 },
  { kind: 'clearFailed', error: 'protocol' },
  ...ERRORS.map((error): PadEvent => ({ kind: 'openFailed', error })),
  ...ERRORS.map((error): PadEvent => ({ kind: 'prepareFailed', error })),
];

interface Transition {
  readonly from: PadSession;
  readonly event: PadEvent;
  readonly step: Step<PadSession, PadEffect>;
}

function walk(): { states: PadSession[]; transitions: Transition[] } {
  const first = openPad().state;
  const known = new Map([[JSON.stringify(first), first]]);
  const transitions: Transition[] = [];
  for (const from of known.values()) {
    for (const event of EVENTS) {
      const step = stepPad(from, event);
      transitions.push({ from, event, step });
      known.set(JSON.stringify(step.state), step.state);
    }
  }
  return { states: [...known.values()], transitions };
}

const { states, transitions } = walk();
const doneIn = ({ step }: Transition, what: PadEffect['do']): PadEffect[] =>
  step.effects.filter((effect) => effect.do === what);
const jobOf = (state: PadSession): string | null => ('job' in state ? state.job : null);

describe(`the pad's session: ${states.length} states, ${transitions.length} transitions`, () => {
  it('reaches each kind of state, and no more states than it has meanings', () => {
    expect(new Set(states.map(({ kind }) => kind))).toEqual(
      new Set(['absent', 'opening', 'ready', 'preparing', 'capturing', 'faulty']),
    );
    expect(states.length).toBeLessThan(25);
  });

  it('answers every request to sign once: at once, when it is prepared, or when it cannot be', () => {
    for (const one of transitions) {
      const { from, event, step } = one;
      const answers = doneIn(one, 'answerSigning').length;
      const open = (state: PadSession): number => (state.kind === 'preparing' ? 1 : 0);
      const asked = event.kind === 'signingAsked' ? 1 : 0;
      expect([from.kind, event.kind, open(from) + asked - answers]).toEqual([from.kind, event.kind, open(step.state)]); // prettier-ignore
    }
  });

  it('begins and ends every capture once, and breaks or hands over what it ends', () => {
    for (const one of transitions) {
      const { from, step } = one;
      const capturing = (state: PadSession): number => (state.kind === 'capturing' ? 1 : 0);
      const begun = doneIn(one, 'beginCapture').length;
      expect(capturing(from) + begun - doneIn(one, 'endCapture').length).toBe(capturing(step.state));
    }
  });

  it('takes a lost pad as gone in every state, tells whoever signs, and never calls that signature ended', () => {
    for (const one of transitions.filter(({ event }) => event.kind === 'lost')) {
      expect(['absent', 'faulty']).toContain(one.step.state.kind);
      const broke = doneIn(one, 'broke').length;
      expect(broke).toBe(one.from.kind === 'capturing' ? 1 : 0);
    }
  });

  it('leaves nothing on the screen of a pad that is no longer signed on', () => {
    for (const one of transitions.filter(
      ({ from, step }) => from.kind === 'capturing' && step.state.kind === 'ready',
    )) {
      // prettier-ignore
      expect(doneIn(one, 'blank')).toHaveLength(1);
    }
  });

  it('tells presses and rejected samples to the job that is signed, and to nobody else', () => {
    for (const one of transitions) {
      const told = [...doneIn(one, 'tellPressed'), ...doneIn(one, 'tellRejected')];
      expect(told.every((effect) => 'job' in effect && effect.job === jobOf(one.from))).toBe(true);
      expect(one.from.kind === 'capturing' ? [] : told).toEqual([]);
    }
  });

  it("does not end another's job, and ends any when all is to be forgotten", () => {
    for (const { from, event, step } of transitions) {
      if (event.kind !== 'stopAsked' || jobOf(from) === null) continue;
      const mine = event.job === null || event.job === jobOf(from);
      expect(step.state.kind).toBe(mine ? 'ready' : from.kind);
    }
  });

  it('comes back from every state when the pad is plugged in anew', () => {
    for (const state of states) {
      let now = stepPad(state, { kind: 'lost' }).state;
      now = stepPad(now, { kind: 'listed', device: DEVICE, conflict: false }).state;
      expect(stepPad(now, { kind: 'opened', pad: POINTER_PAD }).state.kind).toBe('ready');
    }
  });
});
