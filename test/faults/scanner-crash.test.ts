/** A back end that dies: tried once more without its picture writer, then said. */
import { describe, expect, it } from 'vitest';
import { pagesOf, scannerBench, scannerMissing, startScan } from './benches.ts';
import { endOf, esclScan, saneScan } from './scannerBenches.ts';

describe('a crash', () => {
  it("of the scanner's own service over eSCL (410) is said", async () => {
    expect((await esclScan('backendCrash')).end).toEqual({ pages: 0, kind: 'backendCrash' });
  });
  it.skipIf(scannerMissing)('of scanimage by a signal is said after a second try', async () => {
    const { scanner, host } = await scannerBench();
    scanner.load(['iou']);
    scanner.fault('backendCrash');
    await startScan(host);
    expect(await endOf(host)).toEqual({ pages: 0, kind: 'backendCrash' });
  });
  it.skipIf(scannerMissing)(
    'that happens once costs nothing: the page comes as raw pixels, whole',
    async () => {
      const { scanner, host } = await scannerBench();
      scanner.load(['iou']);
      scanner.fault('crashOnce');
      await startScan(host);
      expect(await endOf(host)).toEqual({ pages: 1, kind: null });
      expect(pagesOf(host)[0]).toMatchObject({ mime: 'image/png' });
    },
  );
  it.skipIf(scannerMissing)(
    'of a back end that says it is at the end of nothing (status 5) gives no page',
    async () => {
      const { end } = await saneScan('endOfData');
      expect(end.pages).toBe(0);
      expect(['badImage', 'backendCrash', 'feederEmpty']).toContain(end.kind);
    },
  );
});
