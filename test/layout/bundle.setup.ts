/** Before any screen is looked at: the page that shows them is bundled, once for all workers. */
import { test } from '@playwright/test';
import { bundlePage } from './bundle.ts';
import { PATIENCE_MS } from './page.ts';

test('the page that shows every screen is bundled', async () => {
  test.setTimeout(PATIENCE_MS);
  await bundlePage();
});
