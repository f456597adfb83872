/** The stand-alone verifier as a person uses it: one file opened from a disk, no network, two files chosen, one answer. */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleVerifier } from '../../build/bundle/verifier.ts';
import { verifierPageFor } from '../../main/proof/verifierPage.ts';
import { agreementOf, sealed, newTrust, type Agreement, type Trust } from './agreementKit.ts';

const root = join(import.meta.dirname, '../..');
const MEGABYTE = 1_000_000;

let folder: string;
let trust: Trust;
let good: Agreement;
let browser: Browser;
const asked: string[] = [];
const complaints: string[] = [];

/** 李建国 did not come: 陈静 signed as the agent, by a paper of one page. */
async function signedByAgent(): Promise<Pick<Agreement, 'pdf' | 'file'>> {
  const made = await agreementOf(trust, ['张明华', '陈静（李建国的委托代理人，特别授权）'], ['李建国付款。']);
  const [applicant, agent] = made.proof.participants;
  if (applicant === undefined || agent === undefined) throw new Error('two people sign');
  const acting = { party: 'p3', as: 'agent', authority: 'special', papers: ['e'.repeat(64)] } as const;
  const participants = [
    applicant,
    { ...agent, role: 'agent' as const, acting: { ...acting, papers: [...acting.papers] } },
    { ...agent, id: 'p3', name: '李建国', identity: [] },
  ];
  return { pdf: made.pdf, file: sealed({ ...made.proof, participants }, trust) };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yuncang-verifier-'));
  trust = await newTrust();
  good = await agreementOf(trust, ['张明华', '李建国'], ['李建国向张明华支付伍万元整。']);
  await bundleVerifier(root, join(folder, 'empty.html'), 'chrome130');
  const page = verifierPageFor(readFileSync(join(folder, 'empty.html'), 'utf8'), trust.anchors);
  writeFileSync(join(folder, 'verifier.html'), page);
  writeFileSync(join(folder, 'agreement.pdf'), good.pdf);
  writeFileSync(join(folder, 'agreement.proof.json'), good.file);
  const agent = await signedByAgent();
  writeFileSync(join(folder, 'agent.pdf'), agent.pdf);
  writeFileSync(join(folder, 'agent.proof.json'), agent.file);
  const changed = Uint8Array.from(good.pdf);
  changed[300] = (changed[300] ?? 0) ^ 1;
  writeFileSync(join(folder, 'changed.pdf'), changed);
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  }); // prettier-ignore
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(name: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  page.on('request', (request) => void (request.url().startsWith('file:') || asked.push(request.url())));
  page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
  page.on('pageerror', (error) => void complaints.push(error.message));
  await page.goto(pathToFileURL(join(folder, name)).href);
  return page;
}

async function choose(page: Page, pdf: string, proof: string): Promise<void> {
  await page.locator('input[data-file=pdf]').setInputFiles(join(folder, pdf));
  await page.locator('input[data-file=proof]').setInputFiles(join(folder, proof));
  await page.getByRole('button', { name: '开始核对' }).click();
}

describe('the verifier page', () => {
  it('is one file of less than a megabyte', () => {
    expect(statSync(join(folder, 'verifier.html')).size).toBeLessThan(MEGABYTE);
  });

  it('says in plain words who signed what and when, without network and without a complaint', async () => {
    const page = await open('verifier.html');
    await choose(page, 'agreement.pdf', 'agreement.proof.json');
    await page.getByRole('heading', { name: /没有改动/ }).waitFor({ timeout: 30_000 });
    const words = await page.locator('main').innerText();
    for (const part of ['张明华 签了字', '李建国 签了字', '2026-11-25 10:00', '法院已加封', '人民调解协议书', good.proof.document.sha256]) expect(words).toContain(part); // prettier-ignore
    const found = await new AxeBuilder({ page }).analyze();
    expect(found.violations.map((one) => one.id)).toEqual([]);
    if (process.env['YUNCANG_PICTURES'] !== undefined)
      await page.screenshot({ path: join(process.env['YUNCANG_PICTURES'], 'verifier.png'), fullPage: true });
    expect({ asked, complaints }).toEqual({ asked: [], complaints: [] });
  });

  it('says for whom somebody signed, with which authority, and by which paper', async () => {
    const page = await open('verifier.html');
    await choose(page, 'agent.pdf', 'agent.proof.json');
    await page.getByRole('heading', { name: /没有改动/ }).waitFor({ timeout: 30_000 });
    const words = await page.locator('main').innerText();
    expect(words).toContain('陈静（李建国的委托代理人，特别授权） 签了字');
    expect(words).toContain(`作为李建国的委托代理人，特别授权，证明文件的指纹 ${'e'.repeat(16)}`);
  });

  it('says what does not fit when a byte was changed', async () => {
    const page = await open('verifier.html');
    await choose(page, 'changed.pdf', 'agreement.proof.json');
    await page.getByRole('heading', { name: /不是原样/ }).waitFor({ timeout: 30_000 });
    expect(await page.getByRole('alert').innerText()).toContain('协议原文被改过');
  });

  it('asks for both files, and answers nothing without a court’s keys', async () => {
    const page = await open('verifier.html');
    await page.getByRole('button', { name: '开始核对' }).click();
    expect(await page.getByRole('alert').innerText()).toContain('请先选好');
    const empty = await open('empty.html');
    await choose(empty, 'agreement.pdf', 'agreement.proof.json');
    expect(await empty.getByRole('alert').innerText()).toContain('没有法院的公钥');
  });
});
