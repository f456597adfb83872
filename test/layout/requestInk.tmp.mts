import { readFile } from 'node:fs/promises';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { createRequire } from 'node:module';
import { build, mergeConfig } from 'vite';
import { chromium } from '@playwright/test';
import { configOf, root } from '../../build/vite.config.ts';
import { CONTENT_SECURITY_POLICY } from '../../main/shell/csp.ts';
import { eachPage, ORIENTATIONS } from './page.ts';
const folder = '.cache/layout-request';
if (process.env.NOBUILD !== '1') {
  const entry = { kind: 'page', name: 'layout', source: 'test/layout/page/index.html', folder, copies: {} };
  await build(mergeConfig(configOf(entry as never), { build: { minify: false, reportCompressedSize: false } }));
}
const types: Record<string,string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2', '.wasm': 'application/wasm', '.ttf':'font/ttf' };
const server = createServer((q, r) => {
  const path = new URL(q.url ?? '/', 'http://x').pathname;
  const file = path.startsWith('/fonts/') ? join(root, '.cache/fonts', path.slice(7)) : join(root, folder, path === '/' ? 'index.html' : path);
  readFile(file).catch(() => null).then((b) => { r.writeHead(b ? 200 : 404, { 'content-type': types[extname(path)] ?? 'text/html; charset=utf-8', 'content-security-policy': CONTENT_SECURITY_POLICY }); r.end(b ?? undefined); });
});
await new Promise<void>((f) => server.listen(0, '127.0.0.1', () => f()));
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--force-color-profile=srgb', '--disable-lcd-text'] });
const ctx = await browser.newContext({ viewport: ORIENTATIONS.landscape, reducedMotion: 'reduce' });
const page = await ctx.newPage();
page.on('pageerror', (e) => console.log('PAGEERROR', e.message.slice(0, 300)));
page.on('console', (m) => { if (m.type() === 'error' && !m.text().includes('404')) console.log('CONSOLE', m.text().slice(0, 300)); });
await page.goto(`http://127.0.0.1:${server.address().port}/`);
await page.waitForFunction(() => 'robot' in window);
await page.evaluate(await readFile(createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'), 'utf8'));

await page.evaluate(async () => { await window.robot.start('sign-pointer', { scale: 100, contrast: 'high', language: 'zh-CN' }); });
await page.waitForTimeout(500);
const board = await page.getByRole('img', { name: '您的签名' }).boundingBox();
for (const [x0,y0,x1,y1] of [[.1,.3,.3,.28],[.1,.5,.3,.48],[.2,.3,.2,.75],[.08,.75,.35,.72],[.5,.2,.5,.8],[.42,.4,.38,.6],[.58,.4,.64,.6]]) {
  await page.mouse.move(board.x + x0*board.width, board.y + y0*board.height); await page.mouse.down();
  await page.mouse.move(board.x + x1*board.width, board.y + y1*board.height, { steps: 14 }); await page.mouse.up();
}
await page.waitForTimeout(200);
console.log(await page.locator('main svg path[d^=M]').count(), await page.getByRole('button', { name: '写好了' }).count());
await page.screenshot({ path: '/tmp/x/req/ink.png' });
await page.evaluate(async () => { await window.robot.start('question-date', { scale: 100, contrast: 'day', language: 'zh-CN' }); });
await page.waitForTimeout(400);
for (const name of ['2024', '2月', '29']) await page.getByRole('button', { name, exact: true }).click();
console.log(await page.locator('main p[aria-live]').allInnerTexts());
await page.evaluate(async () => { await window.robot.start('question-uscc', { scale: 100, contrast: 'day', language: 'zh-CN' }); });
await page.waitForTimeout(400);
for (const name of ['0','0','1']) await page.getByRole('button', { name, exact: true }).click();
await page.getByRole('button', { name: '删一个', exact: true }).click();
console.log(await page.getByRole('textbox').innerText());
await page.evaluate(async () => { await window.robot.start('question-my-phone', { scale: 100, contrast: 'day', language: 'zh-CN' }); });
await page.waitForTimeout(400);
for (const name of ['1','2','3','4','删一个']) await page.getByRole('button', { name, exact: true }).click();
console.log(await page.getByRole('textbox').innerText());
await page.evaluate(async () => { await window.robot.start('question-residence', { scale: 100, contrast: 'day', language: 'zh-CN' }); });
await page.waitForTimeout(400);
await page.getByRole('button', { name: '用证件上的地址' }).click();
console.log(await page.getByRole('textbox').innerText());
await browser.close(); server.close();
