/** How written things are said: digits of numbers one by one, amounts in words, masked letters as 某 (domain.md trap 31). */
import { spokenAmount, spokenNumber } from './spokenAmount.ts';
import type { Language } from '../../main/contract/policy.ts';

const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

const oneByOne = (digits: string): string =>
  [...digits].map((digit) => (/\d/u.test(digit) ? (DIGITS[Number(digit)] ?? digit) : digit)).join('');

/** 35,600.50 → fen; the text holds nothing else. */
const fenOf = (amount: string): number => Math.round(Number(amount.replaceAll(',', '')) * 100);

/** Hundreds of thousands and more in one row of digits are a number to be checked, not to be counted. */
const LONG_NUMBER = /(?<![\d.,])\d{5,}[\dXx]?(?![\d.,])/gu;

function chinese(text: string): string {
  return (
    text
      // ¥ 35,600.00 · 35,600.00 元: money is said in words
      .replaceAll(/¥\s*([\d,]+(?:\.\d{1,2})?)\s*元?/gu, (_, amount: string) => spokenAmount(fenOf(amount)))
      .replaceAll(/([\d,]*\d(?:\.\d{1,2})?)\s*元/gu, (_, amount: string) => spokenAmount(fenOf(amount)))
      // with separators it is a count, however long
      .replaceAll(/\d{1,3}(?:,\d{3})+(?:\.\d+)?/gu, (count) => spokenNumber(count.replaceAll(',', '')))
      // a masked name: 王*明; the stars of a masked number are one gap
      .replaceAll(/(?<=\p{Script=Han})\*+|\*+(?=\p{Script=Han})/gu, (stars) => '某'.repeat(stars.length))
      .replaceAll(
        /(\d{3})\*+(\d{4})/gu,
        (_, head: string, tail: string) => `${oneByOne(head)}，中间不念，${oneByOne(tail)}`,
      )
      .replaceAll(/(?<=[A-Za-z] )\*/gu, '某')
      // 138 1234 6021: a number written in groups is one number
      .replaceAll(/(?<![\d.,])\d{3,4}(?: \d{4}){2,}(?![\d.,])/gu, (groups) =>
        oneByOne(groups.replaceAll(' ', '，')),
      )
      .replaceAll(LONG_NUMBER, oneByOne)
      // hotlines and court numbers of five digits are covered above; three-digit ones are said one by one as well
      .replaceAll(/(?<!\d)1(10|20|19)(?!\d)/gu, (number) => oneByOne(number).replaceAll('一', '幺'))
      .replaceAll(
        /(\d{1,2}):(\d{2})/gu,
        (_, hour: string, minute: string) =>
          `${Number(hour)}点${Number(minute) === 0 ? '整' : `${Number(minute)}分`}`,
      )
      .replaceAll(/(\d{4})年/gu, (_, year: string) => `${oneByOne(year)}年`)
      .replaceAll(/(\d+(?:\.\d+)?)%/gu, '百分之$1')
      // what is left are counts and days
      .replaceAll(/\d+(?:\.\d+)?/gu, spokenNumber)
      .replaceAll('·', '，')
  );
}

function english(text: string): string {
  return text
    .replaceAll(/¥\s*([\d,]+(?:\.\d{1,2})?)/gu, '$1 yuan')
    .replaceAll(
      /(\d{3})\*+(\d{4})/gu,
      (_, head: string, tail: string) => `${[...head].join(' ')}, hidden, ${[...tail].join(' ')}`,
    )
    .replaceAll(LONG_NUMBER, (number) => [...number].join(' '))
    .replaceAll('*', ' hidden ')
    .replaceAll('·', ', ');
}

/** The sentence as a voice is to say it. */
export function spokenText(text: string, language: Language): string {
  return (language === 'zh-CN' ? chinese(text) : english(text)).replaceAll(/\s+/gu, ' ').trim();
}
