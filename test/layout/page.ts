/** One Chromium page with the robot in it, reused for every screen: only views change. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { Look } from '../../main/contract/screen.ts';
import { servePage, type RobotPageName } from './bundle.ts';

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

/** As most people see a screen. */
export const PLAIN: Look = { scale: 100, contrast: 'day', language: 'zh-CN' };
/** Only fixtures whose name matches this pattern, for work on one screen. */
export const ONLY = process.env['YUNCANG_SCREEN'] ?? '';
export const LONG = process.env['YUNCANG_LONG'] === '1';
/** Of one test, which meets every screen; the machine may be shared. */
export const PATIENCE_MS = LONG ? 1_800_000 : 600_000;

export interface RobotPage {
  readonly page: Page;
  /** Every fixture, and those that stand still: those being read change by themselves. */
  readonly names: readonly string[];
  readonly still: readonly string[];
  /** Every third that stands still, in the long run all: for what is alike on all of them. */
  readonly some: readonly string[];
  show(name: string, look?: Look): Promise<void>;
  /** What was asked of core since the acts were last forgotten. */
  readonly acts: () => Promise<readonly string[]>;
  /** What broke the content security policy since the page was opened: must be nothing. */
  readonly violations: () => Promise<readonly string[]>;
  /** The content takes touches again after a change. */
  settled(): Promise<void>;
  /** Where a finger comes down on a fixed control: whatever lies over it takes the touch. */
  middleOf(slot: string): Promise<{ readonly x: number; readonly y: number } | null>;
  /** The same act twice within 600 ms is one: after another one it counts again. */
  otherAct(): Promise<void>;
  close(): Promise<void>;
}

/** A page of the robot's in Chromium, with axe in it; `ready` is the name under which it says that it is there. */
export async function openPage(
  name: RobotPageName,
  ready: string,
  viewport: { readonly width: number; readonly height: number },
): Promise<{ readonly page: Page; readonly close: () => Promise<void> }> {
  const { url, server } = await servePage(name);
  const browser: Browser = await chromium.launch({
    executablePath: process.env['YUNCANG_CHROMIUM'] ?? '/usr/bin/chromium',
    args: flags,
  });
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction((wanted) => wanted in window, ready);
  await page.evaluate(await readFile(axeSource, 'utf8'));
  const close = async (): Promise<void> => {
    await browser.close();
    server.close();
  };
  return { page, close };
}

export async function openRobot(): Promise<RobotPage> {
  const { page, close } = await openPage('page', 'robot', ORIENTATIONS.landscape);
  const names = (await page.evaluate(() => window.robot.names())).filter((name) =>
    new RegExp(ONLY).test(name),
  );
  const still = names.filter((name) => !name.startsWith('reading-'));
  const middleOf = (slot: string) =>
    page.evaluate((name) => {
      const place = document.querySelector(`[data-slot=${name}]`)?.getBoundingClientRect();
      return place === undefined ? null : { x: place.x + place.width / 2, y: place.y + place.height / 2 };
    }, slot);
  return {
    page,
    names,
    still,
    some: still.filter((_, index) => LONG || index % 3 === 0),
    show: (name, look = PLAIN) =>
      page.evaluate(([fixture, wanted]) => window.robot.start(fixture, wanted), [name, look] as const),
    acts: () => page.evaluate(() => window.robot.acts()),
    violations: () => page.evaluate(() => window.robot.violations()),
    async settled() {
      await page.waitForFunction(() => !('settling' in document.documentElement.dataset));
    },
    middleOf,
    async otherAct() {
      const at = await middleOf('contrast');
      await page.mouse.click(at?.x ?? 0, at?.y ?? 0);
      await page.evaluate(() => window.robot.forgetActs());
    },
    close,
  };
}
