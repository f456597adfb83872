/** A wire that breaks and a scanner pulled out: the pages before stay, and it is found again. */
import { describe, expect, it } from 'vitest';
import { scannerMissing, startScan } from './benches.ts';
import { endOf, esclBench, esclScan, saneScan } from './scannerBenches.ts';

describe('a broken wire', () => {
  it('over eSCL is an I/O error', async () => {
    expect((await esclScan('ioError')).end).toEqual({ pages: 0, kind: 'ioError' });
  });
  it('over eSCL is a disconnection where the scanner is gone, and it comes back by itself', async () => {
    const { scanner, host } = await esclBench('slow');
    await startScan(host);
    await host.next('scanProgressed');
    await scanner.unplug();
    expect(await endOf(host)).toEqual({ pages: 0, kind: 'disconnected' });
    await host.next('deviceStateChanged', ({ state }) => state.kind === 'disconnected');
    await scanner.replug();
    await host.next('deviceStateChanged', ({ state }) => state.kind === 'ready');
    scanner.clearFaults();
    await startScan(host, { job: 'again' });
    expect(await endOf(host)).toEqual({ pages: 3, kind: null });
  });
  it.skipIf(scannerMissing)('over SANE (status 9) is an I/O error', async () => {
    expect((await saneScan('ioError')).end).toEqual({ pages: 0, kind: 'ioError' });
  });
});
