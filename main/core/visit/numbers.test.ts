import { describe, expect, it } from 'vitest';
import { maskName, maskParty, maskPhone } from './masking.ts';
import { ageOn } from '../documents/dates.ts';
import { isPhone, isUscc, roughDateProblem } from './numbers.ts';

describe('numbers a person types', () => {
  it.each([
    '91350100M000100Y43',
    '11320000MB151840XJ',
    '91500103MA5U000T1B',
    '12500103450000001M',
    '52500103MJP000000Q',
  ])('accepts the credit code %s', (code) => expect(isUscc(code)).toBe(true));
  it.each(['91350100M000100Y4Z', '91350100M000100Y4', '9I350100M000100Y43', ''])(
    'refuses the credit code "%s"',
    (code) => expect(isUscc(code)).toBe(false),
  );
  it('finds every single wrong character of a credit code', () => {
    const good = '91500103MA5U000T1B';
    for (let at = 0; at < 18; at++) {
      const other = good[at] === '7' ? '8' : '7';
      expect(isUscc(good.slice(0, at) + other + good.slice(at + 1)), `position ${at}`).toBe(false);
    }
  });
  it('tells telephones from other digits', () => {
    expect(['13800000000', '02363905114', '4008001234'].map(isPhone)).toEqual([true, true, true]);
    expect(['12800000000', '110', '1380000000', '138000000000', 'abc'].some(isPhone)).toBe(false);
  });
  it('counts an age in whole years, on the birthday and the day before', () => {
    expect(ageOn('2008-11-23', '2026-11-23')).toBe(18);
    expect(ageOn('2008-11-24', '2026-11-23')).toBe(17);
  });
  it('refuses days that do not exist or have not come', () => {
    expect(roughDateProblem('2026-02-29', '2026-11-23')).toBe('badDate');
    expect(roughDateProblem('2024-02-29', '2026-11-23')).toBeNull();
    expect(roughDateProblem('2026-12', '2026-11-23')).toBe('futureDate');
    expect(roughDateProblem('2026', '2026-11-23')).toBeNull();
    expect(roughDateProblem('2026-13', '2026-11-23')).toBe('badDate');
  });
});

describe('masking', () => {
  it('keeps the first and the last character, whole code points', () => {
    expect(maskName('王明')).toBe('王*');
    expect(maskName('王小明')).toBe('王*明');
    expect(maskName('𠮷䶮𬭎')).toBe('𠮷*𬭎');
    expect(maskName('阿卜杜拉·艾则孜')).toBe('阿******孜');
    expect(maskName('ZHANG, JOHN')).toBe('ZHANG *');
  });
  it('keeps the ends of a telephone', () => expect(maskPhone('13812346021')).toBe('138****6021'));
  it.each([
    ['陈志华', null, '陈*华'],
    ['陈志华', 'person', '陈*华'],
    ['买买提·吐尔逊', null, '买*****逊'],
    ['渝中区长江运输有限公司', null, '渝中区长江运输有限公司'],
    ['三一', 'organisation', '三一'],
  ] as const)('hides the other side when it is a person: %s', (name, kind, masked) =>
    expect(maskParty(name, kind)).toBe(masked),
  );
});
