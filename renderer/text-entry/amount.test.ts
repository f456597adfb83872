/** Tests of amount.ts: typing an amount key by key, and the way between fen and what was typed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fenOfTyped, pressAmountKey, roughSize, shownAmount, typedOfFen, type AmountKey } from './amount.ts';

const KEYS: Record<string, AmountKey> = { 万: 'ten000', 点: 'point', 删: 'delete', 清: 'clear', 双: '00' };
const isDigit = (key: string): key is Extract<AmountKey, `${number}`> => /^\d$/u.test(key);
const typing = (keys: string): string =>
  Array.from(keys).reduce(
    (typed, key) => pressAmountKey(typed, isDigit(key) ? key : (KEYS[key] ?? 'clear')),
    '',
  );

describe('typing an amount', () => {
  it.each([
    ['35600', 3_560_000, '35,600'],
    ['3万5600', 3_560_000, '35,600'],
    ['3点56万', 3_560_000, '35,600'],
    ['356双', 3_560_000, '35,600'],
    ['3万', 3_000_000, '30,000'],
    ['3万56', 3_005_600, '30,056'],
    ['10点05', 1005, '10.05'],
    ['1010点5', 101_050, '1,010.5'],
    ['点5', 50, '0.5'],
    ['12点', 1200, '12.'],
    ['00012', 1200, '12'],
    ['1万亿'.replace('亿', '万'), 1_000_000, '10,000'],
    ['35600删', 356_000, '3,560'],
    ['3万5删删', 300, '3'],
  ])('%s is %i fen, shown as %s', (keys, fen, shown) => {
    const typed = typing(keys);
    expect([fenOfTyped(typed), shownAmount(typed)]).toEqual([fen, shown]);
  });

  it('takes no third decimal, no second point, no thirteenth digit and no digit after 3.56万', () => {
    expect(typing('1点239')).toBe('1.23');
    expect(typing('1点2点')).toBe('1.2');
    expect(fenOfTyped(typing('9999999999999'))).toBe(99_999_999_999_900);
    expect(typing('3点56万7')).toBe('3.56万');
    expect(typing('999999999万')).toBe('999999999');
  });

  it('starts with nothing, and 万 of nothing is nothing', () => {
    expect([fenOfTyped(''), typing('万'), typing('0万'), typing('双')]).toEqual([null, '', '0', '0']);
    expect(typing('35清')).toBe('');
  });

  it('never leaves the pad in a state without a value, whatever is pressed', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...'0123456789万点删双')), (keys) => {
        const typed = typing(keys.join(''));
        expect(typed === '' || fenOfTyped(typed) !== null).toBe(true);
      }),
    );
  });

  it('goes from fen to typed and back without loss', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999_999 }), (fen) => {
        expect(fenOfTyped(typedOfFen(fen))).toBe(fen);
      }),
    );
  });
});

describe('the rough size', () => {
  it.each([
    [999_999, null],
    [1_000_000, { size: '1', unit: '万' }],
    [3_560_000, { size: '3.56', unit: '万' }],
    [3_564_900, { size: '3.56', unit: '万' }],
    [9_999_999_999, { size: '1', unit: '亿' }],
    [12_345_678_900, { size: '1.23', unit: '亿' }],
  ])('of %i fen is %o', (fen, rough) => {
    expect(roughSize(fen)).toEqual(rough);
  });
});
