/** The packet of a table of many: the court takes it whole, finds a party that was dropped or renamed, and families that keep apart learn nothing of each other. */
import { beforeAll, describe, expect, it } from 'vitest';
import { calendarFile } from '../../main/contract/session/calendarFile.ts';
import { allListen, allSit, guardianSits, toManyDraft, toManySeats, writePayment, type TestTable } from '../../main/core/session/sessionKit.ts'; // prettier-ignore
import { sha256Hex } from '../../main/core/util/digest.ts';
import { checkPacket, type OpenedPacket } from '../../main/court/agreements/checkPacket.ts';
import { loadKeys } from '../../main/court/keys.ts';
import { toldOf } from '../../main/court/agreements/told.ts';
import { AgreementPacket } from '../../main/contract/session/packet.ts';
import { courtFolder } from './courtHarness.ts';
import { openedApplication, openedPacket, pageBytes } from './onsitePacketKit.ts';

const facts = (at: TestTable, words: string): TestTable =>
  at.tap({ do: 'editFacts' }, { do: 'words', text: words });

/** One creditor, two debtors, a guarantor and a mortgagor. */
function secured(booth: TestTable): TestTable {
  const at = facts(toManyDraft(['respondent', 'guarantor', 'mortgagor'], booth), '借款到期没有还。');
  writePayment(at, 'B', 3_000_000).tap({ do: 'addClause' }, { do: 'secure' }, { do: 'securer', seat: 'D' }, { do: 'securityWay', way: 'general' }); // prettier-ignore
  at.tap({ do: 'addClause' }, { do: 'secure' }, { do: 'securer', seat: 'E' }, { do: 'securedThing', thing: '滨河路8号3幢201号房屋' }); // prettier-ignore
  return writePayment(at, 'C', 500_000);
}

/** A parent for a child and another family, against one who runs a training class. */
function families(booth: TestTable): TestTable {
  const digest = (id: string): string => sha256Hex(pageBytes(id));
  const at = guardianSits(toManySeats(['applicant'], booth, true), 'A', '刘小雨', digest);
  return writePayment(facts(allListen(allSit(at)), '刘小雨在培训班退费的事。'), 'B', 600_000);
}

const changed = (
  opened: OpenedPacket,
  people: (all: AgreementPacket['people']) => AgreementPacket['people'],
) => checkPacket({ ...opened, packet: { ...opened.packet, people: people(opened.packet.people) } });

describe('five parties', () => {
  let opened: OpenedPacket;
  beforeAll(async () => void (opened = await openedPacket(secured)));

  it('are taken as they signed, six signatures in one paper', async () => {
    const checked = await checkPacket(opened);
    if (!checked.ok) throw new Error(checked.error.flaw);
    expect(checked.value.proof.acts.filter(({ act }) => act === 'signed')).toHaveLength(6);
    expect(checked.value.cards.map(({ party }) => party).toSorted()).toEqual(['A', 'B', 'C', 'D', 'E']);
  });

  it('carry who owes whom, and by what it is secured, in the terms', () => {
    const terms = opened.packet.draft?.terms ?? [];
    expect(terms.map(({ kind, debtor, creditor, security }) => [kind, debtor, creditor, security?.kind])).toEqual([
      ['payMoney', 'B', 'A', undefined], ['guarantee', 'D', 'A', 'guarantee'], ['guarantee', 'E', 'A', 'mortgage'], ['payMoney', 'C', 'A', undefined],
    ]); // prettier-ignore
    expect(terms[2]?.security).toMatchObject({ of: terms[0]?.id, thing: '滨河路8号3幢201号房屋' });
    expect(calendarFile(opened.packet)).toContain('被申请人二付款');
  });

  it('are not taken when one of them was dropped, renamed or set on another side afterwards', async () => {
    const flaw = { ok: false, error: { flaw: 'peopleDiffer' } };
    expect(await changed(opened, (all) => all.filter(({ id }) => id !== 'D'))).toMatchObject(flaw);
    expect(await changed(opened, (all) => all.map((one) => (one.id === 'D' ? { ...one, as: { standing: 'mortgagor', nth: null } } : one)))).toMatchObject(flaw); // prettier-ignore
    expect(await changed(opened, (all) => all.map((one) => (one.id === 'C' ? { ...one, side: 'applicant' } : one)))).toMatchObject(flaw); // prettier-ignore
    const { lights } = opened.packet;
    const dark = { ...lights, parties: lights.parties.filter(({ party }) => party !== 'E') };
    expect(await checkPacket({ ...opened, packet: { ...opened.packet, lights: dark } })).toMatchObject({ ok: false, error: { flaw: 'lightsDiffer' } }); // prettier-ignore
  });

  it('apply together for confirmation with five signatures, or not at all', async () => {
    const application = await openedApplication(secured);
    const checked = await checkPacket(application);
    if (!checked.ok) throw new Error(checked.error.flaw);
    expect(checked.value.proof.acts.map(({ who, act }) => `${who} ${act}`)).toEqual(['A', 'B', 'C', 'D', 'E'].map((who) => `${who} signed`)); // prettier-ignore
  }, 120_000);
});

describe('families that keep apart', () => {
  let opened: OpenedPacket;
  beforeAll(async () => void (opened = await openedPacket(families)));

  it('are taken by the cards in the sealed evidence, and named masked in all that others get', async () => {
    const checked = await checkPacket(opened);
    if (!checked.ok) throw new Error(checked.error.flaw);
    const shared = `${checked.value.proofText} ${JSON.stringify(opened.packet.draft?.terms)}`;
    for (const name of ['张明华', '刘小雨', '何秀云', '李建国', '500199']) expect(shared).not.toContain(name);
    expect(shared).toContain('张*华（刘*雨的法定代理人）');
  });

  it('are not taken with a mask of somebody else', async () => {
    const other = (all: AgreementPacket['people']) =>
      all.map((one) => (one.id === 'C' ? { ...one, masked: '王*明' } : one));
    expect(await changed(opened, other)).toMatchObject({ ok: false, error: { flaw: 'evidenceDiffers' } });
  });

  it('are told of themselves and the other side, never of each other', () => {
    const packet = AgreementPacket.parse(opened.packet);
    const record = {
      id: 'i', booth: 'b', receivedAt: packet.capturedAt, number: null, state: 'received', flaw: null, summary: null, seal: null, answer: null, served: [], lights: [],
      confirmation: null, document: null,
    } as const; // prettier-ignore
    const rules = () => ({ confirmable: () => false, calendar: new Map() });
    const parts = {
      keys: loadKeys(courtFolder()),
      now: () => Date.parse('2026-11-24T09:00:00+08:00'),
      rules,
    };
    const told = (party: string): readonly string[] =>
      toldOf(parts, { ...record, party }, packet, { application: null, statement: null }).parties.map((one) => one.masked); // prettier-ignore
    expect(told('A')).toEqual(['李*国', '刘*雨']);
    expect(told('C')).toEqual(['何*云', '李*国']);
    expect(told('B')).toHaveLength(3);
  });
});
