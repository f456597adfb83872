/** Rosters as offices send them: encodings, full-width digits, quoted cells, and every wrong row by its line. */
import { expect, test } from 'vitest';
import { fenOfText, isCardNumber, readRoster } from './rosterText.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const good = ['张明华,500199198805124417,12345.67', '李建国,500199197911304919,800'].join('\n');
const rows = [
  { name: '张明华', number: '500199198805124417', fen: 1_234_567 },
  { name: '李建国', number: '500199197911304919', fen: 80_000 },
];

test('reads commas, tabs, semicolons, a heading, a BOM, and lines of every system', () => {
  for (const text of [
    good,
    `﻿姓名,身份证号码,金额\r\n${good.replace('\n', '\r\n')}\r\n`,
    `姓名\t身份证\t金额\n${good.replaceAll(',', '\t')}`,
    good.replaceAll(',', ';'),
    good.replace('\n', '\r\n\r\n'),
  ])
    expect(readRoster(utf8(text), 200)).toEqual({ ok: true, value: rows });
});

test('reads full-width digits and commas, and sums with commas between thousands', () => {
  const text =
    '张明华，５００１９９１９８８０５１２４４１７，"12,345.67元"\n李建国，５００１９９１９７９１１３０４９１９，¥８００．００';
  expect(readRoster(utf8(text), 200)).toEqual({ ok: true, value: rows });
});

test('reads GB18030 as spreadsheets save it', () => {
  // 张明华 and 李建国 in GB18030
  const bytes = (name: readonly number[], rest: string): number[] => [...name, ...utf8(rest)];
  const file = Uint8Array.from([
    ...bytes([0xd5, 0xc5, 0xc3, 0xf7, 0xbb, 0xaa], ',500199198805124417,12345.67\n'),
    ...bytes([0xc0, 0xee, 0xbd, 0xa8, 0xb9, 0xfa], ',500199197911304919,800\n'),
  ]);
  expect(readRoster(file, 200)).toEqual({ ok: true, value: rows });
});

test('tells every wrong row at once and takes none', () => {
  const text = [
    '姓名,证件,金额',
    good,
    '王,500199199002145518,1',
    '赵小川,50019919900214551,1',
    '赵小川,500199199002145511,1',
    '赵小川,500199199002145518,0',
    '赵小川,500199199002145518,1.234',
    '赵小川,500199199002145518',
    '张明华,500199198805124417,5',
    // a sum with an unquoted comma would be read as one yuan
    '何秀云,500199198003125522,1,234.00',
  ].join('\n');
  const read = readRoster(utf8(text), 200);
  expect(read).toEqual({
    ok: false,
    error: [
      { line: 4, what: 'name' },
      { line: 5, what: 'number' },
      { line: 6, what: 'checkDigit' },
      { line: 7, what: 'sum' },
      { line: 8, what: 'sum' },
      { line: 9, what: 'columns' },
      { line: 10, what: 'twice', of: 2 },
      { line: 11, what: 'columns' },
    ],
  });
});

test('a file that is none, is empty, too long or of another program is refused whole', () => {
  const what = (bytes: Uint8Array, max = 200): unknown => {
    const read = readRoster(bytes, max);
    return read.ok ? read.value : read.error.map((one) => one.what);
  };
  expect(what(utf8(''))).toEqual(['empty']);
  expect(what(utf8('姓名,证件,金额\n\n'))).toEqual(['empty']);
  expect(what(Uint8Array.from([0xff, 0xfe, 0x00, 0x01]))).toEqual(['unreadable']);
  expect(what(Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x00]))).toEqual(['unreadable']);
  expect(what(utf8(good), 1)).toEqual(['tooMany']);
  expect(what(new Uint8Array(1_000_001).fill(0x31))).toEqual(['tooLarge']);
});

test('keeps the dot of a long name in one spelling and forgives blanks in a number', () => {
  const read = readRoster(utf8('阿依古丽•买买提,500199 19880512 4417,1'), 200);
  expect(read.ok && read.value[0]).toEqual({
    name: '阿依古丽·买买提',
    number: '500199198805124417',
    fen: 100,
  });
});

test('knows the check digit and every way a sum is written', () => {
  expect(isCardNumber('500199198805124417')).toBe(true);
  expect(isCardNumber('500199198805124418')).toBe(false);
  expect(['1', '0.01', '1,234.5', '12,34', '1.', '-1', '1e3', '￥ 5 元', '10000000001'].map(fenOfText)).toEqual([100, 1, 123_450, null, null, null, null, 500, null]); // prettier-ignore
});
