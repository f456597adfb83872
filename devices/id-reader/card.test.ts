import { describe, expect, it } from 'vitest';
import { CARD_BLOCKS } from '../simulators/cards.ts';
import { checkDigit, decodeCard, warningsOf } from './card.ts';

const read = (name: keyof typeof CARD_BLOCKS) => {
  const card = decodeCard(CARD_BLOCKS[name]());
  if (!card.ok) throw new Error(card.error.kind);
  return card.value;
};
const TODAY = '20261123';

describe('a card', () => {
  it('of each kind parses to its own fields', () => {
    expect(read('resident')).toMatchObject({ type: 'resident', sex: '1', nation: '01', birth: '19880512' });
    expect(read('hmtPermit')).toMatchObject({ type: 'hmtPermit', passNumber: 'H12345678', issueCount: '01' });
    expect(read('foreign2017')).toMatchObject({
      type: 'foreign2017',
      nationality: 'KAZ',
      number: 'KAZ110090123105',
    });
    expect(read('foreign2023')).toMatchObject({
      type: 'foreign2023',
      name: '安东尼',
      englishName: 'FERNANDEZ DE LA CRUZ ANTONIO JOSE MARIA DIEGO',
    });
  });

  it('keeps rare characters of a name as they are on the chip', () => {
    expect([...read('residentRareName').name]).toEqual(['欧', '阳', '𬭸', '䶮']);
  });

  it('without an end of validity says 长期 and never expires', () => {
    expect(read('residentElder').validTo).toBe('长期');
    expect(warningsOf(read('residentElder'), '99991231')).toEqual([]);
  });

  it('of an unknown type names its flag', () => {
    expect(decodeCard(CARD_BLOCKS.unknownType())).toEqual({
      ok: false,
      error: { kind: 'unsupportedCard', flag: 0x5a },
    });
  });

  it('is warned about where number, birth, sex or date disagree', () => {
    expect(warningsOf(read('expired'), TODAY)).toEqual(['expired']);
    expect(warningsOf(read('badCheckDigit'), TODAY)).toEqual(['checkDigit']);
    const card = read('resident');
    expect(warningsOf({ ...card, birth: '19880513' }, TODAY)).toEqual(['birthMismatch']);
    expect(warningsOf({ ...card, sex: '2' }, TODAY)).toEqual(['sexMismatch']);
    expect(warningsOf(read('foreign2017'), TODAY)).toEqual([]);
  });

  it.each([
    '110101199003077934', '932682198501010017', '810000199001010019', '820000199001010010', '830000199001010012',
    '910124198001010006',
  ])('numbered %s ends with its own check character', (number) => {
    expect(checkDigit(number)).toBe(number[17]);
  }); // prettier-ignore
});
