/** The court's own canonical form against the general one. */
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { Envelope } from '../../contract/link.ts';
import { canonicalEnvelope, isCanonical, readEnvelope } from './envelope.ts';
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

/** What a reader of the spoiled text would take for the envelope; null when it is no JSON. */
function readAs(envelope: Envelope, text: string): Envelope | null {
  try {
    const read = z.object(Envelope.shape).partial().safeParse(JSON.parse(text));
    return read.success ? { ...envelope, body: read.data.body ?? envelope.body } : null;
  } catch {
    return null;
  }
}

test('the quick question has the same answer as writing the whole form', () => {
  const spoiled = fc.tuple(
    anyEnvelope,
    fc.nat(),
    fc.constantFrom('', ' ', '"', '\\\\', '\\\\u0041', ',"body":"x"'),
  );
  const agree = fc.property(spoiled, ([envelope, at, more]) => {
    const canonical = canonicalEnvelope(envelope);
    const text = canonical.slice(0, at % canonical.length) + more + canonical.slice(at % canonical.length);
    const read = readAs(envelope, text);
    return read === null || isCanonical(text, read) === (canonicalEnvelope(read) === text);
  });
  expect(fc.check(agree, { numRuns: 500 }).counterexample).toBeNull();
});

test('so has a receipt', () => {
  const body = {
    v: 1 as const, id: '01M82Z4GMNHC29G9M027TB9NRJ', hash: 'a'.repeat(64), booth: 'hw-03', rseq: 7,
    at: '2026-11-23T02:31:07.000Z', result: 'stored' as const, number: '收20261123-000012', reason: null,
  }; // prettier-ignore
  expect(canonicalReceipt(body)).toBe(canonicalize(body));
});

test('reading never throws, whatever the bytes are', () => {
  const sender = { booth: 'hw-03', kid: 'k', court: 'cq-0103' };
  const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.json());
  fc.assert(
    fc.property(anyText, (env) => {
      const read = readEnvelope({ env: Buffer.from(env), hash: 'a'.repeat(64), sig: '', kid: 'k' }, sender);
      expect(read).toMatchObject({ ok: false, error: { reason: 'badEnvelope' } });
    }),
  );
});

test('a body with half a character has no canonical form', () => {
  const [envelope] = fc.sample(anyEnvelope, 1);
  if (envelope === undefined) throw new Error('one envelope');
  expect(canonicalEnvelope({ ...envelope, body: '\ud800' })).toBe('');
});
