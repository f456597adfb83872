/** Tests of the data mapper: every kind of card, dates, totals, and what is said when something is not known. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { CardRecord } from '../../contract/devices.ts';
import type { RequestDraft } from '../../contract/request.ts';
import { nationName } from './codes.ts';
import { ageOn, chineseDate, chineseTime } from './dates.ts';
import { card, context, draft, pack } from './fixtures.ts';
import { requestManifest } from './manifest.ts';
import { requestDocument } from './requestDocument.ts';

const Rows = z.array(z.tuple([z.string(), z.string()]));
const Data = z.object({
  applicant: Rows,
  dispute: Rows,
  service: Rows,
  claims: z.array(
    z.object({ words: z.string(), digits: z.string().nullable(), note: z.string().nullable() }),
  ),
  total: z.object({ digits: z.string(), capital: z.string(), note: z.string().nullable() }).nullable(),
  manifestDigest: z.string(),
});
function dataOf(over: Partial<RequestDraft> = {}, of: CardRecord = card): z.infer<typeof Data> {
  const job = requestDocument({ ...draft, ...over }, of, pack, context);
  if (!job.ok) throw new Error(JSON.stringify(job.error));
  return Data.parse(job.value.data);
}
const common = {
  name: '王小明', sex: '1', birth: '19850815', number: '810000198508150016', validFrom: '20200101', validTo: '20300101',
} as const; // prettier-ignore

describe('the applicant', () => {
  it('of a residence permit has a pass number and an address', () => {
    const rows = dataOf({}, { type: 'hmtPermit', ...common, address: '重庆市演示路3号', authority: '演示', passNumber: 'H12345678', issueCount: '01' }).applicant; // prettier-ignore
    expect(rows).toContainEqual(['证件', '港澳台居民居住证 810000198508150016']);
    expect(rows).toContainEqual(['通行证号码', 'H12345678']);
    expect(rows).toContainEqual(['经常居住地', '同住所']);
  });
  it('of a foreign card has a nationality and both names, and no address from the card', () => {
    const rows = dataOf({}, { type: 'foreign2017', ...common, name: 'ZHANG, SAN', chineseName: '张三', nationality: 'DNK', cardVersion: '01', authorityCode: '1500' }).applicant; // prettier-ignore
    expect(rows).toContainEqual(['姓名', 'ZHANG, SAN']);
    expect(rows).toContainEqual(['中文姓名', '张三']);
    expect(rows).toContainEqual(['国籍', 'DNK']);
    expect(rows).toContainEqual(['经常居住地', '（未填写）']);
    expect(rows.map(([label]) => label)).not.toContain('住所');
    const newer = dataOf({}, { type: 'foreign2023', ...common, englishName: 'WANG XIAOMING', nationality: 'DNK', renewalCount: '00' }).applicant; // prettier-ignore
    expect(newer).toContainEqual(['外文姓名', 'WANG XIAOMING']);
  });
});

describe('the claims', () => {
  it('are summed where an amount is known, and say how many are not', () => {
    const claims = [
      { id: '1', kind: 'principal', fen: 1_000_005, words: '' },
      { id: '2', kind: 'interest', fen: 50, words: '' },
      { id: '3', kind: 'penalty', fen: null, words: '' },
    ];
    expect(dataOf({ claims }).total).toEqual({ digits: '10,000.55', capital: '壹万元伍角伍分', note: '另有1项金额不清楚，没有计入合计。' }); // prettier-ignore
    expect(dataOf({ claims }).claims[2]?.note).toBe('金额：（不清楚）');
  });
  it('have no total when nothing is about money or no amount is known', () => {
    expect(dataOf({ claims: [{ id: '1', kind: 'apology', fen: null, words: '' }] }).total).toBeNull();
    expect(dataOf({ claims: [{ id: '1', kind: 'principal', fen: null, words: '' }] }).total).toBeNull();
  });
  it('show an amount of zero as zero, not as unknown', () => {
    expect(dataOf({ claims: [{ id: '1', kind: 'principal', fen: 0, words: '' }] }).total?.capital).toBe(
      '零元整',
    );
  });
  it('of a kind the pack no longer knows still print their words', () => {
    expect(dataOf({ claims: [{ id: '1', kind: 'gone', fen: null, words: '请对方说明。' }] }).claims[0]?.words).toBe('其他请求：请对方说明。'); // prettier-ignore
  });
});

describe('the manifest', () => {
  it('changes with any word and any page, and with nothing else', () => {
    const digest = dataOf().manifestDigest;
    expect(dataOf().manifestDigest).toBe(digest);
    expect(dataOf({ applicant: { phone: '13800138001', habitualResidence: '' } }).manifestDigest).not.toBe(
      digest,
    );
    const [item] = draft.evidence;
    if (item === undefined) throw new Error('no evidence');
    expect(dataOf({ evidence: [{ ...item, pages: [] }] }).manifestDigest).not.toBe(digest);
  });
  it('holds digests only', () => {
    const [template] = pack.templates;
    if (template === undefined) throw new Error('no template');
    expect(requestManifest(draft, pack, template).text).not.toMatch(/\p{Script=Han}|138/u);
  });
});

it('a pack without the template is told, not thrown', () => {
  const made = requestDocument(draft, card, { ...pack, templates: [] }, context);
  expect(made).toMatchObject({ ok: false, error: { kind: 'templateError' } });
});

it('dates are written as precisely as they are known', () => {
  expect(['2026', '2026-03', '2026-03-04'].map(chineseDate)).toEqual(['2026年', '2026年3月', '2026年3月4日']);
  expect(chineseTime('2026-11-22T09:05:59.000+08:00')).toBe('2026年11月22日 09:05');
  expect([ageOn('1990-03-07', '2026-03-06'), ageOn('1990-03-07', '2026-03-07')]).toEqual([35, 36]);
});

it('nations are named, unknown codes stay numbers', () => {
  expect(['01', '06', '56', '97', '00', 'x'].map(nationName)).toEqual([
    '汉族',
    '苗族',
    '基诺族',
    '97',
    '00',
    'x',
  ]);
});
