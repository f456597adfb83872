/** The words of the request form keep to plain language (ux 23, 24). */
import { describe, expect, it } from 'vitest';
import { requestEn } from './request.en.ts';
import { requestZh } from './request.zh.ts';

/** Every sentence of a table, functions called with ordinary numbers and names. */
function sentences(value: unknown): string[] {
  if (typeof value === 'string') return value.split(/[。？！；]/u).filter((part) => part !== '');
  if (typeof value === 'function') {
    const call = (argument: unknown): unknown => {
      try {
        return Reflect.apply(value, undefined, [argument, 3, 'evidence', 4]);
      } catch {
        return ''; // called with the wrong kind of value: the other call is the right one
      }
    };
    return [2, ['对方是谁', '您的要求'], { year: 2025, month: 3, day: 8 }].flatMap((argument) =>
      sentences(call(argument)),
    );
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sentences) : [];
}
const hanzi = (text: string): number => [...text.matchAll(/\p{Script=Han}/gu)].length;

describe('the Chinese words of the request form', () => {
  it('ask and offer in at most 20 characters', () => {
    const { question, list, scan, preview, sign } = requestZh;
    const short = [
      question.ask,
      question.next,
      question.skip,
      question.option,
      list.add,
      list.done,
      scan.done,
      preview.done,
      sign.confirm,
      sign.refuse,
    ];
    expect(short.flatMap(sentences).filter((sentence) => hanzi(sentence) > 20)).toEqual([]);
  });

  it('say nothing longer than 35 characters in one sentence', () => {
    expect(sentences(requestZh).filter((sentence) => hanzi(sentence) > 35)).toEqual([]);
  });

  it('hold no Latin letters and no codes', () => {
    const zh = sentences(requestZh).filter((sentence) => !/NaN|evidence|undefined|object/.test(sentence));
    expect(zh.length).toBeGreaterThan(200);
    for (const sentence of zh) expect(sentence).not.toMatch(/[A-Za-z]{2,}/);
  });

  it('weigh mediation and court alike', () => {
    const { option } = requestZh.question;
    const lengths = [option['path.mediate'], option['path.court']].map(({ label, hint }) =>
      hanzi(label + hint),
    );
    expect(Math.abs((lengths[0] ?? 0) - (lengths[1] ?? 99))).toBeLessThanOrEqual(2);
  });
});

describe('the English words', () => {
  it('hold no Chinese', () => {
    const chinese = sentences(requestEn).filter(
      (sentence) => !sentence.includes('对方是谁') && hanzi(sentence) > 0,
    );
    expect(chinese).toEqual([]);
  });
});
