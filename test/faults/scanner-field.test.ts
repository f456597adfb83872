/** What real eSCL scanners do in the field: answer late, name other hosts, use odd prefixes; and what a hostile one does. */
import { describe, expect, it } from 'vitest';
import { startScan } from './benches.ts';
import { endOf, esclBench, esclScan } from './scannerBenches.ts';

describe('an eSCL scanner of the field', () => {
  it.each(['notReadyAtFirst', 'goneAtFirst', 'lateAtFirst', 'otherHost', 'oddPrefixes'] as const)('(%s) delivers every sheet', async (fault) => {
    expect((await esclScan(fault)).end).toEqual({ pages: 3, kind: null });
  }); // prettier-ignore

  it('behind ipp-usb is called localhost', async () => {
    const { scanner } = await esclScan();
    expect(scanner.hosts().every((host) => host.startsWith('localhost:'))).toBe(true);
  });

  it.each([['redirect'], ['redirectJob'], ['noLocation']] as const)('that leads elsewhere (%s) is not followed', async (fault) => {
    expect((await esclScan(fault)).end).toEqual({ pages: 0, kind: 'protocol' });
  }); // prettier-ignore

  it.each(['xmlBomb', 'hugeXml'] as const)('that answers with a bomb (%s) is a fault, and ready again after it', async (fault) => {
    const { scanner, host } = await esclBench();
    await scanner.unplug();
    await startScan(host);
    await endOf(host);
    scanner.fault(fault);
    await scanner.replug();
    await host.next('deviceStateChanged', ({ state }) => state.kind === 'fault' && state.error.kind === 'protocol');
    scanner.clearFaults();
    expect((await host.next('deviceStateChanged', ({ state }) => state.kind === 'ready')).device).toBe('scanner');
  }); // prettier-ignore
});
