/** The index against what it stands for: every part of every page's text is found, and nothing else. */
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { composed, fold, termsOf } from '../../search/grams.ts';
import { openPageIndex } from './pageIndex.ts';

function indexOf(texts: readonly string[]) {
  const index = openPageIndex();
  onTestFinished(() => index.close());
  index.add(texts.map((text, page) => ({ page, text })));
  return (query: string) => index.find(query, texts.length + 1).map(({ page }) => page);
}

/** What the index must answer, found by looking at every page. */
const byLooking = (texts: readonly string[], query: string): readonly number[] => {
  const terms = termsOf(query);
  return [...texts.keys()].filter(
    (page) => terms.length > 0 && terms.every((term) => fold(composed(texts[page] ?? '')).includes(term)),
  );
};

const IOU = '今借到 张明华（身份证号 500199198805124417）人民币 伍万元整（￥50,000.00），用于装修周转。';

/** Few characters, so that parts of one page stand in others too: Chinese of two planes, letters, digits, widths, signs. */
const character = fc.constantFrom(
  '张', '明', '华', '𠀀', '龥', 'a', 'B', 'ｂ', '１', '1', '0', ' ', '　', '，', '（', '"', '*', '-', 'é', 'e\u0301', 'ß', '😀', '\n', '\ud800', 'ﾊ', 'ﾞ',
); // prettier-ignore
const text = fc.array(character, { maxLength: 30 }).map((characters) => characters.join(''));
const pages = fc.array(text, { minLength: 1, maxLength: 8 });

describe('for any pages', () => {
  it('every part of a page is found on it', () => {
    fc.assert(
      fc.property(pages, fc.nat(), fc.nat(), fc.nat(), (texts, which, from, length) => {
        const page = which % texts.length;
        const characters = Array.from(composed(texts[page] ?? ''));
        const start = from % Math.max(1, characters.length);
        const part = characters.slice(start, start + 1 + (length % 6)).join('');
        fc.pre(termsOf(part).length > 0);
        expect(byLooking(texts, part)).toContain(page);
        const index = openPageIndex();
        index.add(texts.map((one, number) => ({ page: number, text: one })));
        expect(index.find(part, 99).map((one) => one.page)).toEqual(byLooking(texts, part));
        index.close();
      }),
      { numRuns: 300 },
    );
  });

  it('what is told as the place is the words themselves', () => {
    fc.assert(
      fc.property(pages, text, (texts, query) => {
        const index = openPageIndex();
        index.add(texts.map((one, page) => ({ page, text: one })));
        for (const { text: found, places } of index.find(query, 99))
          for (const [i, term] of termsOf(query).entries())
            expect(fold(found.slice(...(places[i] ?? [0, 0])))).toContain(term);
        index.close();
      }),
      { numRuns: 300 },
    );
  });

  it('any words of people are words and nothing else', () => {
    const query = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({
        unit: fc.constantFrom('"', '*', '(', ')', ':', '^', '+', '-', ' ', 'OR', 'NEAR', 'a', '张'),
      }),
    );
    fc.assert(
      fc.property(fc.array(query, { minLength: 1, maxLength: 5 }), query, (texts, asked) => {
        const index = openPageIndex();
        index.add(texts.map((one, page) => ({ page, text: one })));
        expect(index.find(asked, 99).map(({ page }) => page)).toEqual(byLooking(texts, asked));
        index.close();
      }),
      { numRuns: 300 },
    );
  });
});

it.each([
  ['one character', '借'],
  ['the last character of all', '周转'],
  ['a part of a number', '19880512'],
  ['full width for half', '５００１９９'],
  ['an amount with its signs', '￥50,000.00'],
  ['brackets of the other width', '张明华(身份证号500'],
  ['words parted where the page does not part them', '人民币伍万元整'],
  ['several words in any order', '伍万元 张明华 借到'],
])('finds %s', (_, query) => {
  expect(indexOf(['房屋租赁合同', IOU])(query)).toEqual([1]);
});

it.each([
  '', ' ', '\u0000', '"', '""', '*', 'OR', 'a AND b', 'NEAR(张 明)', 'pairs:张', '张*明', '^张', '-张', '{pairs}: 张', "'; DROP TABLE page; --",
  '😀', '\ud83d', '不在此页', '张明 华身份证明',
])('finds nothing, and breaks nothing, for %j', (query) => {
  const find = indexOf(['李建国', IOU]);
  expect(find(query)).toEqual([]);
  expect(find('张明华')).toEqual([1]);
}); // prettier-ignore

it('takes 10,000 characters as it takes ten', () => {
  const long = Array.from({ length: 10_000 }, (_, i) =>
    String.fromCodePoint(0x4e00 + ((i * 37) % 20_000)),
  ).join('');
  const find = indexOf([long, long.slice(0, 5000), IOU]);
  expect(find(long)).toEqual([0]);
  expect(find(long.slice(0, 5000))).toEqual([0, 1]);
  expect(find('张 '.repeat(5000))).toEqual(byLooking([long, long.slice(0, 5000), IOU], '张'));
  expect(find(Array.from(long.slice(0, 4000)).join(' '))).toEqual([0, 1]);
  expect(find('"'.repeat(10_000))).toEqual([]);
});

it('answers in the order of pages, and no more than it is asked for', () => {
  const index = openPageIndex();
  onTestFinished(() => index.close());
  for (const page of [7, 3, 5]) index.add([{ page, text: `第${page}页 借条` }]);
  expect(index.find('借条', 2).map(({ page }) => page)).toEqual([3, 5]);
});
