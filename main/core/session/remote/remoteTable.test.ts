/** A party in a page of its own: it alone speaks for itself, it signs what the others sign, and every foreign, late, old or double word is refused by name. */
import { describe, expect, it } from 'vitest';
import type { CardRecord } from '../../../contract/devices.ts';
import { cards, nextNotices, sign, signedBy, takeSeat, TestTable, toSeatA } from '../sessionKit.ts';
import { HOME, hearsAll, INK, letSign, newPageKey, says, signAsk, STRANGER, tableOf, ties, toRemoteDraft, toRemoteNotices, toRemoteReading, toRemoteSigning, typed, viewOf } from './remoteKit.ts'; // prettier-ignore

const added = (at: TestTable): TestTable =>
  at.send({ kind: 'session', news: { news: 'signatureAdded', signed: signedBy('B') } });

describe('a page becomes a party’s', () => {
  it('only where policy lets a signature come from elsewhere, and only with the link', () => {
    const at = takeSeat(toSeatA(), 'A');
    expect(at.step).not.toHaveProperty('mayBeElsewhere');
    expect(at.tap({ do: 'partyElsewhere' }).step.at).toBe('seatCard');
    at.online = true;
    expect(at.step).toHaveProperty('mayBeElsewhere', true);
    expect(at.tap({ do: 'partyElsewhere' }).step).toMatchObject({ at: 'elsewhere', seat: 'B', offers: [] });
  });

  it('is asked for the card after the privacy notice, and sees nothing before', () => {
    const at = takeSeat(toSeatA(Object.assign(new TestTable(), { online: true })), 'A');
    expect(viewOf(at, HOME)).toEqual({ at: 'none' });
    at.tap({ do: 'partyElsewhere' });
    expect(viewOf(at, HOME)).toMatchObject({ at: 'asked', given: false, problem: null });
    expect(says(at, HOME, { want: 'takePart', card: typed(cards.B), shownMs: 1000 })).toBeNull();
    expect(at.step).toMatchObject({ at: 'elsewhere', offers: [{ guest: 2, number: '123456', masked: '李*国' }] }); // prettier-ignore
    at.tap({ do: 'takeOffer', guest: 2 });
    // what is masked cannot be compared with a card
    expect(at.step).toMatchObject({ at: 'compare', name: '李建国', idNumber: cards.B.number });
    at.tap({ do: 'itIsNotThem' });
    expect(viewOf(at, HOME)).toMatchObject({ at: 'asked', given: false, problem: 'notCompared' });
  });

  it('is refused by name for a wrong number, a child, whoever leads, and who sits there already', () => {
    const at = takeSeat(toSeatA(Object.assign(new TestTable(), { online: true })), 'A');
    at.tap({ do: 'partyElsewhere' });
    const offer = (card: CardRecord, more: object = {}) =>
      says(at, HOME, { want: 'takePart', card: { ...typed(card), ...more }, shownMs: 0 });
    expect(offer(cards.B, { number: '500199197911304918' })).toBe('badNumber');
    expect(offer(cards.B, { nation: '火星' })).toBe('badNation');
    expect(offer(cards.child)).toBe('minor');
    expect(offer(cards.lead)).toBe('leadsCard');
    expect(offer(cards.A)).toBe('otherPartysCard');
    expect(at.table.people.B).toBeNull();
  });

  it('is known as seen by a camera, at no level, by whoever led; the machine has it elsewhere', () => {
    const at = toRemoteNotices();
    expect(at.table.people.B?.checks).toMatchObject([{ method: 'cardOnCamera', level: 'L0', by: 'lead' }]);
    expect(at.table.session?.participants.find(({ id }) => id === 'B')).toMatchObject({ place: { kind: 'remote' }, here: 'admitted' }); // prettier-ignore
    expect(at.step).toMatchObject({ at: 'notice', seat: 'A' });
    expect(at.wish('noteTied')).toMatchObject({ seat: 'B', method: 'cardOnCamera' });
  });
});

describe('its words are its own', () => {
  it('acknowledges its notices itself, and nobody at the booth for it', () => {
    const at = nextNotices(toRemoteNotices());
    expect(at.step).toMatchObject({ at: 'notice', seat: 'B', afar: 'here' });
    const notice = at.step.at === 'notice' ? at.step.notice : '';
    at.tap({ do: 'acknowledge', seat: 'B', notice, shownMs: 9000, readAloud: false });
    expect(at.step).toMatchObject({ notice });
    expect(says(at, STRANGER, { want: 'acknowledge', notice, shownMs: 1 })).toBe('notYours');
    expect(says(at, { ...HOME, line: 'd'.repeat(64) }, { want: 'acknowledge', notice, shownMs: 1 })).toBe('notYours'); // prettier-ignore
    expect(at.step).toMatchObject({ notice });
    expect(says(at, HOME, { want: 'acknowledge', notice, shownMs: 1 })).toBeNull();
    expect(at.step).not.toMatchObject({ notice });
  });

  it('reads at its own pace, and its doubt keeps everybody from signing until it says that it is clear', () => {
    const at = toRemoteReading();
    const { place } = tableOf(at, HOME);
    const clause = place.on === 'reading' ? (place.clauses.at(-1)?.id ?? '') : '';
    at.tap({ do: 'heard', clause: at.step.at === 'reading' ? at.step.clause.id : '', seat: 'B', aloud: false });
    expect(at.table.shown.filter(({ who }) => who === 'B')).toEqual([]);
    expect(says(at, HOME, { want: 'heard', clause, shownMs: 700 })).toBeNull();
    expect(at.table.shown).toMatchObject([{ who: 'B', what: clause, way: 'seen', ms: 700 }]);
    expect(says(at, HOME, { want: 'doubt', clause, what: 'notUnderstood' })).toBeNull();
    hearsAll(at);
    for (let i = 0; i < 9 && at.step.at === 'reading' && !at.step.allHeard; i += 1)
      at.tap({ do: 'heard', clause: at.step.clause.id, seat: 'A', aloud: false });
    expect(at.tap({ do: 'toSigning' }).step.at).toBe('reading');
    at.tap({ do: 'clear', clause, seat: 'B' });
    expect(at.tap({ do: 'toSigning' }).step.at).toBe('reading');
    expect(says(at, HOME, { want: 'clear', clause })).toBeNull();
    expect(at.tap({ do: 'toSigning' }).step.at).toBe('signers');
  }); // prettier-ignore
});

describe('its signature', () => {
  it('waits for a look of whoever leads, is of the very paper of everybody, and lights its own light once', () => {
    const at = toRemoteSigning();
    const view = tableOf(at, HOME);
    expect(view.place).toMatchObject({ on: 'signing', may: 'compare', document: { sha256: at.table.document?.sha256, pages: 2 } }); // prettier-ignore
    expect(says(at, HOME, signAsk(view))).toBe('identityMissing');
    letSign(at).now += 11 * 60_000;
    expect(says(at, HOME, signAsk(view))).toBe('identityMissing');
    expect(at.tap({ do: 'signNow', who: 'B' }).step.at).toBe('signers');
    letSign(at);
    expect(tableOf(at, HOME).place).toMatchObject({ may: 'sign' });
    const asked = signAsk(tableOf(at, HOME));
    expect(says(at, HOME, asked)).toBeNull();
    expect(at.wish('addSignature')).toMatchObject({ who: 'B', remote: asked.signature, identity: { check: { method: 'cardOnCamera' } } }); // prettier-ignore
    expect(tableOf(at, HOME).place).toMatchObject({ may: 'adding' });
    // said again while it is being added, and afterwards: once
    expect(says(at, HOME, asked)).toBe('later');
    added(at);
    expect(says(at, HOME, asked)).toBe('alreadySigned');
    expect(says(at, HOME, signAsk(view, { key: newPageKey() }))).toBe('alreadySigned');
    expect(at.table.signed).toHaveLength(1);
    expect(at.table.session?.signatures).toHaveLength(1);
    expect(at.step).toMatchObject({ at: 'signers', lights: { effectiveAt: null } });
  });

  it('is refused by name when it is of another paper, not alone, without ink, by a key that signed before, or over a doubt', () => {
    const at = letSign(toRemoteSigning());
    const view = tableOf(at, HOME);
    expect(says(at, HOME, { ...signAsk(view), document: 'f'.repeat(64) })).toBe('otherDocument');
    expect(says(at, HOME, signAsk(view, { alone: false }))).toBe('notAlone');
    expect(says(at, HOME, signAsk(view, { samples: INK.slice(0, 2) }))).toBe('inkProblem');
    expect(says(at, STRANGER, signAsk(view))).toBe('notYours');
    expect(at.table.signed).toEqual([]);
    expect(at.step.at).toBe('signers');
    const { place } = view;
    const clause = place.on === 'signing' ? (place.clauses[0]?.id ?? '') : '';
    expect(says(at, HOME, { want: 'doubt', clause, what: 'objects' })).toBeNull();
    expect(at.step.at).toBe('reading');
    expect(says(at, HOME, signAsk(view))).toBe('notNow');
  });

  it('waits while somebody is at the pad, and is refused as of an old paper after an edit', () => {
    const at = letSign(toRemoteSigning());
    const asked = signAsk(tableOf(at, HOME));
    at.tap({ do: 'signNow', who: 'A' });
    expect(says(at, HOME, asked)).toBe('later');
    at.act({ do: 'back', unfinished: null }).act({ do: 'back', unfinished: null }).act({ do: 'back', unfinished: null }); // prettier-ignore
    expect(at.step.at).toBe('draft');
    at.tap({ do: 'addClause' }, { do: 'pickClause', offer: null }, { do: 'words', text: '另外，双方互相道歉。' }, { do: 'read' }, { do: 'followUp', day: null }); // prettier-ignore
    at.send({ kind: 'session', news: { news: 'paperMade', document: { id: 'e', title: { 'zh-CN': '书', en: 'P' }, pages: 2, sha256: 'e'.repeat(64) } } }); // prettier-ignore
    expect(says(at, HOME, asked)).toBe('otherDocument');
    hearsAll(at);
    for (let i = 0; i < 9 && at.step.at === 'reading' && !at.step.allHeard; i += 1)
      at.tap({ do: 'heard', clause: at.step.clause.id, seat: 'A', aloud: false });
    at.tap({ do: 'toSigning' });
    expect(says(at, HOME, asked)).toBe('otherDocument');
    expect(says(at, HOME, signAsk(tableOf(letSign(at), HOME)))).toBeNull();
  });

  it('comes after a cut: what the other signed stays, nothing is in effect, and the same page is looked at again', () => {
    const at = letSign(toRemoteSigning());
    const asked = signAsk(tableOf(at, HOME));
    at.send({ kind: 'remoteGone', page: HOME });
    sign(at, 'A');
    expect(at.step).toMatchObject({ at: 'signers', lights: { effectiveAt: null }, people: [{ who: 'A', signedAt: at.table.signed[0]?.done }, { who: 'B', signedAt: null, afar: 'away' }, { who: 'lead' }] }); // prettier-ignore
    expect(says(at, HOME, asked)).toBe('notNow');
    at.send({ kind: 'remoteBack', page: HOME });
    expect(says(at, HOME, asked)).toBe('identityMissing');
    letSign(at);
    expect(says(at, HOME, asked)).toBeNull();
    added(at);
    expect(at.table.signed.map(({ who }) => who)).toEqual(['A', 'B']);
  });

  it('of another page of the same party waits until that one was compared like the first; nobody else passes for it', () => {
    const at = letSign(toRemoteSigning());
    at.send({ kind: 'remoteGone', page: HOME });
    const next = { guest: 2, line: 'e'.repeat(64) };
    expect(says(at, next, { want: 'look' })).toBeNull();
    expect(viewOf(at, next)).toEqual({ at: 'none' });
    at.tap({ do: 'tieAgain', seat: 'B' });
    expect(says(at, next, { want: 'takePart', card: typed(cards.A), shownMs: 0 })).toBe('differentPerson');
    ties(at, 'B', next);
    expect(at.step).toMatchObject({ at: 'signers' });
    expect(says(at, HOME, { want: 'stop' })).toBe('notYours');
    expect(says(at, next, signAsk(tableOf(at, next)))).toBe('identityMissing');
    letSign(at);
    expect(says(at, next, signAsk(tableOf(at, next)))).toBeNull();
  });
});

describe('not signing', () => {
  it('an objection is noted in its own words and ends nothing; a refusal ends people’s mediation', () => {
    const at = toRemoteSigning();
    const document = at.table.document?.sha256 ?? '';
    expect(says(at, HOME, { want: 'object', document, words: '我想再想想。' })).toBeNull();
    expect(at.table.objections).toMatchObject([{ who: 'B', words: '我想再想想。', document }]);
    expect(at.step.at).toBe('reading');
    at.tap({ do: 'toSigning' });
    expect(says(at, HOME, { want: 'object', document, words: '还是不行。' })).toBe('alreadySigned');
    expect(says(at, HOME, { want: 'refuse', document })).toBeNull();
    expect(at.step).toMatchObject({ at: 'ended', reason: 'refusedToSign' });
    expect(tableOf(at, HOME).place).toMatchObject({ on: 'ended' });
  });

  it('stopping ends it at once, from wherever the party is', () => {
    const at = toRemoteDraft();
    expect(says(at, STRANGER, { want: 'stop' })).toBe('notYours');
    expect(says(at, HOME, { want: 'stop' })).toBeNull();
    expect(at.step).toMatchObject({ at: 'ended', reason: 'refused' });
  });
});

it('is not asked what its page cannot answer yet: another kind of mediation, a guest, a joint application', () => {
  const at = toRemoteDraft();
  expect(at.step).toMatchObject({ at: 'draft', turn: null, guests: { mayAsk: [] } });
  expect(at.tap({ do: 'inviteGuest', call: 'neutral' }).step.at).toBe('draft');
  at.tap({ do: 'guestAnswer', seat: 'B', agrees: true });
  expect(at.step.at).toBe('draft');
});
