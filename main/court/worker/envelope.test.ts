/** The court's own canonical form against the general one. */
import { isDeepStrictEqual } from 'node:util';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Envelope, ITEM_BODY_MAX } from '../../contract/link.ts';
import { sha256Hex } from '../digest.ts';
import { canonicalEnvelope, readEnvelope } from './envelope.ts';
import { canonicalReceipt } from './intake.ts';

const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
const anyEnvelope: fc.Arbitrary<Envelope> = fc.record({
  v: fc.constant(1 as const),
  id: fc.constant('01M82Z4GMNHC29G9M027TB9NRJ'),
  booth: fc.stringMatching(/^[a-z0-9-]{1,32}$/),
  court: fc.constant('cq-0103'),
  seq: fc.integer({ min: 1 }),
  prev: hash,
  at: fc.constant('2026-11-23T10:31:07.000+08:00'),
  schema: fc.constant('test.load/1' as const),
  body: fc.string({ unit: 'grapheme', maxLength: 200 }),
  files: fc.array(fc.record({ sha256: hash, size: fc.integer({ min: 1 }), mime: fc.string() }), {
    maxLength: 3,
  }),
});

test('an envelope has the same canonical form by the court’s fast way as by RFC 8785’s library', () => {
  const same = fc.property(anyEnvelope, (envelope) => canonicalEnvelope(envelope) === canonicalize(envelope));
  expect(fc.check(same).counterexample).toBeNull();
});

const sender = { booth: 'hw-03', kid: 'k', court: 'cq-0103' };
const read = (text: string, booth = 'hw-03') => {
  const env = Buffer.from(text);
  return readEnvelope(env, { hash: sha256Hex(env), kid: 'k' }, { ...sender, booth });
};

/** The slow way: read by its schema, then written again by RFC 8785's library. */
function isCanonical(text: string): boolean {
  try {
    const facts = Envelope.safeParse(JSON.parse(text));
    return facts.success && canonicalize(facts.data) === text;
  } catch {
    return false;
  }
}

test('what is canonical is taken and nothing else, however the text was spoiled', () => {
  const spoils = ['', ' ', '"', '\\', '\\u0041', '\n', '\t', 'é', ',"body":"x"', '"body":""', '","body":"'];
  const spoiled = fc.tuple(anyEnvelope, fc.nat(), fc.constantFrom(...spoils));
  const agree = fc.property(spoiled, ([envelope, at, more]) => {
    const whole = canonicalEnvelope(envelope);
    const spoilt = whole.slice(0, at % whole.length) + more + whole.slice(at % whole.length);
    const text = spoilt.toWellFormed(); // what bytes can hold
    return (
      read(text, envelope.booth).ok === (isCanonical(text) && text.includes(`"booth":"${envelope.booth}"`))
    );
  });
  expect(fc.check(agree, { numRuns: 3_000 }).counterexample).toBeNull();
});

test('an envelope without files is read the quick way with the same facts, and spoiled nowhere taken', () => {
  const usual = anyEnvelope.map((envelope) => ({ ...envelope, files: [], body: 'x'.repeat(300) }));
  const spoils = ['', '0', '-', 'Z', 'I', ' ', '.', '{', ']', '"', '\\', '案'];
  const spoiled = fc.tuple(usual, fc.nat(), fc.constantFrom(...spoils), fc.boolean());
  const agree = fc.property(spoiled, ([envelope, at, more, instead]) => {
    const whole = canonicalEnvelope(envelope);
    const place = at % whole.length;
    const text = whole.slice(0, place) + more + whole.slice(place + (instead ? 1 : 0));
    const judged = read(text, envelope.booth);
    const expected = isCanonical(text) ? Envelope.parse(JSON.parse(text)) : null;
    if (expected === null || expected.booth !== envelope.booth || expected.court !== 'cq-0103')
      return !judged.ok;
    const { id, seq, prev, schema, files } = expected;
    return judged.ok && isDeepStrictEqual(judged.value, { id, seq, prev, schema, files });
  });
  expect(fc.check(agree, { numRuns: 5_000 }).counterexample).toBeNull();
});

test('an id that no ULID can be is refused by the quick way too', () => {
  const [envelope] = fc.sample(anyEnvelope, 1);
  if (envelope === undefined) throw new Error('one envelope');
  const usual = { ...envelope, files: [], body: 'x'.repeat(300) };
  const taken = (id: string) => read(canonicalEnvelope({ ...usual, id }), usual.booth).ok;
  expect(taken('7ZZZZZZZZZZZZZZZZZZZZZZZZZ')).toBe(true);
  expect(taken('80000000000000000000000000')).toBe(false);
  expect(taken('Z1M82Z4GMNHC29G9M027TB9NRJ')).toBe(false);
});

test('a body at its limit is taken and one past it is not, plain or with escapes', () => {
  const [envelope] = fc.sample(anyEnvelope, 1);
  if (envelope === undefined) throw new Error('one envelope');
  const taken = (body: string) => read(canonicalEnvelope({ ...envelope, body }), envelope.booth).ok;
  for (const character of ['x', '"', '案']) {
    expect(taken(character.repeat(ITEM_BODY_MAX))).toBe(true);
    expect(taken(character.repeat(ITEM_BODY_MAX + 1))).toBe(false);
  }
});

test('bytes that are no UTF-8 are no envelope', () => {
  const [envelope] = fc.sample(anyEnvelope, 1);
  if (envelope === undefined) throw new Error('one envelope');
  const env = Buffer.from(canonicalEnvelope({ ...envelope, body: 'words' }));
  env[env.indexOf('words')] = 0xff;
  const judged = readEnvelope(env, { hash: sha256Hex(env), kid: 'k' }, { ...sender, booth: envelope.booth });
  expect(judged).toEqual({ ok: false, error: { id: '', reason: 'badEnvelope' } });
});

test('a receipt has the same canonical form by the court’s fast way', () => {
  const body = {
    v: 1 as const, id: '01M82Z4GMNHC29G9M027TB9NRJ', hash: 'a'.repeat(64), booth: 'hw-03', rseq: 7,
    at: '2026-11-23T02:31:07.000Z', result: 'stored' as const, number: '收20261123-000012', reason: null,
  }; // prettier-ignore
  expect(canonicalReceipt(body)).toBe(canonicalize(body));
});

test('reading never throws, whatever the bytes are', () => {
  const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.json());
  fc.assert(
    fc.property(anyText, (text) => {
      expect(read(text)).toMatchObject({ ok: false, error: { reason: 'badEnvelope' } });
    }),
  );
});

test('a body with half a character has no canonical form', () => {
  const [envelope] = fc.sample(anyEnvelope, 1);
  if (envelope === undefined) throw new Error('one envelope');
  expect(canonicalEnvelope({ ...envelope, body: '\ud800' })).toBe('');
});
