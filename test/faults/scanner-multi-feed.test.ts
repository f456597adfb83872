/** Two sheets that went in as one: the page they made does not count. SANE knows no such status (devices.md D.3). */
import { describe, expect, it } from 'vitest';
import { startScan } from './benches.ts';
import { endOf, esclScan } from './scannerBenches.ts';

describe('a multi-feed', () => {
  it('takes back the last page and goes on from there', async () => {
    const { scanner, host, end } = await esclScan('multiFeedOnPage2');
    expect(end).toEqual({ pages: 1, kind: 'multiFeed' });
    scanner.clearFaults();
    scanner.load(['lease-1', 'lease-2']);
    await startScan(host, { job: 'again' });
    expect(await endOf(host)).toEqual({ pages: 2, kind: null });
  });
  it('before any page is said', async () => {
    expect((await esclScan('multiFeed')).end).toEqual({ pages: 0, kind: 'multiFeed' });
  });
});
