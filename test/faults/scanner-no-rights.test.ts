/** A scanner this program may not use. */
import { expect, it } from 'vitest';
import { scannerMissing } from './benches.ts';
import { esclScan, saneScan } from './scannerBenches.ts';

it('over eSCL (403) is said', async () => {
  expect((await esclScan('permissionDenied')).end).toEqual({ pages: 0, kind: 'permissionDenied' });
});
it.skipIf(scannerMissing)('over SANE (status 11) is said', async () => {
  expect((await saneScan('permissionDenied')).end).toEqual({ pages: 0, kind: 'permissionDenied' });
});
