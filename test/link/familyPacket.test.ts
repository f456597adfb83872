/** The packet of a guardian who asks in their own name: the court takes it where its pack lets them, with the child masked and nobody's act but the parties' and the lead's. */
import { beforeAll, expect, it } from 'vitest';
import type { PacketPerson } from '../../main/contract/session/packet.ts';
import { guestCall, type GuestCall } from '../../main/contract/session/guests.ts';
import { nextNotices, sampleJudgment, staffCard, takeSeat, writePayment, toKinds, type TestTable } from '../../main/core/session/sessionKit.ts'; // prettier-ignore
import { checkPacket, type OpenedPacket } from '../../main/court/agreements/checkPacket.ts';
import { regimeFlaw } from '../../main/court/agreements/regimeParts.ts';
import { openedPacket } from './onsitePacketKit.ts';

const KEY = 'a'.repeat(32);

/** A parent in her own name against 李建国, the sample case shown, an agency and a committee beside the mediator. */
function family(booth: TestTable): TestTable {
  const at = toKinds(booth).tap({ do: 'chooseKind', kind: 'training' }, { do: 'privacyRead', shownMs: 1, readAloud: false }); // prettier-ignore
  at.tap({ do: 'forAnother' }, { do: 'capacity', as: 'guardian' }, { do: 'ownName', own: true }, { do: 'ward', name: '刘小雨' }); // prettier-ignore
  nextNotices(takeSeat(takeSeat(at, 'A'), 'B'));
  at.send({ kind: 'session', news: { news: 'demoSought', linked: { key: KEY, demo: { kind: 'here', judgment: sampleJudgment } } } }); // prettier-ignore
  for (const seat of ['A', 'B'] as const) at.tap({ do: 'demoSeen', seat, shownMs: 3000, readAloud: false });
  const guests = [['agencyRep', 'education'], ['consumerCommittee', 'consumerCommittee']] as const; // prettier-ignore
  for (const [call, role] of guests) {
    at.tap({ do: 'inviteGuest', call }, { do: 'guestAnswer', seat: 'A', agrees: true }, { do: 'guestAnswer', seat: 'B', agrees: true }); // prettier-ignore
    staffCard(at, role);
  }
  return writePayment(at.tap({ do: 'editFacts' }, { do: 'words', text: '刘小雨的课没有上完。' }), 'B', 680_000); // prettier-ignore
}

let opened: OpenedPacket;
beforeAll(async () => void (opened = await openedPacket(family)));
const flawOf = async (of: OpenedPacket): Promise<string | null> => {
  const checked = await checkPacket(of);
  return checked.ok ? null : checked.error.flaw;
};
const withPeople = (change: (one: PacketPerson) => PacketPerson): OpenedPacket => ({
  ...opened,
  packet: { ...opened.packet, people: opened.packet.people.map(change) },
});

it('is taken, carries the key, and tells of child, sample case and guests without an act of theirs', async () => {
  const checked = await checkPacket(opened);
  if (!checked.ok) throw new Error(checked.error.flaw);
  const { proof } = checked.value;
  expect(opened.packet).toMatchObject({ groupKey: KEY, disputeKind: 'training' });
  expect(proof.participants.find(({ id }) => id === 'A')).toMatchObject({ name: '张明华（监护人，以自己的名义）', ward: '刘*雨', role: 'party' }); // prettier-ignore
  expect(proof.shown.filter(({ what }) => what === `demoJudgment-${sampleJudgment.id}`).map(({ who, ms }) => [who, ms])).toEqual([['A', 3000], ['B', 3000]]); // prettier-ignore
  const guests = new Set(
    proof.participants.flatMap(({ id, role }) => (guestCall(role) === null ? [] : [id])),
  );
  expect(guests.size).toBe(2);
  expect([...proof.acts, ...proof.shown].some(({ who }) => guests.has(who))).toBe(false);
  expect(JSON.stringify(opened.packet) + checked.value.proofText).not.toContain('刘小雨');
  expect(checked.value.cards.map(({ party }) => party).toSorted()).toEqual(['A', 'B']);
});

it('is refused where the pack does not let a guardian ask in their own name, or the child is not masked', async () => {
  const checked = await checkPacket(opened);
  if (!checked.ok) throw new Error(checked.error.flaw);
  const { packet } = opened;
  const parts = { packet, proof: checked.value.proof, evidence: [] };
  const rules = opened.regimes ?? null;
  if (rules === null) throw new Error('a court with a pack');
  const proofWith = (ward: string, side: 'applicant' | 'respondent' = 'applicant') => ({
    ...parts.proof,
    participants: parts.proof.participants.map((one) => (one.id === 'A' ? { ...one, ward, side } : one)),
  });
  expect(regimeFlaw(parts, rules)).toBeNull();
  expect(regimeFlaw({ ...parts, packet: { ...packet, disputeKind: 'loan' } }, rules)?.flaw).toBe(
    'wardForeign',
  );
  expect(regimeFlaw({ ...parts, proof: proofWith('刘小雨') }, rules)?.flaw).toBe('wardForeign');
  expect(regimeFlaw({ ...parts, proof: proofWith('刘*雨', 'respondent') }, rules)?.flaw).toBe('wardForeign');
  expect(regimeFlaw(parts, null)?.flaw).toBe('wardForeign');
});

it('is refused where packet and proof tell of another child, or an act of a guest is told', async () => {
  expect(await flawOf(withPeople((one) => (one.id === 'A' ? { ...one, ward: '李*明' } : one)))).toBe('peopleDiffer'); // prettier-ignore
  for (const call of ['agencyRep', 'consumerCommittee'] satisfies GuestCall[])
    expect(await flawOf(withPeople((one) => (one.role === call ? { ...one, act: 'act-A' } : one)))).toBe('peopleDiffer'); // prettier-ignore
  const checked = await checkPacket(opened);
  if (!checked.ok) throw new Error(checked.error.flaw);
  const { proof } = checked.value;
  for (const role of ['agencyRep', 'consumerCommittee'] as const) {
    const who = proof.participants.find((one) => one.role === role)?.id ?? '';
    const signed = { ...proof, acts: proof.acts.map((one) => (one.who === 'A' ? { ...one, who } : one)) };
    expect(regimeFlaw({ packet: opened.packet, proof: signed, evidence: [] }, opened.regimes ?? null)?.flaw).toBe('bystanderActed'); // prettier-ignore
    const shown = { ...proof, shown: proof.shown.map((one) => ({ ...one, who })) };
    expect(regimeFlaw({ packet: opened.packet, proof: shown, evidence: [] }, opened.regimes ?? null)?.flaw).toBe('bystanderActed'); // prettier-ignore
  }
});
