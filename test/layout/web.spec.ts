/** Every state of the web page that the court serves to people elsewhere, as wide as their screens are and with text up to twice as large, in both languages. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ONLY, openPage, PATIENCE_MS } from './page.ts';

/** A laptop, a tablet held upright, a telephone. */
const WINDOWS = [
  { width: 1280, height: 800 },
  { width: 800, height: 1280 },
  { width: 390, height: 844 },
] as const;
const LOOKS = [
  [100, 'zh-CN'],
  [200, 'zh-CN'],
  [200, 'en'],
  [100, 'en'],
] as const;
const pictures = process.env['YUNCANG_PICTURES'];

test.describe.configure({ mode: 'parallel' });
test.setTimeout(PATIENCE_MS);

for (const [at, size] of WINDOWS.entries())
  test(`every state of the web page fits and can be used, ${size.width} × ${size.height}`, async () => {
    const { page, close } = await openPage('web', 'web', size);
    const problems: string[] = [];
    const names = (await page.evaluate(() => window.web.names())).filter((name) =>
      new RegExp(ONLY).test(name),
    );
    for (const [index, name] of names.entries()) {
      await page.evaluate((state) => window.web.show(state), name);
      for (const [look, [scale, language]] of LOOKS.entries()) {
        // What a screen reader is told depends little on the look: of each state one is asked at every width, another each time.
        const axe = (index + at) % LOOKS.length === look;
        const found = await page.evaluate(
          async ([percent, tongue, asked]) => {
            const { web } = window;
            web.zoom(percent);
            await web.speak(tongue);
            await web.settled();
            const measured = web.measure(asked);
            if (!asked) return measured;
            const { passes, violations } = await window.axe.run(document, { resultTypes: ['violations'] });
            if (passes.length === 0) measured.push('axe looked at nothing');
            return [...measured, ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)];
          },
          [scale, language, axe] as const,
        ); // prettier-ignore
        problems.push(...found.map((problem) => `${name} ${scale} % ${language}: ${problem}`));
        if (pictures === undefined) continue;
        const folder = join(pictures, `${size.width}-${scale}-${language}`);
        mkdirSync(folder, { recursive: true });
        await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
      }
      await page.evaluate(() => window.web.zoom(100));
    }
    expect(problems).toEqual([]);
    expect(await page.evaluate(() => window.web.violations())).toEqual([]);
    await close();
  });
