/** Waits for a kind of screen, in whichever window of the booth it comes: between visits the window is another one. */
import { errors, type Page } from '@playwright/test';
import type { ScreenKind } from '../../main/contract/screen.ts';
import type { Booth } from './launchBooth.ts';

const PATIENCE_MS = 30_000;
/** How long one window is looked at before it is asked again which one stands there. */
const LOOK_MS = 500;

/** The page that shows the screen. */
export async function untilScreen(booth: Booth, kind: ScreenKind, patienceMs = PATIENCE_MS): Promise<Page> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const page = await booth.page();
    try {
      await page.waitForSelector(`[data-screen="${kind}"]`, { timeout: LOOK_MS });
      return page;
    } catch (error) {
      if (!(error instanceof errors.TimeoutError) && !page.isClosed()) throw error;
      if (performance.now() > until)
        throw new Error(`${kind} was not shown in ${patienceMs} ms`, { cause: error });
    }
  }
}
