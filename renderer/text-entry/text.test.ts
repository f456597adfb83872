/** Tests of text.ts: what a field keeps of whatever it is given, and how typing changes it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, deleteBefore, insertText, lengthOf, movedCaret } from './text.ts';

describe('what a field keeps', () => {
  it('is the text without control characters, lone surrogates, direction marks and non-characters', () => {
    expect(cleanText('王\u0000秀\u0007英\u007f\u0085', 'name')).toBe('王秀英');
    expect(cleanText('a\ud800b\udc00c', 'sentence')).toBe('abc');
    expect(cleanText('\u202e王\u2066秀\ufeff英\u{fffe}\u{1ffff}\ufffd', 'name')).toBe('王秀英');
  });

  it('is never normalised: compatibility and rare forms of names stay what they are', () => {
    for (const name of [
      '𠮷田',
      '䶮',
      '㛃',
      '𬭎',
      '\uf9f7',
      'e\u0301',
      '禰\u{e0100}',
      '\ue5e5',
      '阿卜杜拉·买买提',
    ]) {
      expect(cleanText(name, 'name')).toBe(name);
    }
  });

  it('has lines in a sentence alone', () => {
    expect(cleanText('一\r\n二\r三\t四', 'sentence')).toBe('一\n二\n三 四');
    expect(cleanText('一\n二', 'address')).toBe('一二');
  });

  it('is at most 4,000 code points long, whatever limit is asked for', () => {
    expect(lengthOf(cleanText('𠮷'.repeat(5000), 'sentence', 9999))).toBe(4000);
    expect(cleanText('调解申请', 'sentence', 3)).toBe('调解申');
  });

  it('never ends in half of a character', () => {
    expect(cleanText('王禰\u{e0100}', 'name', 2)).toBe('王');
  });

  it('is the same when cleaned again, for any input', () => {
    fc.assert(
      // Any code points, halves of surrogate pairs included.
      fc.property(fc.array(fc.integer({ min: 0, max: 0x10ffff })), (codes) => {
        const text = String.fromCodePoint(...codes);
        const once = cleanText(text, 'sentence');
        expect(cleanText(once, 'sentence')).toBe(once);
        expect(once.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('typing', () => {
  it('inserts at the caret and moves behind what was inserted', () => {
    expect(insertText('王英', 1, '秀', 'name', 10)).toEqual({ value: '王秀英', caret: 2, full: false });
    expect(insertText('', 0, '𠮷', 'name', 10)).toEqual({ value: '𠮷', caret: 1, full: false });
  });

  it('takes what fits and says that the field is full', () => {
    expect(insertText('调解', 2, '协议书', 'sentence', 4)).toEqual({
      value: '调解协议',
      caret: 4,
      full: true,
    });
    expect(insertText('调解', 0, '请', 'sentence', 2)).toEqual({ value: '调解', caret: 0, full: true });
  });

  it('deletes one visible character, selectors and surrogates included', () => {
    expect(deleteBefore('王𠮷', 2)).toEqual({ value: '王', caret: 1, full: false });
    expect(deleteBefore('禰\u{e0100}', 1)).toEqual({ value: '', caret: 0, full: false });
    expect(deleteBefore('王', 0)).toEqual({ value: '王', caret: 0, full: false });
  });

  it('keeps the caret inside the text', () => {
    expect([movedCaret('王𠮷', 1, 1), movedCaret('王𠮷', 2, 1), movedCaret('王', 0, -1)]).toEqual([2, 2, 0]);
  });
});
