/** The words of every table are plain: short sentences, 您, no codes, no blame. */
import { expect, test } from 'vitest';
import { en } from './en.ts';
import { hearingEn } from './hearing.en.ts';
import { hearingZh } from './hearing.zh.ts';
import { recordEn } from './record.en.ts';
import { recordZh } from './record.zh.ts';
import { requestEn } from './request.en.ts';
import { requestZh } from './request.zh.ts';
import { sessionEn } from './session.en.ts';
import { sessionZh } from './session.zh.ts';
import { toldEn } from './told.en.ts';
import { toldZh } from './told.zh.ts';
import { zhCN } from './zhCN.ts';

/** Reads as a name, a number and a list of names: whatever a text function wants. */
const sample = ['3'];

/** Every text of a table with its path; functions are called with the sample. */
function textsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function')
    return textsOf((value as (...samples: unknown[]) => unknown)(sample, sample, sample), path);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, `${path}.${key}`));
}

const chinese = (text: string) => text.match(/\p{Script=Han}/gu)?.length ?? 0;
const sentences = (text: string) => text.split(/[。！？；\n]/u);
const zh = [
  ...textsOf(zhCN),
  ...textsOf(requestZh, '.request'),
  ...textsOf(sessionZh, '.session'),
  ...textsOf(toldZh, '.told'),
  ...textsOf(hearingZh, '.hearing'),
  ...textsOf(recordZh, '.record'),
];

test('no sentence has more than 35 Chinese characters', () => {
  expect(zh.filter(([, text]) => sentences(text).some((sentence) => chinese(sentence) > 35))).toEqual([]);
});

/** Words of programs and offices, and words that blame. */
const avoided =
  /失败|错误|非法|无效|异常|提交|登录|系统|用户|点击|请求|超时|服务器|网络|校验|0x|您的操作有误|必填/u;

test('no word of programs, of offices or of blame', () => {
  expect(zh.filter(([, text]) => avoided.test(text))).toEqual([]);
});

test('people are addressed as 您, a child as 你', () => {
  const child = '.cardProblem.minor';
  expect(zh.filter(([path, text]) => text.includes('你') && !path.startsWith(child))).toEqual([]);
});

test('English has no exclamation, no code, and ends where Chinese ends', () => {
  const english = [
    ...textsOf(en),
    ...textsOf(requestEn, '.request'),
    ...textsOf(sessionEn, '.session'),
    ...textsOf(toldEn, '.told'),
    ...textsOf(hearingEn, '.hearing'),
    ...textsOf(recordEn, '.record'),
  ];
  expect(english.filter(([, text]) => /error|invalid|failed|0x|timeout/i.test(text))).toEqual([]);
  expect(english.map(([path]) => path).toSorted()).toEqual(zh.map(([path]) => path).toSorted());
});

test('the heading of a request that is not received says so, in both languages', () => {
  expect(zhCN.captured.waitingTitle.join('')).toBe('材料已在本机封存，尚未送达法院');
  expect(en.captured.waitingTitle.join(' ')).toMatch(/not yet/iu);
});
