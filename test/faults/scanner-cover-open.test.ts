/** An open cover is said, whatever the scanner calls it. */
import { describe, expect, it } from 'vitest';
import { scannerMissing } from './benches.ts';
import { esclScan, saneScan } from './scannerBenches.ts';

describe('an open cover', () => {
  it.each(['coverOpen', 'hatchOpen'] as const)('over eSCL (%s) is said', async (fault) => {
    expect((await esclScan(fault)).end).toEqual({ pages: 0, kind: 'coverOpen' });
  });
  it.skipIf(scannerMissing)('over SANE (status 8) is said', async () => {
    expect((await saneScan('coverOpen')).end).toEqual({ pages: 0, kind: 'coverOpen' });
  });
});
