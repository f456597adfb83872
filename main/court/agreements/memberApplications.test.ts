/** What makes a packet the joint application of one member of a group and whoever pays: these two, this consent, this annex, this agreement, in that member's own thirty days. */
import { expect, it } from 'vitest';
import { pack } from '../../../build/policy/pack.ts';
import type { GroupRoster } from '../../contract/session/group.ts';
import { calendarOf } from '../../contract/workdays.ts';
import { canonicalText } from '../../proof/proof.ts';
import { sha256Hex } from '../digest.ts';
import { annexFor } from './groupParts.ts';
import { rulesOf, type Rules } from './confirmation.ts';
import { memberApplicationFlaw, memberEffect, type MemberApplication } from './memberApplications.ts';

const MASTER = 'a'.repeat(64);
const CONSENT = 'c'.repeat(64);
const li = { no: 4, name: '李四', number: `2${'4'.padStart(16, '0')}X`, fen: 500 };
const roster: GroupRoster = {
  v: 1, group: 'g', salt: 's'.repeat(26), effect: 'each', days: ['2026-12-10'], present: [4], members: [li, { ...li, no: 5, name: '王五', number: `2${'5'.padStart(16, '0')}X` }],
  representatives: [{ party: 'A', no: 4 }],
}; // prettier-ignore
const annex = sha256Hex(canonicalText(annexFor(roster, li)));
const at = '2026-11-25T10:00:00+08:00';
const member = { no: 4, annex, consent: CONSENT };
const ownCard = { party: 'A', type: 'resident', number: li.number, name: li.name };
const payerCard = { party: 'B', type: 'resident', number: '9'.repeat(18), name: '老板' };
const signer = { party: 'B', person: 'the payer' };
const good: MemberApplication = {
  packet: {
    agreement: { title: '', sha256: MASTER }, regime: 'people', disputeKind: 'wages', capturedAt: at,
    lights: { parties: [{ party: 'A', at }, { party: 'B', at }], others: [], effectiveAt: null },
  },
  member,
  paper: { pages: 2, terms: null, agreement: MASTER, roster: null, annex, consent: CONSENT },
  cards: [ownCard, payerCard],
  signers: [{ party: 'A', person: 'the member' }, signer],
  document: MASTER,
  effectiveAt: '2026-11-25T00:00:00+08:00',
  roster,
  consent: CONSENT,
  consents: [{ no: 4, signedAt: '2026-11-24T09:00:00+08:00' }],
  payer: 'the payer',
}; // prettier-ignore
const rules: Rules = rulesOf({
  current: () => ({ signed: { pack: '', sig: '' }, etag: '', reasons: [], calendar: calendarOf(pack.calendar), group: null, grouping: null, regimes: pack.regimes, templates: [], agreements: pack.agreements, personalStatus: pack.personalStatus }),
}); // prettier-ignore
const flaw = (more: Partial<MemberApplication>, packet: Partial<MemberApplication['packet']> = {}) =>
  memberApplicationFlaw({ ...good, ...more, packet: { ...good.packet, ...packet } }, rules)?.flaw ?? null;

it('is taken as it is, and before anything is in effect', () => {
  expect(flaw({})).toBeNull();
  expect(flaw({ effectiveAt: null }, { capturedAt: '2030-01-01T00:00:00+08:00' })).toBeNull();
});

it('is refused where one of the two did not sign', () => {
  const alone = {
    parties: [
      { party: 'A', at },
      { party: 'B', at: null },
    ],
    others: [],
    effectiveAt: null,
  };
  expect(flaw({}, { lights: alone })).toBe('notBoth');
  expect(flaw({ cards: [ownCard] })).toBe('notBoth');
  expect(flaw({ cards: [payerCard] })).toBe('notBoth');
});

it('is refused with the card of another member, or of somebody else than who signed the agreement for the other side', () => {
  expect(flaw({ cards: [{ ...ownCard, number: '1' }, payerCard] })).toBe('memberForeign');
  expect(flaw({ cards: [{ ...ownCard, name: '李肆' }, payerCard] })).toBe('memberForeign');
  expect(flaw({ member: { ...member, no: 5 } })).toBe('memberForeign');
  expect(flaw({ member: { ...member, no: 9 } })).toBe('memberForeign');
  expect(flaw({ signers: [{ party: 'B', person: 'another' }] })).toBe('foreignSigner');
  expect(flaw({ payer: null })).toBe('foreignSigner');
  expect(flaw({ cards: [ownCard, payerCard, payerCard] })).toBe('foreignSigner');
});

it('is about this agreement of a group, this annex and this consent, as paper and packet say alike', () => {
  expect(flaw({ document: 'b'.repeat(64) })).toBe('otherAgreement');
  expect(flaw({ roster: null })).toBe('otherAgreement');
  expect(flaw({ paper: { ...good.paper, agreement: null } })).toBe('otherAgreement');
  expect(flaw({ member: { ...member, annex: MASTER } })).toBe('annexDiffers');
  expect(flaw({ paper: { ...good.paper, annex: null } })).toBe('annexDiffers');
  expect(flaw({ consent: null })).toBe('otherConsent');
  expect(flaw({ member: { ...member, consent: MASTER } })).toBe('otherConsent');
  expect(flaw({ paper: { ...good.paper, consent: null } })).toBe('otherConsent');
});

it('is refused where the pack excludes the kind of mediation', () => {
  expect(flaw({}, { regime: 'police' })).toBe('excluded');
});

it('has thirty days from the effect, or from the member’s own consent where that came later', () => {
  // from 25 November the thirtieth day is Friday 25 December 2026
  expect(flaw({}, { capturedAt: '2026-12-25T23:00:00+08:00' })).toBeNull();
  expect(flaw({}, { capturedAt: '2026-12-26T00:30:00+08:00' })).toBe('late');
  const later = [{ no: 4, signedAt: '2026-11-27T09:00:00+08:00' }];
  expect(flaw({ consents: later }, { capturedAt: '2026-12-26T00:30:00+08:00' })).toBeNull();
});

it('begins with the last consent where nobody is bound before all consented', () => {
  const all = { ...roster, effect: 'all' } as const;
  const [own] = good.consents;
  if (own === undefined) throw new Error('one');
  const last = { no: 5, signedAt: '2026-11-28T09:00:00+08:00' };
  expect(memberEffect(all, [own], good.effectiveAt, 4)).toBeNull();
  expect(memberEffect(all, [own, last], good.effectiveAt, 4)).toBe(last.signedAt);
  expect(memberEffect(roster, [own, last], good.effectiveAt, 4)).toBe(good.effectiveAt);
  expect(memberEffect(roster, [last], good.effectiveAt, 4)).toBeNull();
});
