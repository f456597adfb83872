/** In whose name a guardian stands: their own where the law and the pack let them, else the child's; and the child named masked alone. */
import { describe, expect, it } from 'vitest';
import { pack } from '../../../build/policy/pack.ts';
import { agreementPaper, paperName, partyRows, sitterAt } from './agreementPaper.ts';
import { ruledRegime } from './rules.ts';
import { nextNotices, scanPaper, takeSeat, toKinds, type TestTable } from './sessionKit.ts';
import { termsOfTable } from './terms.ts';

const NOW = '2026-11-23T10:00:00.000+08:00';

describe('a guardian for a child’s lessons', () => {
  const WARD = '刘小雨';
  const asked = (kind: 'training' | 'loan', seat: 'A' | 'B' = 'A'): TestTable => {
    const at = toKinds().tap({ do: 'chooseKind', kind }, { do: 'privacyRead', shownMs: 1, readAloud: false });
    if (seat === 'B') takeSeat(at, 'A');
    return at.tap({ do: 'forAnother' }, { do: 'capacity', as: 'guardian' });
  };
  const own = (): TestTable =>
    takeSeat(asked('training').tap({ do: 'ownName', own: true }, { do: 'ward', name: WARD }), 'A');

  it('may be the party in their own name where the pack lets them, and else acts for the child', () => {
    expect(asked('training').step).toEqual({ at: 'ownName', seat: 'A' });
    expect(asked('loan').step).toMatchObject({ at: 'principal', as: 'guardian' });
    // of whom is asked: the law is about who asks
    expect(asked('training', 'B').step).toMatchObject({ at: 'principal', as: 'guardian' });
    expect(asked('training').tap({ do: 'ownName', own: false }).step).toMatchObject({ at: 'principal', as: 'guardian' }); // prettier-ignore
  });

  it('in their own name is the party itself: by their own card, without a paper', () => {
    const at = asked('training').tap({ do: 'ownName', own: true }, { do: 'ward', name: '雨' });
    expect(at.step).toMatchObject({ at: 'ward' });
    at.tap({ do: 'ward', name: WARD });
    expect(at.step).toMatchObject({ at: 'seatCard', coming: { kind: 'ownName', ward: { masked: '刘*雨' } } });
    takeSeat(at, 'A');
    expect(at.step).toMatchObject({ at: 'seatCard', seat: 'B', coming: { kind: 'party' } });
    expect(at.table.people.A).toMatchObject({ acting: null, ward: WARD });
    expect(at.table.session?.participants.filter(({ here }) => here === 'admitted').map(({ id, role }) => [id, role])).toEqual([['lead', 'mediator'], ['A', 'party']]); // prettier-ignore
  });

  it('goes one step back at a time', () => {
    const at = asked('training').tap({ do: 'ownName', own: true });
    const back = (): string => at.act({ do: 'back', unfinished: null }).step.at;
    expect([back(), back(), back()]).toEqual(['ownName', 'capacity', 'seatCard']);
  });

  it('is named rightly in paper and certificate, and the child masked in both and in every clause', () => {
    const at = takeSeat(own(), 'B');
    nextNotices(at).send({ kind: 'session', news: { news: 'demoSought', linked: null } });
    at.tap({ do: 'editFacts' }, { do: 'words', text: `${WARD}的课没有上完，公司停课了。` });
    expect(at.table.draft.facts).toBe('刘*雨的课没有上完，公司停课了。');
    expect(paperName(at.table, 'A', pack)).toBe('张明华（监护人，以自己的名义）');
    const rows = JSON.stringify(partyRows(sitterAt(at.table, 'A'), NOW, false));
    expect(rows).toContain('以自己的名义参加（法释〔2025〕4号）；合同约定由其监护的刘*雨接受服务');
    expect(rows).toContain('张明华');
    const paper = agreementPaper(at.table, pack, { site: '河湾派出所', booth: '3 号舱', madeAt: NOW, terms: 'a'.repeat(64), roster: null }); // prettier-ignore
    expect(paper.ok && JSON.stringify(paper.value)).not.toContain(WARD);
  });

  it('who acts for the child names it masked too; the court has it in the sealed terms', () => {
    const at = asked('training').tap({ do: 'ownName', own: false }, { do: 'principal', name: WARD }, { do: 'principalNumber', number: '' }); // prettier-ignore
    scanPaper(takeSeat(at, 'A'), 1).tap({ do: 'papersDone' });
    nextNotices(takeSeat(at, 'B')).send({ kind: 'session', news: { news: 'demoSought', linked: null } });
    expect(paperName(at.table, 'A', pack)).toBe('张明华（刘*雨的法定代理人）');
    expect(JSON.stringify(partyRows(sitterAt(at.table, 'A'), NOW, false))).not.toContain(WARD);
    expect(termsOfTable(at.table, '2026-11-23', ruledRegime(pack, at.table)).parties[0]?.name).toBe(WARD);
  });
});
