/** Tests of completeness.ts: the statutory minimum alone is complete, and each missing piece of it is not. */
import { describe, expect, it } from 'vitest';
import type { RequestDraft } from '../../contract/request.ts';
import { completeness, isComplete } from './completeness.ts';
import { card, draft } from './fixtures.ts';

const minimum: RequestDraft = {
  disputeKind: null,
  causes: [],
  path: null,
  applicant: { phone: '', habitualResidence: '' },
  respondents: [{ kind: 'person', id: 'r', name: '李某某', sex: '9', phone: '', address: '', idNumber: '' }],
  claims: [{ id: 'c', kind: 'principal', fen: null, words: '' }],
  facts: [{ id: 'f', date: null, words: '对方没有还钱。' }],
  evidence: [],
  service: { address: '重庆市演示路1号', phone: '', receiver: '' },
  eService: null,
  mediationWish: null,
};
const open = (over: Partial<RequestDraft>) =>
  completeness({ ...minimum, ...over }, card)
    .filter((item) => item.level === 'must' && !item.done)
    .map((item) => item.id);

describe('the completeness check', () => {
  it('lets the statutory minimum pass, without amount, date, telephone or evidence', () => {
    expect(isComplete(completeness(minimum, card))).toBe(true);
  });
  it('asks for each piece the law asks for', () => {
    expect(open({ respondents: [] })).toEqual(['respondents']);
    expect(open({ claims: [] })).toEqual(['claims']);
    expect(open({ facts: [{ id: 'f', date: '2024', words: ' ' }] })).toEqual(['facts']);
    expect(open({ service: { address: '', phone: '13800138000', receiver: '' } })).toEqual([
      'serviceAddress',
    ]);
    const nameless = completeness(minimum, { ...card, number: '' });
    expect(isComplete(nameless)).toBe(false);
  });
  it('never makes a consent or a wish a must, and counts a no as answered', () => {
    const eService = {
      answer: false,
      mobile: '',
      textVersion: '1',
      shownMs: 1,
      at: '2026-11-22T10:00:00+08:00',
    };
    const items = completeness({ ...minimum, eService, mediationWish: 'no' }, card);
    for (const id of ['eService', 'mediationWish']) {
      expect(items.find((item) => item.id === id)).toEqual({ id, level: 'optional', done: true });
    }
  });
  it('is wholly done for a full request with reachable respondents', () => {
    const open = completeness(draft, card).filter((item) => !item.done);
    expect(open.map((item) => item.id)).toEqual(['respondentContact']);
  });
});
