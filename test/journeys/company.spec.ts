/** A small-loan company against six, with a guarantor and a mortgagor, at one booth in real Electron: everybody signs before a judge, and the court's own statement follows (A4). */
import { expect, test } from '../booth/fixtures.ts';
import type { Locator } from '@playwright/test';
import { requestZh as form } from '../../renderer/text/request.zh.ts';
import { toldZh as told } from '../../renderer/text/told.zh.ts';
import { issueNewest, newestAgreement, serveNewest } from '../booth/agreementDesk.ts';
import { comeIn, heading, leaveBy, pageTo, tap, words } from '../booth/visitor.ts';
import { BRIEF_HAND, companySitsDown, draftSecured, listenInTurn, nameSeven, openByJudge, readInTurn, SEVEN, seven, sitInTurn, WISHES } from '../booth/sevenVisit.ts'; // prettier-ignore
import { PEOPLE, signAtTable, table } from '../booth/tableVisit.ts';
import { visitorOf } from '../booth/visits.ts';

test.setTimeout(360_000);

/** Dark points of a page as it is drawn. */
const inkOf = (paper: Locator): Promise<number> =>
  paper.evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement)) return 0;
    const points = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    let dark = 0;
    for (let at = 0; at < points.length; at += 4)
      if ((points[at] ?? 255) < 100 && points[at + 3] === 255) dark += 1;
    return dark;
  });

test('a small-loan company against six, guarantor and mortgagor among them: all sign, the court issues its statement, and each has a receipt of its own (A4)', async ({
  booth,
}) => {
  const visitor = { ...(await visitorOf(booth)), hand: BRIEF_HAND };
  await openByJudge(visitor);
  await nameSeven(visitor);
  await companySitsDown(visitor);
  for (const seat of SEVEN.slice(1)) await sitInTurn(visitor, seat);
  await listenInTurn(visitor, 'judgeLed');
  await heading(visitor, table.regimes.writer.title);
  await tap(visitor, new RegExp(`^${seven.A}`));
  await draftSecured(visitor, 'fangwu');
  // what secures the debt stands in the words that are read to everybody
  const read = await readInTurn(visitor, 3);
  expect(read).toContain('连带责任保证');
  expect(read).toContain('抵押担保');
  for (const who of ['F', 'A', 'C', 'G', 'B', 'E', 'D'] as const) await signAtTable(visitor, who);
  await heading(visitor, words.captured.receivedTitle);
  // the parties' signatures are no effect: the court's own paper is
  await expect(visitor.page.getByText(table.lights.notYet)).toBeVisible();

  const { flaw, people, lights } = await newestAgreement(booth.court.deskUrl);
  expect([flaw, lights.effectiveAt]).toEqual([null, null]);
  const parties = people.filter(({ role }) => role === 'party');
  expect(parties.map(({ id, as, service }) => [id, as?.standing, service])).toEqual([
    ['A', 'applicant', WISHES.A], ...(['B', 'C', 'D', 'E'] as const).map((id) => [id, 'respondent', WISHES[id]]), ['F', 'guarantor', WISHES.F], ['G', 'mortgagor', WISHES.G],
  ]);
  expect(people.filter(({ act }) => act?.what === 'signed')).toHaveLength(7);

  // a party who asks before the court issued anything sees none; after that the same look shows it
  const next = await leaveBy(visitor, table.captured.finish, () => visitorOf(booth));
  await comeIn(next, PEOPLE.G.card);
  await tap(next, new RegExp(words.home.services.matters.title));
  await heading(next, told.answer.received.title);
  await expect(next.page.getByText(told.statement.number)).toHaveCount(0);
  const number = await issueNewest(booth.court.deskUrl);
  const defendants = SEVEN.slice(1);
  const served = await serveNewest(booth.court.deskUrl, defendants);
  expect(served.map(({ party, of, way, proof }) => [party, of, way, proof])).toEqual(
    defendants.map((seat) => [seat, 'statement', WISHES[seat], `回执 ${seat}`]),
  );
  expect(new Set(served.map(({ deliveredAt }) => deliveredAt)).size).toBe(6);
  // one of seven is missing: it is not in effect yet
  await tap(next, words.matters.refresh);
  await expect(next.page.getByText(number)).toBeVisible({ timeout: 30_000 });
  await expect(next.page.getByText(told.effect.notYet)).toBeVisible();
  // the very paper is read here, from the court's own bytes; to have read it serves nobody
  const { statement } = told;
  await tap(next, statement.look);
  await heading(next, statement.title);
  const { pages } = (await newestAgreement(booth.court.deskUrl)).document;
  await expect(next.page.getByText(new RegExp(`^${form.preview.page(1, pages)}`))).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => inkOf(next.page.locator('[data-paper] canvas'))).toBeGreaterThan(1_000);
  await tap(next, statement.smaller);
  await tap(next, words.common.moreBelow);
  await expect(next.page.getByText(form.preview.page(2, pages), { exact: true })).toBeVisible();
  await pageTo(next, statement.back);
  await expect(next.page.getByText(number)).toBeVisible();
  await serveNewest(booth.court.deskUrl, ['A']);
  await tap(next, words.matters.refresh);
  await expect(next.page.getByText(/起生效$/u)).toBeVisible({ timeout: 30_000 });
  expect((await newestAgreement(booth.court.deskUrl)).lights.others).toMatchObject([{ light: 'court', noted: { proof: number } }]);
}); // prettier-ignore
