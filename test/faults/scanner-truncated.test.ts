/** A page that does not arrive whole, lies about its length, or is none: never handed over. */
import { describe, expect, it } from 'vitest';
import { scannerBench, scannerMissing, startScan } from './benches.ts';
import { endOf, esclScan, expectNothingCaptured } from './scannerBenches.ts';

describe('a truncated page', () => {
  it.each(['truncatedImage', 'lyingLength', 'imageBomb', 'endlessBody'] as const)('over eSCL (%s) is refused', async (fault) => {
    const { host, end } = await esclScan(fault);
    expect(end).toEqual({ pages: 0, kind: 'badImage' });
    expectNothingCaptured(host);
  }); // prettier-ignore
  it.skipIf(scannerMissing)('over SANE is refused', async () => {
    const { scanner, host } = await scannerBench();
    scanner.load(['iou']);
    scanner.fault('truncatedImage');
    await startScan(host);
    expect(await endOf(host)).toEqual({ pages: 0, kind: 'badImage' });
    expectNothingCaptured(host);
  });
});
