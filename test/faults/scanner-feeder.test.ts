/** Sheets through the real scanimage: all of them, none, jammed in the middle, under an open cover. */
import { describe, expect, it } from 'vitest';
import { pagesOf, scannerBench, scannerMissing, startScan } from './benches.ts';

describe.skipIf(scannerMissing)('a scanner with a feeder', () => {
  it('delivers every sheet in order and then is done', async () => {
    const { scanner, host } = await scannerBench();
    scanner.load(['iou', 'lease-1', 'lease-2']);
    await startScan(host);
    expect((await host.next('scanEnded')).end).toEqual({ kind: 'done', pages: 3 });
    expect(pagesOf(host).map(({ index }) => index)).toEqual([0, 1, 2]);
    expect(pagesOf(host).every(({ widthPx, heightPx }) => widthPx > 820 && heightPx > 1160)).toBe(true);
    expect(new Set(pagesOf(host).map(({ sha256 }) => sha256)).size).toBe(3);
  });

  it('says the feeder is empty where not one sheet lies in it', async () => {
    const { scanner, host } = await scannerBench();
    scanner.load([]);
    await startScan(host);
    expect((await host.next('scanEnded')).end).toMatchObject({
      kind: 'failed',
      pages: 0,
      error: { kind: 'feederEmpty' },
    });
  });

  it('keeps two pages when the third jams, and scans the rest once the jam is cleared', async () => {
    const { scanner, host } = await scannerBench();
    scanner.load(['iou', 'lease-1', 'lease-2', 'photos']);
    scanner.fault('jamOnPage3');
    await startScan(host);
    const { end } = await host.next('scanEnded');
    expect(end).toMatchObject({ kind: 'failed', pages: 2, error: { kind: 'jam', stage: 'page 3' } });
    expect(pagesOf(host)).toHaveLength(2);
    scanner.clearFaults();
    await startScan(host, { job: 'again' });
    expect((await host.next('scanEnded')).end).toEqual({ kind: 'done', pages: 2 });
  });

  it.each([
    ['jam', 'jam'],
    ['coverOpen', 'coverOpen'],
    ['ioError', 'ioError'],
    ['truncatedImage', 'badImage'],
  ] as const)('with %s fails as %s', async (fault, kind) => {
    const { scanner, host } = await scannerBench();
    scanner.load(['iou']);
    scanner.fault(fault);
    await startScan(host);
    expect((await host.next('scanEnded')).end).toMatchObject({ kind: 'failed', error: { kind } });
  });

  it('scans one sheet from the glass', async () => {
    const { scanner, host } = await scannerBench();
    scanner.load(['photos', 'iou']);
    await startScan(host, { source: 'flatbed' });
    expect((await host.next('scanEnded')).end).toEqual({ kind: 'done', pages: 1 });
  });
});
