/** A party at another booth: its chip was read there, nothing less does afterwards, and every word of that booth that is not for this line, party, paper, key and moment is refused by name. */
import { describe, expect, it } from 'vitest';
import { wordProblem } from '../../../contract/remote/boothWord.ts';
import { cards, signedBy, takeSeat, TestTable, toSeatA } from '../sessionKit.ts';
import { HOME, hearsAll, letSign, padAsk, says, SECOND, showAsk, signAsk, STRANGER, tableOf, toChipNotices, toChipSigning, typed, viewOf, wordOf } from './remoteKit.ts'; // prettier-ignore

const looking = (): TestTable =>
  takeSeat(toSeatA(Object.assign(new TestTable(), { online: true })), 'A').tap({ do: 'partyElsewhere' });

describe('a card that another booth read', () => {
  it('offers its holder with the booth’s name, and ties them at the level of a chip', () => {
    const at = looking();
    expect(says(at, HOME, showAsk(at, HOME, cards.B), SECOND.name)).toBeNull();
    at.tap({ do: 'takeOffer', guest: 2 });
    expect(at.step).toMatchObject({ at: 'compare', name: '李建国', chip: { booth: SECOND.name } });
    at.tap({ do: 'itIsThem' });
    expect(at.table.people.B).toMatchObject({ elsewhere: { by: 'chipAtBooth' }, checks: [{ method: 'chipAtBooth', level: 'L1', by: 'lead', booth: SECOND.name }] }); // prettier-ignore
    expect(at.wish('noteTied')).toMatchObject({ seat: 'B', method: 'chipAtBooth' });
  });

  it('is refused by name without a booth that vouches, for another session, party, line or moment', () => {
    const at = looking();
    const said = (page = HOME, more = {}) => says(at, page, showAsk(at, page, cards.B, more), SECOND.name);
    expect(says(at, HOME, showAsk(at, HOME, cards.B))).toBe('badStatement');
    expect(said(HOME, { session: 'another' })).toBe('otherStatement');
    expect(said(HOME, { party: 'A' })).toBe('otherStatement');
    expect(said(HOME, { line: STRANGER.line })).toBe('otherStatement');
    expect(said(HOME, { document: 'f'.repeat(64) })).toBe('otherStatement');
    expect(said(HOME, { readAt: '2026-11-23T09:00:00.000+08:00' })).toBe('staleStatement');
    expect(said(HOME, { readAt: '2026-11-23T11:00:00.000+08:00' })).toBe('staleStatement');
    expect(at.step).toMatchObject({ at: 'elsewhere', offers: [] });
    expect(says(at, HOME, showAsk(at, HOME, cards.A), SECOND.name)).toBe('otherPartysCard');
    expect(says(at, HOME, showAsk(at, HOME, cards.child), SECOND.name)).toBe('minor');
    expect(says(at, HOME, showAsk(at, HOME, cards.lead), SECOND.name)).toBe('leadsCard');
  });

  it('is too old from the very moment the policy says, and not a moment before', () => {
    const meant = { session: 's', party: 'B', line: HOME.line, document: null, key: null };
    const word = wordOf(cards.B, meant);
    const read = Date.parse(word.readAt);
    const at = (now: number) => wordProblem(word, meant, { now, freshMs: 600_000 });
    expect([at(read), at(read + 600_000), at(read + 600_001)]).toEqual([null, null, 'staleStatement']);
    expect([at(read - 120_000), at(read - 120_001)]).toEqual([null, 'staleStatement']);
  });
});

describe('a party known by a chip', () => {
  it('is not known by less afterwards: not on another page, and not for its signature', () => {
    const at = toChipNotices();
    at.send({ kind: 'remoteGone', page: HOME });
    at.tap({ do: 'tieAgain', seat: 'B' });
    const next = { guest: 3, line: 'e'.repeat(64) };
    expect(says(at, next, { want: 'takePart', card: typed(cards.B), shownMs: 0 })).toBe('chipWanted');
    expect(says(at, next, showAsk(at, next, cards.A), SECOND.name)).toBe('differentPerson');
    expect(says(at, next, showAsk(at, next, cards.B), SECOND.name)).toBeNull();
    at.tap({ do: 'takeOffer', guest: 3 }, { do: 'itIsThem' });
    expect(at.table.people.B?.elsewhere).toMatchObject({ guest: 3, by: 'chipAtBooth' });
    expect(says(at, HOME, { want: 'stop' })).toBe('notYours');
  });

  it('signs after a fresh card and a look, once, and every other word, card or key is refused by name', () => {
    const at = letSign(toChipSigning());
    const view = tableOf(at, HOME);
    expect(at.table.people.B?.checks.map(({ method }) => method)).toEqual(['chipAtBooth']);
    const sign = (more = {}, card = cards.B, booth: string | undefined = SECOND.name) =>
      says(at, HOME, padAsk(view, HOME, card, more), booth);
    expect(says(at, HOME, signAsk(view))).toBe('chipWanted');
    const bare = padAsk(view, HOME, cards.B);
    expect(says(at, HOME, { ...bare, atBooth: undefined }, SECOND.name)).toBe('badSignature');
    expect(says(at, HOME, { ...bare, signature: { ...bare.signature, booth: undefined } }, SECOND.name)).toBe('badStatement'); // prettier-ignore
    expect(says(at, HOME, bare)).toBe('badStatement');
    expect(sign({ document: null })).toBe('otherStatement');
    expect(sign({ key: 'A'.repeat(87) })).toBe('otherStatement');
    expect(sign({ readAt: '2026-11-23T09:00:00.000+08:00' })).toBe('staleStatement');
    expect(sign({}, cards.A)).toBe('differentPerson');
    expect(at.table.signed).toEqual([]);
    const asked = padAsk(view, HOME, cards.B);
    expect(says(at, HOME, asked, SECOND.name)).toBeNull();
    expect(at.wish('addSignature')).toMatchObject({ who: 'B', remote: { method: 'chipAtBooth' }, ink: { pad: { model: 'STU-540', serial: 's2' } }, identity: { check: { method: 'chipAtBooth', word: { document: at.table.document?.sha256, key: asked.signature.key } } } }); // prettier-ignore
    expect(at.table.people.B?.checks).toHaveLength(2);
    expect(says(at, HOME, asked, SECOND.name)).toBe('later');
    at.send({ kind: 'session', news: { news: 'signatureAdded', signed: { ...signedBy('B'), remote: asked.signature } } }); // prettier-ignore
    expect(says(at, HOME, asked, SECOND.name)).toBe('alreadySigned');
    expect(at.table.signed).toHaveLength(1);
  });

  it('of a page known by camera no chip is made', () => {
    const at = looking();
    says(at, HOME, { want: 'takePart', card: typed(cards.B), shownMs: 0 });
    at.tap({ do: 'takeOffer', guest: 2 });
    expect(at.step).toMatchObject({ at: 'compare', chip: null });
    at.tap({ do: 'itIsThem' });
    expect(viewOf(at, HOME)).toMatchObject({ at: 'table' });
    expect(hearsAll(at).table.people.B?.checks).toMatchObject([{ method: 'cardOnCamera', level: 'L0' }]);
  });
});
