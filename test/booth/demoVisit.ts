/** The steps of the demonstration, one after the other. */
import type { ShowStep } from './demo.ts';
import type { Booth } from './launchBooth.ts';

export async function demonstrationVisit(booth: Booth, show: ShowStep): Promise<void> {
  const page = await booth.page();
  await page.waitForLoadState('load');
  await show('The booth waits for the next person', 'idle');
}
