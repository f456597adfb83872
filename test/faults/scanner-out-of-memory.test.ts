/** A scanner without memory for the page (SANE status 10). eSCL has no word for it. */
import { expect, it } from 'vitest';
import { scannerMissing, startScan } from './benches.ts';
import { endOf, saneScan, sanePnm } from './scannerBenches.ts';

it.skipIf(scannerMissing)('over SANE is said by both of its back ends', async () => {
  expect((await saneScan('outOfMemory')).end).toEqual({ pages: 0, kind: 'outOfMemory' });
  const host = await sanePnm('outOfMemory');
  await startScan(host, { source: 'flatbed' });
  expect(await endOf(host)).toEqual({ pages: 0, kind: 'outOfMemory' });
});
