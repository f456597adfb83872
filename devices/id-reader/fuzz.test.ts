/** No bytes off the reader's wire make a decoder throw, hang or take more than twice its bound; 1,000,000 each with YUNCANG_LONG=1. */
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { CardRecord } from '../../main/contract/devices.ts';
import { AMOUNT, feed, type Decode, type Target } from '../../test/fuzz/feed.ts';
import { CARD_BLOCKS, cardBodyBlock, fingerprintBlock, newestAddressBlock, photoBlock } from '../simulators/cards.ts'; // prettier-ignore
import { commandOf, reply } from '../simulators/samCommands.ts';
import { createFramer } from '../transport/framing.ts';
import { decodeReport, encodeReports } from '../transport/hidFrame.ts';
import { decodeCard, warningsOf } from './card.ts';
import { checkPhoto, PHOTO, PHOTO_FILE_BYTES } from './photo.ts';
import {
  COMMANDS, decodeAnswer, decodeBlocks, decodeCardBody, decodeNewestAddress, decodeSamNumber, encodeCommand, encodeFrame,
  SAM_FRAME, type Command,
} from './protocol.ts'; // prettier-ignore

vi.setConfig({ testTimeout: 1_800_000 });

const concat = (head: readonly number[], ...parts: readonly Uint8Array[]): Uint8Array =>
  Buffer.concat([Uint8Array.from(head), ...parts]);
const names = Object.keys(COMMANDS) as Command[];
const state = { card: 'resident', no: 1, readOnce: false, selected: true, faults: new Set<never>() } as const;
const frames = names.flatMap((command) => [
  encodeCommand(command),
  reply(state, { command, value: 2 }).frame,
]);
const texts = Object.values(CARD_BLOCKS).map((make) => make());
const plain = concat([1, 0, 4, 0], CARD_BLOCKS.resident(), photoBlock());
const printed = concat(
  [1, 0, 4, 0, 4, 0],
  CARD_BLOCKS.resident(),
  photoBlock(),
  fingerprintBlock('resident'),
);
const address = newestAddressBlock('resident') ?? new Uint8Array();
const samNumber = Buffer.from('0500010070b6320112cf0f00c1353411', 'hex');
const tokens = [SAM_FRAME.preamble, Uint8Array.of(0xaa, 0xaa), Uint8Array.of(0x0a, 0x28), Uint8Array.of(0, 0, 0x90)]; // prettier-ignore

const within = (value: number, most: number): void => {
  if (!(value >= 0 && value <= most)) throw new Error(`${value} is not within 0…${most}`);
};
function xor(bytes: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < bytes.length; i++) sum ^= bytes[i] ?? 0;
  return sum;
}
/** As many bytes as the decoder wants, so that it looks at what they say. */
function fitted(bytes: Uint8Array, length: number): Uint8Array {
  const fit = new Uint8Array(length);
  fit.set(bytes.subarray(0, length));
  return fit;
}

/** The decoders make views and short texts; only the framer keeps bytes, of one frame at most. */
const SHORT = 8 << 10;
const MOST_KEPT = SAM_FRAME.preamble.length + 2 + SAM_FRAME.maxLength;

function startFramer(): Decode {
  const framer = createFramer(SAM_FRAME);
  let [fed, given] = [0, 0];
  return (bytes) => {
    fed += bytes.length;
    const found = framer.push(bytes);
    for (const frame of found) {
      within(frame.length, MOST_KEPT);
      given += frame.length;
    }
    within(framer.pending(), MOST_KEPT);
    within(given + framer.pending() + framer.noise(), fed);
    return found.length > 0;
  };
}

const FLAGS = [0x20, 0x4a, 0x49, 0x59, 0x5a, 0];
const editedCard = fc
  .tuple(fc.constantFrom(...texts), fc.array(fc.tuple(fc.nat(255), fc.nat(255)), { maxLength: 12 }))
  .map(([text, edits]) => {
    const block = Uint8Array.from(text);
    for (const [at, value] of edits) block[at] = value;
    return block;
  });
function card(bytes: Uint8Array): boolean {
  const block = fitted(bytes, 256);
  // most keep a flag of a card, else none would come past it
  const flag = FLAGS[bytes.length % 8];
  if (flag !== undefined) block.set([flag, 0], 248);
  const read = decodeCard(block);
  if (!read.ok) return false;
  if (!CardRecord.safeParse(read.value).success) throw new Error('not a record');
  warningsOf(read.value, '20261123');
  return true;
}

const blocksWith = (withFingerprint: boolean) => (): Decode => (bytes) => {
  const decoded = decodeBlocks(bytes, withFingerprint);
  if (!decoded.ok) return false;
  const { text, photo, fingerprint } = decoded.value;
  const sum = text.length + photo.length + (fingerprint?.length ?? 0) + (withFingerprint ? 6 : 4);
  const whole = text.length === 256 && photo.length === 1024 && sum === bytes.length;
  // views, not copies: nothing is allocated for them
  if (!whole || text.buffer !== bytes.buffer) throw new Error('not whole');
  return true;
}; // prettier-ignore

function answer(bytes: Uint8Array): boolean {
  decodeAnswer(bytes);
  const mended = bytes.slice();
  mended[bytes.length - 1] = (mended.at(-1) ?? 0) ^ xor(mended);
  const read = decodeAnswer(mended);
  if (!read.ok) return false;
  within(read.value.data.length, bytes.length - 6);
  return true;
}

/** A picture as a decoder writes it: 102 by 126 pixels of 24 bits. */
function picture(): Uint8Array {
  const bmp = Buffer.alloc(PHOTO_FILE_BYTES);
  bmp.write('BM', 'latin1');
  for (const [at, value] of [[10, 54], [14, 40], [18, PHOTO.widthPx], [22, PHOTO.heightPx]] as const) bmp.writeUInt32LE(value, at); // prettier-ignore
  bmp.writeUInt16LE(1, 26);
  bmp.writeUInt16LE(24, 28);
  return bmp;
}

const either = (length: number, decode: (bytes: Uint8Array) => { readonly ok: boolean }) => (): Decode => (bytes) => {
  decode(bytes);
  return decode(fitted(bytes, length)).ok;
}; // prettier-ignore

const TARGETS: readonly Target[] = [
  // what it keeps, what it is given, and what it hands out, in one piece and copied once
  { name: 'framer', corpus: frames, start: startFramer, bound: (length) => SHORT + 4 * (MOST_KEPT + length), tokens },
  { name: 'answer', corpus: frames.map((frame) => frame.slice(5)), start: () => answer, bound: (length) => SHORT + length, tokens },
  { name: 'card', corpus: texts, structured: editedCard, start: () => card, bound: () => 2 * SHORT, longest: 600 },
  { name: 'blocks', corpus: [plain], start: blocksWith(false), bound: () => SHORT, longest: 2700 },
  { name: 'blocks with fingerprint', corpus: [printed, plain], start: blocksWith(true), bound: () => SHORT, longest: 2700 },
  { name: 'SAM number', corpus: [samNumber], start: either(16, decodeSamNumber), bound: () => SHORT, longest: 300 },
  { name: 'newest address', corpus: [address], start: either(70, decodeNewestAddress), bound: () => SHORT, longest: 300 },
  { name: 'card body', corpus: [cardBodyBlock('resident')], start: either(28, decodeCardBody), bound: () => SHORT, longest: 300 },
  { name: 'command of the simulator', corpus: frames.map((frame) => frame.slice(7)), start: () => (bytes) => commandOf(bytes) !== undefined, bound: () => SHORT },
  {
    name: 'photo', corpus: [picture()], bound: () => SHORT, longest: PHOTO_FILE_BYTES + 64,
    start: () => (bytes) => {
      const { ok } = checkPhoto(bytes);
      if (ok && bytes.length !== PHOTO_FILE_BYTES) throw new Error('not a whole picture');
      return ok;
    },
  },
  {
    name: 'HID report', corpus: encodeReports(CARD_BLOCKS.resident()), bound: () => SHORT, longest: 300,
    start: () => (bytes) => {
      const report = decodeReport(bytes);
      // at least the byte that says how many there are
      if (report.kind === 'data') within(report.bytes.length, Math.min(63, bytes.length - 1));
      return report.kind === 'data';
    },
  },
]; // prettier-ignore

it.each(TARGETS)('the $name decoder gives a value or a refusal', (target) => {
  expect(feed(target).inputs).toBeGreaterThanOrEqual(AMOUNT.inputs);
});

it('the framer loses no good frame after noise, wherever the stream is cut', () => {
  const noise = fc.uint8Array({ maxLength: 60 }).filter((part) => !part.includes(0xaa));
  const payload = fc.uint8Array({ minLength: 3, maxLength: 80 });
  const property = fc.property(noise, payload, fc.nat(), (before, inside, cut) => {
    const stream = Buffer.concat([before, encodeFrame(inside)]);
    const framer = createFramer(SAM_FRAME);
    const at = cut % stream.length;
    const found = [...framer.push(stream.subarray(0, at)), ...framer.push(stream.subarray(at))];
    return found.length === 1 && decodeAnswer(found[0] ?? new Uint8Array()).ok;
  });
  expect(() => fc.assert(property, { seed: 20_261_123, numRuns: AMOUNT.inputs / 50 })).not.toThrow();
});
