/** Which signatures are asked for, and what a false one costs. */
import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { GENESIS, type Envelope } from '../../contract/link.ts';
import { sha256, signDigest } from '../digest.ts';
import { canonicalEnvelope } from './envelope.ts';
import { runsOf, unproven, type Readable } from './signatures.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const key = createPublicKey(privateKey);

function chain(length: number, schema: Envelope['schema'] = 'test.load/1'): readonly Readable[] {
  const items: Readable[] = [];
  for (let seq = 1; seq <= length; seq += 1) {
    const envelope: Envelope = {
      v: 1, id: '01M82Z4GMNHC29G9M027TB9NRJ', booth: 'hw-03', court: 'cq-0103', seq,
      prev: items.at(-1)?.item.hash ?? GENESIS, at: '2026-11-23T10:31:07.000Z', schema, body: `${seq}`, files: [],
    }; // prettier-ignore
    const digest = sha256(canonicalEnvelope(envelope));
    const item = { hash: digest.toString('hex'), sig: signDigest(digest, privateKey) };
    items.push({ head: envelope, item });
  }
  return items;
}

const falseSignature = (one: Readable): Readable => ({
  ...one,
  item: { ...one.item, sig: signDigest(sha256('other'), privateKey) },
});
const seqs = (items: Iterable<Readable>): readonly number[] => Array.from(items, (one) => one.head.seq);

test('an unbroken chain is one run; a missing item parts it', () => {
  const items = chain(5);
  expect(runsOf(items).map(seqs)).toEqual([[1, 2, 3, 4, 5]]);
  expect(runsOf(items.filter((one) => one.head.seq !== 3)).map(seqs)).toEqual([
    [1, 2],
    [4, 5],
  ]);
});

test('a whole chain with its last signature stands', async () => {
  expect((await unproven(chain(20), key)).size).toBe(0);
});

test('the last signature of a run speaks for items before it, because it covers their hashes', async () => {
  const items = chain(5).map((one, index) => (index === 2 ? falseSignature(one) : one));
  expect((await unproven(items, key)).size).toBe(0);
});

test('a false last signature makes each of the run stand alone', async () => {
  const items = chain(5).map((one, index) => (index === 4 || index === 1 ? falseSignature(one) : one));
  expect(seqs(await unproven(items, key))).toEqual([2, 5]);
});

test.each([
  ['request', 'filing.submit/1'],
  ['agreement', 'session.agreement/1'],
] as const)('the own signature of a signed %s is always checked', async (_, schema) => {
  const items = chain(5, schema).map((one, index) => (index === 2 ? falseSignature(one) : one));
  expect(seqs(await unproven(items, key))).toEqual([3]);
});

test('nothing of a stranger stands', async () => {
  const stranger = generateKeyPairSync('ed25519').publicKey;
  expect((await unproven(chain(3), stranger)).size).toBe(3);
});
