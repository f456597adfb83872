/** Waits for a kind of screen, in whichever window of the booth it comes: between visits the window is another one. */
import { errors, type Page } from '@playwright/test';
import type { ScreenKind } from '../../main/contract/screen.ts';
import type { Booth } from './launchBooth.ts';

const PATIENCE_MS = 30_000;
/** How long one window is looked at before it is asked again which one stands there. */
const LOOK_MS = 500;

/** The page that shows the screen; with `used` not before another window than that one shows it. */
export async function untilScreen(booth: Booth, kind: ScreenKind, used?: Page): Promise<Page> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    const page = await booth.page();
    try {
      if (page === used) await page.waitForEvent('close', { timeout: LOOK_MS });
      else {
        await page.waitForSelector(`[data-screen="${kind}"]`, { timeout: LOOK_MS });
        return page;
      }
    } catch (error) {
      if (!(error instanceof errors.TimeoutError) && !page.isClosed()) throw error;
      if (performance.now() > until)
        throw new Error(`${kind} was not shown in ${PATIENCE_MS} ms`, { cause: error });
    }
  }
}
