/** Agreements at the desk in a browser, and the verifier page the court hands out: read, given out, served, registered; nothing that axe objects to. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page } from '@playwright/test';
import { build, mergeConfig } from 'vite';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { bundleVerifier } from '../../build/bundle/verifier.ts';
import { configOf } from '../../build/vite.config.ts';
import { agreementPacket, CLOCK, sendAgreement } from './agreementPacket.ts';
import { DELEGATED, UNSEALED } from './paperDesk.ts';
import { scansOf } from './scans.ts';
import { boothOf, courtHere } from './courtHarness.ts';

const program = process.env['YUNCANG_CHROMIUM'] ?? '/usr/bin/chromium';
const pictures = process.env['YUNCANG_PICTURES'];
const folder = mkdtempSync(join(tmpdir(), 'yuncang-agreements-'));
const pageDir = join(folder, 'desk');
const verifierPage = join(folder, 'verifier.html');
let browser: Browser | null = null;

beforeAll(async () => {
  if (!existsSync(program)) return;
  const entry = { kind: 'page', name: 'desk', source: 'renderer/desk/index.html', folder: 'dist', copies: {} } as const; // prettier-ignore
  await build(mergeConfig(configOf(entry), { build: { outDir: pageDir } }));
  await bundleVerifier(join(import.meta.dirname, '../..'), verifierPage, 'chrome130');
  browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-gpu'] });
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function newPage(width: number, height: number): Promise<{ page: Page; problems: string[] }> {
  if (browser === null) throw new Error('no browser');
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => void problems.push(error.message));
  page.on('console', (message) => void (message.type() === 'error' && problems.push(message.text())));
  return { page, problems };
}

async function sound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => String(node.target)).join(', ')}`)).toEqual([]); // prettier-ignore
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'fits the width').toBe(true); // prettier-ignore
}

const shot = async (page: Page, name: string): Promise<void> => {
  if (pictures !== undefined) await page.screenshot({ path: join(pictures, `${name}.png`) });
};

describe.skipIf(!existsSync(program))('in a browser', () => {
  test.each([
    [1366, 768], // the smallest; the long run has a large one too
    ...(process.env['YUNCANG_LONG'] === '1' ? [[1920, 1080] as const] : []),
  ] as const)('at %i × %i a clerk reads, serves and registers an agreement', async (width, height) => {
    const court = await courtHere({ pageDir, verifierPage, clock: CLOCK });
    const booth = await boothOf(court, 'hw-03', CLOCK);
    for (const wrong of [UNSEALED, DELEGATED])
      await sendAgreement(booth, await agreementPacket(booth, wrong));
    await sendAgreement(
      booth,
      await agreementPacket(booth, { evidence: (one) => ({ ...one, samples: [] }) }),
    );
    const { page, problems } = await newPage(width, height);
    await page.goto(court.deskUrl);
    await page.getByRole('link', { name: '调解协议' }).click();
    await page
      .getByRole('table', { name: '收到的调解协议' })
      .getByText('待登记')
      .nth(1)
      .waitFor({ timeout: 60_000 });
    await page
      .getByRole('table', { name: '收到的调解协议' })
      .getByText('未收下')
      .waitFor({ timeout: 60_000 });
    await sound(page);
    // names in the list are masked, and nothing plain is in the page before an agreement is opened
    expect(await page.content()).not.toContain('张明华');

    await page.locator('tr', { hasText: '未收下' }).getByRole('link').click();
    await page.getByText('有签名的笔迹或身份证与证明不符。').waitFor();
    await sound(page);
    await page.keyboard.press('Escape');
    // newest first: the one the court delegated, then the committee's
    await page.locator('tr', { hasText: '待登记' }).nth(1).getByRole('link').click();
    await page.getByText('刚才重新核对：协议、签名和证明都是原样。').waitFor({ timeout: 60_000 });
    await page.locator('canvas[aria-busy=false]').waitFor({ timeout: 60_000 });
    const words = await page.getByRole('complementary').innerText();
    for (const part of ['张明华', '听读 2 段，共 8 秒', '本人单独操作', '本院已加封', '人民调解', '尚未生效', '没有送达凭证，不显示“已送达”']) expect(words).toContain(part); // prettier-ignore
    await sound(page);
    await shot(page, `agreement-${width}`);

    await page.getByText('登记盖章件').click();
    const scans = scansOf('a', 2).map((page_, index) => ({ name: `${index}.png`, mimeType: 'image/png', buffer: Buffer.from(page_, 'base64') })); // prettier-ignore
    await page.getByLabel('哪一天').fill('2026-11-25');
    await page.getByRole('button', { name: '核对无误，登记' }).click();
    await page.getByText('请选择扫描页，填写盖章的日子和依据。').waitFor();
    await page.getByLabel('盖章件的扫描页').setInputFiles(scans.slice(1));
    await page.getByLabel('依据').fill('委员会印章清楚');
    await page.getByRole('button', { name: '核对无误，登记' }).click();
    await page.getByText('页数不够，或者有一页重复了。').waitFor();
    await sound(page);
    await page.getByLabel('盖章件的扫描页').setInputFiles(scans);
    await page.getByRole('button', { name: '核对无误，登记' }).click();
    await page.getByText(/各项已齐，.*起生效/).waitFor();
    await page.getByText(/核对盖章原件：委员会印章清楚/).waitFor();
    await page.getByText(/双方可在 2026-12-25 前共同申请/).waitFor();
    await page.getByRole('link', { name: '盖章件第 2 页' }).waitFor();
    await sound(page);

    await page.getByText('记一次对 张明华 的送达').click();
    await page.getByLabel('送达凭证（没有就不填）').first().fill('本人签收');
    await page.getByRole('button', { name: '记下', exact: true }).first().click();
    await page.getByText(/已送达，.*凭证：本人签收/).waitFor();
    await page.getByRole('button', { name: '登记并编号' }).click();
    await page.getByRole('dialog').waitFor();
    await sound(page);
    await page.getByRole('dialog').getByRole('button', { name: '登记并编号' }).click();
    await page.getByText(/已登记：（2026）渝0103协登1号/).waitFor();
    await sound(page);
    await page.keyboard.press('Escape');
    await page.locator('tr', { hasText: '待登记' }).getByRole('link').click();
    await page.getByText('当事人在舱里看不到调解书').waitFor({ timeout: 60_000 });
    await page.locator('summary', { hasText: '出具' }).click();
    await page.getByLabel('案号').fill('（2026）渝0103民初12号');
    await page.getByLabel('落款日期').fill('2026-11-25');
    await page.getByLabel('已签名盖章的调解书（PDF）').setInputFiles({ name: 's.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') }); // prettier-ignore
    await page.getByRole('button', { name: '出具', exact: true }).click();
    await page.getByRole('dialog').waitFor();
    await sound(page);
    await page.getByRole('dialog').getByRole('button', { name: '出具' }).click();
    await page.getByText(/（2026）渝0103民初12号，落款 2026-11-25/).waitFor();
    await page.getByText('记一次对 张明华 的送达').click();
    await page.getByLabel('送达凭证（没有就不填）').first().fill('本人签收');
    await page.getByRole('button', { name: '记下', exact: true }).first().click();
    await page.getByText(/民事调解书 · .*已送达，.*凭证：本人签收/).waitFor();
    await sound(page);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByText('Checked again just now').waitFor();
    await sound(page);
    await shot(page, `agreement-en-${width}`);
    // the browser says so of the one copy that was refused
    expect(problems.map((one) => one.includes('409'))).toEqual([true]);
  });

  test('the verifier page of the court believes what the desk gives out, and nothing of another court', async () => {
    const court = await courtHere({ pageDir, verifierPage, clock: CLOCK });
    const booth = await boothOf(court, 'hw-03', CLOCK);
    const id = await sendAgreement(booth, await agreementPacket(booth));
    const get = (name: string) => fetch(`${court.url}/desk/api/agreements/${id}/${name}`, { headers: { authorization: `Bearer ${court.token}` } }); // prettier-ignore
    await expect.poll(async () => (await get('agreement.pdf')).status, { timeout: 60_000 }).toBe(200);
    for (const name of ['agreement.pdf', 'agreement.proof.json'])
      writeFileSync(join(folder, name), new Uint8Array(await (await get(name)).arrayBuffer()));
    const other = await courtHere({ pageDir, verifierPage, clock: CLOCK });
    for (const [from, said] of [[court, /没有改动/], [other, /不是原样/]] as const) {
      const { page, problems } = await newPage(1366, 768);
      const answer = await page.goto(`${from.url}/verifier.html`);
      expect((await answer?.body())?.length ?? 0).toBeLessThan(1_000_000);
      await page.locator('input[data-file=pdf]').setInputFiles(join(folder, 'agreement.pdf'));
      await page.locator('input[data-file=proof]').setInputFiles(join(folder, 'agreement.proof.json'));
      await page.getByRole('button', { name: '开始核对' }).click();
      await page.getByRole('heading', { name: said }).waitFor({ timeout: 30_000 });
      await sound(page);
      if (from === court) await shot(page, 'verifier-court');
      expect(problems).toEqual([]);
    } // prettier-ignore
  });
});
