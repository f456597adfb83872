/** Walks every state the reader's machine can reach, with every event in each, and checks what must always hold. */
import { describe, expect, it } from 'vitest';
import { CARD_BLOCKS, cardBodyBlock, newestAddressBlock } from '../simulators/cards.ts';
import { decodeCard } from './card.ts';
import { SW } from './protocol.ts';
import { RESULTS } from './results.ts';
import { stepReader } from './session.ts';
import { openReader, type ReaderEffect, type ReaderEvent, type ReaderSession, type ReaderSettings } from './states.ts'; // prettier-ignore

const LONG = process.env['YUNCANG_LONG'] === '1';

const SAM = Uint8Array.from(Buffer.from('0500010070b6320112cf0f00c1353411', 'hex'));
const blocks = (text: Uint8Array, ...lengths: number[]): Uint8Array =>
  Buffer.concat([Uint8Array.of(1, 0, 4, 0, ...lengths), text, new Uint8Array(1024)]);
const answered = (sw3: number, data: Uint8Array = new Uint8Array()): ReaderEvent => ({
  kind: 'answered',
  answer: { sw3, data },
  today: '20261123',
});

const ANSWERS: readonly ReaderEvent[] = [
  ...Object.keys(RESULTS).map((sw3) => answered(Number(sw3))),
  answered(0xee),
  answered(SW.ok, SAM),
  answered(SW.ok, blocks(CARD_BLOCKS.resident())),
  answered(SW.ok, blocks(CARD_BLOCKS.resident(), 0, 0)),
  answered(SW.ok, blocks(CARD_BLOCKS.unknownType())),
  answered(SW.ok, newestAddressBlock('resident') ?? new Uint8Array()),
  answered(SW.ok, cardBodyBlock('resident')),
  ...(['noAnswer', 'timeout', 'checksum', 'protocol'] as const).map((why): ReaderEvent => ({ kind: 'unanswered', why })),
]; // prettier-ignore
const OPENINGS: readonly ReaderEvent[] = [
  { kind: 'opened' },
  ...(['absent', 'permissionDenied', 'busy', 'readerError', 'ambiguous'] as const).map(
    (reason): ReaderEvent => ({ kind: 'openFailed', reason, detail: '' }),
  ),
];
const PEOPLE: readonly ReaderEvent[] = [
  { kind: 'watchChanged', on: true },
  { kind: 'watchChanged', on: false },
  { kind: 'asked', request: { ask: 'status' } },
  { kind: 'asked', request: { ask: 'reset' } },
  { kind: 'asked', request: { ask: 'setBaud', baud: 9600 } },
  { kind: 'asked', request: { ask: 'setBaud', baud: 1 } },
  { kind: 'asked', request: { ask: 'maxRf', bytes: 80 } },
];

/** What the driver around the machine has open: it decides which events can happen. */
interface World {
  readonly session: ReaderSession;
  readonly wire: 'closed' | 'opening' | 'open';
  readonly awaited: boolean;
  readonly timer: boolean;
  /** A card was announced, and neither read nor failed yet. */
  readonly presented: boolean;
  /** A technician waits for an answer. */
  readonly requested: boolean;
}

function possible(world: World): readonly ReaderEvent[] {
  return [
    ...(world.wire === 'opening' ? OPENINGS : []),
    ...(world.wire === 'open' ? [{ kind: 'gone' } as const] : []),
    ...(world.awaited ? ANSWERS : []),
    ...(world.timer ? [{ kind: 'waited' } as const] : []),
    ...PEOPLE.filter(({ kind }) => kind !== 'asked' || !world.requested),
  ];
}

/** Phases in which a card has been announced and its end is owed, until somebody no longer wants it. */
const owes = ({ phase }: ReaderSession): boolean =>
  phase.kind === 'adding' ||
  phase.kind === 'selecting' ||
  phase.kind === 'reading' ||
  phase.kind === 'pausing' ||
  (phase.kind === 'finding' && phase.attempt > 1);

/** Carries the effects into the world; every rule broken on the way is said. */
function perform(world: World, event: ReaderEvent, broken: string[]): World {
  const say = (rule: string): void =>
    void broken.push(`${rule}: ${world.session.phase.kind} on ${event.kind}`);
  const step = stepReader(world.session, event);
  const { state, effects } = step;
  let { wire, awaited, timer, presented, requested } = world;
  if (event.kind === 'answered' || event.kind === 'unanswered') awaited = false;
  if (event.kind === 'waited') timer = false;
  if (event.kind === 'opened') wire = 'open';
  if (event.kind === 'openFailed') wire = 'closed';
  if (event.kind === 'gone') [wire, awaited] = ['closed', false];
  if (event.kind === 'asked') requested = true;
  if (event.kind === 'watchChanged' && !event.on) presented = false;
  for (const effect of effects) {
    switch (effect.do) {
      case 'open':
        if (wire !== 'closed') say('a wire is opened twice');
        wire = 'opening';
        break;
      case 'close':
        [wire, awaited] = ['closed', false];
        break;
      case 'send':
        if (wire !== 'open') say('a command is sent on no wire');
        if (awaited) say('a command overtakes another');
        if (!allowed(effect, state.settings)) say(`${effect.command} is sent although it is not allowed`);
        awaited = true;
        break;
      case 'wait':
        timer = true;
        break;
      case 'cardFound':
        if (presented) say('a card is announced twice');
        presented = true;
        break;
      case 'cardRead':
      case 'cardFailed':
        if (!presented && world.session.watch)
          say(`${effect.do} of a card that was not announced or had ended`);
        presented = false;
        break;
      case 'requestDone':
      case 'requestFailed':
        if (!requested) say('an answer nobody asked for');
        requested = false;
        break;
      default:
    }
  }
  if (presented !== owes(state) && state.watch)
    say(`a card that was announced is lost in ${state.phase.kind}`);
  if (!awaited && !timer && wire !== 'opening') say(`nothing can happen any more in ${state.phase.kind}`);
  if (state.phase.kind !== 'adding' && holdsCard(state)) say('something of a card is kept');
  if (state.resent > 3 || state.silent > 3) say('a command is repeated without end');
  if ('attempt' in state.phase && state.phase.attempt > 4) say('a card is tried without end');
  return { session: state, wire, awaited, timer, presented, requested };
}

function allowed({ command }: ReaderEffect & { do: 'send' }, settings: ReaderSettings): boolean {
  switch (command) {
    case 'readWithFingerprint':
      return settings.fingerprint;
    case 'setBaud':
    case 'maxRf':
      return settings.technician;
    case 'newestAddress':
    case 'newestAddressOld':
      return settings.newestAddress;
    default:
      return true;
  }
}

const resident = decodeCard(CARD_BLOCKS.resident());
const SECRET = resident.ok ? resident.value.number : 'no card';
const holdsCard = (state: ReaderSession): boolean =>
  JSON.stringify({ ...state, settings: null }).includes(SECRET);

/** States that differ only in what no transition looks at count as one. */
function keyOf({ session, ...world }: World): string {
  const { settings: _, last, phase, ...rest } = session;
  const shown = phase.kind === 'adding' ? { ask: phase.ask, attempts: phase.reading.attempts } : phase;
  return JSON.stringify([world, rest, last?.command, shown]);
}

function walk(bauds: readonly number[], settings: Partial<ReaderSettings>) {
  const begin: World = {
    session: openReader(bauds, { ...settings, looksToRemind: 2 }).state,
    wire: 'opening',
    awaited: false,
    timer: false,
    presented: false,
    requested: false,
  };
  const seen = new Map([[keyOf(begin), begin]]);
  const broken: string[] = [];
  let transitions = 0;
  // a Map hands out what is added while it is read: the queue of a breadth-first walk
  for (const world of seen.values()) {
    for (const event of possible(world)) {
      const next = perform(world, event, broken);
      transitions++;
      const key = keyOf(next);
      if (!seen.has(key)) seen.set(key, next);
    }
    // what cannot happen must not harm either: a late voice is heard in every state
    for (const event of [...ANSWERS.slice(0, 3), ...OPENINGS, { kind: 'waited' } as const, { kind: 'gone' } as const]) stepReader(world.session, event); // prettier-ignore
  }
  return { states: [...seen.values()], transitions, broken: [...new Set(broken)] };
}

describe('the machine of the ID-card reader, in every state with every event', () => {
  const everything = { newestAddress: true, cardBody: true, fingerprint: true, technician: true };
  const walks: readonly (readonly [string, readonly number[], Partial<ReaderSettings>])[] = [
    ['as in a booth', [115_200, 9600], {}],
    ["on the technician's command line", [115_200], { technician: true }],
    ...(LONG ? ([
      ['asking for the newest address', [115_200], { newestAddress: true }],
      ['asking for the newest address and fingerprints', [115_200], { newestAddress: true, fingerprint: true }],
      ['with all that may be asked', [115_200], everything],
      ['with all of it at every speed', [115_200, 57_600, 38_400, 19_200, 9600], everything],
    ] as const) : []),
  ]; // prettier-ignore

  it.each(walks)('%s keeps its rules', (name, bauds, settings) => {
    const { states, transitions, broken } = walk(bauds, settings);
    process.stdout.write(`reader machine ${name}: ${states.length} states, ${transitions} transitions\n`);
    expect(broken).toEqual([]);
    expect(new Set(states.map(({ session }) => session.phase.kind)).size).toBeGreaterThanOrEqual(14);
    // from everywhere a pulled cable leads to a closed wire and a planned opening, with nothing of a card left
    const unplugged = states.filter(({ wire }) => wire === 'open').map((world) => perform(world, { kind: 'gone' }, [])); // prettier-ignore
    expect(unplugged.every(({ session, wire, timer }) => session.phase.kind === 'closed' && wire === 'closed' && timer)).toBe(true); // prettier-ignore
    expect(unplugged.some(({ session }) => holdsCard(session))).toBe(false);
  }, 1_800_000); // prettier-ignore
});
