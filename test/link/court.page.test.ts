/** The desk page in a browser, served by the court: read, return and accept by keyboard alone, nothing that axe objects to. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page } from '@playwright/test';
import { build, mergeConfig } from 'vite';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { root } from '../../build/start/places.ts';
import { configOf } from '../../build/vite.config.ts';
import { boothOf, courtFolder, courtHere } from './courtHarness.ts';
import { syntheticRequest, type Wish } from './courtRequest.ts';
import type { TestBooth } from './courtBooth.ts';
import { KeptMarks } from '../../main/contract/marks.ts';
import type { Court } from '../../main/court/start.ts';
import { lay } from './coviewKit.ts';
import { fileAt } from './filing.ts';
import { roomOf } from './liveSeat.ts';

const IOU = join(import.meta.dirname, '../../devices/simulators/pages/iou.png');
const program = process.env['YUNCANG_CHROMIUM'] ?? '/usr/bin/chromium';
const pageDir = mkdtempSync(join(tmpdir(), 'yuncang-desk-'));
let browser: Browser | null = null;

beforeAll(async () => {
  if (!existsSync(program)) return;
  const entry = {
    kind: 'page',
    name: 'desk',
    source: 'renderer/desk/index.html',
    folder: 'dist',
    copies: {},
  } as const;
  await build(mergeConfig(configOf(entry), { build: { outDir: pageDir } }));
  browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-gpu'] });
});
afterAll(async () => {
  await browser?.close();
  rmSync(pageDir, { recursive: true, force: true });
});

async function file(booth: TestBooth, wish: Wish): Promise<void> {
  const request = syntheticRequest(wish);
  await booth.post([
    booth.item('filing.submit/1', await booth.seal(request.bundle), [...request.envelopeFiles]),
  ]);
  for (const bytes of request.sealed.values()) await booth.upload(bytes);
}

async function openDesk(
  width: number,
  height: number,
  policyDir: string | null = null,
): Promise<{ page: Page; booth: TestBooth; court: Court; problems: string[] }> {
  const court = await courtHere({ dataDir: courtFolder(), pageDir, policyDir });
  const booth = await boothOf(court);
  await file(booth, { name: '王小明', evidencePages: 2 });
  await file(booth, { name: '李芳' });
  if (browser === null) throw new Error('no browser');
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce' });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => void problems.push(error.message));
  // A violation of the content policy is told as an error on the console.
  page.on('console', (message) => void (message.type() === 'error' && problems.push(message.text())));
  await page.goto(court.deskUrl);
  await page.locator('tbody tr').nth(1).waitFor();
  return { page, booth, court, problems };
}

async function sound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map((one) => `${one.id}: ${one.nodes.map((node) => String(node.target)).join(', ')}`),
  ).toEqual([]);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('button, a, input, textarea')]
      .filter((target) => target.checkVisibility() && !target.matches('[href="#main"]'))
      .map((target) => ({
        name: target.outerHTML.slice(0, 60),
        box: (target.closest('label') ?? target).getBoundingClientRect(),
      }))
      .filter(({ box }) => box.width < 44 || box.height < 36)
      .map(({ name }) => name),
  );
  expect(small, 'targets below 44 × 36').toEqual([]);
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
    'fits the width',
  ).toBe(true);
}

describe.skipIf(!existsSync(program))('in a browser', () => {
  test.each([
    [1366, 768], // the smallest; the long run has a large one too
    ...(process.env['YUNCANG_LONG'] === '1' ? [[2560, 1440] as const] : []),
  ] as const)('at %i × %i a clerk reads, returns and accepts by keyboard alone', async (width, height) => {
    const { page, problems } = await openDesk(width, height);
    expect(page.url()).not.toContain('token');
    await sound(page);

    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByText('本次打开已记入日志').waitFor();
    expect(page.url()).toMatch(/#\/item\/[0-9A-Z]{26}$/);
    await page.locator('canvas[aria-busy=false]').waitFor();
    await page.getByText('第 1 页，共 2 页').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.getByText('第 2 页，共 2 页').waitFor();
    await sound(page);

    await page.keyboard.press('c');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('借条请补扫背面。');
    await sound(page);
    await page.getByRole('button', { name: '发出补正要求' }).press('Enter');
    await page.getByText('借条请补扫背面。', { exact: true }).waitFor();

    // the list is fetched anew after a decision: pressed too early the key still means the old list
    await vi.waitFor(
      async () => {
        await page.keyboard.press('j');
        await page.keyboard.press('Enter');
        await page.getByRole('heading', { name: '王*明' }).waitFor({ timeout: 3_000 });
      },
      { timeout: 30_000 },
    );
    await page.getByRole('button', { name: /接收并编号/ }).waitFor();
    await page.keyboard.press('a');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(/诉前调1号/).waitFor();
    await sound(page);

    await page.keyboard.press('?');
    await sound(page);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: '各舱状态' }).click();
    await page.getByRole('table', { name: '各舱状态' }).waitFor();
    await sound(page);
    expect(problems).toEqual([]);
  });

  test('a request that arrives while the desk is open appears by itself', async () => {
    const { page, booth } = await openDesk(1600, 900);
    await file(booth, { name: '赵国强' });
    await page.getByRole('link', { name: '赵*强 / 陈*华' }).waitFor();
    // Names in the list are masked, and nothing plain is anywhere in the page before a request is opened.
    expect(await page.content()).not.toContain('赵国强');
  });

  test('linked disputes stand under one key; a demonstration judgment is noted in whole sentences, signed, and taken back', async () => {
    const { page, booth, problems } = await openDesk(1366, 768, join(root, '.cache/policy'));
    for (const name of ['王小明', '李芳'])
      await file(booth, { name, groupKey: 'c0ffee00'.repeat(4), disputeKind: 'training' });
    await page.getByRole('link', { name: '关联纠纷' }).click();
    const linked = page.getByRole('region', { name: /教育|培训/ });
    await linked.getByText(/申请 2 件，共 71200\.00 元/).waitFor();
    await linked.getByText('王*明 / 陈*华').waitFor();
    await sound(page);
    expect(await page.content()).not.toContain('王小明');

    await page.getByText('写一份示范判决').click();
    await page.getByLabel(/被申请人全称/).fill('重庆启明教育咨询有限公司');
    await page.getByLabel('案号').fill('（2026）渝0103民初1234号');
    await page.getByLabel(/当时要求什么/).fill('家长要求退还没有上的课的钱');
    await page.getByLabel(/法院怎么判/).fill('公司按没有上的课退钱。\n家长要的利息，法院没有支持。');
    await page.getByLabel('判决日期').fill('2025-06-18');
    await page.getByLabel('展示到哪天').fill('2035-12-31');
    await page.getByLabel('判决生效了没有').selectOption('yes');
    const sign = page.getByRole('button', { name: '签名并发到各舱' });
    await sign.click();
    await page.getByText(/请看一下/).waitFor();
    await page.getByLabel(/当时要求什么/).fill('家长要求退还没有上的课的钱。');
    await sound(page);
    await sign.click();
    await page.getByText('已签名。').waitFor();
    // another company's: a key of its own
    expect(await page.locator('[data-group]').count()).toBe(2);
    await page.getByText('各舱可以展示').waitFor();
    expect(await page.content()).not.toContain('重庆启明教育');
    await page.getByRole('button', { name: /^收回/ }).click();
    await page.getByText('已收回').waitFor();
    await sound(page);
    expect(problems).toEqual([]);
  });

  test('a live session is opened and joined from the desk', async () => {
    const { page, problems } = await openDesk(1366, 768);
    await page.getByRole('link', { name: '视频会话' }).click();
    await page.getByText('现在没有进行中的会话。').waitFor();
    await sound(page);
    await page.getByLabel('我的身份').selectOption('judicialOfficer');
    await page.getByRole('button', { name: '开一个会话' }).click();
    const enter = page.getByRole('link', { name: '进入会话' });
    expect(await enter.getAttribute('href')).toMatch(/^\/live\/#ticket=[\w-]{43}$/);
    const rooms = page.getByRole('table', { name: '进行中的会话' });
    await rooms.getByText('司法所').waitFor();
    await sound(page);
    const first = await enter.getAttribute('href');
    await rooms.getByRole('button', { name: '加入' }).click();
    await vi.waitFor(async () => expect(await enter.getAttribute('href')).not.toBe(first), {
      timeout: 30_000,
    });
    expect(problems).toEqual([]);
  });

  test('words in evidence are found by keyboard, and the page shows the line they stand in', async () => {
    const { page, booth, problems } = await openDesk(1366, 768);
    await file(booth, { name: '赵国强', evidence: [readFileSync(IOU)] });
    await page.getByRole('link', { name: '赵*强 / 陈*华' }).click();
    await page.getByText('本次打开已记入日志').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('这里没有');
    await page.getByText('这份请求里没有找到“这里没有”。').waitFor({ timeout: 200_000 });
    await page.getByLabel('在这份请求里查找').last().fill('不计利息');
    await page.getByText('找到 1 处。').waitFor();
    await sound(page);

    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const shown = page.getByRole('dialog');
    await shown.locator('img').waitFor();
    const [picture, line] = [
      await shown.locator('img').boundingBox(),
      await shown.locator('polygon').first().boundingBox(),
    ];
    if (picture === null || line === null) throw new Error('nothing is shown');
    const marks = await shown.locator('svg:has(polygon)').boundingBox();
    expect(Math.abs((marks?.height ?? 0) - picture.height)).toBeLessThan(1);
    expect(Math.abs((marks?.width ?? 0) - picture.width)).toBeLessThan(1);
    expect(line.y - picture.y).toBeGreaterThan(0.2 * picture.height);
    expect(line.y - picture.y).toBeLessThan(0.4 * picture.height);
    expect(line.width).toBeGreaterThan(0.6 * picture.width);
    await sound(page);
    await page.keyboard.press('Escape');
    await shown.waitFor({ state: 'hidden' });

    await page.getByLabel('在这份请求里查找').last().fill('mediation');
    await page.getByRole('button', { name: /申请书第 2 页/ }).click();
    await page.getByText('第 2 页，共 2 页').waitFor();
    await page.locator('canvas + svg polygon').waitFor();
    await page.getByLabel('在这份请求里查找').last().fill('多次催要');
    await page.getByRole('button', { name: /经过/ }).press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('told-facts');
    expect(problems).toEqual([]);
  });

  test('marks that were kept in a session stand on their page, are found as notes, and are taken out with a line', async () => {
    const { page, booth, court, problems } = await openDesk(1366, 768);
    const { number, id } = await fileAt(court, booth, { name: '赵国强' });
    const [host] = await roomOf(court, 0);
    if (host === undefined) throw new Error('no room');
    const paper = await lay(host, number);
    await host.say({ t: 'keepMarks', paper, on: true });
    await host.view((view) => view.paper?.keepsFrom === 0);
    const on = { paper, page: 2 } as const;
    await host.say({ t: 'note', ...on, mark: 'note-one', x: 600, y: 600, words: '请核对签名日期' });
    await host.say({ t: 'stroke', ...on, mark: 'stroke-1', from: 0, points: [1000, 2000, 6000, 2000] });
    await host.hears('ink', ({ changes }) => changes.some(({ c }) => c === 'stroke'));
    await host.say({ t: 'takeOff', paper });
    await host.hears('marksKept');

    await page.getByRole('link', { name: '赵*强 / 陈*华' }).click();
    const kept = page.getByRole('region', { name: '会上留下的批注' });
    await kept.getByText('调解员（1 号）画 1 笔，写 1 句').waitFor();
    await kept.getByRole('button', { name: '申请书第 2 页' }).click();
    await page.getByText('第 2 页，共 2 页').waitFor();
    const sheet = page.getByRole('region', { name: '申请书' });
    await sheet.getByText('请核对签名日期').waitFor();
    const [stroke, canvas] = [await sheet.locator('polyline').boundingBox(), await sheet.locator('canvas').boundingBox()];
    expect((stroke?.width ?? 0) / (canvas?.width ?? 1)).toBeCloseTo(0.5, 1);
    expect(((stroke?.y ?? 0) - (canvas?.y ?? 0)) / (canvas?.height ?? 1)).toBeCloseTo(0.2, 1);
    await sound(page);
    await page.getByRole('button', { name: '上一页' }).click();
    await expect.poll(() => sheet.locator('polyline').count()).toBe(0);

    await page.getByLabel('在这份请求里查找').last().fill('签名日期');
    await page.getByRole('button', { name: /调解员（1 号）的批注 · 申请书第 2 页/ }).click();
    await sheet.getByText('请核对签名日期').waitFor();
    await kept.getByRole('button', { name: '不显示批注' }).click();
    await sheet.getByText('请核对签名日期').waitFor({ state: 'hidden' });

    await kept.getByRole('button', { name: '撤掉这些批注' }).click();
    await sound(page);
    await page.getByRole('dialog').getByRole('button', { name: '撤掉这些批注' }).click();
    await kept.getByText(/在 .* 撤掉了/).waitFor();
    expect(await page.content()).not.toContain('请核对签名日期</blockquote>');
    expect(KeptMarks.parse(await (await fetch(`${court.url}/desk/api/items/${id}/marks`, { headers: { authorization: `Bearer ${court.token}` } })).json()).sets).toMatchObject([{ changes: [] }]);
    expect(problems).toEqual([]);
  }); // prettier-ignore

  test('evidence opens large with its digest, and Esc closes it alone', async () => {
    const { page } = await openDesk(1600, 900);
    await page.getByRole('link', { name: '王*明 / 陈*华' }).click();
    await page.getByRole('button', { name: '查看 借条 第 2 页' }).click();
    await page
      .getByRole('dialog')
      .getByText(/^SHA-256 [0-9a-f]{64}$/)
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(page.url()).toContain('#/item/');
  });
});
