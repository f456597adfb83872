/** Tests of money.ts: the vectors of the domain specification and the way back from capital numerals. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFen, MAX_FEN, upperCaseAmount } from './money.ts';

describe('an amount in capital numerals', () => {
  it.each([
    [0, '零元整'],
    [1, '壹分'],
    [50, '伍角'],
    [55, '伍角伍分'],
    [105, '壹元零伍分'],
    [1005, '壹拾元零伍分'],
    [101_050, '壹仟零壹拾元伍角'],
    [3_560_000, '叁万伍仟陆佰元整'],
    [65_000_000, '陆拾伍万元整'],
    [1_000_100, '壹万零壹元整'],
    [100_050_000, '壹佰万零伍佰元整'],
    [110_000_000, '壹佰壹拾万元整'],
    [2_000_000_000, '贰仟万元整'],
    [10_000_000_001, '壹亿元零壹分'],
    [10_001_000_000, '壹亿零壹万元整'],
    [100_000_000_000_000, '壹万亿元整'],
    [100_020_000_000_000, '壹万零贰亿元整'],
  ])('%i fen is %s', (fen, words) => {
    expect(upperCaseAmount(fen)).toBe(words);
  });

  it('reads back to the same amount', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_FEN }), (fen) => {
        expect(readBack(upperCaseAmount(fen))).toBe(fen);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (fen) => {
        expect(readBack(upperCaseAmount(fen))).toBe(fen);
      }),
    );
  });

  it('never doubles a zero nor ends in one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MAX_FEN }), (fen) => {
        expect(upperCaseAmount(fen)).not.toMatch(/零零|零[元万亿]|零$/);
      }),
    );
  });
});

describe('an amount in digits', () => {
  it('has separators and two places', () => {
    expect([0, 5, 100, 3_560_000, 2_000_000_000].map(formatFen)).toEqual([
      '0.00', '0.05', '1.00', '35,600.00', '20,000,000.00',
    ]); // prettier-ignore
  });
  it('refuses what is not a whole number of fen', () => {
    for (const bad of [-1, 0.5, Number.NaN, 2 ** 53]) expect(() => formatFen(bad)).toThrow(RangeError);
  });
});

/** The opposite direction, written independently: value of a capital amount in fen. */
function readBack(words: string): number {
  const digits = '零壹贰叁肆伍陆柒捌玖';
  const [yuan, rest] = words.includes('元') ? words.split('元') : ['', words];
  const fraction = (unit: string) => {
    const at = (rest ?? '').indexOf(unit);
    return at < 0 ? 0 : digits.indexOf((rest ?? '')[at - 1] ?? '');
  };
  return integer(yuan ?? '') * 100 + fraction('角') * 10 + fraction('分');

  function integer(text: string): number {
    if (text === '') return 0;
    for (const [name, value] of [['亿', 1e8], ['万', 1e4], ['仟', 1e3], ['佰', 100], ['拾', 10]] as const) {
      const at = text.lastIndexOf(name);
      if (at >= 0) return integer(text.slice(0, at)) * value + integer(text.slice(at + 1));
    } // prettier-ignore
    return digits.indexOf(text.at(-1) ?? '');
  }
}
