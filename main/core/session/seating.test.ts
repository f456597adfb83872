/** Seats taken for a party: what the paper says decides who may sign, nothing is lost, and the records say for whom. */
import { describe, expect, it } from 'vitest';
import type { EvidencePage } from '../../contract/request.ts';
import type { Authority } from '../../contract/session/acting.ts';
import type { SessionAct } from '../../contract/sessionScreen.ts';
import { partyNumber } from './principals.ts';
import { idOf } from './seats.ts';
import { acts, cards, hearAll, nextNotices, scanPaper, sign, takeSeat, type TestTable, toDraft, toSeatA, writeClauses, paperMade } from './sessionKit.ts'; // prettier-ignore

/** A in person, an agent for 李建国 at B. */
function withAgent(authority: Authority): TestTable {
  const at = takeSeat(toSeatA(), 'A');
  acts(at, { as: 'agent', name: cards.B.name, number: cards.B.number, card: cards.agent });
  scanPaper(at, 2).tap({ do: 'papersDone' }, { do: 'authority', authority });
  return writeClauses(nextNotices(at));
}
const onePage: EvidencePage = {
  id: 'p', sha256: 'a'.repeat(64), size: 3, mime: 'image/png', widthPx: 1, heightPx: 1, dpi: 300,
  scannedAt: '2026-11-23T10:00:00.000+08:00', device: 'scanner', source: 'feeder',
}; // prettier-ignore
const step = (at: TestTable) => at.step;

describe('an agent with a power of attorney that names settling', () => {
  it('sits for the party, hears, and signs as its agent; the party’s light is lit by that signature', () => {
    const at = withAgent('special');
    expect(step(at)).toMatchObject({ at: 'draft', mayRead: true, acting: [{ seat: 'B', acting: { as: 'agent', authority: 'special', mayBind: true, party: { masked: '李*国' } } }] }); // prettier-ignore
    hearAll(paperMade(at)).tap({ do: 'toSigning' });
    expect(at.step.at).toBe('signers');
    sign(at, 'B', cards.agent);
    const { session } = at.table;
    expect(session?.signatures.map((one) => one.by)).toEqual(['B-agent']);
    const view = step(at);
    expect(view.at === 'signers' && view.lights.parties.find((one) => one.seat === 'B')?.at).toBeTruthy();
    expect(view.at === 'signers' && view.lights.parties.find((one) => one.seat === 'A')?.at).toBeNull();
  });

  it('cannot be signed for by the card of the party alone, who was not at the table', () => {
    const at = hearAll(paperMade(withAgent('special'))).tap({ do: 'toSigning' });
    at.tap({ do: 'signNow', who: 'B' }).card(cards.B);
    expect(step(at)).toMatchObject({ at: 'signCard', problem: 'differentPerson' });
  });
});

describe('an agent whose paper does not name settling (A14)', () => {
  it('talks and drafts, but nothing is read or signed until somebody can', () => {
    const at = withAgent('general');
    expect(step(at)).toMatchObject({ at: 'draft', mayRead: false, acting: [{ acting: { mayBind: false } }] });
    expect(at.table.draft.clauses).toHaveLength(2);
    at.tap({ do: 'read' });
    expect(at.step.at).toBe('draft');
  });

  it('goes on where it was when a special authority is brought', () => {
    const at = withAgent('general').tap({ do: 'whoSigns', seat: 'B' }, { do: 'newAuthority' });
    scanPaper(at, 1).tap({ do: 'papersDone' }, { do: 'authority', authority: 'special' });
    expect(step(at)).toMatchObject({ at: 'draft', mayRead: true });
    expect(at.table.draft.clauses).toHaveLength(2);
    // the first paper stays on record beside the second
    expect(at.table.people.B?.acting?.pages).toHaveLength(3);
  });

  it('makes room for the party, who is told everything, hears everything and signs alone', () => {
    const at = withAgent('general').tap({ do: 'whoSigns', seat: 'B' }, { do: 'partyComes' });
    at.card(cards.child);
    expect(step(at)).toMatchObject({ at: 'seatCard', problem: 'notThePrincipal' });
    at.card(cards.B).tap({ do: 'itIsMe', seat: 'B' });
    expect(step(at).at).toBe('notice');
    nextNotices(at);
    expect(step(at)).toMatchObject({ at: 'draft', mayRead: true, acting: [] });
    expect(at.table.draft.clauses).toHaveLength(2);
    expect(at.table.beside.map((one) => `${one.id} ${one.role}`)).toEqual(['B-agent agent']);
    hearAll(paperMade(at)).tap({ do: 'toSigning' });
    sign(at, 'B');
    expect(at.table.session?.signatures.map((one) => one.by)).toEqual(['B']);
  });

  it('does not lose the seat by a way back from a paper that was not shown', () => {
    const at = withAgent('general').tap({ do: 'whoSigns', seat: 'B' }, { do: 'newAuthority' });
    at.act({ do: 'back', unfinished: null });
    expect(step(at)).toMatchObject({ at: 'noAuthority', acting: { as: 'agent' } });
    at.act({ do: 'back', unfinished: null });
    expect(step(at).at).toBe('draft');
  });
});

describe('an organisation', () => {
  it('is bound by its legal representative, and its agent without authority makes room for that one', () => {
    const at = takeSeat(toSeatA(), 'A');
    acts(at, { as: 'organisationsAgent', name: '重庆演示商贸有限公司', number: '', card: cards.agent });
    scanPaper(at, 1).tap({ do: 'papersDone' }, { do: 'authority', authority: 'general' });
    writeClauses(nextNotices(at)).tap({ do: 'whoSigns', seat: 'B' }, { do: 'partyComes' });
    at.card(cards.B).tap({ do: 'itIsMe', seat: 'B' });
    expect(step(at)).toMatchObject({ at: 'authorityPaper', as: 'legalRep' });
    at.act({ do: 'back', unfinished: null });
    expect(idOf(at.table, 'B')).toBe('B-agent');
    at.tap({ do: 'partyComes' }).card(cards.B).tap({ do: 'itIsMe', seat: 'B' });
    scanPaper(at, 1).tap({ do: 'papersDone' });
    nextNotices(at);
    expect(step(at)).toMatchObject({ at: 'draft', mayRead: true, acting: [{ acting: { as: 'legalRep', party: { masked: '重庆演示商贸有限公司' } } }] }); // prettier-ignore
  });
});

describe('a helper', () => {
  const helped = (): TestTable => {
    const at = toSeatA().tap({ do: 'forAnother' }, { do: 'capacity', as: 'supporter' });
    at.card(cards.agent).tap({ do: 'itIsMe', seat: 'A' });
    return at;
  };

  it('sits beside, is shown to the party at the card, and never signs', () => {
    const at = helped();
    expect(step(at)).toMatchObject({ at: 'seatCard', seat: 'A', coming: { kind: 'party' } });
    at.card(cards.A);
    expect(step(at)).toMatchObject({ at: 'seatConfirm', beside: ['陈*'] });
    at.tap({ do: 'itIsMe', seat: 'A' });
    takeSeat(at, 'B');
    const done = hearAll(paperMade(writeClauses(nextNotices(at)))).tap({ do: 'toSigning' });
    const view = step(done);
    expect(view.at === 'signers' && view.people.map((one) => one.role)).toEqual([
      'party',
      'party',
      'mediator',
    ]);
    expect(done.table.session?.participants.find((one) => one.id === 'A-supporter')?.maySettle).toBe(false);
  });

  it('is not taken for the party nor for the other side by the same card', () => {
    const at = helped().card(cards.agent);
    expect(step(at)).toMatchObject({ at: 'seatCard', problem: 'otherPartysCard' });
  });
});

describe('the paper', () => {
  it('is asked of everybody who acts for another, and nobody goes on without a page', () => {
    const at = takeSeat(toSeatA(), 'A');
    acts(at, { as: 'guardian', name: '刘小雨', number: '', card: cards.agent }).tap({ do: 'papersDone' });
    expect(step(at)).toMatchObject({ at: 'authorityPaper', pages: 0 });
    scanPaper(at, 1).tap({ do: 'papersDone' });
    expect(step(at).at).toBe('notice');
    expect(at.wish('noteActing')).toEqual({ do: 'noteActing', seat: 'B', as: 'guardian', authority: 'none', pages: 1 }); // prettier-ignore
  });

  it('keeps its pages when the scanner goes in the middle', () => {
    const at = takeSeat(toSeatA(), 'A');
    acts(at, { as: 'agent', name: '李建国', number: '', card: cards.agent }).tap({ do: 'scanPaper', source: 'feeder' }); // prettier-ignore
    const job = at.effect('startScan')?.job ?? '';
    at.send({ kind: 'pageKept', job, page: onePage });
    at.send({ kind: 'deviceWent', device: 'scanner', error: { kind: 'disconnected', device: 'scanner', stage: '', retryable: true, detail: '' } }); // prettier-ignore
    expect(step(at)).toMatchObject({ pages: 1, scanning: false, problem: 'disconnected' });
  });

  it('can be left before it was shown, and the mediation can be stopped there', () => {
    const at = takeSeat(toSeatA(), 'A');
    acts(at, { as: 'agent', name: '李建国', number: '', card: cards.agent });
    at.act({ do: 'back', unfinished: null });
    expect(step(at).at).toBe('capacity');
    expect(at.table.people.B).toBeNull();
    at.tap({ do: 'stop' });
    expect(step(at)).toMatchObject({ at: 'ended', reason: 'refused' });
  });
});

it('takes a number that adds up, or none', () => {
  expect(partyNumber('', 'person')).toBe('');
  expect(partyNumber('50019919791130491 9', 'person')).toBe(cards.B.number);
  expect(partyNumber('500199197911304918', 'person')).toBeNull();
  expect(partyNumber(cards.B.number, 'organisation')).toBeNull();
});

it.each<SessionAct>([
  { do: 'authority', authority: 'special' },
  { do: 'newAuthority' },
  { do: 'whoSigns', seat: 'A' },
  { do: 'partyComes' },
  { do: 'papersDone' },
])('gives nobody an authority out of turn: $do', (act) => {
  const at = toDraft();
  const before = at.table;
  expect(at.tap(act).table).toEqual(before);
});
