/** What the court does with envelopes that are forged, altered, repeated, out of place or not from whom they say. */
import canonicalize from 'canonicalize';
import { describe, expect, test } from 'vitest';
import { Envelope, GENESIS } from '../../main/contract/link.ts';
import { boothKeys, TestBooth } from './courtBooth.ts';
import { boothOf, courtHere } from './courtHarness.ts';

const results = async (booth: TestBooth) =>
  (await booth.receipts()).map(({ result, reason }) => (reason === null ? result : `${result}: ${reason}`));

describe('an item', () => {
  test('is stored once and receipted once, however often it is sent', async () => {
    const booth = await boothOf(await courtHere());
    const item = booth.item('test.load/1', 'words');
    expect(await booth.post([item])).toEqual(['accepted']);
    expect(await booth.post([item])).toEqual(['dup']);
    expect(await booth.post([item, item])).toEqual(['dup', 'dup']);
    const receipts = await booth.receipts();
    expect(receipts).toMatchObject([{ result: 'complete', hash: item.hash, rseq: 1, number: null }]);
  });

  test('sent twice in one batch counts once', async () => {
    const booth = await boothOf(await courtHere());
    const item = booth.item('test.load/1', 'words');
    expect(await booth.post([item, item])).toEqual(['accepted', 'dup']);
    expect(await results(booth)).toEqual(['complete']);
  });

  test('with a signature of another key is rejected in a receipt, once, and the right one still gets in', async () => {
    const booth = await boothOf(await courtHere());
    const item = booth.item('test.load/1', 'words');
    const forged = {
      ...item,
      sig: new TestBooth(booth.url, boothKeys(), booth.identity).signed(item.env).sig,
    };
    expect(await booth.post([forged])).toEqual(['bad']);
    expect(await booth.post([forged])).toEqual(['bad']);
    expect(await booth.post([item])).toEqual(['accepted']);
    expect(await results(booth)).toEqual(['rejected: badSignature', 'complete']);
  });

  test('altered after it was signed is rejected', async () => {
    const booth = await boothOf(await courtHere());
    const item = booth.item('test.load/1', 'three hundred');
    expect(await booth.post([{ ...item, env: item.env.replace('three', 'seven') }])).toEqual(['bad']);
    expect(await results(booth)).toEqual(['rejected: badEnvelope']);
  });

  test('altered in the middle of a batch takes nothing else with it but breaks the chain behind it', async () => {
    const booth = await boothOf(await courtHere());
    const items = ['a', 'b', 'c', 'd'].map((body) => booth.item('test.load/1', body));
    const [first, second, third, fourth] = items;
    if (!first || !second || !third || !fourth) throw new Error('four items');
    const other = booth.signed(second.env.replace('"body":"b"', '"body":"x"'));
    expect(await booth.post([first, other, third, fourth])).toEqual([
      'accepted',
      'accepted',
      'bad',
      'accepted',
    ]);
    expect(await results(booth)).toEqual(['complete', 'complete', 'rejected: brokenChain', 'complete']);
  });

  test('not in canonical form is rejected, however well it is signed', async () => {
    const booth = await boothOf(await courtHere());
    const envelope = Envelope.parse(JSON.parse(booth.item('test.load/1', 'words').env));
    const spaced = booth.signed(JSON.stringify(envelope, null, 1));
    const more = booth.signed(canonicalize({ ...envelope, extra: 1 }) ?? '');
    expect(await booth.post([spaced, more])).toEqual(['bad', 'bad']);
  });

  test('that is not JSON at all is kept aside and told', async () => {
    const booth = await boothOf(await courtHere());
    expect(await booth.post([booth.signed('not json')])).toEqual(['bad']);
    expect(await results(booth)).toEqual(['rejected: badEnvelope']);
  });

  test('in the name of another booth is rejected', async () => {
    const court = await courtHere();
    const booth = await boothOf(court);
    await boothOf(court, 'cn-01');
    const item = booth.item('test.load/1', 'words', [], { booth: 'cn-01' });
    expect(await booth.post([item])).toEqual(['bad']);
    expect(await results(booth)).toEqual(['rejected: unknownBooth']);
  });

  test('for another court is rejected', async () => {
    const booth = await boothOf(await courtHere());
    expect(await booth.post([booth.item('test.load/1', 'words', [], { court: 'elsewhere' })])).toEqual([
      'bad',
    ]);
  });

  test('with a known id and other content is a conflict; what was stored stays', async () => {
    const booth = await boothOf(await courtHere());
    const item = booth.item('test.load/1', 'first');
    const { id } = Envelope.parse(JSON.parse(item.env));
    await booth.post([item]);
    expect(await booth.post([booth.item('test.load/1', 'second', [], { id })])).toEqual(['conflict']);
    expect(await booth.post([item])).toEqual(['dup']);
    expect(await results(booth)).toEqual(['complete', 'rejected: conflict']);
  });

  test('on a used sequence number, as from a restored backup, is a conflict', async () => {
    const booth = await boothOf(await courtHere());
    await booth.post([booth.item('test.load/1', 'one')]);
    expect(await booth.post([booth.item('test.load/1', 'again', [], { seq: 1, prev: GENESIS })])).toEqual([
      'conflict',
    ]);
  });

  test('that does not follow the one before it breaks the chain', async () => {
    const booth = await boothOf(await courtHere());
    await booth.post([booth.item('test.load/1', 'one')]);
    expect(await booth.post([booth.item('test.load/1', 'two', [], { prev: 'a'.repeat(64) })])).toEqual([
      'bad',
    ]);
    expect(await results(booth)).toEqual(['complete', 'rejected: brokenChain']);
  });

  test('after a gap is stored, the gap is shown at the desk, and closing it ends the alarm', async () => {
    const court = await courtHere();
    const booth = await boothOf(court);
    const [one, two, three] = ['a', 'b', 'c'].map((body) => booth.item('test.load/1', body));
    if (!one || !two || !three) throw new Error('three items');
    const gap = async (): Promise<unknown> => {
      const answer = await fetch(`${court.url}/desk/api/booths`, {
        headers: { authorization: `Bearer ${court.token}` },
      });
      return await answer.json();
    };
    expect(await booth.post([one, three])).toEqual(['accepted', 'accepted']);
    expect(await gap()).toMatchObject({ rows: [{ lastSeq: 3, gap: true }] });
    expect(await booth.post([two])).toEqual(['accepted']);
    expect(await gap()).toMatchObject({ rows: [{ lastSeq: 3, gap: false }] });
  });
});

describe('a request', () => {
  test('signed at the wrong time is refused with the court’s time', async () => {
    const booth = await boothOf(await courtHere());
    const answer = await booth.ask('/v1/receipts?after=0', { time: Date.now() - 121_000 });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: 'clock' });
    expect(Math.abs(Date.parse(answer.headers.get('date') ?? '') - Date.now())).toBeLessThan(3000);
  });

  test('follows the court’s clock, not the machine’s', async () => {
    const later = Date.parse('2031-01-02T03:04:05Z');
    const booth = await boothOf(await courtHere({ clock: () => later }));
    expect((await booth.ask('/v1/receipts?after=0')).status).toBe(401);
    expect((await booth.ask('/v1/receipts?after=0', { time: later + 119_000 })).status).toBe(200);
  });

  test('whose body was changed on the way is refused and nothing is stored', async () => {
    const booth = await boothOf(await courtHere());
    const body = JSON.stringify({ items: [booth.item('test.load/1', 'words')] });
    const answer = await booth.ask('/v1/outbox', {
      method: 'POST',
      body: body.replace('words', 'swords'),
      signedBody: body,
    });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: 'badSignature' });
    expect(await booth.receipts()).toEqual([]);
  });

  test('of a booth that nobody registered, or without a signature, is refused', async () => {
    const court = await courtHere();
    const booth = await boothOf(court);
    const stranger = new TestBooth(court.url, boothKeys(), { ...booth.identity, boothId: 'nobody' });
    const refused = await stranger.ask('/v1/receipts?after=0');
    expect([refused.status, await refused.json()]).toMatchObject([401, { error: 'unknownBooth' }]);
    const unsigned = await fetch(`${court.url}/v1/receipts?after=0`);
    expect([unsigned.status, await unsigned.json()]).toMatchObject([401, { error: 'unsigned' }]);
  });

  test('shows a booth its own receipts only', async () => {
    const court = await courtHere();
    const [one, other] = [await boothOf(court, 'a-1'), await boothOf(court, 'b-1')];
    await one.post([one.item('test.load/1', 'mine')]);
    expect(await other.receipts()).toEqual([]);
  });

  test('of a revoked booth is refused until it is registered anew, and its new chain starts at one', async () => {
    const court = await courtHere();
    const booth = await boothOf(court);
    await booth.post([booth.item('test.load/1', 'one')]);
    const revoked = await fetch(`${court.url}/desk/api/booths/hw-03/revoke`, {
      method: 'POST',
      headers: { authorization: `Bearer ${court.token}` },
    });
    expect(revoked.status).toBe(204);
    const refused = await booth.ask('/v1/receipts?after=0');
    expect([refused.status, await refused.json()]).toMatchObject([401, { error: 'revoked' }]);
    const again = await boothOf(court);
    expect(await again.post([again.item('test.load/1', 'new life')])).toEqual(['accepted']);
  });

  test('too large, of the wrong kind, or to nowhere gets a tidy answer', async () => {
    const booth = await boothOf(await courtHere());
    const big = await booth.ask('/v1/outbox', {
      method: 'POST',
      body: JSON.stringify({ items: 'x'.repeat(2_097_152) }),
    });
    expect([big.status, await big.json()]).toMatchObject([413, { error: 'tooLarge' }]);
    const text = await fetch(`${booth.url}/v1/outbox`, {
      method: 'POST',
      body: 'x',
      headers: { 'content-type': 'text/plain' },
    });
    expect([text.status, await text.json()]).toMatchObject([415, { error: 'mediaType' }]);
    const broken = await booth.ask('/v1/outbox', { method: 'POST', body: '{' });
    expect([broken.status, await broken.json()]).toMatchObject([400, { error: 'notJson' }]);
    const many = await booth.ask('/v1/outbox', { method: 'POST', body: JSON.stringify({ items: [] }) });
    expect([many.status, await many.json()]).toMatchObject([400, { error: 'badShape' }]);
    const method = await fetch(`${booth.url}/v1/outbox`);
    expect([method.status, method.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await fetch(`${booth.url}/v1/nothing`)).status).toBe(404);
  });
});

test('the log holds ids and kinds, never a name, a card number or a token', async () => {
  const court = await courtHere();
  const booth = await boothOf(court);
  await booth.post([
    booth.item('filing.submit/1', await booth.seal({ name: '王小明', number: '110101199003071348' })),
  ]);
  const log = JSON.stringify(court.logged);
  expect(log).toContain('itemsStored');
  for (const secret of ['王小明', '110101199003071348', court.token]) expect(log).not.toContain(secret);
});
