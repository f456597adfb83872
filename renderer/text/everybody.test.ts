/** The words of a mediation for a table of more than two: nothing of them says 双方 or both any more, and nothing else changes. */
import { expect, it } from 'vitest';
import { sessionEn } from './session.en.ts';
import { isSessionText } from './session.ts';
import { sessionZh } from './session.zh.ts';
import { spokenToAll } from './everybody.ts';

function leaves(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [];
}

it.each([
  ['zh-CN', sessionZh, /双方/],
  ['en', sessionEn, /\bboth\b/i],
])('speaks of all in %s, in the same shape', (_language, text, two) => {
  const all = spokenToAll(text, isSessionText);
  expect(leaves(text).some((one) => two.test(one))).toBe(true);
  expect(leaves(all).filter((one) => two.test(one))).toEqual([]);
  expect(leaves(all)).toHaveLength(leaves(text).length);
  expect(Object.keys(all)).toEqual(Object.keys(text));
});

it('says it of words that are made with a name too, and is the same each time', () => {
  const all = spokenToAll(sessionZh, isSessionText);
  expect(all.regimes.ask.title('申请人', '张*华', '人民调解')).toBe(sessionZh.regimes.ask.title('申请人', '张*华', '人民调解')); // prettier-ignore
  expect(spokenToAll(sessionZh, isSessionText)).toBe(all);
});
