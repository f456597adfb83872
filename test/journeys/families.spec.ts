/** A parent and a company in real Electron (A2): the court's sample case shown first, agency and committee at the table, one key at the desk, and the next family sees nothing of it. */
import { join } from 'node:path';
import { JudgmentNoted, MatterGroups } from '../../main/contract/demoJudgment.ts';
import { expect, test } from '../booth/fixtures.ts';
import { newestAgreement } from '../booth/agreementDesk.ts';
import { chooseTraining, companySitsDown, listenToPage, parentSitsDown, seeSampleCase } from '../booth/familyVisit.ts'; // prettier-ignore
import {
  draftAgreement,
  guestComes,
  openTable,
  readAgreement,
  signAtTable,
  table,
} from '../booth/tableVisit.ts';
import { heading, leaveBy, words } from '../booth/visitor.ts';
import { visitorOf } from '../booth/visits.ts';
import { filesWith } from '../link/familyKit.ts';

test.setTimeout(300_000);

const DECIDED = '公司按没有上的课退钱。';

async function desk(deskUrl: string, path: string, post?: unknown): Promise<unknown> {
  const url = new URL(deskUrl);
  const token = new URLSearchParams(url.hash.slice(1)).get('token') ?? '';
  const answer = await fetch(new URL(`/desk/api/${path}`, url), {
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(post === undefined ? {} : { method: 'POST', body: JSON.stringify(post) }),
  });
  return await answer.json();
}

test('a parent in her own name settles with a company after the sample case was shown, and the next family learns nothing of her (A2)', async ({
  booth,
}) => {
  const { deskUrl } = booth.court;
  const groups = async () => MatterGroups.parse(await desk(deskUrl, 'groups')).groups;
  let visitor = await visitorOf(booth);
  await openTable(visitor);
  await chooseTraining(visitor);
  const child = await parentSitsDown(visitor, 'resident', ['qu', 'xun', 'ruo']);
  const seen = await listenToPage(visitor.page);
  const company = await companySitsDown(visitor);
  // the court notes what it decided against this very company
  const { key } = JudgmentNoted.parse(await desk(deskUrl, 'demo-judgments', {
    kind: 'training', respondent: company, caseNo: '（2026）渝0103民初1234号', claimed: ['家长要求退还没有上的课的钱。'], decided: [DECIDED],
    decidedOn: '2025-06-18', final: true, validTo: '2035-12-31',
  })); // prettier-ignore
  await seeSampleCase(visitor, DECIDED);
  const people = { A: '张*华', B: '李*国' };
  await guestComes(visitor, 'agencyRep', 'educationOfficer', people);
  await guestComes(visitor, 'consumerCommittee', 'consumerCommittee', people);
  await draftAgreement(visitor);
  await readAgreement(visitor);
  for (const who of ['A', 'lead', 'B'] as const) await signAtTable(visitor, who);
  await heading(visitor, words.captured.receivedTitle);
  expect(child.length).toBeGreaterThan(1);
  expect(await seen()).not.toContain(child);

  const agreement = await newestAgreement(deskUrl);
  expect(agreement.flaw).toBeNull();
  expect(agreement.people.map(({ role, act }) => `${role} ${act?.what ?? '-'}`).toSorted()).toEqual([
    'agencyRep -', 'consumerCommittee -', 'legalRep signed', 'mediator signed', 'party -', 'party signed',
  ]); // prettier-ignore
  expect(JSON.stringify(agreement)).not.toContain(child);
  visitor = await leaveBy(visitor, table.captured.finish, () => visitorOf(booth));

  // the next family, against the same company
  const next = await listenToPage(visitor.page);
  await openTable(visitor);
  await chooseTraining(visitor);
  await parentSitsDown(visitor, 'residentElder', ['bai', 'lu', 'qing']);
  await companySitsDown(visitor);
  await seeSampleCase(visitor, DECIDED);
  for (const own of [people.A, '4417', '30,000', child, key, '关联', agreement.row.id])
    expect(await next()).not.toContain(own);

  expect(await groups()).toMatchObject([
    { key, kind: 'training', agreements: { count: 1, fen: 3_000_000 }, states: { received: 1 }, judgments: [{ state: 'inForce' }] },
  ]); // prettier-ignore
  expect(filesWith(join(booth.dataDir, '..'), child)).toEqual([]);
  expect(booth.log().join('\n')).not.toContain(child);
});
