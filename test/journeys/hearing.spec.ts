/** A hearing from the booth: summons and card, the waiting room, the court; a power cut in it; and the court that cannot be reached. Real Electron on one side, the judge's browser on the other. */
import { expect, test } from '@playwright/test';
import type { z } from 'zod';
import { HearingMade, HearingRows, type HearingRow } from '../../main/contract/hearing/border.ts';
import { Booths } from '../../main/contract/desk.ts';
import { SeatAnswer } from '../../main/contract/live.ts';
import type { SimulatedCard } from '../../main/contract/simulation.ts';
import { hearingZh as hearing } from '../../renderer/text/hearing.zh.ts';
import { recordZh } from '../../renderer/text/record.zh.ts';
import { callZh } from '../../renderer/call/textZh.ts';
import { type Booth, launchBooth } from '../booth/launchBooth.ts';
import { processOf } from '../booth/processOf.ts';
import { pick } from '../booth/tableVisit.ts';
import { endBy, formWords, heading, pageTo, tap, words, type Visitor } from '../booth/visitor.ts';
import { visitorOf } from '../booth/visits.ts';
import { launchBrowser, openPage, pass, PATIENCE, seatOn } from '../media/room.ts';

test.setTimeout(360_000);
const CASE = '（2026）渝0103民初2081号';

let booth: Booth;
test.beforeAll(async () => {
  booth = await launchBooth({
    orientation: 'landscape',
    switches: ['--use-fake-device-for-media-stream', '--allow-loopback-in-peer-connection'],
  });
});
test.afterAll(async () => booth.close());

async function atDesk<S extends z.ZodType>(path: string, schema: S, post?: unknown): Promise<z.output<S>> {
  const token = /#token=([\w-]+)$/.exec(booth.court.deskUrl)?.[1] ?? '';
  const answer = await fetch(`${booth.court.url}/desk/api/${path}`, {
    ...(post === undefined ? {} : { method: 'POST', body: JSON.stringify(post) }),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  });
  return schema.parse(await answer.json());
}

/** Somebody with the resident's card is summoned to this very booth, in a few minutes. */
async function fix(): Promise<HearingMade> {
  await expect.poll(async () => (await atDesk('booths', Booths)).rows.length, PATIENCE).toBe(1);
  const { rows } = await atDesk('booths', Booths);
  return atDesk('hearings', HearingMade, {
    caseNumber: CASE, cause: '民间借贷纠纷', startsAt: new Date(Date.now() + 300_000).toISOString(), courtroom: '第三法庭', judge: '钱*远',
    phone: '023-00001111', rules: [],
    participants: [{ role: 'defendant', name: '张明华', idType: 'resident', idNumber: '500199198805124417', booth: rows[0]?.boothId ?? '' }],
  });
} // prettier-ignore

async function rowOf(id: string): Promise<HearingRow> {
  const { hearings } = await atDesk('hearings', HearingRows);
  const row = hearings.find((one) => one.hearing === id);
  if (row === undefined) throw new Error('no such hearing');
  return row;
}

async function lay(hearing: string): Promise<void> {
  const token = /#token=([\w-]+)$/.exec(booth.court.deskUrl)?.[1] ?? '';
  const lines = [
    { speaker: '审判员', words: '被告对借款数额有没有意见？' },
    { speaker: '被告', words: '没有。' },
  ];
  const answer = await fetch(`${booth.court.url}/desk/api/hearings/${hearing}/record`, {
    method: 'POST',
    body: JSON.stringify({ do: 'lay', lines }),
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  });
  expect(answer.status).toBe(204);
}

/** From the entrance to the answer of the court. */
async function showSummons(visitor: Visitor, code: string, card: SimulatedCard): Promise<void> {
  await tap(visitor, hearing.door.join);
  await tap(visitor, words.notice.accept);
  await heading(visitor, hearing.code.title);
  for (const digit of code) await visitor.page.getByRole('button', { name: digit, exact: true }).first().click(); // prettier-ignore
  await tap(visitor, hearing.code.next);
  await heading(visitor, words.card.title.hearing);
  await visitor.control({ do: 'placeCard', card });
}

test('a summoned person is heard and seen in court, and again after a power cut, of which the court is told', async () => {
  const made = await fix();
  const code = made.summons[0]?.code ?? '';
  const visitor = await visitorOf(booth);
  await showSummons(visitor, code, 'secondResident');
  await heading(visitor, hearing.refused.otherPerson.title);
  expect(await visitor.page.locator('body').innerText()).not.toContain(CASE);
  await expect(visitor.page.getByText(hearing.refused.cardLies)).toBeVisible(PATIENCE);
  await visitor.control({ do: 'liftCard' });
  await expect(visitor.page.getByText(hearing.refused.cardLies)).toHaveCount(0, PATIENCE);
  await tap(visitor, hearing.refused.cardAgain);
  await heading(visitor, words.card.title.hearing);
  await visitor.control({ do: 'placeCard', card: 'resident' });
  await heading(visitor, hearing.info.title);
  await expect(visitor.page.getByText(CASE)).toBeVisible();
  await visitor.control({ do: 'liftCard' });
  await pageTo(visitor, hearing.info.next);
  await heading(visitor, '法庭纪律，这里也一样');
  await pick(visitor, new RegExp(`^${hearing.discipline.alone}`));
  await pageTo(visitor, hearing.discipline.accept);
  await heading(visitor, hearing.equipment.title);
  await tap(visitor, hearing.equipment.play);
  await tap(visitor, hearing.equipment.heard);
  await pageTo(visitor, hearing.equipment.next);
  await heading(visitor, hearing.waiting.title);
  await expect(visitor.page.getByText(hearing.waiting.notOpen.title)).toBeVisible(PATIENCE);
  expect((await rowOf(made.hearing)).state.participants[0]).toMatchObject({
    standing: { at: 'waiting' },
    equipment: { camera: true, microphone: true, speaker: 'heard' },
  });

  const { ticket } = await atDesk(`hearings/${made.hearing}/open`, SeatAnswer, {});
  const browser = await launchBrowser();
  const { seat: judge } = await openPage(browser, `${booth.court.url}/live/#ticket=${ticket}`);
  await pass(judge);
  const admit = judge.page.getByRole('button', { name: new RegExp(`^${callZh.hosting.admit}`) });
  await admit.click(PATIENCE);
  await heading(visitor, hearing.court.title);
  const inCourt = seatOn(visitor.page, []);
  await Promise.all([judge.sees(1), inCourt.sees(1)]);
  // nobody is invited into a hearing from within
  await expect(judge.page.getByRole('button', { name: callZh.hosting.invite })).toHaveCount(0);

  process.kill(await processOf(booth, 'core'), 'SIGKILL');
  const back = await visitorOf(booth);
  await expect(back.page.getByText(hearing.door.cut.title)).toBeVisible(PATIENCE);
  await expect(back.page.getByText(hearing.court.title)).toHaveCount(0);
  await showSummons(back, code, 'resident');
  await heading(back, hearing.waiting.title);
  await back.control({ do: 'liftCard' });
  await expect.poll(async () => (await rowOf(made.hearing)).faults, PATIENCE).toMatchObject([{ fault: { kind: 'powerOrProgram', participant: 1, hearing: made.hearing } }]); // prettier-ignore
  await admit.click(PATIENCE);
  await heading(back, hearing.court.title);
  await Promise.all([judge.sees(1), seatOn(back.page, []).sees(1)]);

  await lay(made.hearing);
  await tap(back, recordZh.open);
  await heading(back, recordZh.title(1, 1, 1));
  await pageTo(back, recordZh.sign);
  await heading(back, recordZh.card.title);
  await back.control({ do: 'placeCard', card: 'resident' });
  await heading(back, formWords.sign.titlePad);
  await back.control({ do: 'signName' });
  await tap(back, formWords.sign.written);
  await heading(back, formWords.sign.titleWritten);
  await tap(back, formWords.sign.confirm);
  await heading(back, recordZh.said.title.confirmed.received);
  await back.control({ do: 'liftCard' });
  await tap(back, recordZh.said.back);
  expect(await rowOf(made.hearing)).toMatchObject({ record: { version: 1, asked: 0, without: [] } });

  await judge.page.getByRole('button', { name: callZh.hosting.end }).click();
  await judge.page.getByRole('dialog').getByRole('button', { name: callZh.hosting.end }).click();
  await heading(back, hearing.ended.closed.title);
  await endBy(back, hearing.ended.finish);
  expect((await rowOf(made.hearing)).state.court).toBe('closed');
  expect(judge.problems).toEqual([]);
  await browser.close();
}); // prettier-ignore

test('without the court a hearing is refused in words with the clerk’s number, and the court hears of it once the line is back', async () => {
  const made = await fix();
  const visitor = await visitorOf(booth);
  await expect(visitor.page.getByRole('button', { name: hearing.door.join })).toBeVisible(PATIENCE);
  await visitor.control({ do: 'cutLink' });
  await expect(visitor.page.getByText(words.frame.link.offline).first()).toBeVisible(PATIENCE);
  await tap(visitor, hearing.door.join);
  await tap(visitor, words.notice.accept);
  await heading(visitor, hearing.refused.offline.title);
  await expect(visitor.page.getByText(hearing.refused.clerk('023-00001111'))).toBeVisible();
  await visitor.control({ do: 'restoreLink' });
  await expect.poll(async () => (await rowOf(made.hearing)).faults, PATIENCE).toMatchObject([{ fault: { kind: 'refusedOffline', hearing: made.hearing } }]); // prettier-ignore
});
