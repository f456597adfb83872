/** Instalments and the checks of an agreement: each finding appears for its reason and for no other. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendar as days } from '../../../build/policy/calendar.ts';
import { regimes } from '../../../build/policy/regimes.ts';
import { personalStatus } from '../../../build/policy/personalStatus.ts';
import { upperCaseAmount } from '../money.ts';
import { calendarOf, isWorkday } from '../workdays.ts';
import { checkAgreement, type CheckFacts, type Finding } from './checks.ts';
import { instalmentsOf, monthsLater } from './instalments.ts';
import type { AgreementDraft, Term } from './terms.ts';

const calendar = calendarOf(days);
const people = regimes.find((one) => one.id === 'people');
const police = regimes.find((one) => one.id === 'police');
if (people === undefined || police === undefined) throw new Error('regimes');
const facts: CheckFacts = {
  regime: people,
  status: personalStatus,
  calendar,
  today: '2026-11-25',
  interestCapMilliPercent: 12_000,
  adultAge: 18,
};

const self = (id: string) => ({ id, as: 'self' as const, maySettle: true });
const pay: Term = {
  id: 't1', kind: 'payMoney', debtor: 'b', creditor: 'a', fen: 5_000_000, words: upperCaseAmount(5_000_000), due: '2026-12-25',
  account: { bank: '示例银行', name: '王小明', number: '6200000000000001' }, interestMilliPercent: null, text: '乙方向甲方支付五万元。',
}; // prettier-ignore
const good: AgreementDraft = {
  parties: [
    { id: 'a', name: '王小明', age: 40, signer: self('a') },
    { id: 'b', name: '李小红', age: 41, signer: self('b') },
  ],
  terms: [pay],
  totalFen: null,
};
const codes = (draft: AgreementDraft, over: Partial<CheckFacts> = {}): Finding['code'][] =>
  checkAgreement(draft, { ...facts, ...over }).map((one) => one.code);
const withTerm = (over: Partial<Term>): AgreementDraft => ({ ...good, terms: [{ ...pay, ...over }] });

describe('instalments', () => {
  it('add up to the sum, differ only in the last, and fall on workdays', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 0, max: 10 ** 12 }), (count, more) => {
        const rows = instalmentsOf({ totalFen: count + more, count, first: '2026-01-31' }, calendar);
        expect(rows?.reduce((sum, row) => sum + row.fen, 0)).toBe(count + more);
        expect(new Set(rows?.slice(0, -1).map((row) => row.fen)).size).toBeLessThanOrEqual(1);
        expect(rows?.every((row) => isWorkday(row.due, calendar) && row.fen >= 1)).toBe(true);
      }),
    );
  });

  it('cannot be fewer fen than instalments', () => {
    expect(instalmentsOf({ totalFen: 11, count: 12, first: '2026-01-31' }, calendar)).toBeNull();
  });

  it('put the remainder into the last of twelve', () => {
    const rows = instalmentsOf({ totalFen: 10_000_000, count: 12, first: '2026-12-15' }, calendar);
    expect(rows?.map((row) => row.fen)).toEqual([...Array.from({ length: 11 }, () => 833_333), 833_337]);
  });

  it('end the month where it has no 31st', () => {
    expect([1, 2, 13].map((months) => monthsLater('2026-12-31', months))).toEqual([
      '2027-01-31',
      '2027-02-28',
      '2028-01-31',
    ]);
  });
});

describe('the checks of an agreement', () => {
  it('find nothing in a plain payment between adults', () => {
    expect(codes(good)).toEqual([]);
  });

  it.each<[string, AgreementDraft, Finding['code']]>([
    ['one party only', { ...good, parties: good.parties.slice(0, 1) }, 'missingParty'],
    ['nobody to sign', { ...good, parties: good.parties.map((party) => (party.id === 'b' ? { ...party, signer: null } : party)) }, 'missingSigner'],
    ['an agent with "全权代理" only', { ...good, parties: good.parties.map((party) => (party.id === 'b' ? { ...party, signer: { id: 'g', as: 'agent', maySettle: false } } : party)) }, 'needsSpecialAuthority'],
    ['a child without a guardian', { ...good, parties: good.parties.map((party) => (party.id === 'b' ? { ...party, age: 9 } : party)) }, 'minorWithoutGuardian'],
    ['digits and words that differ', withTerm({ words: '伍仟元整' }), 'wordsDiffer'],
    ['no day', withTerm({ due: null }), 'noDate'],
    ['"as soon as possible"', withTerm({ due: null, text: '乙方尽快付清。' }), 'vagueDate'],
    ['parentage in the words', withTerm({ text: '双方确认存在亲子关系。' }), 'personalStatus'],
    ['instalments that do not add up', { ...good, totalFen: 1, terms: [{ ...pay, kind: 'instalment' }] }, 'sumDiffers'],
    ['another payee', withTerm({ account: { bank: '示例银行', name: '赵四', number: '1' } }), 'payeeDiffers'],
    ['a Sunday', withTerm({ due: '2026-12-27' }), 'noWorkday'],
    ['more than two years', withTerm({ due: '2029-11-26' }), 'farDate'],
    ['interest above the cap', withTerm({ interestMilliPercent: 12_001 }), 'interestHigh'],
    ['a person who is not at the table', withTerm({ debtor: 'x' }), 'thirdPartyBurdened'],
    ['a guarantor who does not sign', withTerm({ kind: 'guarantee', debtor: 'x' }), 'guarantorNotSigning'],
    ['"may ask for a judgment"', withTerm({ text: '一方违约的，另一方可请求人民法院作出判决。' }), 'mayAskForJudgment'],
    ['a title in land', withTerm({ text: '确认该房屋所有权归甲方。' }), 'realRight'],
    ['a criminal waiver', withTerm({ text: '甲方不再追究乙方的刑事责任。' }), 'criminalWaiver'],
    ['cutting the water', withTerm({ text: '逾期未付，甲方可停水。' }), 'cutsSupply'],
  ])('find %s', (_what, draft, code) => {
    expect(codes(draft)).toContain(code);
  }); // prettier-ignore

  it('warn when a child is named, and block its signature without the guardian’s', () => {
    const guardian = { id: 'p', as: 'guardian' as const, maySettle: true };
    const draft = { ...withTerm({ text: '乙方向李小红退费。' }), parties: [good.parties[0], { id: 'b', name: '李小红', age: 9, signer: guardian }].flatMap((one) => one ?? []) }; // prettier-ignore
    expect(codes(draft)).toEqual(['childNamed']);
  });

  it('say from the beginning what is signed by hand, by the regime, the kind of dispute or the words', () => {
    const byHand = [{ level: 'warn', code: 'signedByHand', term: null }];
    expect(checkAgreement(good, { ...facts, regime: { eSign: 'wetInkOnly' } })).toEqual(byHand);
    expect(checkAgreement(good, { ...facts, regime: police })).toEqual(byHand);
    for (const term of [withTerm({ kind: 'custody' }), withTerm({ text: '双方自愿离婚。' })])
      expect(checkAgreement(term, facts)).toEqual([{ level: 'warn', code: 'statusByHand', term: 't1' }]);
  });

  it('treats the cap as unknown where the policy names none', () => {
    expect(codes(withTerm({ interestMilliPercent: 99_000 }), { interestCapMilliPercent: null })).toEqual([]);
  });
});
