/** Personal status at the table (A15): what the clauses say closes the electronic way, the paper is read, printed and signed by hand, or not settled here. */
import { describe, expect, it } from 'vitest';
import { pack } from '../../../build/policy/pack.ts';
import { ruledRegime } from './rules.ts';
import { hearAll, nextNotices, paperMade, takeSeat, toCaptured, toDraft, toKinds, type TestTable } from './sessionKit.ts'; // prettier-ignore

const write = (at: TestTable, text: string): TestTable =>
  at.tap({ do: 'addClause' }, { do: 'pickClause', offer: null }, { do: 'words', text });
const withFacts = (): TestTable =>
  toDraft().tap({ do: 'editFacts' }, { do: 'words', text: '双方是夫妻，商量以后的生活。' });
const divorce = (): TestTable => write(withFacts(), '双方自愿离婚，三十日内一起办理登记。');
const draftOf = (at: TestTable) => {
  const { step } = at;
  if (step.at !== 'draft') throw new Error(step.at);
  return step;
};

describe('a divorce agreement in the general template', () => {
  it('is seen while it is written, in the words of the pack, and may be read', () => {
    const { status, findings, mayRead } = draftOf(divorce());
    expect(status).toMatchObject([{ id: 'marriage', clause: 1, way: 'byHand' }]);
    expect(status[0]?.words['zh-CN']).toContain('婚姻登记处');
    expect(findings.map(({ code }) => code)).toEqual(['signedByHand', 'statusByHand']);
    expect(mayRead).toBe(true);
  });

  it('is read out and then printed: nobody is asked for a signature here', () => {
    const at = hearAll(paperMade(divorce()));
    expect(at.step).toMatchObject({ at: 'reading', next: 'ink' });
    at.tap({ do: 'toSigning' });
    expect(at.step).toMatchObject({ at: 'ink', status: [{ id: 'marriage' }] });
    at.tap({ do: 'signNow', who: 'A' });
    expect(at.step.at).toBe('ink');
  });

  it('ends on paper: nothing signed, nothing sent', () => {
    const at = hearAll(paperMade(divorce())).tap({ do: 'toSigning' }, { do: 'inkDone' });
    expect(at.table).toMatchObject({ signed: [], sealed: null, document: null });
    expect(at.table.session?.phase).toEqual({ kind: 'closed', reason: 'onPaper' });
    expect(at.wish('capture')).toBeUndefined();
  });

  it('says on paper that it is signed there, and nothing of a confirmation', () => {
    const { paper, confirmable } = ruledRegime(pack, divorce().table);
    expect(confirmable).toBe(false);
    expect(paper.closing.join()).toContain('在纸上签名');
    expect(paper.closing.join()).not.toContain('司法确认');
  });

  it('is open to signatures again once the clause is gone', () => {
    const at = divorce();
    const clause = at.table.draft.clauses[0]?.id ?? '';
    at.tap({ do: 'removeClause', id: clause });
    write(at, '被申请人把欠申请人的书还给申请人。');
    expect(draftOf(at).status).toEqual([]);
    expect(hearAll(paperMade(at)).step).toMatchObject({ next: 'sign' });
  });
});

describe('what is not settled here at all', () => {
  it.each([
    ['parentage', '双方确认甲和乙存在亲子关系。'],
    ['adoption', '被申请人同意由申请人收养孩子。'],
  ])('is %s: told where it belongs, and nothing is read before it is taken out', (id, text) => {
    const at = write(withFacts(), text);
    const { status, mayRead } = draftOf(at);
    expect(status).toMatchObject([{ id, way: 'elsewhere' }]);
    expect(mayRead).toBe(false);
    expect(at.tap({ do: 'read' }).step.at).toBe('draft');
  });
});

describe('a kind of dispute of personal relations', () => {
  const family = (): TestTable => {
    const at = toKinds().tap({ do: 'chooseKind', kind: 'family' }, { do: 'privacyRead', shownMs: 1, readAloud: false }); // prettier-ignore
    nextNotices(takeSeat(takeSeat(at, 'A'), 'B'));
    return at.tap({ do: 'editFacts' }, { do: 'words', text: '双方是兄弟，为照顾老人有分歧。' });
  };

  it('is held, said from the draft on to be signed by hand, and ends on paper', () => {
    const at = write(family(), '双方轮流照顾老人，一人一个月。');
    expect(draftOf(at).findings).toEqual([{ level: 'warn', code: 'signedByHand', clause: null }]);
    hearAll(paperMade(at)).tap({ do: 'toSigning' });
    expect(at.step).toMatchObject({ at: 'ink', status: [] });
  });
});

describe('an agreement about money alone', () => {
  it('is signed as before, and may be confirmed', () => {
    const at = toCaptured();
    expect(at.step).toMatchObject({ at: 'captured', confirmation: { kind: 'open' } });
  });
});
