/** What a court asks of a group's roster and of each consent: nobody dropped, renamed, added or paid otherwise than the paper says. */
import { expect, it } from 'vitest';
import type { GroupRoster } from '../../contract/session/group.ts';
import type { SignedPacket } from '../../contract/session/packet.ts';
import type { Term } from '../../contract/session/terms.ts';
import { canonicalText } from '../../proof/proof.ts';
import { sha256Hex } from '../digest.ts';
import { annexFor, consentFlaw, groupFlaw, type ConsentFacts } from './groupParts.ts';

const person = (no: number, name: string, fen: number) => ({
  no,
  name,
  number: `2${String(no).padStart(16, '0')}X`,
  fen,
});
const roster: GroupRoster = {
  v: 1, group: 'g', salt: 's'.repeat(26), effect: 'each', days: ['2026-12-10', '2027-01-11'], present: [1, 2, 3],
  members: [person(1, '赵一', 1001), person(2, '钱二', 2000), person(3, '孙三', 3333), person(4, '李四', 5)],
  representatives: [{ party: 'A', no: 1 }, { party: 'C', no: 3 }],
}; // prettier-ignore

const term = (fen: number, due: string, more: Partial<Term> = {}): Term => ({
  id: 'group', kind: 'instalment', debtor: 'B', creditor: null, fen, words: '', due, account: null, interestMilliPercent: null, text: '', ...more,
}); // prettier-ignore
const terms = [term(500 + 1000 + 1666 + 2, '2026-12-10'), term(501 + 1000 + 1667 + 3, '2027-01-11')];
const cards = [
  { party: 'A', type: 'resident', ...roster.members[0] },
  { party: 'C', type: 'resident', ...roster.members[2] },
  { party: 'B', type: 'resident', number: '9'.repeat(18), name: '老板' },
].map(({ party, type, number = '', name = '' }) => ({ party, type, number, name }));
const people = (['A', 'C', 'B'] as const).map((id) => ({
  id, role: 'party' as const, side: id === 'B' ? ('respondent' as const) : ('applicant' as const), seat: 'A' as const, masked: '', last4: '', act: null,
})); // prettier-ignore

const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(canonicalText(value));
const digest = (of: GroupRoster): string => sha256Hex(canonicalText(of));

interface Facts {
  readonly file?: GroupRoster;
  readonly named?: GroupRoster;
  readonly group?: Partial<NonNullable<SignedPacket['group']>>;
  readonly terms?: readonly Term[];
  readonly cards?: typeof cards;
}

/** `file` is what lies there, `named` what paper and packet name. */
function flaw({
  file = roster,
  named = file,
  group = {},
  terms: paid = terms,
  cards: read = cards,
}: Facts = {}) {
  const packet = {
    kind: 'mediationAgreement', people, draft: { parties: [], terms: [...paid], totalFen: null },
    files: [{ name: 'roster.json', role: 'roster' }],
    group: { members: 4, present: 3, totalFen: 6339, effect: 'each', roster: digest(named), ...group },
  } as unknown as SignedPacket; // prettier-ignore
  const paper = { pages: 1, terms: null, agreement: null, roster: digest(named), annex: null, consent: null };
  return (
    groupFlaw({ packet, files: new Map([['roster.json', bytes(file)]]), paper, cards: read })?.flaw ?? null
  );
}
const without = (no: number): GroupRoster => ({
  ...roster,
  members: roster.members.filter((one) => one.no !== no),
});
const renamed: GroupRoster = {
  ...roster,
  members: roster.members.map((one) => (one.no === 4 ? { ...one, name: '王五' } : one)),
};

it('takes a roster that adds up, with its representatives at the table', () => {
  expect(flaw()).toBeNull();
});

it('refuses a member dropped or renamed after the paper was made, and one byte of another spelling', () => {
  expect(flaw({ file: without(4), named: roster })).toBe('rosterDiffers');
  expect(flaw({ file: renamed, named: roster })).toBe('rosterDiffers');
  const spaced = new Map([['roster.json', new TextEncoder().encode(JSON.stringify(roster, null, 1))]]);
  const packet = { kind: 'mediationAgreement', people, files: [{ name: 'roster.json', role: 'roster' }], group: { members: 4, present: 3, totalFen: 6339, effect: 'each', roster: digest(roster) } } as unknown as SignedPacket; // prettier-ignore
  const paper = {
    pages: 1,
    terms: null,
    agreement: null,
    roster: digest(roster),
    annex: null,
    consent: null,
  };
  expect(groupFlaw({ packet, files: spaced, paper, cards })?.flaw).toBe('rosterDiffers');
});

it('refuses a roster that is one with its paper and still does not add up', () => {
  expect(flaw({ file: without(4) })).toBe('rosterDiffers');
  expect(flaw({ group: { totalFen: 6340 } })).toBe('rosterDiffers');
  expect(flaw({ group: { present: 4 } })).toBe('rosterDiffers');
  expect(flaw({ group: { effect: 'all' } })).toBe('rosterDiffers');
  const [first = term(0, ''), last = term(0, '')] = terms;
  expect(flaw({ terms: [{ ...first, fen: 3167 }, last] })).toBe('rosterDiffers');
  expect(flaw({ terms: [{ ...first, due: '2026-12-11' }, last] })).toBe('rosterDiffers');
  expect(flaw({ terms: [first] })).toBe('rosterDiffers');
  expect(flaw({ terms: [{ ...first, creditor: 'A' }, last] })).toBe('rosterDiffers');
  const doubled = { ...roster, members: roster.members.map((one) => (one.no === 4 ? { ...one, number: person(1, '', 1).number } : one)) }; // prettier-ignore
  expect(flaw({ file: doubled })).toBe('rosterDiffers');
});

it('refuses a representative who is not that member, and a member on the other side', () => {
  const swapped = cards.map((card) => (card.party === 'A' ? { ...card, ...person(2, '钱二', 0) } : card));
  expect(flaw({ cards: swapped })).toBe('representativeForeign');
  expect(flaw({ cards: cards.map((card) => (card.party === 'A' ? { ...card, name: '赵壹' } : card)) })).toBe('representativeForeign'); // prettier-ignore
  expect(flaw({ cards: cards.map((card) => (card.party === 'B' ? { ...card, ...person(4, '李四', 0) } : card)) })).toBe('representativeForeign'); // prettier-ignore
  expect(flaw({ file: { ...roster, representatives: roster.representatives.slice(0, 1) } })).toBe('representativeForeign'); // prettier-ignore
});

it('knows a roster only where paper and packet both do', () => {
  const bare = { kind: 'mediationAgreement', people, files: [] } as unknown as SignedPacket;
  const paper = { pages: 1, terms: null, agreement: null, roster: null, annex: null, consent: null };
  expect(groupFlaw({ packet: bare, files: new Map(), paper, cards })).toBeNull();
  expect(groupFlaw({ packet: bare, files: new Map(), paper: { ...paper, roster: 'a'.repeat(64) }, cards })?.flaw).toBe('rosterDiffers'); // prettier-ignore
});

const MASTER = 'a'.repeat(64);
const li = person(4, '李四', 5);
const annex = sha256Hex(canonicalText(annexFor(roster, li)));
const consent: ConsentFacts = {
  packet: {
    agreement: { title: '', sha256: MASTER }, member: { no: 4, annex },
    lights: { parties: [{ party: 'M4', at: '2026-11-23T10:00:00.000+08:00' }], others: [], effectiveAt: null },
  },
  paper: { pages: 1, terms: null, agreement: MASTER, roster: null, annex, consent: null },
  cards: [{ party: 'M4', type: 'resident', number: li.number, name: li.name }],
  document: MASTER,
  roster,
}; // prettier-ignore
const consented = (more: Partial<ConsentFacts>) => consentFlaw({ ...consent, ...more })?.flaw ?? null;

it('takes a member’s own consent to this very agreement, with the annex that follows from the roster', () => {
  expect(consented({})).toBeNull();
});

it('refuses a consent of somebody else, under another name, with another annex, or to another agreement', () => {
  const card = { party: 'M4', type: 'resident', number: li.number, name: li.name };
  expect(consented({ cards: [{ ...card, number: person(2, '', 1).number }] })).toBe('memberForeign');
  expect(consented({ cards: [{ ...card, name: '李肆' }] })).toBe('memberForeign');
  expect(consented({ cards: [] })).toBe('memberForeign');
  expect(consented({ cards: [card, card] })).toBe('memberForeign');
  expect(consented({ packet: { ...consent.packet, member: { no: 5, annex } } })).toBe('memberForeign');
  expect(consented({ roster: without(4) })).toBe('memberForeign');
  expect(consented({ paper: { ...consent.paper, annex: MASTER } })).toBe('annexDiffers');
  const paidMore = {
    ...roster,
    members: roster.members.map((one) => (one.no === 4 ? { ...one, fen: 6 } : one)),
  };
  expect(consented({ roster: paidMore })).toBe('annexDiffers');
  expect(consented({ document: 'b'.repeat(64) })).toBe('otherAgreement');
  expect(consented({ paper: { ...consent.paper, agreement: null } })).toBe('otherAgreement');
  expect(consented({ roster: null })).toBe('otherAgreement');
});
