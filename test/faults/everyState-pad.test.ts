/** The signature pad's cable pulled in every state its session can reach. */
import { expect, it } from 'vitest';
import type { Pad } from '../../devices/signature-pad/pad.ts';
import { openPad, stepPad, type PadEffect, type PadEvent, type PadSession } from '../../devices/signature-pad/session.ts'; // prettier-ignore
import { PROMPT } from './prompt.ts';
import { breaking, everyState, unpluggedEverywhere, type SessionMachine } from './everyState.ts';

const PAD: Pad = {
  identity: { model: 'STU-540', serial: '1', firmware: '1', driver: 'stu' },
  geometry: { maxX: 10_800, maxY: 6480, maxPressure: 1023, unitsPerMm: 100, samplesPerSecond: 200 },
  screen: null,
};
const DEVICE = { path: '/dev/hidraw0', kind: 'stu', product: 'p', serial: '1' } as const;
const LISTED: PadEvent = { kind: 'listed', device: DEVICE, conflict: false };
const NOT_LISTED: PadEvent = { kind: 'listed', device: null, conflict: false };
const ANY: readonly PadEvent[] = [
  LISTED,
  NOT_LISTED,
  { kind: 'listed', device: null, conflict: true },
  { kind: 'lost' },
  { kind: 'signingAsked', job: 'a', shown: { prompt: PROMPT, picture: null } },
  { kind: 'clearAsked', job: 'a' },
  { kind: 'stopAsked', job: 'a' },
  { kind: 'stopAsked', job: null },
];
/** What each state waits for beside that; a further state does not compile until it says so. */
const WAITS_FOR: Readonly<Record<PadSession['kind'], readonly PadEvent[]>> = {
  absent: [],
  opening: [
    { kind: 'opened', pad: PAD },
    ...(['absent', 'permissionDenied', 'busy', 'unsupportedReport'] as const).map((error): PadEvent => ({
      kind: 'openFailed',
      error,
    })),
  ],
  ready: [],
  preparing: [
    { kind: 'prepared' },
    { kind: 'prepareFailed', error: 'wrongState' },
    { kind: 'prepareFailed', error: 'timeout' },
  ],
  capturing: [{ kind: 'clearFailed', error: 'protocol' }, { kind: 'pressed', button: 'again' }, { kind: 'samplesRejected', samples: 1 }], // prettier-ignore
  faulty: [],
};
const pad: SessionMachine<PadSession, PadEvent, PadEffect> = {
  start: openPad(),
  step: stepPad,
  events: (state) => [...ANY, ...WAITS_FOR[state.kind]],
  key: (state) => state,
};
const BACK: readonly PadEvent[] = [LISTED, { kind: 'opened', pad: PAD }];
const lost = unpluggedEverywhere(pad, (): PadEvent => ({ kind: 'lost' }), BACK);
const unlisted = unpluggedEverywhere(pad, () => NOT_LISTED, BACK);

const did = (effects: readonly PadEffect[], what: PadEffect['do']): number =>
  effects.filter((effect) => effect.do === what).length;
const open = (state: PadSession): boolean =>
  state.kind === 'ready' || state.kind === 'preparing' || state.kind === 'capturing';

it('the walk comes through every state', () => {
  const seen = new Set(everyState(pad).map(({ state }) => state.kind));
  expect([...seen].toSorted()).toEqual(Object.keys(WAITS_FOR).toSorted());
});

it.each([
  ['a broken wire', lost],
  ['a missing node', unlisted],
])('%s closes an open pad once and shows it as disconnected', (_, cases) => {
  const told = ({ state, effects, after }: (typeof lost)[number]): boolean =>
    !open(state) ||
    (did(effects, 'close') === 1 &&
      after.kind === 'absent' &&
      effects.some((effect) => effect.do === 'showState' && effect.state.kind === 'disconnected'));
  expect(breaking(cases, told)).toEqual([]);
});

it.each([
  ['a broken wire', lost],
  ['a missing node', unlisted],
])('%s answers the signing asked for, or breaks the one under way, exactly once', (_, cases) => {
  const once = ({ state, effects }: (typeof lost)[number]): boolean =>
    did(effects, 'answerSigning') === (state.kind === 'preparing' ? 1 : 0) &&
    did(effects, 'broke') === (state.kind === 'capturing' ? 1 : 0);
  expect(breaking(cases, once)).toEqual([]);
  const quiet = ({ again }: (typeof lost)[number]): boolean =>
    did(again, 'answerSigning') + did(again, 'broke') + did(again, 'close') === 0;
  expect(breaking(cases, quiet)).toEqual([]);
});

it('plugged in again it is ready', () => {
  expect(breaking(lost, ({ back }) => back.kind === 'ready')).toEqual([]);
  expect(breaking(unlisted, ({ back }) => back.kind === 'ready')).toEqual([]);
});
