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
const re = new RegExp(process.argv[2] ?? '^(question|list|scan|check|document|preview|sign)-?');
const looks = (process.argv[3] ?? '100d').split(',');
const os = (process.argv[4] ?? 'landscape,portrait').split(',');
const pics = process.env.PICS;
const names = (await page.evaluate(() => window.robot.names())).filter((n) => re.test(n));
let count = 0, bad = 0;
for (const o of os) for (const l of looks) {
  await page.setViewportSize(ORIENTATIONS[o as 'landscape']);
  const look = { scale: Number(l.slice(0, 3)), contrast: l[3] === 'h' ? 'high' : 'day', language: l[4] === 'e' ? 'en' : 'zh-CN' } as never;
  for (const name of names) {
    try {
      await eachPage(page, name, look, async (n) => {
        if (/preview|sign|scan/.test(name)) await page.waitForTimeout(250);
        count++;
        let found = await page.evaluate(() => window.robot.inspect());
        if (process.env.AXE === '1') found = found.concat(await page.evaluate(async () => (await window.axe.run(document, { rules: { 'color-contrast-enhanced': { enabled: true } }, resultTypes: ['violations'] })).violations.map(({ id, nodes }) => `axe ${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`)));
        for (const p of found) { bad++; console.log(`${o} ${l} ${name}#${n}: ${p}`); }
        if (pics) { mkdirSync(pics, { recursive: true }); await page.screenshot({ path: join(pics, `${name}${n > 1 ? '.' + n : ''}_${o[0]}${l}.png`) }); }
      });
    } catch (e) { bad++; console.log(`${o} ${l} ${name}: THREW ${String(e).slice(0, 300)}`); }
  }
}
console.log(`${count} shown, ${bad} problems`, await page.evaluate(() => window.robot.violations()));
await browser.close(); server.close();
