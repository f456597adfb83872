/** An agreement signed by an agent at the court: taken with special authority, and refused by name when the authority or its paper is not there. */
import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { authorityFlaw, type AuthorityParts } from '../../main/court/agreements/authorityParts.ts';
import { checkPacket, type OpenedPacket } from '../../main/court/agreements/checkPacket.ts';
import { sha256Hex } from '../../main/core/util/digest.ts';
import { acts, cards, nextNotices, scanPaper, takeSeat, toSeatA, writeClauses, type TestTable } from '../../main/core/session/sessionKit.ts'; // prettier-ignore
import { Proof, SealedProof } from '../../main/proof/proof.ts';
import { openedPacket, pageBytes } from './onsitePacketKit.ts';

/** A with a helper beside, B by an agent with special authority on two pages. */
function agentDrafted(booth: TestTable): TestTable {
  const at = toSeatA(booth).tap({ do: 'forAnother' }, { do: 'capacity', as: 'interpreter' });
  at.card(cards.second).tap({ do: 'itIsMe', seat: 'A' });
  takeSeat(at, 'A');
  acts(at, { as: 'agent', name: cards.B.name, number: cards.B.number, card: cards.agent });
  scanPaper(at, 2, (id) => sha256Hex(pageBytes(id))).tap({ do: 'papersDone' }, { do: 'authority', authority: 'special' }); // prettier-ignore
  return writeClauses(nextNotices(at));
}

let opened: OpenedPacket;
let proof: Proof;
beforeAll(async () => {
  opened = await openedPacket(agentDrafted);
  const file = new TextDecoder().decode(opened.files.get('agreement.proof.json'));
  proof = Proof.parse(JSON.parse(SealedProof.parse(JSON.parse(file)).proof));
});

it('is taken, and says for whom, with which authority, by which paper', async () => {
  const checked = await checkPacket(opened);
  if (!checked.ok) throw new Error(checked.error.flaw);
  const agent = proof.participants.find((one) => one.id === 'B-agent');
  expect(agent).toMatchObject({
    role: 'agent',
    name: '陈静（李建国的委托代理人，特别授权）',
    acting: { party: 'B', as: 'agent', authority: 'special', papers: [sha256Hex(pageBytes('page1')), sha256Hex(pageBytes('page2'))] },
  }); // prettier-ignore
  expect(proof.participants.find((one) => one.id === 'B')).toMatchObject({ role: 'party', name: '李建国', identity: [] }); // prettier-ignore
  expect(proof.participants.find((one) => one.id === 'A-interpreter')?.name).toBe(cards.second.name);
  // the party that did not come is told through whoever signed for it
  expect(checked.value.cards).toContainEqual({ party: 'B', type: 'resident', number: cards.agent.number, name: cards.agent.name }); // prettier-ignore
});

it('carries the pages of the power of attorney beside the agreement', () => {
  expect(opened.packet.files.filter(({ role }) => role === 'authority').map(({ name }) => name)).toEqual(['authority-B-agent-1', 'authority-B-agent-2']); // prettier-ignore
});

it('is taken when the party came after an agent without authority, who stays on record with the paper', async () => {
  const late = await openedPacket((booth) => {
    const at = takeSeat(toSeatA(booth), 'A');
    acts(at, { as: 'agent', name: cards.B.name, number: '', card: cards.agent });
    scanPaper(at, 1, (id) => sha256Hex(pageBytes(id))).tap({ do: 'papersDone' }, { do: 'authority', authority: 'general' }); // prettier-ignore
    writeClauses(nextNotices(at)).tap({ do: 'whoSigns', seat: 'B' }, { do: 'partyComes' });
    return nextNotices(at.card(cards.B).tap({ do: 'itIsMe', seat: 'B' }));
  });
  const checked = await checkPacket(late);
  if (!checked.ok) throw new Error(checked.error.flaw);
  const { participants, acts: done } = checked.value.proof;
  expect(done.filter(({ act }) => act === 'signed').map(({ who }) => who).toSorted()).toEqual(['A', 'B', 'lead']); // prettier-ignore
  expect(participants.find(({ id }) => id === 'B-agent')).toMatchObject({ name: '陈静（李建国的委托代理人，一般授权）', acting: { authority: 'general' } }); // prettier-ignore
});

it('is refused where the court’s own policy lets no agent bind a party', async () => {
  expect(await checkPacket({ ...opened, binders: ['guardian', 'legalRep'] })).toMatchObject({ ok: false, error: { flaw: 'notAuthorised' } }); // prettier-ignore
});

it('is refused when a page of the power of attorney was left out or exchanged', async () => {
  const { files } = opened.packet;
  const without = { ...opened, packet: { ...opened.packet, files: files.filter(({ name }) => name !== 'authority-B-agent-2') } }; // prettier-ignore
  expect(await checkPacket(without)).toMatchObject({ error: { flaw: 'authorityMissing' } });
  const other = files.map((file) => (file.role === 'authority' ? { ...file, sha256: 'f'.repeat(64) } : file));
  expect(await checkPacket({ ...opened, packet: { ...opened.packet, files: other } })).toMatchObject({ error: { flaw: 'authorityMissing' } }); // prettier-ignore
});

it('believes no other key for any of it', async () => {
  const foreign = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }).x ?? '';
  expect(await checkPacket({ ...opened, publicKey: foreign })).toMatchObject({ error: { flaw: 'issuerForeign' } }); // prettier-ignore
});

describe('what a booth under foreign rule would have to say', () => {
  type Person = Proof['participants'][number];
  /** The same person told otherwise, in the proof and in the packet alike. */
  function told(change: (one: Person) => Partial<Person>, signer?: 'self' | 'agent'): AuthorityParts {
    const participants = proof.participants.map((one) => ({ ...one, ...change(one) }));
    const byId = new Map(participants.map((one) => [one.id, one]));
    const people = opened.packet.people.map((one) => {
      const { role = one.role, acting } = byId.get(one.id) ?? {};
      return { ...one, role, acting };
    });
    const draft = opened.packet.draft;
    const parties = draft?.parties.map((one) => (signer === undefined || one.signer === null ? one : { ...one, signer: { ...one.signer, as: signer } })); // prettier-ignore
    const packet = { ...opened.packet, people, ...(draft === undefined ? {} : { draft: { ...draft, parties: parties ?? [] } }) }; // prettier-ignore
    return { packet, proof: { ...proof, participants }, binders: opened.binders };
  }
  const agentOnly = (change: (acting: NonNullable<Person['acting']>) => Person['acting']) => (one: Person) =>
    one.acting === undefined ? {} : { acting: change(one.acting) };

  it.each<[string, () => AuthorityParts, string]>([
    ['an agent with general authority alone', () => told(agentOnly((acting) => ({ ...acting, authority: 'general' }))), 'notAuthorised'],
    ['an agent with no word of authority', () => told(agentOnly((acting) => ({ ...acting, authority: null }))), 'peopleDiffer'],
    ['an agent of the other side', () => told(agentOnly((acting) => ({ ...acting, party: 'A' }))), 'peopleDiffer'],
    ['an agent of nobody', () => told((one) => (one.id === 'B-agent' ? { acting: undefined } : {})), 'authorityMissing'],
    ['a helper who signs', () => told((one) => (one.id === 'B-agent' ? { role: 'supporter', acting: undefined } : {})), 'authorityMissing'],
    ['an agent told to be the party itself', () => told(() => ({}), 'self'), 'notAuthorised'],
  ])('refuses %s', (_what, parts, flaw) => {
    expect(authorityFlaw(parts())).toMatchObject({ flaw });
  }); // prettier-ignore

  it('takes it as it was', () => {
    expect(authorityFlaw(told(() => ({})))).toBeNull();
  });

  it('refuses a signature by a helper, whose pages are nobody’s', () => {
    const parts = told((one) => (one.id === 'B-agent' ? { role: 'supporter', acting: undefined } : {}));
    const files = parts.packet.files.filter(({ role }) => role !== 'authority');
    const draft = parts.packet.draft === undefined ? {} : { draft: { ...parts.packet.draft, parties: [] } };
    expect(authorityFlaw({ ...parts, packet: { ...parts.packet, files, ...draft } })).toEqual({ flaw: 'notAuthorised', act: 'act-B' }); // prettier-ignore
  });
});
