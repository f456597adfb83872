/** A group at the booth, one event at a time: refusals that change nothing, one member alone at the seat, and every step that can be drawn. */
import { describe, expect, it } from 'vitest';
import { seeded } from '../../../../test/seeded.ts';
import type { CardRecord } from '../../../contract/devices.ts';
import { GroupView, type GroupAct } from '../../../contract/groupScreen.ts';
import type { Group } from '../../../contract/session/group.ts';
import { pack } from '../../../../build/policy/pack.ts';
import { cards, sign, TestTable, toKinds, writeName } from '../sessionKit.ts';
import { annexDigest, annexFor } from './rosterFile.ts';
import { consentPaper } from './consentPaper.ts';
import type { GroupDesk } from './groupDesk.ts';

const rows = Array.from({ length: 12 }, (_, n) => ({
  name: `工${[...'一二三四五六七八九十甲乙'][n] ?? ''}友`,
  number: `2${String(n + 1).padStart(16, '0')}X`,
  fen: 10_000 + n * 37,
}));
const cardOf = (no: number): CardRecord => ({ ...cards.A, name: rows[no - 1]?.name ?? '', number: rows[no - 1]?.number ?? '' }); // prettier-ignore

class TestGroup extends TestTable {
  do(...acts: readonly GroupAct[]): this {
    for (const act of acts) this.tap({ do: 'group', act });
    return this;
  }
  get group(): GroupDesk {
    if (this.desk.stage !== 'group') throw new Error('no group');
    return this.desk;
  }
  get view(): GroupView {
    const { step } = this;
    if (step.at !== 'group') throw new Error(step.at);
    return GroupView.parse(step.view);
  }
}

function opened(kind: 'wages' | 'loan' = 'loan'): TestGroup {
  const at = new TestGroup();
  toKinds(at).tap({ do: 'chooseKind', kind }, { do: 'moreParties' });
  return at.do({ do: 'begin' });
}

function gathered(): TestGroup {
  const at = opened().do({ do: 'fetch' });
  at.online = true;
  at.do({ do: 'fetch' }).send({
    kind: 'session',
    news: { news: 'group', told: { kind: 'rosterCame', rows } },
  });
  return at.do({ do: 'rosterDone' });
}

function elected(): TestGroup {
  const at = gathered().do({ do: 'toCards', of: 'arrive' });
  for (let no = 1; no <= 11; no += 1) at.card(cardOf(no));
  at.do({ do: 'home' }, { do: 'toStand' });
  for (const no of [1, 2, 3]) at.do({ do: 'stand', no, on: true });
  at.do({ do: 'toWanted' }, { do: 'wanted', count: 2 }, { do: 'toCards', of: 'vote' });
  for (let no = 1; no <= 8; no += 1) at.card(cardOf(no)).do({ do: 'choose', no: 1, on: true }, { do: 'choose', no: 2, on: true }, { do: 'choose', no: 3, on: true }, { do: 'cast' }); // prettier-ignore
  return at.do({ do: 'home' }, { do: 'toVotes' }, { do: 'count' }, { do: 'home' }, { do: 'toEffect' }, { do: 'effect', effect: 'each' }); // prettier-ignore
}

/** Whoever pays, as they sat at the table. */
function payerOf(lead: GroupDesk['sitter']): GroupDesk['payer'] {
  return { ...lead, identity: { ...lead.identity, card: cards.B } };
}

/** The next day, with the agreement sealed: found by the card of whoever leads. */
function inLine(): TestGroup {
  const { group, lead, regime, kind, sitter } = elected().group;
  const master: Group['master'] = {
    session: 'table', itemId: 'm', title: '人民调解协议书', pages: 2, sha256: 'a'.repeat(64), sealedAt: '2026-11-23T10:00:00.000+08:00', facts: '欠薪。',
    clauses: ['付款。'], days: ['2026-12-10', '2027-01-11'],
  }; // prettier-ignore
  const kept = { group: { ...group, phase: 'line', master } as const, lead, regime, kind, payer: payerOf(sitter) };
  const at = new TestGroup();
  at.act({ do: 'startSession' }).card(cards.lead);
  return at.send({ kind: 'session', news: { news: 'staffChecked', member: lead, group: { kept, until: '2026-11-29T10:00:00.000+08:00', half: null } } });
} // prettier-ignore

describe('a group', () => {
  it('begins where nobody sits yet, and with wages asks for the IOU and tells what follows', () => {
    const told = (iou: boolean): unknown => {
      const at = opened('wages').do({ do: 'iou', iou });
      return at.view.at === 'wageTold' ? at.view.statement.version : at.view.at;
    };
    expect([told(false), told(true)]).toEqual(['groupArbitration-1', 'groupWageIou-1']);
    expect(opened('loan').view.at).toBe('roster');
  });

  it('takes a roster row by row, says what is wrong with one, and needs ten', () => {
    const at = opened().do({ do: 'addRow' }, { do: 'rowName', name: '王' });
    expect(at.view).toMatchObject({ at: 'rowName', problem: true });
    at.do({ do: 'rowName', name: '王小明' }, { do: 'rowNumber', number: '500199198805124418' });
    expect(at.view).toMatchObject({ at: 'rowNumber', problem: true });
    at.do({ do: 'rowNumber', number: '500199198805124417' }, { do: 'rowSum', fen: 0 });
    expect(at.view).toMatchObject({ at: 'rowSum', problem: true });
    at.do({ do: 'rowSum', fen: 123_45 }, { do: 'rosterDone' });
    expect(at.view).toMatchObject({ at: 'roster', totalFen: 12_345, mayClose: false, problem: 'tooFew' });
    expect(opened().do({ do: 'fetch' }).view).toMatchObject({ at: 'roster', problem: 'offline' });
  });

  it('checks in by card: found, not on the list, another name, here already; nothing half', () => {
    const at = gathered().do({ do: 'toCards', of: 'arrive' }).card(cardOf(4));
    expect(at.view).toMatchObject({ at: 'card', problem: null, last: { no: 4 }, done: 1 });
    expect(at.card(cards.B).view).toMatchObject({ problem: 'notListed', last: null, done: 1 });
    expect(at.card({ ...cardOf(5), name: '别人' }).view).toMatchObject({ problem: 'nameDiffers', done: 1 });
    expect(at.card(cards.lead).view).toMatchObject({ problem: 'leadsCard', last: null, done: 1 });
    expect(at.card(cardOf(4)).view).toMatchObject({ problem: 'alreadyHere', last: { no: 4 }, done: 1 });
    // a card that could not be read is nobody's, and nobody before is named for it
    at.send({
      kind: 'cardFailed',
      error: { kind: 'checksum', device: 'idReader', stage: 'read', retryable: true, detail: '' },
    });
    expect(at.view).toMatchObject({ problem: 'readFailed', last: null });
    expect(at.do({ do: 'home' }, { do: 'missing' }).view).toMatchObject({ of: 12, absent: { length: 11 } });
  });

  it('elects by one vote each, hides the count until everybody is counted, and keeps nobody’s choice', () => {
    const at = elected();
    expect(at.group.group.representatives).toEqual([1, 2]);
    expect(JSON.stringify(at.group.group.members)).not.toMatch(/choice/);
    const voting = gathered().do({ do: 'toCards', of: 'arrive' });
    for (let no = 1; no <= 4; no += 1) voting.card(cardOf(no));
    voting.do({ do: 'home' }, { do: 'toStand' }, { do: 'stand', no: 1, on: true }, { do: 'stand', no: 2, on: true }, { do: 'stand', no: 3, on: true });
    voting.do({ do: 'toWanted' }, { do: 'wanted', count: 2 }, { do: 'toCards', of: 'vote' }).card(cardOf(1)).do({ do: 'choose', no: 2, on: true }, { do: 'cast' });
    voting.do({ do: 'home' }, { do: 'toVotes' });
    expect(voting.view).toMatchObject({ at: 'votes', rows: [] });
    expect(voting.do({ do: 'count' }).view).toMatchObject({ problem: 'tooFewVotes' });
  }); // prettier-ignore

  it('shows at the seat one member and nobody else, and forgets who does not sign now', () => {
    const at = inLine().do({ do: 'toCards', of: 'consent' }).card(cardOf(7));
    const others = rows.filter((_, index) => index !== 6).flatMap(({ name, number }) => [name, number, number.slice(-4)]);
    const before = JSON.stringify(at.group.group);
    while (at.view.at === 'notice') at.do({ do: 'acknowledge', notice: at.view.notice, shownMs: 900, readAloud: false });
    expect(at.view).toMatchObject({ at: 'own', person: { no: 7 }, fen: 10_222, rows: [{ fen: 5111 }, { fen: 5111 }] });
    const shown = JSON.stringify(at.view);
    expect(others.filter((word) => [...word].length > 4 && shown.includes(word))).toEqual([]);
    at.do({ do: 'toPaper' });
    expect(at.wish('group')).toMatchObject({ wish: { do: 'makeConsent' } });
    at.do({ do: 'notNow' });
    expect(at.view).toMatchObject({ at: 'card', of: 'consent', last: null, problem: null });
    expect(JSON.stringify(at.group.group)).toBe(before);
    expect(at.card(cardOf(8)).view).toMatchObject({ at: 'notice', person: { no: 8 } });
  }); // prettier-ignore

  it('prints on a consent its own sums, the whole agreement and no other member', () => {
    const at = inLine().do({ do: 'toCards', of: 'consent' }).card(cardOf(7));
    const { step } = at.group;
    if (!('person' in step)) throw new Error(step.at);
    const made = consentPaper(at.group, step.person, pack, { site: '河湾派出所', booth: '3 号舱', madeAt: '2026-11-23T10:00:00.000+08:00' }); // prettier-ignore
    if (!made.ok) throw new Error(made.error.kind);
    const data = JSON.stringify(made.value.job.data);
    for (const word of ['名册第7号', '102.22', '51.11', 'a'.repeat(64), '付款。'])
      expect(data).toContain(word);
    const others = rows.filter((_, index) => index !== 6);
    expect(others.filter(({ name, number }) => data.includes(name) || data.includes(number))).toEqual([]);
    const { group } = at.group;
    const member = group.members[6];
    if (member === undefined || group.master === null) throw new Error('seven');
    expect(made.value.annex).toBe(annexDigest(annexFor(group, group.master.days, member)));
    // the same sum of another member has another digest: it gives nothing away
    expect(annexDigest(annexFor({ ...group, salt: 'x'.repeat(26) }, group.master.days, member))).not.toBe(made.value.annex); // prettier-ignore
  });

  it('changes its roster after people came: noted, nobody who came is lost, a name only of whoever has not come', () => {
    const at = elected();
    expect(at.do({ do: 'toRoster' }).view).toMatchObject({ at: 'roster', changing: true, changes: 0 });
    // whoever represents the others stays; whoever came is known by their card
    expect(at.do({ do: 'toRow', no: 1 }, { do: 'remove' }).view).toMatchObject({ at: 'oneRow', here: true, problem: 'stands' });
    expect(at.do({ do: 'renameRow' }).view).toMatchObject({ at: 'oneRow' });
    at.do({ do: 'keepRow' }, { do: 'toRow', no: 12 }, { do: 'renameRow' }, { do: 'rowName', name: '改名友' });
    expect(at.view).toMatchObject({ at: 'roster', changes: 1 });
    // the next version: without one who came and one who did not, with another sum and one more
    const [first, second, , ...rest] = rows;
    if (first === undefined || second === undefined) throw new Error('two');
    const more = { name: '新来友', number: `2${'99'.padStart(16, '0')}X`, fen: 777 };
    at.online = true;
    at.do({ do: 'fetch' }).send({ kind: 'session', news: { news: 'group', told: { kind: 'rosterCame', rows: [first, { ...second, fen: 5 }, ...rest.slice(0, -1), more] } } });
    expect(at.view).toMatchObject({ at: 'roster', changes: 4, came: { added: 1, renamed: 0, paid: 1, removed: 1, stay: 1 } });
    const { members, representatives, changes } = at.group.group;
    expect(members.filter(({ arrivedAt }) => arrivedAt !== null).map(({ no }) => no)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect([representatives, members.at(-1)?.no]).toEqual([[1, 2], 13]);
    expect(changes.map(({ what, no }) => `${what} ${no}`)).toEqual(['renamed 12', 'paid 2', 'removed 12', 'added 13']);
    // names are in no note, and a place that was taken away is nobody else's
    expect(JSON.stringify(changes)).not.toMatch(/友/);
    expect(at.do({ do: 'toRow', no: 4 }, { do: 'remove' }, { do: 'rosterDone' }).view).toMatchObject({ at: 'home', members: 11, here: 10, changes: 5 });
  }); // prettier-ignore

  it('makes the payments of a draft anew after the roster was changed, with the days as they were, to be heard anew', () => {
    const at = elected().do({ do: 'toTable' }).tap({ do: 'privacyRead', shownMs: 900, readAloud: false });
    for (const [seat, card] of [['A', cardOf(1)], ['C', cardOf(2)], ['B', cards.B]] as const) at.card(card).tap({ do: 'itIsMe', seat });
    for (let { step } = at; step.at === 'notice' || step.at === 'service'; { step } = at) {
      if (step.at === 'notice') at.tap({ do: 'acknowledge', seat: step.seat, notice: step.notice, shownMs: 900, readAloud: false });
      else at.tap({ do: 'service', seat: step.seat, way: 'paper' });
    }
    at.tap({ do: 'editClause', id: 'group' }, { do: 'count', count: 3 });
    const { step } = at;
    at.tap({ do: 'first', day: step.at === 'first' ? (step.days[1] ?? '') : '' }, { do: 'takePlan' });
    const sums = (): readonly number[] => at.table.draft.clauses.find(({ id }) => id === 'group')?.payment?.rows.map(({ fen }) => fen) ?? [];
    const days = (): readonly string[] => at.table.draft.clauses.find(({ id }) => id === 'group')?.payment?.rows.map(({ due }) => due) ?? [];
    const [before, due] = [at.table.draft.clauses.find(({ id }) => id === 'group')?.payment?.totalFen ?? 0, days()];
    expect(due).toHaveLength(3);
    at.do({ do: 'toGroup' }, { do: 'toRoster' }, { do: 'addRow' }, { do: 'rowName', name: '王小明' }, { do: 'rowNumber', number: '500199198805124417' }, { do: 'rowSum', fen: 301 });
    at.do({ do: 'rosterDone' }, { do: 'toTable' });
    expect(at.step).toMatchObject({ at: 'draft', totalFen: before + 301 });
    expect([sums().reduce((a, b) => a + b, 0), days()]).toEqual([before + 301, due]);
    expect(at.table.draft.clauses.find(({ id }) => id === 'group')?.text).toContain('名册上13人');
    // without a change nothing is made anew
    const { draft } = at.table;
    expect(at.do({ do: 'toGroup' }, { do: 'toTable' }).table.draft).toBe(draft);
    expect(at.do({ do: 'toGroup' }).view).toMatchObject({ at: 'home', mayChange: true });
  }); // prettier-ignore

  it('says plainly that somebody is not on the roster of the sealed agreement, which cannot be changed any more', () => {
    const at = inLine();
    expect(at.do({ do: 'toRoster' }).view).toMatchObject({ at: 'home', mayChange: false });
    expect(at.do({ do: 'toCards', of: 'consent' }).card({ ...cards.C }).view).toMatchObject({ problem: 'notInAgreement', last: null });
    // a latecomer of that roster consents like everybody
    expect(at.card(cardOf(12)).view).toMatchObject({ at: 'notice', person: { no: 12 } });
  }); // prettier-ignore

  it('asks whoever consented whether to apply with whoever pays, keeps nothing of a no, and asks again whoever comes back', () => {
    const at = inLine().do({ do: 'toCards', of: 'consent' }).card(cardOf(7));
    const listen = (): void => {
      while (at.step.at === 'group' && at.view.at === 'notice') at.do({ do: 'acknowledge', notice: at.view.notice, shownMs: 900, readAloud: false });
    };
    listen();
    at.do({ do: 'toPaper' });
    const document = { id: 'd', title: { 'zh-CN': '同意书', en: 'Consent' }, pages: 1, sha256: 'c'.repeat(64) };
    at.send({ kind: 'session', news: { news: 'group', told: { kind: 'consentMade', document } } });
    at.act({ do: 'pageShown', page: 1, shownMs: 9 }, { do: 'previewDone' });
    // nobody applies for what is not consented to
    expect(at.do({ do: 'apply' }).view.at).toBe('sign');
    writeName(at, 'A');
    at.send({ kind: 'session', news: { news: 'group', told: { kind: 'consentSealed', no: 7, itemId: 'c7', at: at.moment().at, sha256: document.sha256 } } });
    expect(at.view).toMatchObject({ at: 'done', person: { no: 7 }, application: 'open' });
    const before = JSON.stringify(at.group.group);
    at.do({ do: 'apply' });
    expect(at.step.at).toBe('offer');
    at.tap({ do: 'notApply' });
    expect(at.view).toMatchObject({ at: 'card', of: 'consent', problem: null });
    expect(JSON.stringify(at.group.group)).toBe(before);
    at.card(cardOf(7));
    listen();
    expect(at.step.at).toBe('offer');
    at.tap({ do: 'makeApplication' });
    expect(at.table.applies).toMatchObject({ no: 7, consent: 'c'.repeat(64) });
    expect(at.wish('makeApplication')).toBeDefined();
    at.send({ kind: 'session', news: { news: 'applicationMade', document: { ...document, id: 'a' } } });
    at.act({ do: 'pageShown', page: 1, shownMs: 9 }, { do: 'previewDone' });
    // whoever pays is known by the card of the table, and one alone is no application
    at.tap({ do: 'signNow', who: 'B' }).card(cards.C);
    expect(at.step).toMatchObject({ at: 'signCard', problem: 'differentPerson' });
    at.tap({ do: 'backToSigners' });
    sign(at, 'A', cardOf(7));
    expect([at.step, at.wish('captureApplication')]).toMatchObject([{ at: 'applicants', waiting: 'B' }, undefined]);
    sign(at, 'B');
    at.send({ kind: 'session', news: { news: 'applicationCaptured', itemId: 'a7', at: at.moment().at } });
    expect(at.view).toMatchObject({ at: 'done', person: { no: 7 }, application: 'sealed' });
    at.send({ kind: 'courtAnswered', itemId: 'a7', delivery: { kind: 'received', number: '收20261123-000002', at: '2026-11-23T10:30:00+08:00' } });
    expect(at.view).toMatchObject({ application: 'received' });
    // once: nothing is offered again
    expect(at.do({ do: 'next' }).card(cardOf(7)).view).toMatchObject({ problem: 'alreadyConsented' });
    expect(at.do({ do: 'home' }).view).toMatchObject({ applied: 1 });
  }); // prettier-ignore

  it('lets nobody to the table who was not elected', () => {
    const at = elected().do({ do: 'toTable' }).tap({ do: 'privacyRead', shownMs: 900, readAloud: false });
    expect(at.step).toMatchObject({ at: 'seatCard', seat: 'A', mayActForAnother: false });
    at.tap({ do: 'forAnother' }).card(cardOf(3));
    expect(at.step).toMatchObject({ at: 'seatCard', problem: 'notTheRepresentative' });
    at.card(cardOf(1)).tap({ do: 'itIsMe', seat: 'A' }).card(cardOf(2)).tap({ do: 'itIsMe', seat: 'C' }).card(cardOf(9));
    expect(at.step).toMatchObject({ at: 'seatCard', seat: 'B', problem: 'notTheRepresentative' });
  }); // prettier-ignore
});

/** Whatever anybody taps or lays down, in any order: every step can be drawn, and nobody at the seat sees another. */
it.each([1, 2, 3])('walks at random and can always be drawn (%i)', (seed) => {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => {
    const one = list[Math.floor(random() * list.length)];
    if (one === undefined) throw new Error('nothing to choose');
    return one;
  };
  const at = seed % 2 === 0 ? gathered() : inLine();
  const seen = new Set<string>();
  const strangers: string[] = [];
  for (let turn = 0; turn < 1500; turn += 1) {
    const no = 1 + Math.floor(random() * 12);
    const notices = pack.notices.map(({ id }) => id);
    if (random() < 0.3) at.card(random() < 0.9 ? cardOf(no) : cards.B);
    else
      at.do(
        pick<GroupAct>([
          { do: 'home' }, { do: 'missing' }, { do: 'toStand' }, { do: 'stand', no, on: random() < 0.8 }, { do: 'toWanted' }, { do: 'wanted', count: 2 },
          { do: 'choose', no, on: true }, { do: 'cast' }, { do: 'toVotes' }, { do: 'count' }, { do: 'voteAnew' }, { do: 'toEffect' },
          { do: 'effect', effect: 'all' }, { do: 'toPaper' }, { do: 'notNow' }, { do: 'next' }, { do: 'toClosing' }, { do: 'again' },
          { do: 'toCards', of: 'arrive' }, { do: 'toCards', of: 'vote' }, { do: 'toCards', of: 'consent' },
          ...notices.map((notice): GroupAct => ({ do: 'acknowledge', notice, shownMs: 1, readAloud: false })),
        ]),
      ); // prettier-ignore
    if (random() < 0.1) at.act({ do: 'back', unfinished: null });
    if (random() < 0.2) at.send({ kind: 'session', news: { news: 'group', told: pick([{ kind: 'consentMade', document: { id: 'd', title: { 'zh-CN': '同意书', en: 'Consent' }, pages: 1, sha256: 'c'.repeat(64) } }, { kind: 'consentNotMade' }, { kind: 'consentNotSealed' }] as const) } }); // prettier-ignore
    const { view } = at;
    seen.add(view.at);
    if ('person' in view) {
      const own = rows[view.person.no - 1]?.name ?? '';
      const text = JSON.stringify(view);
      strangers.push(
        ...rows.filter(({ name }) => name !== own && text.includes(name)).map(({ name }) => name),
      );
    }
  }
  expect(strangers).toEqual([]);
  expect(seen.size).toBeGreaterThan(4);
});
