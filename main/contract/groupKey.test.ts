/** What matters are linked by: one respondent and one kind of dispute, whoever asks and however the name is written. */
import { describe, expect, it } from 'vitest';
import { grouping } from '../../build/policy/grouping.ts';
import { groupText, type Against } from './groupKey.ts';

const company = (name: string): Against => ({ kind: 'organisation', name });
const person = (number: string): Against => ({ kind: 'person', number });

describe('what a group key is the digest of', () => {
  it('is the same for every family, however the company’s name is written', () => {
    const one = groupText(grouping, 'training', [company('重庆启明教育咨询（渝中）有限公司')]);
    for (const name of [' 重庆启明教育咨询(渝中)有限公司', '重庆启明教育 咨询（渝中）有限公司', '重庆启明教育咨询（渝中）有限公司　'])
      expect(groupText(grouping, 'training', [company(name)])).toBe(one);
    expect(one).not.toBeNull();
  }); // prettier-ignore

  it('is another one for another kind of dispute, another company, a person', () => {
    const told = [
      groupText(grouping, 'training', [company('甲公司')]),
      groupText(grouping, 'purchase', [company('甲公司')]),
      groupText(grouping, 'training', [company('乙公司')]),
      groupText(grouping, 'training', [person('50019919880512441x')]),
      groupText(grouping, 'training', [person('500199197911304919')]),
    ];
    expect(new Set(told).size).toBe(told.length);
  });

  it('takes the company where a person stands beside it, in whatever order', () => {
    const both = [person('500199197911304919'), company('甲公司')];
    expect(groupText(grouping, 'training', both)).toBe(groupText(grouping, 'training', both.toReversed()));
    expect(groupText(grouping, 'training', both)).toBe(groupText(grouping, 'training', [company('甲公司')]));
  });

  it('is none where nobody can be told from others, or the pack does not link this kind', () => {
    expect(groupText(grouping, 'training', [])).toBeNull();
    expect(groupText(grouping, 'training', [person(''), company(' 　')])).toBeNull();
    for (const kind of ['family', 'neighbour', 'loan', null] as const)
      expect(groupText(grouping, kind, [company('甲公司')])).toBeNull();
    expect(groupText(null, 'training', [company('甲公司')])).toBeNull();
  });
});
