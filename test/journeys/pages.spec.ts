/** A resident scans pages in real Electron: one blurred, one askew, one twice; the court sees what was made of them, and the originals. */
import { chromium } from '@playwright/test';
import { zhCN as deskWords } from '../../renderer/desk/textZh.ts';
import { expect, test } from '../booth/fixtures.ts';
import {
  comeIn,
  formWords,
  heading,
  readDocument,
  sign,
  tap,
  tapCardToSign,
  tellRequest,
  tellRest,
  words,
  type Visitor,
} from '../booth/visitor.ts';
import { visitorOf } from '../booth/visits.ts';

const { scan: text } = formWords;
const LONG_MS = 60_000;

const caption = (visitor: Visitor, page: number, quality: string) =>
  visitor.page.getByText(`${text.page(page)}：${quality}`);

async function scanMore(visitor: Visitor, pages: readonly string[]): Promise<void> {
  await visitor.control({ do: 'loadPages', pages: [...pages] });
  await tap(visitor, text.next);
  await tap(visitor, new RegExp(`^${text.feeder}`));
}

test('says on the picture why a page is no good, takes it again, and hands in originals too', async ({
  booth,
}) => {
  test.setTimeout(360_000);
  const visitor = await visitorOf(booth);
  const { page } = visitor;
  await comeIn(visitor);
  await tellRequest(visitor, { pages: ['iou', 'lease-1-askew', 'transfer-record-blurred'], until: 'scan' });

  await expect(page.getByRole('heading', { name: text.problem.blurred(3).title })).toBeVisible({
    timeout: LONG_MS,
  });
  await expect(page.getByText(text.problem.blurred(3).say)).toBeVisible();
  await expect(caption(visitor, 3, text.quality.blurred)).toBeVisible();
  await expect(page.locator('svg polygon').first()).toBeVisible();
  await page.screenshot({ path: 'test-results/screens/page-blurred.png' });

  await visitor.control({ do: 'loadPages', pages: ['transfer-record'] });
  await tap(visitor, text.again(3));
  await expect(caption(visitor, 3, text.quality.good)).toBeVisible({ timeout: LONG_MS });
  await heading(visitor, text.ready(3).title);

  await scanMore(visitor, ['iou']);
  await expect(page.getByRole('heading', { name: text.same(4, { item: 1, page: 1 }, 1).title })).toBeVisible({
    timeout: LONG_MS,
  });
  await expect(page.getByText(text.same(4, { item: 1, page: 1 }, 1).say)).toBeVisible();
  await page.screenshot({ path: 'test-results/screens/page-same.png' });
  await tap(visitor, text.keepBoth);
  await expect(caption(visitor, 4, text.keptPage)).toBeVisible();

  await tellRest(visitor);
  await readDocument(visitor);
  await tapCardToSign(visitor);
  await sign(visitor);
  await heading(visitor, words.captured.receivedTitle);
  await atTheDesk(booth.court.deskUrl);
});

/** The leaning page stands straight beside its original, each with its own digest; the repeated one says it was kept. */
async function atTheDesk(url: string): Promise<void> {
  const { evidence } = deskWords;
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
  await expect(desk.getByText(evidence.heading(4))).toBeVisible();
  await expect(desk.getByText(evidence.origin.here).first()).toBeVisible();

  await desk.getByRole('button', { name: /-2$/ }).click();
  const large = desk.getByRole('dialog');
  await expect(large.getByText(evidence.clean, { exact: true })).toBeVisible();
  await expect(large.getByText(evidence.original, { exact: true })).toBeVisible();
  await expect(large.getByText(/^SHA-256 [0-9a-f]{64}$/)).toHaveCount(2);
  await expect(large.getByText(evidence.matches)).toHaveCount(2);
  await expect(large.getByText(/旋转 -?1\.\d+°/)).toBeVisible();
  const clean = await large.getByRole('img').getAttribute('alt');
  await large.getByRole('button', { name: evidence.showOriginal }).click();
  await expect(large.getByRole('img')).not.toHaveAttribute('alt', clean ?? '');
  await desk.screenshot({ path: 'test-results/screens/desk-original.png' });
  await large.getByRole('button', { name: evidence.close }).click();

  await desk.getByRole('button', { name: /-4$/ }).click();
  await expect(desk.getByRole('dialog').getByText(/本人看过提示，仍要使用/)).toBeVisible();
  await browser.close();
}
