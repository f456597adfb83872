/** A divorce agreement is read out, signed by hand, scanned back and compared: the court takes the pages and calls nothing signed (A15), through a whole core and a whole court. */
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build, mergeConfig } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { root } from '../../build/start/places.ts';
import { configOf } from '../../build/vite.config.ts';
import { Agreements } from '../../main/contract/agreements.ts';
import { InkedRows, OpenedInked } from '../../main/contract/session/inked.ts';
import { cards } from '../../main/core/session/sessionKit.ts';
import { until, type Person } from './boothHands.ts';
import { tableSteps, type TableSteps } from './tableKit.ts';
import { openWholeRequest, type WholeRequest } from './wholeRequestKit.ts';

const person = (who: 'A' | 'B' | 'lead', fact = '', clause = ''): Person => ({
  card: () => cards[who], phone: () => '', residence: () => '', respondent: () => '', fact: () => fact, evidence: () => clause,
}); // prettier-ignore

const program = process.env['YUNCANG_CHROMIUM'] ?? '/usr/bin/chromium';
const pageDir = mkdtempSync(join(tmpdir(), 'yuncang-inked-'));
beforeAll(async () => {
  const entry = { kind: 'page', name: 'desk', source: 'renderer/desk/index.html', folder: 'dist', copies: {} } as const; // prettier-ignore
  if (existsSync(program)) await build(mergeConfig(configOf(entry), { build: { outDir: pageDir } }));
});
afterAll(() => rmSync(pageDir, { recursive: true, force: true }));

let kit: WholeRequest;
let table: TableSteps;
beforeEach(async () => {
  kit = await openWholeRequest({ pageDir });
  table = tableSteps(kit);
  await until('claimed', () => kit.view().frame.link === 'online');
});
afterEach(() => kit.close());

const ask = (path: string): Promise<Response> =>
  fetch(`${kit.court().url}/desk/api/${path}`, { headers: { authorization: `Bearer ${kit.court().token}` } }); // prettier-ignore
const rows = async () => InkedRows.parse(await (await ask('inked')).json()).rows;
const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('the pages of a paper that was signed by hand reach the court, compared by whoever led', async () => {
  const [A, B] = [person('A', '双方是夫妻，决定分开。', '双方自愿离婚，三十天内一起办理登记。'), person('B')];
  await table.drafted(A, B);
  const draft = kit.shown('session').step;
  expect(draft).toMatchObject({ at: 'draft', status: [{ id: 'marriage', way: 'byHand' }] });
  await table.readOut();
  await kit.at('session', '"at":"ink"');
  const ink = kit.shown('session').step;
  const pages = ink.at === 'ink' ? ink.document.pages : 0;
  const sha256 = ink.at === 'ink' ? ink.document.sha256 : '';
  await table.tap({ do: 'inkBack' });
  for (let scanned = 0; scanned < pages; scanned += 1) {
    await table.tap({ do: 'inkScan', source: 'feeder' });
    await kit.steps.feedPage();
    await kit.at('session', `"pages":${scanned + 1},"scanning":false`);
  }
  await table.tap({ do: 'inkPagesDone' });
  await kit.at('session', 'inkCompare');
  kit.tapCard(person('lead'));
  await kit.at('session', '"reason":"inked"');

  await expect.poll(async () => (await rows()).map(({ state }) => state), { timeout: 60_000 }).toEqual(['received']); // prettier-ignore
  const [row] = await rows();
  expect(row).toMatchObject({ flaw: null, title: '人民调解协议书', pages });
  expect(JSON.stringify(row)).not.toContain(cards.A.name);
  const paper = new Uint8Array(await (await ask(`inked/${row?.id ?? ''}/paper.pdf`)).arrayBuffer());
  expect(digest(paper)).toBe(sha256);
  const page = await ask(`inked/${row?.id ?? ''}/pages/1`);
  expect(page.headers.get('content-type')).toBe('image/png');
  expect(digest(new Uint8Array(await page.arrayBuffer()))).toBe(digest(readFileSync(join(root, 'test/data/page.png')))); // prettier-ignore
  expect((await ask(`inked/${row?.id ?? ''}/pages/${pages + 1}`)).status).toBe(404);
  const opened = OpenedInked.parse(await (await ask(`inked/${row?.id ?? ''}`)).json());
  expect(opened).toMatchObject({ sha256, pages, comparedBy: { masked: '周*平' } });
  expect(JSON.stringify(opened)).not.toContain(cards.A.name);
  expect((await ask(`inked/${'0'.repeat(26)}`)).status).toBe(404);
  if (existsSync(program)) await lookAtDesk(pages);
  // nothing of it is a signed agreement
  expect(Agreements.parse(await (await ask('agreements')).json()).rows).toEqual([]);
}, 240_000);

/** The clerk's own page shows who compared it, and each page as it came. */
async function lookAtDesk(pages: number): Promise<void> {
  const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-gpu'] });
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.goto(kit.court().deskUrl);
  await page.getByRole('link', { name: '调解协议' }).click();
  await page.getByRole('region', { name: '手写签名的文书' }).getByRole('row', { name: /人民调解协议书/ }).getByRole('button').click();
  const dialog = page.getByRole('dialog', { name: '人民调解协议书' });
  await dialog.getByText(/周\*平 .*与原件核对无异/).waitFor();
  await dialog.getByText('这里没有电子签名。').waitFor();
  const picture = dialog.getByRole('img', { name: `第 1 页，共 ${pages} 页` });
  await expect.poll(() => picture.evaluate((one) => one instanceof HTMLImageElement && one.naturalWidth > 0)).toBe(true);
  await dialog.getByRole('button', { name: '关闭' }).click();
} // prettier-ignore
