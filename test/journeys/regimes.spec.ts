/** Other kinds of mediation in real Electron: police mediation that becomes people's mediation (A5), and police mediation alone, signed by hand. */
import { expect, test } from '../booth/fixtures.ts';
import { agreementCount, newestAgreement, newestPeople } from '../booth/agreementDesk.ts';
import {
  applyAtTable, draftAgreement, listen, openForPolice, openPolice, readAgreement, readApplication, readClauses, signAtTable, table, turnToPeople,
} from '../booth/tableVisit.ts'; // prettier-ignore
import { heading, leaveBy, pageTo, tap, words } from '../booth/visitor.ts';
import { visitorOf } from '../booth/visits.ts';

test.setTimeout(480_000);

test('what grid staff open for the police becomes people’s mediation, is signed, and asks the court for confirmation in the same visit (A5)', async ({
  booth,
}) => {
  const visitor = await visitorOf(booth);
  await openForPolice(visitor);
  await draftAgreement(visitor);
  await turnToPeople(visitor);
  await listen(visitor, ['A', 'B']);
  // nothing of what was written with the police is there
  await heading(visitor, table.draft.title);
  await expect(visitor.page.getByText(table.draft.noFacts)).toBeVisible();
  await draftAgreement(visitor);
  await readAgreement(visitor);
  for (const who of ['B', 'lead', 'A'] as const) await signAtTable(visitor, who);
  await heading(visitor, words.captured.receivedTitle);
  await readApplication(visitor);
  for (const who of ['A', 'B'] as const) await applyAtTable(visitor, who);
  await expect(visitor.page.getByText(table.applying.sealed.received.title)).toBeVisible({ timeout: 60_000 });
  const { session, application } = await newestAgreement(booth.court.deskUrl);
  expect(session).toMatchObject({
    regime: 'people',
    switches: [{ from: 'police', to: 'people' }],
    opening: { source: 'transfer110' },
  });
  expect(application?.state).toBe('received');
  const people = await newestPeople(booth.court.deskUrl);
  // whoever opened it was there to the end and signed nothing
  expect(people.map(({ role }) => role)).toEqual(['party', 'party', 'gridStaff', 'mediator']);
  await leaveBy(visitor, table.captured.finish, () => visitorOf(booth));
});

test('police mediation alone is read out and printed for ink: nothing is signed here and nothing goes to the court', async ({
  booth,
}) => {
  const visitor = await visitorOf(booth);
  const before = await agreementCount(booth.court.deskUrl);
  const { ink } = table.regimes;
  await openPolice(visitor);
  await draftAgreement(visitor);
  await readClauses(visitor);
  await tap(visitor, ink.read);
  await heading(visitor, ink.title);
  await visitor.onStep?.(ink.title);
  await expect(visitor.page.getByText(ink.how.title)).toBeVisible();
  await expect(visitor.page.getByRole('button', { name: table.signers.sign, exact: true })).toHaveCount(0);
  await tap(visitor, ink.print);
  // with or without a printer it says which
  await expect(visitor.page.locator('[data-printing="printed"], [data-printing="notPrinted"]')).toBeVisible({
    timeout: 60_000,
  });
  await pageTo(visitor, ink.done);
  await heading(visitor, table.ended.onPaper.title);
  await visitor.onStep?.(table.ended.onPaper.title);
  expect(await agreementCount(booth.court.deskUrl)).toBe(before);
  await leaveBy(visitor, table.ended.finish, () => visitorOf(booth));
});
