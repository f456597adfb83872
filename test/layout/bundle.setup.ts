/** Before any screen is looked at: the pages that show them are bundled, once for all workers. */
import { test } from '@playwright/test';
import { bundlePage } from './bundle.ts';
import { PATIENCE_MS } from './page.ts';

test('the pages that show every screen are bundled', async () => {
  test.setTimeout(PATIENCE_MS);
  await bundlePage('page');
  await bundlePage('web');
});
