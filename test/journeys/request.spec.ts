/** A resident files a request in real Electron, and the court answers: online, offline, and at the desk. */
import { chromium, type Page } from '@playwright/test';
import { expect, test } from '../booth/fixtures.ts';
import { zhCN as deskWords } from '../../renderer/desk/textZh.ts';
import { visitorOf } from '../booth/visits.ts';
import {
  arrive,
  comeIn,
  formWords,
  heading,
  leaveBy,
  readDocument,
  sign,
  tap,
  tapCardToSign,
  tellRequest,
  words,
  type Visitor,
} from '../booth/visitor.ts';

// The longest file: each worker takes the next of its tests.
test.describe.configure({ mode: 'parallel' });

const PAGES = ['iou', 'transfer-record'];

async function file(visitor: Visitor, pages: readonly string[] = PAGES): Promise<void> {
  await comeIn(visitor);
  await tellRequest(visitor, { pages });
  await readDocument(visitor);
  await tapCardToSign(visitor);
  await sign(visitor);
}

test('files a whole request online, sees the court’s receipt, and later its acceptance', async ({
  booth,
}) => {
  const visitor = await visitorOf(booth);
  await file(visitor);
  await heading(visitor, words.captured.receivedTitle);
  await expect(visitor.page.getByText(/收\d/).first()).toBeVisible();
  await tap(visitor, words.captured.showSlip);
  await expect(
    visitor.page.getByRole('img', { name: new RegExp(words.captured.slipTitle) }).first(),
  ).toBeVisible({ timeout: 20_000 });
  await tap(visitor, words.captured.slipClose);
  const later = await leaveBy(visitor, words.captured.finish, () => visitorOf(booth));
  await atTheDesk(booth.court.deskUrl, accept);
  await seesAnswer(later, words.matters.accepted);
  await leaveBy(later, words.frame.leave, () => visitorOf(booth));
});

test('keeps a request while the link is cut, says so, drains by itself, and shows why it came back', async ({
  booth,
}) => {
  test.setTimeout(300_000);
  const visitor = await visitorOf(booth);
  await comeIn(visitor);
  await visitor.control({ do: 'cutLink' });
  await tellRequest(visitor, { pages: ['iou'] });
  await readDocument(visitor);
  await tapCardToSign(visitor);
  await sign(visitor);
  await heading(visitor, new RegExp(words.captured.waitingTitle.join('.*')));
  await expect(visitor.page.getByText(words.captured.receivedTitle)).toHaveCount(0);
  await booth.restart('killed'); // the power goes while the item waits
  const before = await inboxCount(booth.court.deskUrl);
  await booth.hardware.act({ do: 'restoreLink' });
  await expect.poll(() => inboxCount(booth.court.deskUrl), { timeout: 60_000 }).toBe(before + 1);
  await atTheDesk(booth.court.deskUrl, giveBack);
  await booth.hardware.act({ do: 'liftCard' });
  await seesAnswer(await visitorOf(booth), words.matters.returned);
});

/** The same person, after a fresh read of the card. */
async function seesAnswer(visitor: Visitor, answer: string): Promise<void> {
  await comeIn(visitor);
  await tap(visitor, new RegExp(words.home.services.matters.title));
  await heading(visitor, words.matters.title);
  await expect(visitor.page.getByText(answer).first()).toBeVisible({ timeout: 20_000 });
}

test('refuses a card that was lifted mid-read, and goes on when it is laid down again', async ({ booth }) => {
  const visitor = await visitorOf(booth);
  await visitor.control({ do: 'fault', device: 'idReader', name: 'cardLiftedMidRead' });
  await arrive(visitor);
  await heading(visitor, words.cardProblem.removedWhileReading.title);
  await visitor.control({ do: 'clearFaults' });
  await visitor.control({ do: 'liftCard' });
  await visitor.control({ do: 'placeCard', card: 'resident' });
  await heading(visitor, words.confirm.title);
});

for (const [card, problem] of [
  ['expired', 'expired'],
  ['minor', 'minor'],
  ['badCheckDigit', 'checkDigit'],
  ['unknownType', 'unsupportedCard'],
] as const) {
  test(`has a screen for a card that is ${card}`, async ({ booth }) => {
    const visitor = await visitorOf(booth);
    await arrive(visitor, card);
    await heading(visitor, words.cardProblem[problem].title);
  });
}

for (const card of ['hmtPermit', 'foreign2017', 'foreign2023', 'residentRareName'] as const) {
  test(`reads the card ${card}`, async ({ booth }) => {
    const visitor = await visitorOf(booth);
    await arrive(visitor, card);
    await heading(visitor, words.confirm.title);
  });
}

test('reminds of a card left behind until it is taken', async ({ booth }) => {
  const visitor = await visitorOf(booth);
  await arrive(visitor);
  await heading(visitor, words.confirm.title);
  const next = await leaveBy(visitor, words.frame.leave, () => visitorOf(booth));
  await expect(next.page.getByText(words.idle.cardLeft.heading)).toBeVisible({ timeout: 30_000 });
  await next.control({ do: 'liftCard' });
  await expect(next.page.getByText(words.idle.cardLeft.heading)).toHaveCount(0);
});

test('keeps the finished pages when the scanner jams on page 3', async ({ booth }) => {
  const visitor = await visitorOf(booth);
  await comeIn(visitor);
  await visitor.control({ do: 'fault', device: 'scanner', name: 'jamOnPage3' });
  await tellRequest(visitor, { pages: ['iou', 'lease-1', 'lease-2', 'photos'], until: 'scan' });
  const jam = formWords.scan.stopped.jam(3);
  await heading(visitor, jam.title);
  await expect(visitor.page.getByText(formWords.scan.kept(2))).toBeVisible();
  await visitor.control({ do: 'clearFaults' });
  await visitor.control({ do: 'loadPages', pages: ['lease-2', 'photos'] });
  await tap(visitor, new RegExp(`${formWords.scan.next}|${formWords.scan.feeder}`));
  await expect(visitor.page.getByText(formWords.scan.used(4, 200))).toBeVisible({ timeout: 40_000 });
});

test('drops a signature whose pad was unplugged, and takes a new one', async ({ booth }) => {
  const visitor = await visitorOf(booth);
  await comeIn(visitor);
  await tellRequest(visitor, { pages: [] });
  await readDocument(visitor);
  await tapCardToSign(visitor);
  await visitor.control({ do: 'signName' });
  await visitor.control({ do: 'unplug', device: 'signaturePad' });
  await expect(visitor.page.getByText(formWords.sign.broke.disconnected.title).first()).toBeVisible({
    timeout: 30_000,
  });
  await expect(visitor.page.getByRole('button', { name: formWords.sign.confirm })).toHaveCount(0);
  await visitor.control({ do: 'replug', device: 'signaturePad' });
  await visitor.page.waitForTimeout(3000);
  await tap(visitor, formWords.sign.tryAgain);
  await heading(visitor, formWords.sign.titlePad); // until the pad has drawn its page the screen says that it is getting ready
  await sign(visitor);
  await heading(visitor, words.captured.receivedTitle);
});

async function inboxCount(deskUrl: string): Promise<number> {
  const url = new URL(deskUrl);
  const token = new URLSearchParams(url.hash.slice(1)).get('token') ?? '';
  const answer = await fetch(new URL('/desk/api/inbox', url), {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!answer.ok) throw new Error(`the desk answered ${answer.status}`);
  const { rows } = (await answer.json()) as { rows: unknown[] };
  return rows.length;
}

async function atTheDesk(url: string, decide: (desk: Page) => Promise<void>): Promise<void> {
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
    ],
  });
  const desk = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
  desk.setDefaultTimeout(20_000);
  await desk.goto(url);
  await desk.getByRole('button', { name: new RegExp(`^${deskWords.inbox.filter.new}`) }).click();
  await desk.locator('tbody tr').first().click();
  await desk.locator('canvas[aria-busy=false]').first().waitFor();
  await desk.screenshot({ path: 'test-results/screens/desk.png' });
  await decide(desk);
  await browser.close();
}

async function accept(desk: Page): Promise<void> {
  await desk.getByRole('button', { name: new RegExp(`^${deskWords.decide.accept}`) }).click();
  await desk.getByRole('button', { name: deskWords.decide.acceptDo }).click();
  await expect(desk.getByText(/诉前调\d+号/).first()).toBeVisible();
}

async function giveBack(desk: Page): Promise<void> {
  await desk
    .getByRole('button', { name: new RegExp(`^${deskWords.decide.return.replace('…', '')}`) })
    .click();
  await desk.getByRole('checkbox').first().check({ force: true });
  await desk.getByRole('button', { name: deskWords.decide.returnDo }).click();
  await expect(desk.getByText(/已要求补正/).first()).toBeVisible();
}
