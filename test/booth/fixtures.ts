/** Playwright fixtures for journeys: one booth for all tests of a file, brought back to an untouched idle screen for each. */
import { type Page, test as base } from '@playwright/test';
import { type Booth, type Orientation, launchBooth } from './launchBooth.ts';

interface Shared {
  orientation: Orientation;
  sharedBooth: Booth;
}

/**
 * `booth` is ready for use: hardware reset, Electron freshly started when an earlier test has used it (about a second;
 * court, hardware and the booth's identity stay). `page` is its page at the start of the test.
 */
export const test = base.extend<{ booth: Booth; page: Page }, Shared>({
  orientation: ['portrait', { scope: 'worker', option: true }],
  sharedBooth: [
    async ({ orientation }, use) => {
      const booth = await launchBooth({ orientation });
      await use(booth);
      await booth.close();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  booth: async ({ sharedBooth }, use, info) => {
    await use(sharedBooth);
    if (info.status !== info.expectedStatus) {
      const page = await sharedBooth.page().catch(() => null);
      if (page !== null)
        await info.attach('screen', { body: await page.screenshot(), contentType: 'image/png' });
      await info.attach('log', { body: sharedBooth.log().slice(-200).join('\n'), contentType: 'text/plain' });
    }
    await sharedBooth.hardware.reset();
    await sharedBooth.restart();
  },
  page: async ({ booth }, use) => {
    await use(await booth.page());
  },
});

export { expect } from '@playwright/test';
