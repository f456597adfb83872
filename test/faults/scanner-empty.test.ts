/** A feeder without paper: a prompt before the first sheet, the normal end after it, and another try with paper. */
import { describe, expect, it } from 'vitest';
import { scannerMissing, startScan } from './benches.ts';
import { endOf, esclBench, esclScan, saneScan, saneTest } from './scannerBenches.ts';

describe('an empty feeder', () => {
  it('over eSCL is said before the first sheet, and the same job works once paper lies in it', async () => {
    const { scanner, host } = await esclBench();
    scanner.load([]);
    await startScan(host);
    expect(await endOf(host)).toEqual({ pages: 0, kind: 'feederEmpty' });
    scanner.load(['iou']);
    await startScan(host, { job: 'again' });
    expect(await endOf(host)).toEqual({ pages: 1, kind: null });
  });
  it('over eSCL ends a job well after at least one sheet', async () => {
    expect((await esclScan()).end).toEqual({ pages: 3, kind: null });
  });
  it.skipIf(scannerMissing)('over SANE (status 7) is said before the first sheet', async () => {
    expect((await saneScan('feederEmpty')).end).toEqual({ pages: 0, kind: 'feederEmpty' });
  });
  it.skipIf(scannerMissing)('over SANE ends a job well after the tenth of ten sheets', async () => {
    const host = await saneTest('none');
    await startScan(host);
    expect(await endOf(host)).toEqual({ pages: 10, kind: null });
  });
});
