/**
 * Random and mutated bytes against every decoder of the reader: none throws, none hangs, and what a decoder keeps stays
 * within its bound. Seeded; 1,000,000 inputs a decoder with YUNCANG_LONG=1.
 */
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { CardRecord } from '../../main/contract/devices.ts';
import {
  CARD_BLOCKS,
  cardBodyBlock,
  fingerprintBlock,
  newestAddressBlock,
  photoBlock,
} from '../simulators/cards.ts';
import { commandOf, reply } from '../simulators/samCommands.ts';
import { createFramer } from '../transport/framing.ts';
import { decodeReport, encodeReports } from '../transport/hidFrame.ts';
import { decodeCard, warningsOf } from './card.ts';
import { checkPhoto } from './photo.ts';
import {
  COMMANDS, decodeAnswer, decodeBlocks, decodeCardBody, decodeNewestAddress, decodeSamNumber, encodeCommand, encodeFrame,
  SAM_FRAME, type Command,
} from './protocol.ts'; // prettier-ignore

const LONG = process.env['YUNCANG_LONG'] === '1';
const RUNS = LONG ? 1_000_000 : 3000;
vi.setConfig({ testTimeout: 1_800_000 });
const options = { seed: 20_261_123, numRuns: RUNS };

const blocks = (head: readonly number[], ...parts: readonly Uint8Array[]): Uint8Array =>
  Buffer.concat([Uint8Array.from(head), ...parts]);
const state = { card: 'resident', readOnce: false, selected: true, faults: new Set<never>() } as const;

/** Good input of every kind: what mutations begin with. */
const CORPUS: readonly Uint8Array[] = [
  ...Object.values(CARD_BLOCKS).map((make) => make()),
  ...(Object.keys(COMMANDS) as Command[]).map((command) => encodeCommand(command)),
  ...(Object.keys(COMMANDS) as Command[]).map((command) => reply(state, { command, value: 2 }).frame),
  blocks([1, 0, 4, 0], CARD_BLOCKS.resident(), photoBlock()),
  blocks([1, 0, 4, 0, 4, 0], CARD_BLOCKS.resident(), photoBlock(), fingerprintBlock('resident')),
  newestAddressBlock('resident') ?? new Uint8Array(),
  cardBodyBlock('resident'),
  Buffer.from('0500010070b6320112cf0f00c1353411', 'hex'),
  ...encodeReports(CARD_BLOCKS.resident()),
  Buffer.concat([SAM_FRAME.preamble, Uint8Array.of(0x0a, 0x28), new Uint8Array(2600).fill(0xaa)]),
];

/** One of the corpus with bytes changed, a piece cut out, and something put behind. */
const mutated = fc
  .tuple(
    fc.constantFrom(...CORPUS),
    fc.array(fc.tuple(fc.nat(2700), fc.nat(255)), { maxLength: 4 }),
    fc.tuple(fc.nat(2700), fc.nat(40)),
    fc.uint8Array({ maxLength: 12 }),
  )
  .map(([from, edits, [cutAt, cut], tail]) => {
    const kept = Buffer.concat([from.subarray(0, cutAt), from.subarray(cutAt + cut), tail]);
    for (const [at, value] of edits) if (at < kept.length) kept[at] = value;
    return new Uint8Array(kept);
  });
const anything = fc.oneof(
  { weight: 4, arbitrary: mutated },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
);

/** A decoder that hangs runs into the test's own limit. */
const feed = (take: (bytes: Uint8Array) => void): void => fc.assert(fc.property(anything, take), options);

it('the framer keeps at most one frame, gives none that is too long, and finds a good frame after anything', () => {
  const bound = SAM_FRAME.preamble.length + 2 + SAM_FRAME.maxLength;
  const framer = createFramer(SAM_FRAME);
  let most = 0;
  feed((bytes) => {
    for (const frame of framer.push(bytes)) expect(frame.length).toBeLessThanOrEqual(bound);
    most = Math.max(most, framer.pending());
  });
  expect(most).toBeLessThanOrEqual(bound);
  framer.reset();
  expect(framer.push(encodeFrame(Uint8Array.of(0, 0, 0x90)))).toHaveLength(1);
});

it('what comes out of the framer and is kept in it is never more than what went in', () => {
  const framer = createFramer(SAM_FRAME);
  let [fed, given] = [0, 0];
  feed((bytes) => {
    fed += bytes.length;
    for (const frame of framer.push(bytes)) given += frame.length;
    expect(given + framer.pending() + framer.noise()).toBeLessThanOrEqual(fed);
  });
});

it('a text block is a valid record or a refusal', () => {
  feed((bytes) => {
    const block = new Uint8Array(256);
    block.set(bytes.subarray(0, 256));
    const card = decodeCard(block);
    if (!card.ok) return;
    expect(CardRecord.safeParse(card.value).success).toBe(true);
    warningsOf(card.value, '20261123');
  });
});

it.each([false, true])('blocks come out whole or not at all (with fingerprint: %s)', (withFingerprint) => {
  feed((bytes) => {
    const decoded = decodeBlocks(bytes, withFingerprint);
    if (!decoded.ok) return;
    const { text, photo, fingerprint } = decoded.value;
    const sum = text.length + photo.length + (fingerprint?.length ?? 0);
    expect([text.length, photo.length, sum + (withFingerprint ? 6 : 4)]).toEqual([256, 1024, bytes.length]);
    // views, not copies: nothing is allocated for them
    expect(text.buffer).toBe(bytes.buffer);
  });
});

it.each([
  ['answer', decodeAnswer], ['SAM number', decodeSamNumber], ['newest address', decodeNewestAddress],
  ['card body', decodeCardBody], ['card', decodeCard], ['command of the simulator', commandOf],
] as const)('the %s decoder gives a value or a refusal', (_, decode) => {
  expect(() => feed((bytes) => void decode(bytes))).not.toThrow();
}); // prettier-ignore

it('the picture check takes nothing that is not a whole picture', () => {
  feed((bytes) => {
    expect(checkPhoto(new Uint8Array(bytes)).ok).toBe(false);
  });
});

it('a HID report never gives more bytes than it holds', () => {
  let most = -1;
  feed((bytes) => {
    // at least the byte that says how many there are
    const report = decodeReport(bytes);
    const given = report.kind === 'data' ? report.bytes.length : -1;
    most = Math.max(most, given);
    expect(given).toBeLessThan(bytes.length);
  });
  expect(most).toBeLessThanOrEqual(63);
});
