/** Tests of printableText.ts and typstError.ts: what goes on paper, what is named as unprintable. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badText, printable } from './printableText.ts';
import { nameCharacter, readCompileError } from './typstError.ts';

describe('printable text', () => {
  it('keeps every visible character as it is, also rare and unnormalised ones', () => {
    for (const text of ['𠮷䶮㛃𬭎', '买买提·吐尔逊', 'é é', '#[*$_"\\', '第一行\n第二行']) {
      expect(printable(text)).toBe(text);
    }
  });
  it('drops what has no shape and what turns the direction of reading', () => {
    expect(printable('a\u0000b\u001b[0mc\u007f\u0085d\u200b\u202ee\ufeff\u2066f')).toBe('ab[0mc\ndef');
  });
  it('knows one kind of line break', () => {
    expect(printable('a\r\nb\rc\u2028d')).toBe('a\nb\nc\nd');
  });
  it('never leaves a control character', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            'a',
            '好',
            '\u0000',
            '\u0009',
            '\n',
            '\r',
            '\u001b',
            '\u0085',
            '\u009f',
            '\u202e',
            '𠮷',
          ),
        }),
        (text) => {
          expect(printable(text)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/); // oxlint-disable-line no-control-regex
        },
      ),
    );
  });
});

it('half pairs are found in any depth, whole pairs are not', () => {
  expect(badText({ a: ['𠮷', { b: 'x\udc00' }], c: 1, d: null, e: '\ud800' })).toEqual(['U+DC00', 'U+D800']);
  expect(badText('𠮷')).toEqual([]);
});

describe('what the compiler says', () => {
  const diagnostic = (message: string): string =>
    `[SourceDiagnostic { severity: Error, span: Span(1), message: ${JSON.stringify(message)}, trace: [], hints: [] }]`;
  it('names missing glyphs once each, invisible ones by number', () => {
    const said = ['ᠮ', 'ᠮ', '\\u{e000}', '\\"'].map((c) =>
      diagnostic(`PDF/A-3b error: the text \`"${c}"\` could not be displayed with font \`"X"\``),
    );
    expect(readCompileError(new Error(said.join()))).toEqual({
      kind: 'missingGlyph',
      characters: ['ᠮ', 'U+E000', '"'],
    });
  });
  it('passes any other message on as a defect of the template', () => {
    expect(readCompileError(new Error(diagnostic('cannot be so')))).toEqual({
      kind: 'templateError',
      messages: ['cannot be so'],
    });
    expect(readCompileError('odd')).toEqual({ kind: 'templateError', messages: ['odd'] });
  });
  it('writes code points in the usual way', () => {
    expect(['\u0007', '\u{1f600}', '\ud842', '好'].map(nameCharacter)).toEqual([
      'U+0007',
      '😀',
      'U+D842',
      '好',
    ]);
  });
});
