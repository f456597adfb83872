/** Three parties at one booth in a real Electron: creditor, debtor and guarantor take the two chairs in turn, sign one agreement, and the court has all of them. */
import { expect, test } from '../booth/fixtures.ts';
import { newestAgreement } from '../booth/agreementDesk.ts';
import { heading, leaveBy, words } from '../booth/visitor.ts';
import { draftSecured, listenInTurn, nameGuarantor, openTable, readInTurn, signAtTable, sitInTurn, table } from '../booth/tableVisit.ts'; // prettier-ignore
import { visitorOf } from '../booth/visits.ts';

test.setTimeout(360_000);

test('a creditor, a debtor and a guarantor settle a debt, sign in any order, and the court knows who stands how', async ({
  booth,
}) => {
  const visitor = await visitorOf(booth);
  await openTable(visitor);
  await nameGuarantor(visitor);
  await sitInTurn(visitor, 'A', 'A');
  await sitInTurn(visitor, 'B', 'B');
  await sitInTurn(visitor, 'C', 'B');
  await listenInTurn(visitor, ['A', 'B', 'C']);
  await draftSecured(visitor);
  await readInTurn(visitor, ['A', 'B', 'C']);
  for (const who of ['C', 'lead', 'A', 'B'] as const) await signAtTable(visitor, who);
  await heading(visitor, words.captured.receivedTitle);
  const { flaw, people } = await newestAgreement(booth.court.deskUrl);
  expect(flaw).toBeNull();
  expect(people.map(({ id, as, service, act }) => [id, as?.standing ?? null, service, act?.what])).toEqual([
    ['A', 'applicant', 'electronic', 'signed'],
    ['B', 'respondent', 'paper', 'signed'],
    ['C', 'guarantor', 'paper', 'signed'],
    ['lead', null, null, 'signed'],
  ]);
  await leaveBy(visitor, table.captured.finish, () => visitorOf(booth));
});
