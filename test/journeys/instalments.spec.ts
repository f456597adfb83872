/** A debtor's twelve instalments with a deputy at the table, in real Electron: to the court's desk and to the verifier it hands out (A1). */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { expect, test } from '../booth/fixtures.ts';
import { newestAgreement } from '../booth/agreementDesk.ts';
import { heading, leaveBy, tap, words } from '../booth/visitor.ts';
import {
  chooseLoan, draftPayments, guestComes, listen, openTable, PEOPLE, readAgreement, signAtTable, sitDown, table, writeFacts,
} from '../booth/tableVisit.ts'; // prettier-ignore
import { visitorOf } from '../booth/visits.ts';

test.setTimeout(360_000);

test('a debtor asks for instalments, a deputy comes once both want it, twelve make the whole sum, and the court and its verifier take it (A1)', async ({
  booth,
}) => {
  const visitor = await visitorOf(booth);
  await openTable(visitor);
  await chooseLoan(visitor);
  // whoever owes is the one who asks
  for (const seat of ['A', 'B'] as const) await sitDown(visitor, seat);
  await listen(visitor, ['A', 'B']);
  await writeFacts(visitor);
  await guestComes(visitor, 'neutral', 'deputy', { A: PEOPLE.A.masked, B: PEOPLE.B.masked });
  await expect(visitor.page.getByText(table.guests.here('向*华', table.guests.role.deputy).title)).toBeVisible();
  const sums = new Map<number, number>();
  await draftPayments(visitor, 'A', '85000.07', 12, async () => {
    // on as many pages as the text is large
    const more = visitor.page.getByRole('button', { name: words.common.moreBelow });
    await expect(async () => {
      const shown = await visitor.page.getByRole('main').innerText();
      for (const [, no, yuan = ''] of shown.matchAll(/第 (\d+) 次[^¥]*¥ ([\d,.]+)/gu))
        sums.set(Number(no), Math.round(Number(yuan.replaceAll(',', '')) * 100));
      if (sums.size < 12 && (await more.isVisible())) await tap(visitor, words.common.moreBelow);
      expect(sums.size).toBe(12);
    }).toPass({ timeout: 30_000 });
  });
  expect([...sums.values()]).toEqual([...Array.from({ length: 11 }, () => 708_333), 708_344]);
  expect([...sums.values()].reduce((all, fen) => all + fen, 0)).toBe(8_500_007);
  await expect(visitor.page.getByText(/85,000\.07/u).first()).toBeVisible();
  await readAgreement(visitor);
  for (const who of ['B', 'lead', 'A'] as const) await signAtTable(visitor, who);
  await heading(visitor, words.captured.receivedTitle);
  await expect(visitor.page.getByText(/收\d/u).first()).toBeVisible();

  // the desk shows it, and the page it hands out believes the two files it gives
  const { row, people } = await newestAgreement(booth.court.deskUrl);
  expect(people.map(({ role, act }) => [role, act?.what ?? null])).toEqual([
    ['party', 'signed'], ['party', 'signed'], ['deputy', null], ['mediator', 'signed'],
  ]);
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  const folder = mkdtempSync(join(tmpdir(), 'yuncang-story-'));
  try {
    const desk = await browser.newPage();
    await desk.goto(booth.court.deskUrl);
    await desk.getByRole('heading', { level: 1 }).first().waitFor();
    await desk.goto(`${booth.court.url}/desk/#/agreement/${row.id}`);
    await expect(desk.getByText('刚才重新核对：协议、签名和证明都是原样。')).toBeVisible({ timeout: 60_000 });
    await expect(desk.getByText('人大代表或政协委员').first()).toBeVisible();
    for (const name of ['agreement.pdf', 'agreement.proof.json']) {
      const answer = await desk.request.get(`${booth.court.url}/desk/api/agreements/${row.id}/${name}`);
      writeFileSync(join(folder, name), await answer.body());
    }
    await desk.goto(`${booth.court.url}/verifier.html`);
    await desk.locator('input[data-file=pdf]').setInputFiles(join(folder, 'agreement.pdf'));
    await desk.locator('input[data-file=proof]').setInputFiles(join(folder, 'agreement.proof.json'));
    await desk.getByRole('button', { name: '开始核对' }).click();
    await expect(desk.getByRole('heading', { name: /没有改动/u })).toBeVisible({ timeout: 60_000 });
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
  await leaveBy(visitor, table.captured.finish, () => visitorOf(booth));
}); // prettier-ignore
