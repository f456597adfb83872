/** How a post in lines parts into items, and what does not. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BATCH_MAX_ITEMS, itemLines, type SignedItem } from '../../contract/link.ts';
import { envOf, fromJson, readLines } from './framing.ts';

const anyItem: fc.Arbitrary<SignedItem> = fc.record({
  // Canonical JSON holds no raw line feed; everything else may come.
  env: fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => text.replaceAll('\n', '')),
  hash: fc.stringMatching(/^[0-9a-f]{64}$/),
  sig: fc.stringMatching(/^[\w-]{86}$/),
  kid: fc.stringMatching(/^[\w-]{1,16}$/),
  alg: fc.constant('ed25519-sha256' as const),
});
const anyItems = fc.array(anyItem, { minLength: 1, maxLength: 6 });
const bytesOf = (items: readonly SignedItem[]): Buffer => Buffer.from(items.map(itemLines).join(''));
const kindOf = (bytes: Uint8Array): string => {
  const read = readLines(bytes);
  return read.ok ? 'items' : read.error.kind;
};

test('lines and JSON give the same items, each envelope with its exact bytes', () => {
  fc.assert(
    fc.property(anyItems, (items) => {
      const bytes = bytesOf(items);
      expect(readLines(bytes)).toEqual({ ok: true, value: fromJson(items) });
      const spans = fromJson(items).items.map((item) => envOf(bytes, item).toString());
      expect(spans).toEqual(items.map(({ env }) => env));
    }),
  );
});

test('a post cut anywhere but between two items is no post', () => {
  fc.assert(
    fc.property(anyItems, fc.nat(), (items, at) => {
      const bytes = bytesOf(items);
      const cut = bytes.subarray(0, at % bytes.length);
      const ends = items.map((_, index) => bytesOf(items.slice(0, index)).length);
      expect(kindOf(cut) === 'cutShort').toBe(!ends.includes(cut.length));
    }),
  );
});

test('JSON keeps apart what is no envelope at all, line feeds and all', () => {
  const [one, two] = fc.sample(anyItem, 2);
  if (one === undefined || two === undefined) throw new Error('two items');
  const framed = fromJson([{ ...one, env: 'a\nb' }, two]);
  expect(framed.items.map((item) => envOf(framed.bytes, item).toString())).toEqual(['a\nb', two.env]);
});

test.each([
  ['nothing', '', 'noItems'],
  ['an envelope alone', '{}\n', 'cutShort'],
  ['no proof', '{}\n\n', 'badProofLine'],
  ['a short hash', `{}\n${'a'.repeat(63)} s k ed25519-sha256\n`, 'badProofLine'],
  ['another algorithm', `{}\n${'a'.repeat(64)} s k none\n`, 'badProofLine'],
  ['two blanks', `{}\n${'a'.repeat(64)}  s k ed25519-sha256\n`, 'badProofLine'],
  ['a proof without end', `{}\n${'a'.repeat(64)} ${'s'.repeat(100_000)} k ed25519-sha256\n`, 'badProofLine'],
  ['more after the proof', `{}\n${'a'.repeat(64)} s k ed25519-sha256 more\n`, 'badProofLine'],
  ['lines of Windows', `{}\r\n${'a'.repeat(64)} s k ed25519-sha256\r\n`, 'badProofLine'],
])('%s is told', (_, text, kind) => {
  expect(kindOf(Buffer.from(text))).toBe(kind);
});

test('a batch has its limit in lines as in JSON', () => {
  const [item] = fc.sample(anyItem, 1);
  if (item === undefined) throw new Error('one item');
  expect(kindOf(bytesOf(Array.from({ length: BATCH_MAX_ITEMS }, () => item)))).toBe('items');
  expect(kindOf(bytesOf(Array.from({ length: BATCH_MAX_ITEMS + 1 }, () => item)))).toBe('tooManyItems');
});
