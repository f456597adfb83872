/** Somebody at home joins a mediation at the booth by picture and sound: real Electron on one side, a browser on the other. */
import { expect, test } from '@playwright/test';
import { callZh } from '../../renderer/call/textZh.ts';
import { type Booth, launchBooth } from '../booth/launchBooth.ts';
import { openTable, sitAndListen, table } from '../booth/tableVisit.ts';
import { heading, leaveBy, tap, type Visitor } from '../booth/visitor.ts';
import { visitorOf } from '../booth/visits.ts';
import { launchBrowser, openPage, pass, PATIENCE, seatOn } from '../media/room.ts';

test.setTimeout(360_000);

let booth: Booth;
test.beforeAll(async () => {
  booth = await launchBooth({
    orientation: 'landscape',
    switches: ['--use-fake-device-for-media-stream', '--allow-loopback-in-peer-connection'],
  });
});
test.afterAll(async () => booth.close());

const devicesOf = (visitor: Visitor): Promise<string> =>
  visitor.page.evaluate(async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
      for (const track of stream.getTracks()) track.stop();
      return 'opened';
    } catch (reason) {
      return reason instanceof DOMException ? reason.name : 'bug';
    }
  });

test('a party at home is let in, seen and heard at the table, and gone with the visit', async () => {
  const visitor = await visitorOf(booth);
  expect(await devicesOf(visitor)).toBe('NotAllowedError');
  await openTable(visitor);
  await sitAndListen(visitor);
  await heading(visitor, table.draft.title);
  await tap(visitor, table.live.invite);
  await tap(visitor, callZh.check.play);
  await tap(visitor, callZh.check.heard);
  await tap(visitor, callZh.check.enterAsHost);
  await tap(visitor, callZh.hosting.invite);
  await tap(visitor, callZh.inviteRole.party);
  const code = visitor.page.locator('[data-code]');
  await expect(code).toContainText(/[0-9A-Z]{5}-[0-9A-Z]{5}/, PATIENCE);
  const read = /[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(await code.innerText())?.[0] ?? '';

  const browser = await launchBrowser();
  const { seat: home } = await openPage(browser, `${booth.court.url}/live/`);
  await home.page.getByLabel(callZh.entry.label).fill(read);
  await home.page.getByRole('button', { name: callZh.entry.enter }).click();
  await pass(home);
  await tap(visitor, new RegExp(`^${callZh.hosting.admit}`));
  const atTable = seatOn(visitor.page, []);
  await Promise.all([home.sees(1), atTable.sees(1)]);

  // The agreement goes on, with the pictures above it.
  await tap(visitor, table.live.toAgreement);
  await heading(visitor, table.draft.title);
  await atTable.sees(1);

  // Whoever has it in hand stops, and the visit ends: everything ends for the one at home, too.
  await tap(visitor, table.stop);
  await heading(visitor, table.ended.refused.title);
  const next = await leaveBy(visitor, table.ended.finish, () => visitorOf(booth));
  await home.page.getByRole('heading', { name: callZh.end.ended[0] }).waitFor(PATIENCE);
  await expect.poll(async () => (await home.flow()).open, PATIENCE).toBe(0);
  expect(await devicesOf(next)).toBe('NotAllowedError');
  expect(home.problems).toEqual([]);
  await browser.close();
});

test('without the line to the court the table is told so in plain words, and goes on', async () => {
  await booth.restart();
  const visitor = await visitorOf(booth);
  await visitor.control({ do: 'cutLink' });
  await openTable(visitor);
  await sitAndListen(visitor);
  await heading(visitor, table.draft.title);
  await expect(visitor.page.getByText(table.live.needsLink)).toBeVisible(PATIENCE);
  await expect(visitor.page.getByRole('button', { name: table.live.invite })).toHaveCount(0);
  await visitor.control({ do: 'restoreLink' });
  await expect(visitor.page.getByRole('button', { name: table.live.invite })).toBeVisible(PATIENCE);
});
