/** The scanner unplugged in every state its session can reach. */
import { expect, it } from 'vitest';
import { stepScan, type ScanEffect, type ScanEvent, type ScanSession } from '../../devices/scanner/session.ts'; // prettier-ignore
import { DeviceErrorKind } from '../../main/contract/devices.ts';
import { breaking, everyState, unpluggedEverywhere, type SessionMachine } from './everyState.ts';

const WISH = { source: 'feeder', dpi: 100, mode: 'gray' } as const;
const PAGE = { index: 0, bytes: Uint8Array.of(1), mime: 'image/png', widthPx: 1, heightPx: 1, dpi: 100, sha256: '0'.repeat(64) } as const; // prettier-ignore
const ended = (failure: DeviceErrorKind | null): ScanEvent => ({
  kind: 'ended',
  failure,
  detail: '',
  now: 0,
});
const RUNNING: readonly ScanEvent[] = [
  { kind: 'pageStarted' },
  { kind: 'progressed', percent: 50 },
  { kind: 'pageRead', page: { ...PAGE } },
  { kind: 'stalled' },
  ended(null),
  ...DeviceErrorKind.options.map(ended),
];
/** What each state waits for; a further state does not compile until it says so. */
const WAITS_FOR: Readonly<Record<ScanSession['kind'], readonly ScanEvent[]>> = {
  idle: [{ kind: 'asked', job: 'a', wish: WISH }],
  scanning: RUNNING,
  stopping: RUNNING,
  waiting: [{ kind: 'waited' }],
  rechecking: [
    { kind: 'statusRead', status: 'ready' },
    { kind: 'statusRead', status: 'jam' },
  ],
};
const scanner: SessionMachine<ScanSession, ScanEvent, ScanEffect> = {
  start: { state: { kind: 'idle' }, effects: [] },
  step: stepScan,
  events: (state) => [
    ...WAITS_FOR[state.kind],
    { kind: 'cancelAsked', job: 'a' },
    { kind: 'cancelAsked', job: null },
  ],
  // beyond two pages a third makes no difference
  key: (state) =>
    state.kind === 'idle'
      ? state
      : {
          ...state,
          job: { ...state.job, pages: Math.min(state.job.pages, 2), inRun: Math.min(state.job.inRun, 2) },
        },
};
// a busy scanner that is pulled is found missing by the next try
const back: readonly ScanEvent[] = [{ kind: 'statusRead', status: 'offline' }, { kind: 'waited' }, ended('disconnected')]; // prettier-ignore
const unplugged = unpluggedEverywhere(scanner, () => ended('disconnected'), back);

it('the walk comes through every state', () => {
  const seen = new Set(everyState(scanner).map(({ state }) => state.kind));
  expect([...seen].toSorted()).toEqual(Object.keys(WAITS_FOR).toSorted());
});

it('a job that runs ends exactly once, with the pages that came out whole', () => {
  expect(
    breaking(unplugged, ({ state, effects, again }) => {
      const ends = effects.filter((effect) => effect.do === 'end');
      if (state.kind !== 'scanning' && state.kind !== 'stopping') return ends.length === 0;
      const [end] = ends;
      const told = ends.length === 1 && end?.pages === state.job.pages && end.error !== null;
      return told && again.every((effect) => effect.do !== 'end');
    }),
  ).toEqual([]);
});

it('afterwards it can be asked again', () => {
  expect(breaking(unplugged, (one) => one.back.kind === 'idle')).toEqual([]);
});
