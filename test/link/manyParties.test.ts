/** Seven parties at one booth, one creditor against six: from their seats over a power cut to the court's desk, the verifier and six receipts of service, through a whole core and a whole court. */
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Agreements, OpenedAgreement } from '../../main/contract/agreements.ts';
import type { Seat, Standing } from '../../main/contract/session/parties.ts';
import type { Who } from '../../main/contract/sessionScreen.ts';
import { cards } from '../../main/core/session/sessionKit.ts';
import { verifyAgreement } from '../../main/proof/verify.ts';
import { anchorsOf } from './anchors.ts';
import { until, type Person } from './boothHands.ts';
import { scansOf } from './scans.ts';
import { tableSteps, type TableSteps } from './tableKit.ts';
import { openWholeRequest, type WholeRequest } from './wholeRequestKit.ts';

const person = (who: Who): Person => ({
  card: () => cards[who], phone: () => '', residence: () => '', respondent: () => '', fact: () => '', evidence: () => '',
}); // prettier-ignore
const SEATS = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const satisfies readonly Seat[];
/** Beside the creditor and the first debtor. */
const OTHERS: readonly Standing[] = ['respondent', 'respondent', 'respondent', 'guarantor', 'mortgagor'];
/** 2,000 and 500 ten-thousands of yuan. */
const [DEBT, SMALL] = [1_999_900_000, 50_000_000];
const THING = '云溪区滨河路8号3幢201号房屋，不动产权第0012345号';

let kit: WholeRequest;
let table: TableSteps;
beforeEach(async () => {
  kit = await openWholeRequest();
  table = tableSteps(kit);
  await until('claimed', () => kit.view().frame.link === 'online');
});
afterEach(() => kit.close());

const desk = (path = '', init: RequestInit = {}): Promise<Response> =>
  fetch(`${kit.court().url}/desk/api/agreements${path}`, {
    ...init,
    headers: { authorization: `Bearer ${kit.court().token}`, 'content-type': 'application/json' },
  });
const rows = async () => Agreements.parse(await (await desk()).json()).rows;
const bytesOf = async (path: string) => new Uint8Array(await (await desk(path)).arrayBuffer());
const opened = async (id: string) => OpenedAgreement.parse(await (await desk(`/${id}`)).json());

async function payment(payer: Seat, fen: number): Promise<void> {
  await table.tap({ do: 'addPayment' }, { do: 'payer', seat: payer }, { do: 'payee', seat: 'A' }, { do: 'total', fen }, { do: 'count', count: 1 });
  const { step } = kit.shown('session');
  await table.tap({ do: 'first', day: step.at === 'first' ? (step.days.at(-1) ?? '') : '' }, { do: 'takePlan' });
} // prettier-ignore

/** The debtor's payment is the first one of the list. */
async function secure(by: Seat): Promise<void> {
  await table.tap({ do: 'addClause' }, { do: 'secure' });
  const { step } = kit.shown('session');
  await table.tap({ do: 'secured', clause: step.at === 'secured' ? (step.debts[0]?.clause ?? '') : '' }, { do: 'securer', seat: by }); // prettier-ignore
}

test('seven parties sign one agreement, each is told apart, and each has a receipt of its own', async () => {
  await table.opened();
  await table.laid(OTHERS);
  for (const seat of SEATS) await table.sits(seat, person(seat));
  await table.listened();
  await table.tap({ do: 'editFacts' }, { do: 'words', text: '申请人借出款项，各被申请人到期没有还，保证人和抵押人提供了担保。' });
  await payment('B', DEBT);
  await payment('C', SMALL);
  await secure('F');
  await table.tap({ do: 'securityWay', way: 'joint' });
  await secure('G');
  await table.tap({ do: 'securedThing', thing: THING });
  const drafted = kit.shown('session').step;
  const clauses = drafted.at === 'draft' ? drafted.clauses.map(({ text }) => text) : [];
  expect(clauses[0]).toContain('被申请人一付给申请人人民币19,999,000.00元（大写：壹仟玖佰玖拾玖万玖仟元整）');
  expect(clauses[2]).toContain('保证人为被申请人一应付给申请人的');
  expect(clauses[2]).toContain('连带责任保证');
  expect(clauses[3]).toContain(`抵押担保：${THING}`);
  await table.readOut();

  // four of eight sign, then the power goes
  for (const who of ['F', 'A', 'C', 'G'] as const) await table.sign(who, person(who));
  await kit.at('session', '"at":"signers"');
  const lit = kit.shown('session').step;
  expect(lit.at === 'signers' && [lit.lights.parties.length, lit.lights.effectiveAt]).toEqual([7, null]);
  await kit.closeBooth();
  await kit.reopenBooth();
  await table.reopen(person('lead'));
  for (const seat of ['B', 'D', 'E'] as const) {
    expect(kit.shown('session')).toMatchObject({ step: { mayGoOn: false } });
    await table.back(seat, person(seat));
  }
  await table.tap({ do: 'goOn' });
  for (const who of ['lead', 'E', 'D', 'B'] as const) await table.sign(who, person(who));
  await kit.at('session', '"at":"captured"');

  await expect.poll(async () => (await rows()).map(({ state }) => state), { timeout: 60_000 }).toEqual(['received']);
  const id = (await rows())[0]?.id ?? '';
  const agreement = await opened(id);
  expect(agreement.flaw).toBeNull();
  expect(agreement.people.filter(({ act }) => act?.what === 'signed').map((one) => one.id)).toEqual([...SEATS, 'lead']);
  expect(agreement.people.map(({ as, service }) => [as?.standing, as?.nth, service])).toEqual([
    ['applicant', null, 'electronic'], ['respondent', 1, 'paper'], ['respondent', 2, 'electronic'], ['respondent', 3, 'paper'], ['respondent', 4, 'electronic'],
    ['guarantor', null, 'paper'], ['mortgagor', null, 'electronic'], [undefined, undefined, null],
  ]);
  expect(agreement.lights.parties).toHaveLength(7);
  expect(agreement.lights.effectiveAt).toBeNull();

  // the very file everybody may keep, checked by the court's root alone; a changed byte is found
  const [pdf, proof] = [await bytesOf(`/${id}/agreement.pdf`), await bytesOf(`/${id}/agreement.proof.json`)];
  const anchors = await anchorsOf(kit.court());
  const checked = await verifyAgreement(pdf, proof, anchors);
  if (!checked.ok) throw new Error(checked.error.what);
  expect(checked.value.acts.filter(({ act }) => act === 'signed')).toHaveLength(8);
  const changed = Uint8Array.from(pdf);
  changed[Math.floor(pdf.length / 2)] = (changed[Math.floor(pdf.length / 2)] ?? 0) ^ 1;
  expect(await verifyAgreement(changed, proof, anchors)).toMatchObject({ ok: false });
  expect(new Set(checked.value.proof.acts.map(({ document }) => document))).toEqual(new Set([agreement.document.sha256]));
  expect(createHash('sha256').update(pdf.subarray(0, checked.value.proof.document.bytes)).digest('hex')).toBe(agreement.document.sha256);

  // six receipts of service with their own times, as each wished; each party is told of its own
  const debtors = SEATS.filter((seat) => seat !== 'A');
  for (const party of debtors) {
    const way = agreement.people.find((one) => one.id === party)?.service ?? 'paper';
    const body = { party, way, consent: way === 'electronic' ? '调解时在舱里同意' : null, proof: `回执 ${party}` };
    expect([party, (await desk(`/${id}/serve`, { method: 'POST', body: JSON.stringify(body) })).status]).toEqual([party, 200]);
  }
  const { served } = await opened(id);
  expect(served.map(({ party, way }) => `${party} ${way}`)).toEqual(['B paper', 'C electronic', 'D paper', 'E electronic', 'F paper', 'G electronic']);
  expect(served.every(({ deliveredAt }) => deliveredAt !== null)).toBe(true);
  await kit.steps.leave();
  await kit.steps.comeIn(person('G'));
  await kit.act({ do: 'openService', service: 'matters' });
  await kit.at('matters', 'ready');
  const told = JSON.stringify(kit.view().screen);
  expect(told.match(/"mine":true/g)).toHaveLength(1);
  expect(told.match(/"mine":false/g)).toHaveLength(6);
  for (const seat of SEATS) expect(told).not.toContain(cards[seat].name);

  // everybody signed and nothing is in effect: the committee's seal is missing, and with its sealed copy the court's own word lights it here
  expect(told).toContain('"effectiveAt":null');
  const { sha256, pages } = agreement.document;
  const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const copy = { document: sha256, date: day, proof: '见到盖章原件', pages: scansOf(id, pages) };
  expect((await desk(`/${id}/sealed-copy`, { method: 'POST', body: JSON.stringify(copy) })).status).toBe(200);
  await kit.act({ do: 'refreshMatters' });
  await kit.at('matters', `"pages":${pages}`);
  const [shown] = kit.shown('matters').agreements;
  expect(shown?.effectiveAt).not.toBeNull();
  expect(shown?.lights.find(({ light }) => light === 'organisation')?.at).toBe(`${day}T00:00:00+08:00`);
  expect(shown?.confirmation).toMatchObject({ appliedAt: null });
}, 240_000); // prettier-ignore
