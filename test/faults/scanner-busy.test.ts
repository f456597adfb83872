/** A scanner that is at work for somebody else: waited for, but not for ever. */
import { describe, expect, it } from 'vitest';
import { scannerMissing, startScan } from './benches.ts';
import { endOf, esclScan, heldSaneTest, saneTest } from './scannerBenches.ts';

describe('a busy scanner', () => {
  it('over eSCL is asked again until it takes the job', async () => {
    const { end } = await esclScan('busyAtFirst');
    expect(end).toEqual({ pages: 3, kind: null });
  });

  it.skipIf(scannerMissing)('over SANE is waited for while another program scans from it', async () => {
    const { host, free } = await heldSaneTest();
    await startScan(host, { source: 'flatbed' });
    // the next try comes two seconds later, and meets a free scanner
    setTimeout(free, 500);
    expect(await endOf(host)).toEqual({ pages: 1, kind: null });
  });

  it.skipIf(scannerMissing)('over SANE (status 3) ends as busy once the patience is over', async () => {
    const host = await saneTest('busy');
    await startScan(host, { source: 'flatbed' });
    await host.devices.ask('cancelScan', { job: 'other' }); // another job's cancel changes nothing
    await host.devices.ask('cancelScan', { job: 'j' });
    expect(await endOf(host)).toEqual({ pages: 0, kind: 'cancelled' });
  });
});
