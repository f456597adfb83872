/** The court's demonstration judgment at a table: looked for after the notices, before each party in turn, again for everybody; and told plainly where it cannot be shown. */
import { describe, expect, it } from 'vitest';
import { againstOf } from './demoTable.ts';
import { cards, hearAll, nextNotices, paperMade, sampleJudgment, scanPaper, takeSeat, type TestTable, toDraft, toKinds, writeClauses } from './sessionKit.ts'; // prettier-ignore
import type { DemoFound } from './desk.ts';

const KEY = 'a'.repeat(32);
const COMPANY = '重庆启明教育咨询有限公司';

/** A family against a company, up to the last notice. */
function told(booth?: TestTable): TestTable {
  const at = toKinds(booth).tap({ do: 'chooseKind', kind: 'training' }, { do: 'privacyRead', shownMs: 1, readAloud: false }); // prettier-ignore
  takeSeat(at, 'A').tap({ do: 'forAnother' }, { do: 'capacity', as: 'legalRep' }, { do: 'principal', name: COMPANY }, { do: 'principalNumber', number: '' }); // prettier-ignore
  at.card(cards.B).tap({ do: 'itIsMe', seat: 'B' });
  return nextNotices(scanPaper(at, 1).tap({ do: 'papersDone' }));
}
const found = (at: TestTable, demo: DemoFound): TestTable =>
  at.send({ kind: 'session', news: { news: 'demoSought', linked: { key: KEY, demo } } });
const here = (): TestTable => found(told(), { kind: 'here', judgment: sampleJudgment });
const seen = (at: TestTable, ms: number, readAloud = false): TestTable =>
  at.step.at === 'demo' && at.step.seat !== null ? at.tap({ do: 'demoSeen', seat: at.step.seat, shownMs: ms, readAloud }) : at; // prettier-ignore

describe('looking for it', () => {
  it('begins when everybody was told, and names the company to nobody but the key', () => {
    const at = told();
    expect(at.step).toEqual({ at: 'demoSeeking' });
    expect(at.wish('seekDemo')).toEqual({ do: 'seekDemo' });
    expect(againstOf(at.table)).toEqual([{ kind: 'organisation', name: COMPANY }]);
  });

  it('is left out where the pack links no disputes of this kind', () => {
    expect(toDraft().step.at).toBe('draft');
    expect(toDraft().wish('seekDemo')).toBeUndefined();
  });

  it('ends at the draft where there is none, or nothing is linked', () => {
    expect(found(told(), { kind: 'none' }).step).toMatchObject({ at: 'draft', demo: { kind: 'none' } });
    const at = told().send({ kind: 'session', news: { news: 'demoSought', linked: null } });
    expect(at.step).toMatchObject({ at: 'draft', demo: { kind: 'none' } });
  });

  it.each(['unsigned', 'altered', 'otherCourt', 'expired', 'unreadable'] as const)('says “%s” and shows nothing of it', (why) => {
    const at = found(told(), { kind: 'refused', why });
    expect(at.step).toMatchObject({ at: 'draft', demo: { kind: 'refused', why } });
    expect(at.tap({ do: 'demoAgain' }).step.at).toBe('draft');
    expect(at.table.shown).toEqual([]);
  }); // prettier-ignore

  it('says that the court could not be asked', () => {
    expect(found(told(), { kind: 'offline' }).step).toMatchObject({ at: 'draft', demo: { kind: 'offline' } });
  });
});

describe('showing it', () => {
  it('is to each party in turn, before anything is drafted, and notes who saw it for how long', () => {
    const at = here();
    expect(at.step).toMatchObject({ at: 'demo', seat: 'A', judgment: { caseNo: '（2026）渝0103民初1234号', final: true } }); // prettier-ignore
    expect(at.table.session?.phase.kind).toBe('rightsRound');
    expect(seen(at, 4000).step).toMatchObject({ at: 'demo', seat: 'B' });
    expect(seen(at, 6000, true).step.at).toBe('draft');
    const what = `demoJudgment-${sampleJudgment.id}`;
    expect(at.table.shown.map(({ who, what: named, way, ms }) => [who, named, way, ms])).toEqual([
      ['A', what, 'seen', 4000],
      ['B', what, 'heard', 6000],
    ]);
  });

  it('lets nobody say it for another', () => {
    const at = here().tap({ do: 'demoSeen', seat: 'B', shownMs: 1, readAloud: false });
    expect(at.step).toMatchObject({ at: 'demo', seat: 'A' });
    expect(at.table.shown).toEqual([]);
  });

  it('has no way around it back, but a way out', () => {
    const at = here();
    expect(at.act({ do: 'back', unfinished: null }).step).toMatchObject({ at: 'demo', seat: 'A' });
    expect(at.tap({ do: 'stop' }).step).toMatchObject({ at: 'ended', reason: 'refused' });
  });

  it('is again for everybody, at the draft and while it is read, and goes back to where it was', () => {
    const at = seen(seen(here(), 10), 10).tap({ do: 'demoAgain' });
    expect(at.step).toMatchObject({ at: 'demo', seat: null, person: null });
    expect(at.tap({ do: 'demoClosed', shownMs: 3000, readAloud: false }).step.at).toBe('draft');
    expect(at.table.shown.slice(2).map(({ who, ms }) => [who, ms])).toEqual([['A', 3000], ['B', 3000]]); // prettier-ignore
    paperMade(writeClauses(at));
    const reading = at.step;
    expect(reading).toMatchObject({ at: 'reading', demo: true });
    at.later(5_000).tap({ do: 'demoAgain' });
    expect(at.act({ do: 'back', unfinished: null }).step).toEqual(reading);
    at.tap({ do: 'demoAgain' }).later(60_000).tap({ do: 'demoClosed', shownMs: 60_000, readAloud: false });
    expect(at.step).toEqual(reading);
    // none of it is time in which the clause was read
    hearAll(at.later(1_000));
    const facts = at.table.shown.find(({ who, what }) => who === 'A' && what === 'facts');
    expect(facts?.ms).toBeLessThan(10_000);
  });
});

it('shows no resident the key, nor that others have it', () => {
  const at = here();
  for (let i = 0; i < 4; i += 1) {
    expect(JSON.stringify(at.step)).not.toContain(KEY);
    seen(at, 10);
  }
});
