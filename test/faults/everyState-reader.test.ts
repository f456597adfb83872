/** The ID-card reader's cable pulled in every state its session can reach. */
import { expect, it } from 'vitest';
import { SW } from '../../devices/id-reader/protocol.ts';
import { stepReader } from '../../devices/id-reader/session.ts';
import { openReader, type Phase, type ReaderEffect, type ReaderEvent, type ReaderSession } from '../../devices/id-reader/states.ts'; // prettier-ignore
import { CARD_BLOCKS } from '../../devices/simulators/cards.ts';
import { breaking, everyState, unpluggedEverywhere, type SessionMachine } from './everyState.ts';

const SAM = Uint8Array.from(Buffer.from('0500010070b6320112cf0f00c1353411', 'hex'));
const blocks = (text: Uint8Array): Uint8Array =>
  Buffer.concat([Uint8Array.of(1, 0, 4, 0), text, new Uint8Array(1024)]);

const answered = (sw3: number, data: Uint8Array = new Uint8Array()): ReaderEvent => ({
  kind: 'answered',
  answer: { sw3, data },
  today: '20261123',
});
const ANSWERS: readonly ReaderEvent[] = [
  ...Object.values(SW).map((sw3) => answered(sw3)),
  answered(SW.ok, SAM),
  answered(SW.ok, blocks(CARD_BLOCKS.resident())),
  answered(SW.ok, blocks(CARD_BLOCKS.unknownType())),
  ...(['noAnswer', 'timeout', 'checksum', 'protocol'] as const).map((why): ReaderEvent => ({
    kind: 'unanswered',
    why,
  })),
];
const OPENINGS: readonly ReaderEvent[] = [
  { kind: 'opened' },
  ...(['absent', 'permissionDenied', 'busy', 'readerError', 'ambiguous'] as const).map(
    (reason): ReaderEvent => ({
      kind: 'openFailed',
      reason,
      detail: '',
    }),
  ),
];
const ASKS: readonly ReaderEvent[] = [
  { kind: 'asked', request: { ask: 'status' } },
  { kind: 'asked', request: { ask: 'setBaud', baud: 9600 } },
];
const WATCHES: readonly ReaderEvent[] = [
  { kind: 'watchChanged', on: true },
  { kind: 'watchChanged', on: false },
];
/** What each phase waits for; a further phase does not compile until it says so. */
const WAITS_FOR: Readonly<Record<Phase['kind'], readonly ReaderEvent[]>> = {
  closed: [{ kind: 'waited' }],
  opening: OPENINGS,
  probing: ANSWERS,
  identifying: ANSWERS,
  idle: [{ kind: 'waited' }, ...ASKS],
  checking: ANSWERS,
  resting: [{ kind: 'waited' }],
  finding: ANSWERS,
  selecting: ANSWERS,
  reading: ANSWERS,
  pausing: [{ kind: 'waited' }],
  adding: ANSWERS,
  leaving: [{ kind: 'waited' }, ...ANSWERS],
  resetting: ANSWERS,
  broken: [{ kind: 'waited' }, ...ANSWERS],
  asking: ANSWERS,
  switching: [{ kind: 'waited' }],
  verifying: ANSWERS,
};

const reader: SessionMachine<ReaderSession, ReaderEvent, ReaderEffect> = {
  start: openReader([115_200, 9600], { newestAddress: true, technician: true, looksToRemind: 2 }),
  step: stepReader,
  events: ({ phase }) => [...WAITS_FOR[phase.kind], ...WATCHES, { kind: 'gone' }],
  // both only grow: from here on they make no difference
  key: (state) => ({
    ...state,
    settings: null,
    last: null,
    failures: Math.min(state.failures, 4),
    silent: Math.min(state.silent, 3),
  }),
};
const unplugged = unpluggedEverywhere(reader, (): ReaderEvent => ({ kind: 'gone' }), [
  { kind: 'waited' },
  { kind: 'opened' },
  answered(SW.ok),
  answered(SW.ok, SAM),
]);

const did = (effects: readonly ReaderEffect[], what: ReaderEffect['do']): number =>
  effects.filter((effect) => effect.do === what).length;
/** A card was found and not yet dealt with: somebody waits for its end. */
const underWay = ({ phase }: ReaderSession): boolean =>
  phase.kind === 'selecting' ||
  phase.kind === 'reading' ||
  phase.kind === 'pausing' ||
  (phase.kind === 'finding' && phase.attempt > 1);

it('the walk comes through every phase, each with and without somebody waiting for a card', () => {
  const seen = new Set(everyState(reader).map(({ state }) => `${state.phase.kind} ${state.watch}`));
  const all = Object.keys(WAITS_FOR).flatMap((phase) => [`${phase} true`, `${phase} false`]);
  // a watched reader rests between two looks, an unwatched one is idle between two signs of life
  // what is under way with a card is dropped the moment nobody wants it
  const dropped = ['finding', 'selecting', 'reading', 'pausing', 'adding'].map((phase) => `${phase} false`);
  expect(all.filter((one) => !seen.has(one)).toSorted()).toEqual(['idle true', 'resting false', ...dropped].toSorted()); // prettier-ignore
});

it('everywhere the port is closed, the reader shown as disconnected and an opening planned', () => {
  expect(
    breaking(unplugged, ({ effects, after }) => {
      const shown = effects.find((effect) => effect.do === 'showState');
      const disconnected = shown?.do === 'showState' && shown.state.kind === 'disconnected';
      return disconnected && did(effects, 'close') === 1 && did(effects, 'wait') === 1 && after.phase.kind === 'closed'; // prettier-ignore
    }),
  ).toEqual([]);
});

it('a presentation under way fails exactly once, and nothing else does', () => {
  expect(
    breaking(unplugged, (one) => did(one.effects, 'cardFailed') === (underWay(one.state) ? 1 : 0)),
  ).toEqual([]);
  expect(breaking(unplugged, ({ again }) => did(again, 'cardFailed') === 0)).toEqual([]);
});

it('nothing of a card comes out of a pulled cable but the one that had been read to its end', () => {
  const quiet = ({ state, effects }: { state: ReaderSession; effects: readonly ReaderEffect[] }): boolean =>
    did(effects, 'cardRead') === (state.phase.kind === 'adding' ? 1 : 0) &&
    did(effects, 'cardFound') + did(effects, 'send') === 0;
  expect(breaking(unplugged, quiet)).toEqual([]);
});

it('plugged in again it is ready, and goes on looking where somebody waited', () => {
  expect(
    breaking(unplugged, ({ state, back }) => back.phase.kind === (state.watch ? 'finding' : 'idle')),
  ).toEqual([]);
});
