/** What passes the gate is one seat's own words in a free clause, within its bounds; everything else is refused and leaves no trace. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { DraftSheet } from '../contract/draft.ts';
import { clauseTexts, writerOf, type ClauseTexts } from './clauseTexts.ts';
import { newGate, type Gate } from './gate.ts';

const SHEET: DraftSheet = {
  clauses: [
    { clause: 'facts', number: 0, free: true, most: 30 },
    { clause: 'one', number: 1, free: true, most: 10 },
    { clause: 'pay', number: 2, free: false, most: 40 },
  ],
  findings: [],
  missing: [],
};
const HOST = { seat: 1, host: true } as const;
const GUEST = { seat: 2, host: false } as const;

/** A page with what the gate has, and what it wrote since. */
function pageAt(gate: Gate, seat: number): { texts: ClauseTexts; written: Uint8Array[] } {
  const written: Uint8Array[] = [];
  const texts = clauseTexts({ writer: writerOf(seat, 7), onWritten: (update) => void written.push(update) });
  texts.take(gate.texts.state());
  return { texts, written };
}
const last = (written: readonly Uint8Array[]): Uint8Array => written.at(-1) ?? new Uint8Array();

function laid(): Gate {
  const gate = newGate(() => SHEET, { writer: writerOf(1, 1) });
  const host = pageAt(gate, 1);
  host.texts.write('facts', '双方因借款发生纠纷。');
  host.texts.write('pay', '甲方向乙方付款');
  for (const update of host.written) expect(gate.pass(update, HOST).ok).toBe(true);
  return gate;
}

test('a guest writes into a free clause, and the same change again changes nothing', () => {
  const gate = laid();
  const { texts, written } = pageAt(gate, 2);
  texts.write('one', '互不追究');
  expect(gate.pass(last(written), GUEST)).toEqual({ ok: true, value: ['one'] });
  expect(gate.pass(last(written), GUEST)).toEqual({ ok: true, value: [] });
  expect(gate.texts.text('one')).toBe('互不追究');
});

test('words that are too long, that hide something, or that stand where none may, are refused by name', () => {
  const gate = laid();
  const before = gate.texts.state();
  const tries = [
    ['one', '一二三四五六七八九十一', 'full'],
    ['one', '看不见\u202e的', 'words'],
    ['one', '响\u0007铃', 'words'],
    ['pay', '甲方向乙方付款一元', 'fixed'],
    ['elsewhere', '不在纸上', 'fixed'],
  ] as const;
  for (const [clause, text, flaw] of tries) {
    const { texts, written } = pageAt(gate, 2);
    texts.write(clause, text);
    expect(gate.pass(last(written), GUEST)).toEqual({ ok: false, error: flaw });
  }
  expect(gate.texts.state()).toEqual(before);
});

test('nobody writes under another seat’s number, or builds on what is not here', () => {
  const gate = laid();
  const forger = pageAt(gate, 3);
  forger.texts.write('one', '冒名');
  expect(gate.pass(last(forger.written), GUEST)).toEqual({ ok: false, error: 'foreign' });
  const skipping = pageAt(gate, 2);
  skipping.texts.write('one', '先');
  skipping.texts.write('one', '先后');
  expect(gate.pass(last(skipping.written), GUEST)).toEqual({ ok: false, error: 'foreign' });
  // The gate is as it was: the very same page goes through in its order.
  for (const update of skipping.written) expect(gate.pass(update, GUEST).ok).toBe(true);
  expect(gate.texts.text('one')).toBe('先后');
});

test('what an insertion is beside does not lead it into a clause that is not free', () => {
  const gate = laid();
  const other = new Y.Doc();
  Y.applyUpdate(other, gate.texts.state());
  other.clientID = writerOf(2, 9);
  const from = Y.encodeStateVector(other);
  other.getText('pay').insert(2, '不');
  expect(gate.pass(Y.encodeStateAsUpdate(other, from), GUEST)).toEqual({ ok: false, error: 'fixed' });
  const removing = new Y.Doc();
  Y.applyUpdate(removing, gate.texts.state());
  removing.clientID = writerOf(2, 10);
  const at = Y.encodeStateVector(removing);
  removing.getText('pay').delete(0, 2);
  expect(gate.pass(Y.encodeStateAsUpdate(removing, at), GUEST)).toEqual({ ok: false, error: 'fixed' });
});

test('anything but words is refused: formats, embeds, maps, lists', () => {
  const makes: readonly ((doc: Y.Doc) => void)[] = [
    (doc) => doc.getText('one').insert(0, '粗', { bold: true }),
    (doc) => doc.getText('one').insertEmbed(0, { picture: 'x' }),
    (doc) => doc.getMap('one').set('a', '乙'),
    (doc) => doc.getArray('one').insert(0, ['乙']),
    (doc) => doc.getText('one').setAttribute('a', 'b'),
  ];
  for (const make of makes) {
    const gate = laid();
    const doc = new Y.Doc();
    doc.clientID = writerOf(2, 5);
    make(doc);
    expect(gate.pass(Y.encodeStateAsUpdate(doc), GUEST).ok).toBe(false);
    expect(gate.texts.text('one')).toBe('');
  }
});

test('bytes of any kind, and every honest change with a byte changed, never throw and never harm what stands there', () => {
  const gate = laid();
  const honest = pageAt(gate, 2);
  honest.texts.write('one', '按时付清');
  const good = last(honest.written);
  const facts = gate.texts.text('facts');
  const pay = gate.texts.text('pay');
  const changed = fc
    .tuple(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }))
    .map(([at, by]) => good.map((byte, index) => (index === at ? (byte + by) % 256 : byte)));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), changed), (update) => {
      const passed = gate.pass(new Uint8Array(update), GUEST);
      expect(gate.texts.text('pay')).toBe(pay);
      expect(passed.ok || gate.texts.text('facts') === facts).toBe(true);
      expect(gate.texts.text('facts').length).toBeLessThanOrEqual(30);
    }),
    { numRuns: 2_000 },
  );
});
