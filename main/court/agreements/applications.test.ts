/** What makes a whole and genuine packet a joint application in time: both parties, this very paper, a kind that is confirmed, within thirty days. */
import { expect, it } from 'vitest';
import { pack } from '../../../build/policy/pack.ts';
import { calendarOf } from '../../contract/workdays.ts';
import { applicationFlaw, type ApplicationFacts } from './applications.ts';
import { rulesOf, type Rules } from './confirmation.ts';

const AGREEMENT = 'a'.repeat(64);
const both = [
  { party: 'A', person: 'digest of A' },
  { party: 'B', person: 'digest of B' },
];
const at = '2026-11-25T10:00:00+08:00';
const good: ApplicationFacts = {
  packet: {
    agreement: { title: '人民调解协议书', sha256: AGREEMENT }, regime: 'people', disputeKind: 'loan', capturedAt: at,
    lights: { parties: [{ party: 'A', at }, { party: 'B', at }], others: [], effectiveAt: null },
  },
  checked: { paper: { pages: 2, terms: null, agreement: AGREEMENT, roster: null, annex: null, consent: null } },
  document: AGREEMENT,
  parties: both,
  signers: both,
  effectiveAt: '2026-11-25T00:00:00+08:00',
}; // prettier-ignore
const rules: Rules = rulesOf({
  current: () => ({ signed: { pack: '', sig: '' }, etag: '', reasons: [], calendar: calendarOf(pack.calendar), group: null, grouping: null, regimes: pack.regimes, templates: [], agreements: pack.agreements, personalStatus: pack.personalStatus }),
}); // prettier-ignore
const flaw = (facts: Partial<ApplicationFacts>, packet: Partial<ApplicationFacts['packet']> = {}) =>
  applicationFlaw({ ...good, ...facts, packet: { ...good.packet, ...packet } }, rules)?.flaw ?? null;

it('is taken as it is, also before the effect: the thirty days have not begun', () => {
  expect(flaw({})).toBeNull();
  expect(flaw({ effectiveAt: null }, { capturedAt: '2030-01-01T00:00:00+08:00' })).toBeNull();
});

it('is refused where the pack excludes the regime or the subject matter', () => {
  expect(flaw({}, { regime: 'police' })).toBe('excluded');
  expect(flaw({}, { disputeKind: 'family' })).toBe('excluded');
});

it('needs both parties, each with the card of the agreement', () => {
  const [A, B] = both;
  if (A === undefined || B === undefined) throw new Error('two');
  expect(flaw({ signers: [A] })).toBe('notBoth');
  expect(flaw({ parties: [A], signers: [A] })).toBe('notBoth');
  expect(flaw({ signers: [A, { party: 'B', person: 'somebody else' }] })).toBe('foreignSigner');
  expect(flaw({ signers: [{ party: 'A', person: B.person }, { party: 'B', person: A.person }] })).toBe('foreignSigner'); // prettier-ignore
});

it('is about the agreement received in this session, as paper and packet say alike', () => {
  expect(flaw({ document: 'b'.repeat(64) })).toBe('otherAgreement');
  expect(
    flaw({
      checked: {
        paper: { pages: 2, terms: null, agreement: null, roster: null, annex: null, consent: null },
      },
    }),
  ).toBe('otherAgreement');
  expect(flaw({ document: null })).toBe('otherAgreement');
});

it('may be signed on the thirtieth day, moved on by the pack’s holidays, and no day later', () => {
  // from 25 November the thirtieth day is Friday 25 December 2026
  expect(flaw({}, { capturedAt: '2026-12-25T23:00:00+08:00' })).toBeNull();
  expect(flaw({}, { capturedAt: '2026-12-26T00:30:00+08:00' })).toBe('late');
});
