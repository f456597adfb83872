/** More than two at the table: who takes part, who is called to the chair, who owes whom, who secures it, and what families do not learn of each other. */
import { describe, expect, it } from 'vitest';
import { pack } from '../../../build/policy/pack.ts';
import { agreementPaper, paperName, partyRows, sitterAt } from './agreementPaper.ts';
import { allListen, allSit, cards, hearAll, guardianSits, paperMade, sign, takeSeat, TestTable, toManyDraft, toKinds, toManySeats, toSeatA, writePayment } from './sessionKit.ts'; // prettier-ignore
import { seatsOf } from './seats.ts';

const NOW = '2026-11-23T10:00:00.000+08:00';
/** Beside the applicant and the first respondent. */
const SIX = ['respondent', 'respondent', 'guarantor', 'mortgagor'] as const;

const stands = (at: TestTable): readonly string[] =>
  at.table.parties.map(({ seat, standing }) => `${seat} ${standing}`);

/** A debt of the first respondent, secured as the taps say. */
function withDebt(at: TestTable): TestTable {
  at.tap({ do: 'editFacts' }, { do: 'words', text: '借款到期没有还。' });
  return writePayment(at, 'B', 1_000_000);
}

describe('who takes part', () => {
  it('is asked of nobody where there are two', () => {
    const at = toSeatA();
    expect(at.step).toMatchObject({ at: 'seatCard', seat: 'A' });
    expect(stands(at)).toEqual(['A applicant', 'B respondent']);
  });

  it('is named by standing before anybody sits down, in the order of the paper, up to eight', () => {
    const at = toManySeats(['thirdParty', 'mortgagor', 'applicant', 'respondent', 'guarantor', 'respondent']);
    expect(stands(at)).toEqual(['A applicant', 'E applicant', 'B respondent', 'F respondent', 'H respondent', 'G guarantor', 'D mortgagor', 'C thirdParty']); // prettier-ignore
    expect(at.table.session?.participants.filter(({ role }) => role === 'party')).toHaveLength(8);
  });

  it('takes no ninth', () => {
    const at = toManySeats(['respondent', 'respondent', 'respondent', 'respondent', 'respondent', 'respondent', 'respondent']); // prettier-ignore
    expect(at.table.parties).toHaveLength(8);
  });

  it('lets a party that was named by mistake be taken away, but not the first two, nor once cards are asked for', () => {
    const at = toKinds().tap({ do: 'chooseKind', kind: 'loan' }, { do: 'moreParties' });
    at.tap({ do: 'addParty' }, { do: 'standing', standing: 'guarantor' }, { do: 'removeParty', seat: 'A' });
    expect(stands(at)).toEqual(['A applicant', 'B respondent', 'C guarantor']);
    at.tap({ do: 'removeParty', seat: 'C' });
    expect(stands(at)).toEqual(['A applicant', 'B respondent']);
    expect(at.table.session?.participants.filter(({ role }) => role === 'party')).toHaveLength(2);
    const sat = toManySeats(['guarantor']).tap({ do: 'removeParty', seat: 'C' }, { do: 'moreParties' });
    expect(sat.table.parties).toHaveLength(3);
  });
});

describe('taking the chairs in turn', () => {
  it('calls each by how it stands, to the chair of its side, and nobody twice', () => {
    const at = toManySeats(SIX);
    const called: string[] = [];
    for (let i = 0; i < 6 && at.step.at === 'seatCard'; i += 1) {
      const { seat } = at.step;
      const chair = at.table.session?.participants.find(({ id }) => id === seat)?.place;
      called.push(`${seat} ${chair?.kind === 'seat' ? chair.seat : '-'}`);
      takeSeat(at, seat);
    }
    expect(called).toEqual(['A A', 'B B', 'C B', 'D B', 'E B', 'F B']);
    expect(at.step).toMatchObject({ at: 'notice', seat: 'A' });
  });

  it('takes nobody’s card for another’s, and no card twice', () => {
    const at = toManySeats(SIX);
    takeSeat(at, 'A');
    at.card(cards.A);
    expect(at.step).toMatchObject({ at: 'seatCard', seat: 'B', problem: 'otherPartysCard' });
  });

  it('tells every notice to each, and asks each how the agreement reaches them', () => {
    const at = allListen(allSit(toManySeats(SIX)));
    expect(at.step.at).toBe('draft');
    const people = seatsOf(at.table).map((seat) => at.table.people[seat]);
    expect(new Set(people.map((one) => one?.told.length)).size).toBe(1);
    expect(people.map((one) => one?.service)).toEqual(['electronic', 'paper', 'electronic', 'paper', 'electronic', 'paper']); // prettier-ignore
  });

  it('asks for nobody’s way of service where there are two, who leave with the print', () => {
    const at = allListen(takeSeat(takeSeat(toSeatA(), 'A'), 'B'));
    expect(at.step.at).toBe('draft');
    expect(at.table.people.A?.service).toBeNull();
  });
});

describe('who owes whom', () => {
  it('is said of each payment, and stands in the terms', () => {
    const at = toManyDraft(SIX);
    withDebt(at);
    writePayment(at, 'C', 500_000);
    expect(at.table.draft.clauses.map(({ text }) => text.slice(0, 12))).toEqual([
      '被申请人一付给申请人人民',
      '被申请人二付给申请人人民',
    ]);
    expect(at.table.draft.clauses.map(({ payment }) => [payment?.payer, payment?.payee])).toEqual([['B', 'A'], ['C', 'A']]); // prettier-ignore
  });

  it('offers a security only where there is a debt, and to nobody for their own', () => {
    const at = toManyDraft(SIX).tap({ do: 'addClause' });
    expect(at.step).toMatchObject({ at: 'pick', secures: false });
    at.tap({ do: 'secure' });
    expect(at.step.at).toBe('pick');
    withDebt(at.act({ do: 'back', unfinished: null })).tap({ do: 'addClause' }, { do: 'secure' });
    expect(at.step).toMatchObject({ at: 'securer', securers: ['E', 'F', 'B', 'C', 'D'] });
    at.tap({ do: 'securer', seat: 'B' });
    expect(at.step).toMatchObject({ at: 'securityWay', ways: ['mortgage', 'pledge'] });
  });

  it('says the kind of a guarantee in the words of the paper', () => {
    const at = withDebt(toManyDraft(SIX)).tap(
      { do: 'addClause' },
      { do: 'secure' },
      { do: 'securer', seat: 'E' },
    );
    expect(at.step).toMatchObject({ at: 'securityWay', by: 'E', ways: ['general', 'joint'] });
    at.tap({ do: 'securityWay', way: 'general' });
    expect(at.table.draft.clauses[1]?.text).toBe(
      '保证人为被申请人一应付给申请人的人民币10,000.00元（大写：壹万元整）提供一般保证：被申请人一的财产经依法强制执行仍不够付的部分，由保证人付。',
    );
  });

  it('names the thing of a mortgage, follows a changed debt, and goes with a debt that is gone', () => {
    const at = withDebt(toManyDraft(SIX)).tap(
      { do: 'addClause' },
      { do: 'secure' },
      { do: 'securer', seat: 'F' },
    );
    expect(at.step).toMatchObject({ at: 'securedThing', kind: 'mortgage' });
    at.tap({ do: 'securedThing', thing: ' ' });
    expect(at.step.at).toBe('securedThing');
    at.tap({ do: 'securedThing', thing: '滨河路8号房屋' });
    expect(at.table.draft.clauses[1]).toMatchObject({ kind: 'guarantee', secures: { by: 'F', security: { kind: 'mortgage', thing: '滨河路8号房屋' } } }); // prettier-ignore
    const [debt] = at.table.draft.clauses;
    at.tap({ do: 'editClause', id: debt?.id ?? '' }, { do: 'payer', seat: 'B' }, { do: 'payee', seat: 'A' }, { do: 'total', fen: 2_000_000 }, { do: 'count', count: 1 }); // prettier-ignore
    at.tap({ do: 'first', day: at.step.at === 'first' ? (at.step.days[0] ?? '') : '' }, { do: 'takePlan' });
    expect(at.table.draft.clauses[1]?.text).toContain('人民币20,000.00元');
    at.tap({ do: 'removeClause', id: debt?.id ?? '' });
    expect(at.table.draft.clauses).toEqual([]);
  });
});

describe('reading and signing', () => {
  const toSigning = (): TestTable => hearAll(paperMade(withDebt(toManyDraft(['guarantor'])))).tap({ do: 'toSigning' }); // prettier-ignore

  it('wants every clause heard by every party before anybody signs', () => {
    const at = paperMade(withDebt(toManyDraft(['guarantor'])));
    for (const seat of ['A', 'B'] as const)
      at.tap({ do: 'heard', clause: at.step.at === 'reading' ? at.step.clause.id : '', seat, aloud: false });
    at.tap({ do: 'toSigning' });
    expect(at.step.at).toBe('reading');
    expect(hearAll(at).tap({ do: 'toSigning' }).step.at).toBe('signers');
  });

  it('is not sealed before the last of them signed, in whatever order', () => {
    const at = toSigning();
    for (const who of ['C', 'lead', 'A'] as const) sign(at, who);
    expect(at.step).toMatchObject({ at: 'signers', lights: { effectiveAt: null } });
    sign(at, 'B');
    expect(at.step.at).toBe('sealing');
  });

  it('ends people’s mediation for all when one of them stops or does not sign, and says of nobody who it was', () => {
    const stopped = sign(toSigning(), 'C').tap({ do: 'stop' });
    expect(stopped.step).toMatchObject({ at: 'ended', reason: 'refused' });
    expect(stopped.table.signed).toEqual([]);
    const refused = toSigning().tap({ do: 'notSign', seat: 'C' }, { do: 'refuseToSign', who: 'C' });
    expect(refused.step).toMatchObject({ at: 'ended', reason: 'refusedToSign' });
    expect(JSON.stringify(refused.step)).not.toContain('"C"');
  });
});

describe('families that keep their data from each other', () => {
  const WARD = '刘小雨';
  const families = (apart: boolean): TestTable => {
    const at = guardianSits(toManySeats(['applicant'], new TestTable(), apart), 'A', WARD);
    allListen(allSit(at)).tap({ do: 'editFacts' }, { do: 'words', text: `${WARD}在培训班退费的事。` });
    return at;
  };

  it('are called in turn at the applicants’ chair', () => {
    expect(stands(families(true))).toEqual(['A applicant', 'C applicant', 'B respondent']);
  });

  it('hear and read a child’s name masked only', () => {
    expect(families(true).table.draft.facts).toBe('刘*雨在培训班退费的事。');
    expect(families(false).table.draft.facts).toBe('刘*雨在培训班退费的事。');
  });

  it('stand in a paper that speaks of all of them, not of two', () => {
    const paper = agreementPaper(families(true).table, pack, { site: '河湾派出所', booth: '3 号舱', madeAt: NOW, terms: 'a'.repeat(64), roster: null }); // prettier-ignore
    const said = paper.ok ? JSON.stringify(paper.value.data) : '';
    expect(said).toContain('各方自愿达成如下协议');
    expect(said).not.toContain('双方自愿');
  });

  it('are named masked in the paper and in the certificates, the company’s side too', () => {
    const at = families(true);
    expect(paperName(at.table, 'A', pack)).toBe('张*华（刘*雨的法定代理人）');
    expect(paperName(at.table, 'B', pack)).toBe('李*国');
    expect(paperName(at.table, 'lead', pack)).toContain('周正平');
    const printed = JSON.stringify(
      seatsOf(at.table).map((seat) => partyRows(sitterAt(at.table, seat), NOW, true)),
    );
    for (const own of ['张明华', WARD, '何秀云', '李建国', '5001991988', '龙溪街道'])
      expect(printed).not.toContain(own);
    expect(printed).toContain('4417');
  });
});
