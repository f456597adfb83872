/** A paper jam: the pages before it stay, one that was cleared is not shown, one that stays is. */
import { describe, expect, it } from 'vitest';
import { pagesOf, scannerMissing, startScan } from './benches.ts';
import { endOf, esclScan, saneScan, sanePnm } from './scannerBenches.ts';

describe('a jam', () => {
  it('over eSCL on page 3 keeps two pages, and the rest follows', async () => {
    const { scanner, host, end } = await esclScan('jamOnPage3');
    expect(end).toEqual({ pages: 2, kind: 'jam' });
    scanner.clearFaults();
    await startScan(host, { job: 'again' });
    expect(await endOf(host)).toEqual({ pages: 1, kind: null });
    expect(new Set(pagesOf(host).map(({ sha256 }) => sha256)).size).toBe(3);
  });
  it('over eSCL that stays is said', async () => {
    expect((await esclScan('jam')).end).toEqual({ pages: 0, kind: 'jam' });
  });
  it('over eSCL that somebody cleared before is never shown', async () => {
    expect((await esclScan('staleJam')).end).toEqual({ pages: 3, kind: null });
  });
  it.skipIf(scannerMissing)('over SANE (status 6) is said by both of its back ends', async () => {
    expect((await saneScan('jam')).end).toEqual({ pages: 0, kind: 'jam' });
    const host = await sanePnm('jam');
    await startScan(host, { source: 'flatbed' });
    expect(await endOf(host)).toEqual({ pages: 0, kind: 'jam' });
  });
});
