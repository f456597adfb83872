/** Applying together for judicial confirmation at the table: offered by policy, by both or by nobody, and the agreement untouched whatever comes of it. */
import { describe, expect, it } from 'vitest';
import { pack } from '../../../build/policy/pack.ts';
import type { PolicyPack } from '../../contract/policy.ts';
import { confirmationDue } from '../../contract/session/confirmation.ts';
import { calendarOf } from '../../contract/workdays.ts';
import type { Moment } from '../visit/visit.ts';
import { confirmationView } from './applyingView.ts';
import { cards, sign, signedBy, type TestTable, toApplicants, toCaptured, writeName } from './sessionKit.ts';
import type { Table } from './desk.ts';

const offered = (booth: TestTable, over: Partial<PolicyPack> = {}, table: Table = booth.table) => {
  const moment: Moment = { ...booth.moment(), pack: { ...pack, ...over } };
  return confirmationView(table, moment).kind;
};

describe('what is offered', () => {
  it('is a joint application once everybody signed and the agreement is sealed, with its last day by the pack’s calendar', () => {
    const booth = toCaptured();
    expect(booth.step).toMatchObject({ at: 'captured', confirmation: { kind: 'open', left: false } });
    booth.tap({ do: 'offerConfirmation' });
    // the committee’s seal is missing: the thirty days are told from today, and as such
    const { due, exact } = confirmationDue(booth.moment().today, calendarOf(pack.calendar));
    expect(booth.step).toEqual({ at: 'offer', due, exact, inEffect: false });
  });
  it('is nothing where the regime, the subject matter or the paper of the pack does not allow it', () => {
    const booth = toCaptured();
    const { regimes, agreements, templates } = pack;
    expect(offered(booth)).toBe('open');
    expect(offered(booth, { regimes: regimes.map((one) => ({ ...one, confirmable: false })) })).toBe('none');
    expect(offered(booth, { agreements: agreements.map((one) => ({ ...one, confirmable: false })) })).toBe('none');
    expect(offered(booth, { templates: templates.filter(({ id }) => id !== 'confirmationApplication') })).toBe('none');
  });
  it('is nothing where a party is not bound, who owns a house is agreed on, or the court could not take the agreement', () => {
    const booth = toCaptured();
    const { table } = booth;
    const { B } = table.people;
    if (B === null || table.sealed === null) throw new Error('nobody sits at B');
    const acting = { as: 'agent', principal: { kind: 'person', name: '陈', number: '' }, authority: 'general', pages: [] } as const;
    expect(offered(booth, {}, { ...table, people: { ...table.people, B: { ...B, acting } } })).toBe('none');
    const house = { id: 'h', kind: 'other', text: '双方确认这套房屋的所有权归申请人。', payment: null, secures: null } as const;
    expect(offered(booth, {}, { ...table, draft: { ...table.draft, clauses: [house] } })).toBe('none');
    const refused = { ...table.sealed, delivery: { kind: 'refused', at: booth.moment().at } } as const;
    expect(offered(booth, {}, { ...table, sealed: refused })).toBe('none');
  });
}); // prettier-ignore

describe('the paper', () => {
  it('is signed only after every page stood before both', () => {
    const booth = toCaptured().tap({ do: 'offerConfirmation' }, { do: 'makeApplication' });
    expect(booth.wish('makeApplication')).toBeDefined();
    const document = { id: 'd', title: { 'zh-CN': '书', en: 'P' }, pages: 2, sha256: 'e'.repeat(64) };
    booth.send({ kind: 'session', news: { news: 'applicationMade', document } });
    booth.act({ do: 'pageShown', page: 1, shownMs: 10 }, { do: 'previewDone' });
    expect(booth.step).toMatchObject({ at: 'applicationPaper', seen: [1] });
    booth.act({ do: 'pageShown', page: 2, shownMs: 10 }, { do: 'previewDone' });
    expect(booth.step.at).toBe('applicants');
    expect(booth.table.application?.shown.map(({ who, what }) => `${who} ${what}`)).toEqual(['A page-1', 'B page-1', 'A page-2', 'B page-2']);
  });
  it('that cannot be made is said, and may be tried again or left', () => {
    const booth = toCaptured().tap({ do: 'offerConfirmation' }, { do: 'makeApplication' });
    booth.send({ kind: 'session', news: { news: 'applicationFailed' } });
    expect(booth.step).toEqual({ at: 'applicationMaking', failed: true });
    booth.tap({ do: 'notApply' });
    expect(booth.step).toMatchObject({ at: 'captured', confirmation: { kind: 'open', left: true } });
  });
}); // prettier-ignore

describe('signing it', () => {
  it('takes both, each with a fresh card, and whoever leads applies for nothing', () => {
    const booth = toApplicants();
    booth.tap({ do: 'signNow', who: 'lead' });
    expect(booth.step.at).toBe('applicants');
    writeName(booth, 'B');
    expect(booth.wish('addSignature')).toMatchObject({ of: 'application', who: 'B' });
    // the pad shows the application, and no sum
    expect(booth.effect('startSigning')?.prompt).toMatchObject({ title: '司法确认申请书', pages: 2 });
    expect(booth.effect('startSigning')?.prompt.amount).toBeUndefined();
    booth.send({ kind: 'session', news: { news: 'signatureAdded', signed: signedBy('B') } });
    expect(booth.step).toMatchObject({ at: 'applicants', waiting: 'A' });
    expect(booth.wish('captureApplication')).toBeUndefined();
    sign(booth, 'A');
    expect([booth.step.at, booth.wish('captureApplication') !== undefined]).toEqual(['applicationSealing', true]);
  });
  it('is refused with the other’s card, and with a card read too long ago', () => {
    const booth = toApplicants().tap({ do: 'signNow', who: 'A' }).card(cards.B);
    expect(booth.step).toMatchObject({ at: 'signCard', problem: 'differentPerson' });
    booth.tap({ do: 'backToSigners' });
    writeName(booth, 'A', pack.timeouts.freshIdentityMs + 1);
    expect(booth.step).toMatchObject({ at: 'applicants', refused: 'identityMissing' });
    expect(booth.table.application?.signed).toEqual([]);
  });
  it('ends at once when one of them does not go on; the agreement and its receipt are untouched', () => {
    const booth = sign(toApplicants(), 'A');
    const { signed, sealed } = booth.table;
    booth.tap({ do: 'notApply' });
    expect(booth.wish('dropApplication')).toBeDefined();
    expect(booth.step).toMatchObject({ at: 'captured', confirmation: { kind: 'open', left: true } });
    expect(booth.table).toMatchObject({ application: null, signed, sealed });
    // nothing is kept of who it was
    expect(JSON.stringify(booth.wish('dropApplication'))).toBe('{"do":"dropApplication"}');
  });
  it('is no stop of the mediation: that is over', () => {
    const booth = toApplicants().tap({ do: 'stop' });
    expect(booth.step.at).toBe('applicants');
  });
}); // prettier-ignore

describe('what the court says', () => {
  const captured = (): TestTable => {
    const booth = sign(sign(toApplicants(), 'A'), 'B');
    return booth.send({ kind: 'session', news: { news: 'applicationCaptured', itemId: 'item-2', at: booth.moment().at } }); // prettier-ignore
  };
  const delivery = {
    kind: 'received',
    number: '收20261123-000002',
    at: '2026-11-23T10:30:00+08:00',
  } as const;
  it('of the application and of the agreement are two things, told each by its own', () => {
    const booth = captured();
    expect(booth.step).toMatchObject({ at: 'captured', delivery: { kind: 'waiting' }, confirmation: { kind: 'sealed', delivery: { kind: 'waiting' } } }); // prettier-ignore
    booth.send({ kind: 'courtAnswered', itemId: 'item-2', delivery });
    expect(booth.step).toMatchObject({ delivery: { kind: 'waiting' }, confirmation: { delivery } });
    // once sealed it is not made again
    booth.tap({ do: 'offerConfirmation' });
    expect(booth.step.at).toBe('captured');
  });
  it('of the agreement is heard while the application is being signed', () => {
    const booth = toApplicants().send({ kind: 'courtAnswered', itemId: 'item', delivery });
    expect(booth.step.at).toBe('applicants');
    expect(booth.table.sealed?.delivery).toEqual(delivery);
  });
  it('is kept waiting when it could not be sealed, with both signatures, and sealed again', () => {
    const booth = sign(sign(toApplicants(), 'A'), 'B');
    booth.send({ kind: 'session', news: { news: 'applicationNotCaptured' } });
    expect(booth.step).toEqual({ at: 'applicationSealing', failed: true });
    booth.tap({ do: 'sealAgain' });
    expect([booth.step, booth.table.application?.signed.length]).toEqual([{ at: 'applicationSealing', failed: false }, 2]); // prettier-ignore
  });
});
