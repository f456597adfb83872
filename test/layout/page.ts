/** One Chromium page with the robot in it, reused for every screen: only views change. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { Look } from '../../main/contract/screen.ts';
import { bundlePage, servePage } from './bundle.ts';

export const ORIENTATIONS = {
  landscape: { width: 1920, height: 1080 },
  portrait: { width: 1080, height: 1920 },
} as const;
export type Orientation = keyof typeof ORIENTATIONS;

const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--hide-scrollbars', '--force-color-profile=srgb', '--disable-lcd-text',
]; // prettier-ignore

const axeSource = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve(
  'axe-core/axe.min.js',
);

export interface RobotPage {
  readonly page: Page;
  close(): Promise<void>;
}

export async function openRobot(): Promise<RobotPage> {
  await bundlePage();
  const { url, server } = await servePage();
  const browser: Browser = await chromium.launch({
    executablePath: process.env['YUNCANG_CHROMIUM'] ?? '/usr/bin/chromium',
    args: flags,
  });
  const context = await browser.newContext({ viewport: ORIENTATIONS.landscape, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => 'robot' in window);
  await page.evaluate(await readFile(axeSource, 'utf8'));
  return {
    page,
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** Shows one fixture and calls `visit` on each of its pages in turn. */
export async function eachPage(
  page: Page,
  name: string,
  look: Look,
  visit: (pageNumber: number) => Promise<void>,
): Promise<void> {
  await page.evaluate(([fixture, wanted]) => window.robot.start(fixture, wanted), [name, look] as const);
  for (let number = 1; number === 1 || (await page.evaluate(() => window.robot.turn())); number++)
    await visit(number);
}
