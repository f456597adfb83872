/** After a cut: who is known again may go on, who has signed stays signed, and nobody says anything before their card was read. */
import { describe, expect, it } from 'vitest';
import type { KeptTable, Table } from './desk.ts';
import { acts, cards, mediator, nextNotices, scanPaper, sign, takeSeat, TestTable, toApplicants, toSeatA, toSigning, writeClauses, writeName, hearAll, paperMade, signedBy } from './sessionKit.ts'; // prettier-ignore

const WHEN = { keptAt: '2026-11-23T10:00:00.000+08:00', until: '2026-11-23T22:00:00.000+08:00' };
const keptOf = ({ step: _step, cut: _cut, ...kept }: Table): KeptTable => kept;
/** What a crash left of a table, as whoever led it finds it. */
function afterCut(before: TestTable, kept: KeptTable = keptOf(before.table)): TestTable {
  const at = new TestTable();
  at.act({ do: 'startSession' }).card(cards.lead);
  return at.send({ kind: 'session', news: { news: 'staffChecked', member: mediator, kept: { table: kept, ...WHEN } } }); // prettier-ignore
}
const signedA = (): TestTable => sign(toSigning(), 'A');
const comeBack = (at: TestTable, seat: 'A' | 'B', card = cards[seat]): TestTable => at.tap({ do: 'comeBack', seat }).card(card); // prettier-ignore

describe('a mediation that was cut', () => {
  it('is shown masked to whoever led it, with who has signed and who still has to', () => {
    const at = afterCut(signedA());
    expect(at.step).toMatchObject({
      at: 'kept', of: 'agreement', mayGoOn: false, goneOn: false,
      people: [
        { who: 'A', signedAt: signedBy('A').done, back: false, person: { masked: '张*华' } },
        { who: 'B', signedAt: null, back: false },
        { who: 'lead', signedAt: null, back: true },
      ],
    });
    expect(at.table.people.lead.checks).toHaveLength(2);
  }); // prettier-ignore

  it('does nothing for anybody whose card was not read again', () => {
    const at = afterCut(signedA());
    at.tap({ do: 'goOn' }, { do: 'stop' }, { do: 'signNow', who: 'B' }, { do: 'notSign', seat: 'B' });
    expect(at.step.at).toBe('kept');
    expect(comeBack(at, 'B', cards.second).step).toMatchObject({ at: 'returnCard', problem: 'differentPerson' }); // prettier-ignore
    expect(at.card(cards.A).step).toMatchObject({ problem: 'differentPerson' });
    expect(at.card(cards.B).step).toMatchObject({ at: 'kept', mayGoOn: true });
  });

  it('goes on without whoever has signed, whose signature stands and who is not asked for another', () => {
    const at = comeBack(afterCut(signedA()), 'B').tap({ do: 'goOn' });
    expect(at.wish('resume')).toBeDefined();
    expect(at.step).toMatchObject({ at: 'signers' });
    at.tap({ do: 'signNow', who: 'A' });
    expect(at.step.at).toBe('signers');
    sign(at, 'B');
    sign(at, 'lead');
    expect(at.step.at).toBe('sealing');
    expect(at.table.signed.map(({ who }) => who)).toEqual(['A', 'B', 'lead']);
  });

  it('tells whoever signed and comes back that they need not sign again', () => {
    const at = afterCut(signedA()).tap({ do: 'comeBack', seat: 'A' });
    expect(at.step).toMatchObject({ at: 'returnCard', signedAt: signedBy('A').done });
    expect(at.card(cards.A).table.people.A?.checks).toHaveLength(3);
    expect(at.step).toMatchObject({ at: 'kept', mayGoOn: false });
  });

  it('takes no card that was read before the cut for fresh, although the clock began anew', () => {
    const at = comeBack(afterCut(signedA()), 'B').tap({ do: 'goOn' });
    at.tap({ do: 'signNow', who: 'lead' });
    expect(at.step.at).toBe('signCard');
    expect(at.table.people.A?.identity.tappedAt).toBeLessThan(0);
    expect(at.table.session?.participants.find(({ id }) => id === 'A')?.identityAt).toBeNull();
  });

  it('with every signature given has only its sealing left', () => {
    const before = toSigning();
    for (const who of ['B', 'A', 'lead'] as const) sign(before, who);
    const at = afterCut(before);
    expect(at.step).toMatchObject({ allSigned: true, mayGoOn: true });
    at.tap({ do: 'goOn' });
    expect(at.step.at).toBe('sealing');
    expect(at.wish('capture')).toBeDefined();
  });

  it('in the middle of talking about an objection wants both sides, and keeps what was heard and said', () => {
    const before = signedA().tap({ do: 'notSign', seat: 'B' }, { do: 'object' });
    before.tap({ do: 'objectionWords', text: '我想再想想。' }, { do: 'noteObjection' });
    const at = comeBack(afterCut(before), 'B');
    expect(at.step).toMatchObject({ mayGoOn: false });
    comeBack(at, 'A').tap({ do: 'goOn' });
    expect(at.step).toMatchObject({ at: 'reading', allHeard: true });
    expect(at.table.objections.map(({ words }) => words)).toEqual(['我想再想想。']);
    expect(at.tap({ do: 'toSigning' }).step).toMatchObject({ at: 'signers' });
  });

  it('calls back whoever signed and went when the other one objects', () => {
    const at = comeBack(afterCut(signedA()), 'B').tap({ do: 'goOn' });
    at.tap({ do: 'notSign', seat: 'B' }, { do: 'object' }, { do: 'objectionWords', text: '我不同意。' }, { do: 'noteObjection' }); // prettier-ignore
    expect(at.step).toMatchObject({ at: 'kept', goneOn: true, mayGoOn: false });
    comeBack(at, 'A').tap({ do: 'goOn' });
    expect(at.step.at).toBe('reading');
    expect(at.effects.filter((one) => one.kind === 'session' && one.wish.do === 'resume')).toHaveLength(1);
  });

  it('may be stopped by a party as soon as one is back', () => {
    const at = comeBack(afterCut(signedA()), 'B').tap({ do: 'stop' });
    expect(at.step).toMatchObject({ at: 'ended', reason: 'refused' });
    expect(at.wish('noteEnded')).toEqual({ do: 'noteEnded', reason: 'refused' });
    expect(at.table.signed).toEqual([]);
  });

  it('is ended by whoever leads with a reason of the pack, after a way back', () => {
    const at = afterCut(signedA()).tap({ do: 'endKept' });
    expect(at.step.at).toBe('endReason');
    at.act({ do: 'back', unfinished: null });
    expect(at.step.at).toBe('kept');
    at.tap({ do: 'endKept' }, { do: 'endReason', id: 'unknown' });
    expect(at.step.at).toBe('endReason');
    at.tap({ do: 'endReason', id: 'other' });
    expect(at.step).toMatchObject({ at: 'ended', reason: 'dropped', mayNote: false });
    expect([at.wish('noteEnded'), at.wish('noteReason')]).toEqual([{ do: 'noteEnded', reason: 'dropped' }, { do: 'noteReason', reason: 'other' }]); // prettier-ignore
    expect(at.table.cut).toBeNull();
  });

  it('that was only looked at is left without a question, and the last screen says until when it waits', () => {
    const at = afterCut(signedA()).act({ do: 'leave' });
    expect(at.state).toMatchObject({ kind: 'leaving', keptUntil: WHEN.until });
    const gone = comeBack(afterCut(signedA()), 'B').tap({ do: 'goOn' }).act({ do: 'leave' });
    expect(gone.visit.overlay?.kind).toBe('askLeave');
    expect(gone.act({ do: 'leaveForSure' }).state).not.toHaveProperty('keptUntil');
  });

  it('is no business of another mediator on the roster', () => {
    const kept = keptOf(signedA().table);
    const at = afterCut(new TestTable(), { ...kept, lead: { ...kept.lead, id: 'staff-9' } });
    expect(at.step.at).toBe('regimes');
  });
});

describe('an agent whose paper cannot be read any more', () => {
  function withAgent(): TestTable {
    const at = takeSeat(toSeatA(), 'A');
    acts(at, { as: 'agent', name: cards.B.name, number: '', card: cards.agent });
    scanPaper(at, 2).tap({ do: 'papersDone' }, { do: 'authority', authority: 'special' });
    return sign(hearAll(paperMade(writeClauses(nextNotices(at)))).tap({ do: 'toSigning' }), 'A');
  }

  it('scans it again after their card, and signs as before', () => {
    const kept = keptOf(withAgent().table);
    const { B } = kept.people;
    if (B === null || B.acting === null) throw new Error('no agent');
    const at = afterCut(new TestTable(), { ...kept, people: { ...kept.people, B: { ...B, acting: { ...B.acting, pages: [] } } } }); // prettier-ignore
    expect(at.step).toMatchObject({ people: [{}, { who: 'B', paper: true }, {}] });
    comeBack(at, 'B', cards.agent);
    expect(at.step.at).toBe('authorityPaper');
    at.act({ do: 'back', unfinished: null });
    expect(at.step).toMatchObject({ at: 'kept', mayGoOn: false });
    comeBack(at, 'B', cards.agent);
    scanPaper(at, 1).tap({ do: 'papersDone' });
    expect(at.step).toMatchObject({ at: 'kept', mayGoOn: true });
    at.tap({ do: 'goOn' });
    sign(at, 'B', cards.agent);
    expect(at.table.signed.map(({ who }) => who)).toEqual(['A', 'B']);
    expect(at.table.people.B?.acting).toMatchObject({ authority: 'special', pages: [{}] });
  });
});

describe('an application that was cut', () => {
  const signedB = (): TestTable => sign(toApplicants(), 'B');

  it('goes on with the one who has not signed', () => {
    const at = comeBack(afterCut(signedB()), 'A');
    expect(at.step).toMatchObject({ of: 'application', mayGoOn: true, people: [{ who: 'A' }, { who: 'B', signedAt: signedBy('B').done }] }); // prettier-ignore
    at.tap({ do: 'goOn' }).tap({ do: 'signNow', who: 'B' });
    expect(at.step).toMatchObject({ at: 'applicants', waiting: 'A' });
    sign(at, 'A');
    expect(at.wish('captureApplication')).toBeDefined();
  });

  it('with both signatures is sealed', () => {
    const before = signedB();
    sign(before, 'A');
    const at = afterCut(before).tap({ do: 'goOn' });
    expect(at.step.at).toBe('applicationSealing');
  });

  it('is dropped by a word, is no stop of the mediation, and is not ended like one', () => {
    const at = afterCut(signedB());
    at.tap({ do: 'stop' }, { do: 'endKept' });
    expect(at.step.at).toBe('kept');
    at.tap({ do: 'notApply' });
    expect(at.step).toMatchObject({ at: 'captured', confirmation: { kind: 'open', left: true } });
    expect(at.wish('dropApplication')).toBeDefined();
  });
});

it('says that a signature was not kept where the disk is full, and takes the next one', () => {
  const at = writeName(toSigning(), 'A').send({ kind: 'session', news: { news: 'signatureFailed', why: 'noRoom' } }); // prettier-ignore
  expect(at.step).toMatchObject({ at: 'signers', refused: 'noRoom', people: [{ who: 'A', signedAt: null }, {}, {}] }); // prettier-ignore
  expect(sign(at, 'A').table.signed).toHaveLength(1);
});
