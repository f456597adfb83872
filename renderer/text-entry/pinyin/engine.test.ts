/** Tests of the pinyin engine on a table of a dozen words, written to the file format and read back. */
import { describe, expect, it } from 'vitest';
import { createPinyinEngine } from './engine.ts';
import { fuzzyForms } from './syllables.ts';
import { decodeWordTable, encodeWordTable, textOf, type WordRow } from './wordTable.ts';

const row = (text: string, readings: string, weight: number, surname = 0, givenName = 0): WordRow => ({
  text,
  readings: readings.split(' '),
  weight,
  surname,
  givenName,
});

const FILE = encodeWordTable([
  row('调解', 'tiao jie', 100),
  row('调节', 'tiao jie', 80),
  row('调解书', 'tiao jie shu', 70),
  row('条', 'tiao', 90),
  row('接', 'jie', 90),
  row('西安', 'xi an', 80),
  row('先', 'xian', 100),
  row('邻居', 'lin ju', 80),
  row('漏水', 'lou shui', 80),
  row('王', 'wang', 90, 80),
  row('秀英', 'xiu ying', 20, 0, 80),
  row('绿', 'lv', 60),
  row('𠮷', 'ji', 10),
  row('机', 'ji', 60),
]);

function table() {
  const read = decodeWordTable(FILE.buffer);
  if (!read.ok) throw new Error('the table does not read back');
  return read.value;
}

const sentence = { kind: 'sentence', before: '' } as const;
const suggest = (
  letters: string,
  fuzzy = false,
  context: Parameters<ReturnType<typeof createPinyinEngine>['suggest']>[2] = sentence,
) => createPinyinEngine(table()).suggest(letters, fuzzy, context);
const texts = (...asked: Parameters<typeof suggest>): string[] => suggest(...asked).map((one) => one.text);

describe('the word table', () => {
  it('reads back what was written, rare characters included', () => {
    const words = Array.from(table().weights, (_, word) => textOf(table(), word));
    expect(words).toHaveLength(14);
    expect(words).toContain('𠮷');
  });

  it('refuses a damaged file', () => {
    for (const broken of [FILE.slice(0, 10), FILE.slice(0, -1), FILE.slice(4), new Uint8Array(64)]) {
      expect(decodeWordTable(broken.buffer).ok).toBe(false);
    }
  });
});

describe('pinyin', () => {
  it('gives whole words first, then longer ones, then the first syllable alone', () => {
    expect(suggest('tiaojie').slice(0, 3)).toEqual([
      { text: '调解', consumes: 7 },
      { text: '调节', consumes: 7 },
      { text: '调解书', consumes: 7 },
    ]);
    expect(suggest('tiaojie')).toContainEqual({ text: '条', consumes: 4 });
  });

  it('reads initials alone and an unfinished last syllable', () => {
    expect(texts('tj').slice(0, 2)).toEqual(['调解', '调节']);
    expect(texts('tiaoj')[0]).toBe('调解');
  });

  it('cuts letters both ways, and one way at a separator', () => {
    expect(texts('xian')).toEqual(expect.arrayContaining(['先', '西安']));
    expect(texts("xi'an")[0]).toBe('西安');
  });

  it('makes a sentence of words', () => {
    expect(texts('linjuloushui')[0]).toBe('邻居漏水');
  });

  it('takes near sounds only when asked to', () => {
    expect(texts('lingjulousui')).not.toContain('邻居漏水');
    expect(texts('lingjulousui', true)[0]).toBe('邻居漏水');
    expect(fuzzyForms('sheng')).toEqual(['sheng', 'seng', 'shen', 'sen']);
  });

  it('composes names from surname and given name', () => {
    expect(texts('wangxiuying', false, { kind: 'name', before: '' })[0]).toBe('王秀英');
    expect(texts('xiuying', false, { kind: 'name', before: '王' })[0]).toBe('秀英');
  });

  it('writes ü as v', () => {
    expect(texts('lv')).toEqual(['绿']);
  });

  it('learns for the visit and forgets', () => {
    const engine = createPinyinEngine(table());
    const first = (): string | undefined => engine.suggest('tiaojie', false, sentence)[0]?.text;
    engine.learn('调节');
    engine.learn('调节');
    expect(first()).toBe('调节');
    engine.forget();
    expect(first()).toBe('调解');
  });

  it('answers anything typed without failing', () => {
    for (const letters of ['', "'", 'i', 'vvvv', 'qqqqqqqqqqqq', 'a'.repeat(500), '王', '12']) {
      expect(Array.isArray(suggest(letters, true))).toBe(true);
    }
  });
});
