/** For tests of live sessions in a file of their own: one browser for all of them, a court of its own for each. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { bundleLivePage, launchBrowser, scene, type NearScene } from './room.ts';

/** To be called once, at the top of the file; the answer is the scene of the test that runs. */
export function eachInScene(): () => NearScene {
  let browser: Browser | null = null;
  let at: NearScene | null = null;

  test.beforeAll(async () => {
    await bundleLivePage();
    browser = await launchBrowser();
  });
  test.afterAll(async () => browser?.close());
  test.beforeEach(async () => {
    if (browser === null) throw new Error('no browser');
    at = await scene(browser);
  });
  test.afterEach(async () => at?.close());
  return () => {
    if (at === null) throw new Error('no court');
    return at;
  };
}

/** axe finds nothing on the page as it stands now. */
export async function sound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map((one) => `${one.id}: ${one.nodes.map((node) => String(node.target)).join(', ')}`),
  ).toEqual([]);
}
