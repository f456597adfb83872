/** A setting the scanner does not take. */
import { describe, expect, it } from 'vitest';
import { scannerMissing } from './benches.ts';
import { endOf, esclScan, saneScan, saneTest } from './scannerBenches.ts';

describe('a bad option', () => {
  it('over eSCL (409 without a reason) is said', async () => {
    expect((await esclScan('badOption')).end).toEqual({ pages: 0, kind: 'invalidOption' });
  });
  it.skipIf(scannerMissing).each([
    ['badOption', 'invalidOption'],
    ['unknownOption', 'invalidOption'],
    ['unsupported', 'unsupported'],
  ] as const)('over SANE %s is said as %s', async (fault, kind) => {
    expect((await saneScan(fault)).end).toEqual({ pages: 0, kind });
  });
  it.skipIf(scannerMissing)('is not even sent where the device has no such setting', async () => {
    const host = await saneTest('none');
    await host.devices.ask('startScan', { job: 'j', source: 'flatbed', dpi: 100_000, mode: 'gray' });
    // the nearest resolution it has is taken, and the page says which
    expect(await endOf(host)).toEqual({ pages: 1, kind: null });
    expect(host.pushed.flatMap((entry) => (entry.name === 'pageScanned' ? [entry.body.page.dpi] : []))).toEqual([1200]); // prettier-ignore
  });
});
