/** Grouping of numbers while they are being typed. */
import { describe, expect, it } from 'vitest';
import { groupPhone, groupUscc, USCC_DIGITS, USCC_LETTERS } from './digits.ts';

describe('a telephone number', () => {
  it('is grouped 3-4-4 from the first digit on', () => {
    expect(['1', '1380', '13800001', '13800001234'].map(groupPhone)).toEqual([
      '1',
      '138 0',
      '138 0000 1',
      '138 0000 1234',
    ]);
  });

  it('keeps the area code of a land line together', () => {
    expect(groupPhone('01065556677')).toBe('010 6555 6677');
    expect(groupPhone('057187651234')).toBe('0571 8765 1234');
  });

  it('loses no digit', () => {
    for (const digits of ['4008001234', '057187651234', '13912345678', '9'])
      expect(groupPhone(digits).replaceAll(' ', '')).toBe(digits);
  });
});

describe('the credit code', () => {
  it('has 31 keys, none of them I, O, S, V or Z', () => {
    const keys = [...USCC_DIGITS, ...USCC_LETTERS];
    expect(new Set(keys).size).toBe(31);
    for (const letter of 'IOSVZ') expect(keys).not.toContain(letter);
  });

  it('is grouped as the certificate reads', () => {
    expect(groupUscc('91350100M000100Y43')).toBe('91 350100 M000100Y4 3');
  });
});
